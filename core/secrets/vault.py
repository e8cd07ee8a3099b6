"""Authenticated encryption of stored secrets, and keys derived for other uses.

A blob is `version (1 byte) | key id (8) | nonce (12) | ciphertext and tag`. The associated data names table, row and column, so that a
blob moved to another row does not open.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ..errors import ServiceUnavailable

KEY_BYTES = 32
_VERSION = b"\x01"
_ID, _NONCE = 8, 12
"""Random nonces of 96 bits are safe for 2^32 blobs a key (NIST SP 800-38D, 8.3)."""


class Unsealable(ServiceUnavailable):
    """A blob does not open: its key is not among the vault's, or it was changed or moved."""

    default_hint = "Put the key that sealed it back into secrets.keys."

    def __init__(self) -> None:
        super().__init__("A stored secret cannot be opened with the server's keys.")


class Vault:
    """Seals and unseals.

    :param keys: master keys of 32 bytes, at least one. The first seals; all unseal, so that a key can be replaced without a pause.
    """

    __slots__ = ("_ciphers", "_first", "_keys")

    def __init__(self, keys: Sequence[bytes]) -> None:
        if not keys or any(len(key) != KEY_BYTES for key in keys):
            raise ValueError("a vault needs keys of 32 bytes")
        self._keys = tuple(keys)
        self._ciphers = {_derive(key, "key id", _ID): AESGCM(_derive(key, "seal")) for key in self._keys}
        self._first = next(iter(self._ciphers))

    def __repr__(self) -> str:
        return f"Vault({len(self._keys)} keys)"

    def seal(self, plain: bytes, aad: str) -> bytes:
        """Encrypt.

        :param aad: `table|row|column` of the place where the blob will be stored.
        """
        nonce = os.urandom(_NONCE)
        return _VERSION + self._first + nonce + self._ciphers[self._first].encrypt(nonce, plain, aad.encode())

    def unseal(self, blob: bytes, aad: str) -> bytes:
        """The inverse of `seal`.

        :raises Unsealable: no key of this vault sealed it for this place.
        """
        head, nonce = blob[: 1 + _ID], blob[1 + _ID : 1 + _ID + _NONCE]
        cipher = self._ciphers.get(head[1:])
        if head[:1] != _VERSION or cipher is None or len(nonce) != _NONCE:
            raise Unsealable
        try:
            return cipher.decrypt(nonce, blob[1 + _ID + _NONCE :], aad.encode())
        except InvalidTag:
            raise Unsealable from None

    def rotate(self, blob: bytes, aad: str) -> bytes:
        """The same secret sealed by the first key; the same blob if it is already.

        :raises Unsealable: as `unseal`; the blob is verified in both cases.
        """
        plain = self.unseal(blob, aad)
        return blob if blob[1 : 1 + _ID] == self._first else self.seal(plain, aad)

    def derive(self, purpose: str) -> list[bytes]:
        """Keys of 32 bytes for another use (peppers, cursor signatures): the current one first, then those of older master keys."""
        return [_derive(key, f"derived: {purpose}") for key in self._keys]


def _derive(key: bytes, purpose: str, length: int = KEY_BYTES) -> bytes:
    """HKDF (RFC 5869): a master key is never used for two things."""
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=f"aifordb {purpose}".encode()).derive(key)
