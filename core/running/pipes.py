"""Messages over pipes: four bytes of length, then the message."""

from __future__ import annotations

import os
import struct
from typing import Final

HEADER: Final = struct.Struct(">I")
LONGEST: Final = 1 << 30
"""Bytes of one message. A longer one is a fault: batches are about 4 MB."""


def write_frame(pipe: int, frame: bytes) -> None:
    """Write all of it, waiting for the reader.

    :raises BrokenPipeError: nobody reads any more.
    """
    rest = memoryview(HEADER.pack(len(frame)) + frame)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def read_frame(pipe: int) -> bytes | None:
    """The next message, waiting for it; None if the writer is gone."""
    header = _read(pipe, HEADER.size)
    return None if header is None else _read(pipe, HEADER.unpack(header)[0])


def _read(pipe: int, size: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < size:
        part = os.read(pipe, size - len(parts))
        if not part:
            return None
        parts += part
    return bytes(parts)
