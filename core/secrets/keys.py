"""Where the master keys come from."""

from __future__ import annotations

import base64
import binascii
import os
import stat
import string
from pathlib import Path

from sqlalchemy import make_url

from ..errors import ConfigurationError
from ..ids import new_id
from ..settings.model import Settings
from ..store import metadata_url
from .vault import KEY_BYTES, Vault

KEY_FILE = "secret.key"
_MAKE_ONE = "make one with: openssl rand -base64 32"
_DISTINCT = 12
"""Distinct byte values below which a key is no random one: 32 random bytes have about 30, and fewer than 12 once in 10^25."""


def load_vault(settings: Settings) -> Vault:
    """The vault of this server.

    Embedded mode without `secrets.keys` keeps a key of its own in HOME, made at the first start. Production mode, and any server whose
    metadata database is not SQLite, must be given keys: other machines need the same ones.

    :raises ConfigurationError: a key is missing, short, a placeholder or given twice; or HOME's key file is unusable.
    """
    if settings.secrets.keys:
        return Vault(_checked(settings.secrets.keys))
    url = settings.metadata.url
    if settings.mode == "production" or not (url == "" or url.startswith("sqlite:")):
        raise ConfigurationError(f"secrets.keys: missing; production needs at least one key, {_MAKE_ONE}")
    return Vault([_home_key(settings.home / KEY_FILE, Path(make_url(metadata_url(settings)).database or ""))])


def _checked(texts: tuple[str, ...]) -> list[bytes]:
    keys: list[bytes] = []
    for number, text in enumerate(texts, 1):
        key = _decode(text)
        if key is None:
            raise ConfigurationError(f"secrets.keys: key {number} is not base64; {_MAKE_ONE}")
        if len(key) != KEY_BYTES:
            size = "short" if len(key) < KEY_BYTES else "long"
            raise ConfigurationError(
                f"secrets.keys: key {number} is too {size}, {len(key)} bytes instead of 32; {_MAKE_ONE}"
            )
        if _looks_typed(key):
            raise ConfigurationError(f"secrets.keys: key {number} is a placeholder, not random bytes; {_MAKE_ONE}")
        if key in keys:
            raise ConfigurationError(f"secrets.keys: key {number} is given twice")
        keys.append(key)
    return keys


def _decode(text: str) -> bytes | None:
    standard = text.strip().translate(str.maketrans("-_", "+/")).rstrip("=")
    try:
        return base64.b64decode(standard + "=" * (-len(standard) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def _looks_typed(key: bytes) -> bool:
    """Few distinct bytes, or only printable characters: 32 random bytes are all printable once in 10^13."""
    printable = string.printable.encode()
    return len(set(key)) < _DISTINCT or all(byte in printable for byte in key)


def _home_key(path: Path, data: Path) -> bytes:
    protects_data = data.exists()  # asked first: another process that starts now makes the key before the data
    if not path.exists():
        if protects_data:
            # A new key would start an empty-looking server whose stored secrets never open again.
            raise ConfigurationError(
                f"secrets.keys: {path} is missing, but the data it protects exists; put the file back"
            )
        _make_key(path)
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise ConfigurationError(f"secrets.keys: others may read {path}; run: chmod 600 {path}")
    key = _decode(path.read_text("ascii", "replace"))
    if key is None or len(key) != KEY_BYTES:
        raise ConfigurationError(f"secrets.keys: {path} holds no key of 32 bytes in base64; put the right file back")
    return key


def _make_key(path: Path) -> None:
    """Write a key whole or not at all; of two processes that start together one wins and both read its key."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{KEY_FILE}.{new_id('request')}")
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(file, base64.b64encode(os.urandom(KEY_BYTES)) + b"\n")
        os.fsync(file)
    finally:
        os.close(file)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
