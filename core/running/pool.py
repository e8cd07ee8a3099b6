"""Workers kept for the next statement: one statement at a time each, the least recently used one leaves first."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..contracts.results import Limits
from ..errors import ServiceUnavailable
from .workers import Target, Worker

Start = Callable[[Target, Limits, tuple[bytes, int]], Worker]


class Pool:
    """At most `size` workers. Safe to use from several threads.

    :param idle_s: an unused worker ends after so many seconds.
    :param wait_s: seconds to wait for a worker when all are busy.
    """

    def __init__(self, start: Start, *, size: int, idle_s: float, wait_s: float) -> None:
        self._start, self._size, self._idle_s, self._wait_s = start, size, idle_s, wait_s
        self._changed = threading.Condition()
        self._idle: list[Worker] = []  # the least recently used first
        self._busy: set[Worker] = set()
        self._starting = 0
        self._closed = False
        self._sweeper: threading.Timer | None = None

    @contextmanager
    def worker(self, target: Target, limits: Limits) -> Iterator[Worker]:
        """A worker for this database, alone. It is kept afterwards if it is clean, else ended.

        :raises ServiceUnavailable: all workers stay busy.
        """
        worker = self._take(target, limits)
        try:
            yield worker
        finally:
            self._give(worker)

    def forget(self, key: str) -> None:
        """End the workers of a connection, busy ones too."""
        with self._changed:
            gone = [worker for worker in self._idle if worker.key == key]
            self._idle = [worker for worker in self._idle if worker.key != key]
            busy = [worker for worker in self._busy if worker.key == key]
            for worker in busy:
                worker.forgotten = True
            self._changed.notify_all()
        for worker in busy:
            worker.kill()
        for worker in gone:
            worker.close()

    def close(self) -> None:
        """End all workers; none can be had any more."""
        with self._changed:
            self._closed = True
            idle, self._idle = self._idle, []
            busy = list(self._busy)
            if self._sweeper is not None:
                self._sweeper.cancel()
            self._changed.notify_all()
        for worker in busy:
            worker.forgotten = True
            worker.kill()
        for worker in idle:
            worker.close()

    def abandon(self) -> None:
        """In a forked process: let go of the parent's workers. Takes no lock, as its owner may not exist here."""
        for worker in [*self._idle, *self._busy]:
            worker.abandon()

    def _take(self, target: Target, limits: Limits) -> Worker:
        identity = (target.digest(), limits.memory_mb)
        deadline = time.monotonic() + self._wait_s
        while True:
            with self._changed:
                if self._closed:
                    raise ServiceUnavailable("The server is stopping.")
                found, ended, room = self._look(target.key, identity)
                if found is not None:
                    self._busy.add(found)
                elif room:
                    self._starting += 1
                elif not ended and not self._changed.wait(deadline - time.monotonic()):
                    raise ServiceUnavailable("All database workers are busy.")
            for worker in ended:
                worker.close()
            if found is not None:
                return found
            if room:
                return self._started(target, limits, identity)

    def _look(self, key: str, identity: tuple[bytes, int]) -> tuple[Worker | None, list[Worker], bool]:
        """A fitting idle worker; idle ones that must end first; whether a new one may start. Under the lock."""
        ended = [worker for worker in self._idle if not worker.alive or self._stale(worker, key, identity)]
        self._idle = [worker for worker in self._idle if worker not in ended]
        found = next((w for w in reversed(self._idle) if w.key == key and w.identity == identity), None)
        if found is not None:
            self._idle.remove(found)
            return found, ended, False
        if self._used >= self._size and self._idle:
            ended.append(self._idle.pop(0))
        return None, ended, self._used < self._size

    def _stale(self, worker: Worker, key: str, identity: tuple[bytes, int]) -> bool:
        """Its connection has other fields by now, or it was unused for long."""
        changed = worker.key == key and worker.identity != identity
        return changed or time.monotonic() - worker.idle_since > self._idle_s

    @property
    def _used(self) -> int:
        return len(self._idle) + len(self._busy) + self._starting

    def _started(self, target: Target, limits: Limits, identity: tuple[bytes, int]) -> Worker:
        # Outside the lock: starting a process takes a hundred milliseconds.
        worker: Worker | None = None
        try:
            worker = self._start(target, limits, identity)
            return worker
        finally:
            with self._changed:
                self._starting -= 1
                if worker is not None:
                    self._busy.add(worker)
                self._changed.notify_all()

    def _give(self, worker: Worker) -> None:
        keep = worker.clean and worker.alive and not worker.forgotten and not worker.worn
        with self._changed:
            self._busy.discard(worker)
            keep = keep and not self._closed and not worker.forgotten
            if keep:
                worker.idle_since = time.monotonic()
                self._idle.append(worker)
                self._plan_sweep()
            self._changed.notify_all()
        if not keep:
            worker.close()

    def _plan_sweep(self) -> None:
        """Under the lock: have somebody look again when the first idle worker is due."""
        if self._sweeper is None and self._idle and not self._closed:
            due = self._idle[0].idle_since + self._idle_s - time.monotonic()
            self._sweeper = threading.Timer(max(due, 0.05) + 0.05, self._sweep)
            self._sweeper.daemon = True
            self._sweeper.start()

    def _sweep(self) -> None:
        with self._changed:
            self._sweeper = None
            old = [w for w in self._idle if not w.alive or time.monotonic() - w.idle_since > self._idle_s]
            self._idle = [worker for worker in self._idle if worker not in old]
            self._plan_sweep()
        for worker in old:
            worker.close()
