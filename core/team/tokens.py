"""The text of an API key: `afdb_live_<12 public>_<43 random><6 checksum>` (contract 1.2)."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import string
import zlib
from collections.abc import Iterable

PREFIX = "afdb_live_"
_PUBLIC = string.digits + string.ascii_lowercase
_RANDOM = string.digits + string.ascii_uppercase + string.ascii_lowercase
"""62 characters: 43 of them hold 256 bits, and a double click selects the whole key."""
_SHAPE = re.compile(rf"{PREFIX}([0-9a-z]{{12}})_[0-9A-Za-z]{{43}}([0-9A-Za-z]{{6}})")


def make_token() -> tuple[str, str]:
    """A fresh key: its public part, by which it is found, and the whole text, which is shown once."""
    public = _pick(_PUBLIC, 12)
    body = f"{PREFIX}{public}_{_pick(_RANDOM, 43)}"
    return public, body + _checksum(body)


def public_part(token: str) -> str | None:
    """The public part of a well-formed key; None if the checksum is wrong, so that a typing error costs no database access."""
    match = _SHAPE.fullmatch(token)
    if match is None or _checksum(token[:-6]) != match[2]:
        return None
    return match[1]


def digest(pepper: bytes, token: str) -> bytes:
    """What is stored: HMAC-SHA256. A slow hash would add nothing to 256 random bits; the pepper makes a stolen table useless."""
    return hmac.new(pepper, token.encode(), hashlib.sha256).digest()


def matches(stored: bytes, token: str, peppers: Iterable[bytes]) -> bool:
    """Was `stored` made of `token` with one of the peppers? Takes the same time whatever the answer."""
    return any([hmac.compare_digest(stored, digest(pepper, token)) for pepper in peppers])  # noqa: C419 — a list: no early end


def _pick(alphabet: str, count: int) -> str:
    return "".join(secrets.choice(alphabet) for _ in range(count))


def _checksum(body: str) -> str:
    """CRC-32 in base 62: lets scanners of leaked secrets tell a real key from a look-alike, offline."""
    number, digits = zlib.crc32(body.encode()), ""
    for _ in range(6):
        number, rest = divmod(number, 62)
        digits = _RANDOM[rest] + digits
    return digits
