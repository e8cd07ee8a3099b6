"""Which connections are worth a thread: those whose request is there.

gunicorn gives a thread to every new connection, before it has said anything, and to everyone who has sent a byte. A hundred clients that
connect and keep silent, or send half a header, stopped the whole server for longer than 40 seconds (measured), and none of them needs a
key. So a thread looks without waiting, and hands a connection back to the main loop until there is more to see.
"""

from __future__ import annotations

import contextlib
import re
import socket
import time
from dataclasses import dataclass, field
from typing import Final

from .reading import READ_S

MOST: Final = 64 * 1024
"""Bytes that are waited for here: a head is shorter, and a longer body is read by its thread, of callers with a key only."""
_LINE: Final = re.compile(rb"\S+ \S+ HTTP/1\.[01]\r")
_LENGTH: Final = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,9})[ \t]*\r\n", re.IGNORECASE)
_EXPECTS: Final = re.compile(rb"\r\nexpect:", re.IGNORECASE)


@dataclass(slots=True)
class Arrival:
    """What was seen of the next request of one connection."""

    seen: int = -1
    since: float = field(default_factory=time.monotonic)

    def complete(self, client: socket.socket) -> bool:
        """Is it time for a thread? Otherwise the connection becomes readable when more of the request is there."""
        try:
            data = client.recv(MOST, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            return True  # reading will find out
        # No more than last time although something happened: the client has ended, or the system does not know SO_RCVLOWAT.
        ended = len(data) in {0, self.seen}
        wanted = 0 if ended else awaited(data)
        try:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, max(1, wanted))
        except OSError:
            return True
        self.seen = len(data)
        return not wanted

    def cut(self, client: socket.socket) -> None:
        """Stop listening to a client that began a request and does not finish it: its connection becomes readable, and is answered."""
        if self.seen > 0 and time.monotonic() - self.since > READ_S:
            with contextlib.suppress(OSError):
                client.shutdown(socket.SHUT_RD)


def awaited(data: bytes) -> int:
    """How many bytes a client must have sent before its request is worth a thread; 0 if it is now.

    :param data: the first bytes of a request.
    """
    line, newline, _ = data.partition(b"\n")
    if newline and not _LINE.fullmatch(line):
        return 0  # nothing that follows makes a request of it
    end = data.find(b"\r\n\r\n")
    if end < 0:
        return len(data) + 1 if len(data) < MOST else 0
    head = data[: end + 2]
    length = _LENGTH.search(head)
    if length is None or _EXPECTS.search(head):
        return 0
    whole = end + 4 + int(length[1])
    return whole if len(data) < whole <= MOST else 0
