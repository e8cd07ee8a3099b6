"""A limit on how long a client may take to send its request.

A thread serves one connection at a time, and gunicorn's threads wait for ever: a handful of clients that send a byte now and then would
occupy all of them (slowloris). Time to work on a request that has arrived is not limited here.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time

READ_S = 20.0
"""A body has at most 1 MiB: this lets in everybody with 50 kB/s."""


class ReadingLimit:
    """The requests that are being read now, one at most in each thread. Safe to use from several threads."""

    def __init__(self, seconds: float = READ_S) -> None:
        self._seconds = seconds
        self._deadlines: dict[int, tuple[float, socket.socket]] = {}

    def begin(self, client: socket.socket) -> None:
        """This thread starts to read a request from `client`."""
        self._deadlines[threading.get_ident()] = (time.monotonic() + self._seconds, client)

    def end(self) -> None:
        """This thread's request has arrived, or is over. Harmless twice."""
        self._deadlines.pop(threading.get_ident(), None)

    def cut(self) -> None:
        """Stop listening to clients that were too slow: their threads see an end of input, and can still answer."""
        now = time.monotonic()
        for thread, (deadline, client) in list(self._deadlines.items()):
            if now > deadline:
                self._deadlines.pop(thread, None)
                with contextlib.suppress(OSError):
                    client.shutdown(socket.SHUT_RD)
