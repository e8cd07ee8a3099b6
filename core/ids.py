"""Prefixed, time-sortable ids: `q_01jv…` = prefix, `_`, 26 characters of lower-case Crockford base32.

The first 10 characters are milliseconds since 1970 (48 bits), the other 16 are random (80 bits), as in a ULID
(https://github.com/ulid/spec).
"""

from __future__ import annotations

import re
import secrets
import time

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
PREFIXES = {
    "connection": "conn",
    "query": "q",
    "member": "mem",
    "api_key": "key",
    "audit": "aud",
    "request": "req",
}
_SHAPE = re.compile(r"[a-z]{1,5}_[0-9a-hjkmnp-tv-z]{26}")


def new_id(kind: str) -> str:
    """A fresh id for an object of `kind`, a key of `PREFIXES`."""
    number = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    digits = [ALPHABET[number >> shift & 31] for shift in range(125, -1, -5)]
    return f"{PREFIXES[kind]}_{''.join(digits)}"


def is_id(kind: str, text: str) -> bool:
    """Is `text` shaped like an id of `kind`? Says nothing about whether the object exists."""
    return text.startswith(PREFIXES[kind] + "_") and _SHAPE.fullmatch(text) is not None
