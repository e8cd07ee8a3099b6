"""A session in a thread of this process: for connectors whose engine runs elsewhere and can be told to stop."""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from typing import Final

from ..contracts.results import Limits
from .child import REST_S
from .host import Host
from .messages import Message, decode
from .workers import Target, Worker, WorkerDied

AHEAD: Final = 2
"""Messages that the session may be ahead of its reader."""


class SessionThread(Worker):
    """Runs a `Host` in a daemon thread. Killing it means to cancel, stop listening and let the thread end by itself: threads cannot be
    killed, and a stuck network call ends with its own timeout."""

    def __init__(self, target: Target, limits: Limits, identity: tuple[bytes, int]) -> None:
        super().__init__(target.key, identity)
        self._tasks: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._answers: deque[bytes] = deque()
        self._changed = threading.Condition()
        self._closed = False
        self._run = 0
        self._host = Host(target.connector, target.fields, limits, self._answer)
        self._thread = threading.Thread(target=self._serve, name="aifordb-session", daemon=True)
        self._thread.start()

    @property
    def alive(self) -> bool:
        return not self._closed and self._thread.is_alive()

    def send(self, frame: bytes) -> None:
        if not self.alive:
            raise WorkerDied
        message = decode(frame)
        if message["do"] == "cancel":
            self._host.cancel(message["run"])
        else:
            self._run = message["run"]
            self._tasks.put(message)

    def receive(self, timeout_s: float) -> bytes | None:
        deadline = time.monotonic() + timeout_s
        with self._changed:
            while not self._answers:
                if self._closed or not self._thread.is_alive():
                    raise WorkerDied
                left = deadline - time.monotonic()
                if left <= 0 or not self._changed.wait(left):
                    return self._answers.popleft() if self._answers else None
            frame = self._answers.popleft()
            self._changed.notify_all()
            return frame

    def kill(self) -> None:
        with self._changed:
            if self._closed:
                return
            self._closed = True
            self._changed.notify_all()
        self._tasks.put(None)
        # From a thread of its own: a cancel may be a round trip to a server that does not answer.
        threading.Thread(target=self._host.cancel, args=(self._run,), daemon=True).start()

    def close(self) -> None:
        self.kill()

    def abandon(self) -> None:
        self._closed = True

    def _answer(self, frame: bytes) -> None:
        with self._changed:
            while len(self._answers) >= AHEAD and not self._closed:
                self._changed.wait()
            if self._closed:
                raise BrokenPipeError
            self._answers.append(frame)
            self._changed.notify_all()

    def _serve(self) -> None:
        while True:
            try:
                task = self._tasks.get(timeout=REST_S * 12)
            except queue.Empty:
                self._host.rest()
                task = self._tasks.get()
            if task is None:
                break
            self._host.take(task)
        self._host.rest()
