"""One task given to a worker: answers as they come, time watched from outside, an end in every case."""

from __future__ import annotations

import logging
import threading
import time
from typing import Any, Final

from ..errors import AifordbError, DatabaseUnreachable, QueryFailed
from .messages import TOO_MUCH, Message, decode, encode, error_from_json
from .workers import Worker, WorkerDied

OPEN_S: Final = 20.0
"""Seconds for starting a worker and opening its session; drivers' own connect timeouts are shorter."""
GRACE_S: Final = 0.5
"""Seconds between asking a statement to stop and killing its worker."""

log = logging.getLogger(__name__)


class RunHandle:
    """Stops a running statement, from any thread."""

    def __init__(self) -> None:
        self._task: Task | None = None
        self._lock = threading.Lock()
        self.cancelled = False

    def cancel(self) -> None:
        """Ask the database to stop; half a second later its worker is killed. Does nothing once the statement has ended."""
        with self._lock:
            self.cancelled = True
            task = self._task
        if task is not None:
            task.cancel()

    def attach(self, task: Task) -> None:
        """Connect the handle with the task that it stops."""
        with self._lock:
            self._task = task
            cancelled = self.cancelled
        if cancelled:
            task.cancel()


class Task:
    """A question to a worker and its answers.

    :param timeout_s: seconds that the database may take; time in which nobody asks for answers does not count.
    """

    def __init__(self, worker: Worker, what: Message, timeout_s: float) -> None:
        self._worker, self._timeout_s = worker, timeout_s
        self._run = worker.next_run()
        self._started = False
        self._left = OPEN_S
        self._stopping: str | None = None
        self._kill_at: float | None = None
        self._killed = False
        self._lost = False
        self._ended = threading.Event()
        self.ms = 0
        """Milliseconds spent in the database, once the end was said."""
        frame = encode({**what, "run": self._run})
        worker.clean = False
        try:
            worker.send(frame)
        except WorkerDied:
            log.warning("worker ended before its task")  # the first answer says so

    def begin(self) -> bool:
        """Wait until the session is open and the task has started.

        :returns: False if the worker had died while it was idle, so that another one may do the task.
        :raises AifordbError: the database could not be opened.
        """
        try:
            while not self._started and not self._ended.is_set():
                self._step()
        except AifordbError:
            if self._lost:
                return False
            raise
        return True

    def answer(self) -> Message | None:
        """The next answer, with the `bytes` that it took, or None at the end.

        :raises AifordbError: the task failed, was cancelled or took too long.
        """
        while not self._ended.is_set():
            if (answer := self._step()) is not None:
                return answer
        return None

    def cancel(self) -> None:
        """From any thread: stop, and see to it that it stops."""
        if self._ended.is_set():
            return
        # The waiting thread may not look at the clock again before its own time is over.
        self._stop("cancelled")
        killer = threading.Timer(GRACE_S, self._kill_unless_ended)
        killer.daemon = True
        killer.start()

    def finish(self) -> None:
        """No more answers are wanted: end the statement, so that the worker can be used again."""
        if self._ended.is_set() or self._worker.clean:
            return
        self._stop("enough")
        try:
            while self.answer() is not None:
                pass
        except AifordbError:
            return

    def _step(self) -> Message | None:
        """Take one message, or note that none came in time. Gives what the asker should see of it."""
        frame = self._receive()
        if frame is None:
            self._overdue()
            return None
        message = decode(frame)
        message["bytes"] = len(frame)
        return self._read(message) if message["run"] == self._run else None

    def _receive(self) -> bytes | None:
        """The next message, or None if the time is over."""
        begun = time.monotonic()
        if self._killed:
            wait_s = OPEN_S  # for the kernel to end it
        elif self._kill_at is not None:
            wait_s = self._kill_at - begun
        else:
            wait_s = self._left
        if wait_s <= 0:
            return None
        try:
            frame = self._worker.receive(wait_s)
        except WorkerDied as died:
            raise self._death() from died
        self._left -= time.monotonic() - begun
        return frame

    def _read(self, message: Message) -> Message | None:
        match message["say"]:
            case "started":
                self._started, self._left = True, self._timeout_s
                return None
            case "end":
                self._end(message)
                if self._stopping in {"timeout", "cancelled"}:
                    raise self._stopped()
                return None
            case "error":
                self._end(message)
                raise self._error(message)
            case _:
                return message if self._stopping is None else None

    def _end(self, message: Message) -> None:
        self.ms = message["ms"]
        self._worker.clean = True
        self._ended.set()

    def _error(self, message: Message) -> AifordbError:
        if self._stopping in {"timeout", "cancelled"}:
            return self._stopped()
        content = {name: value for name, value in message.items() if name not in {"say", "run", "ms", "bytes"}}
        fault: Any = content.pop("fault", None)
        if fault is not None:
            log.error("connector fault: %s", fault)
        return error_from_json(content)

    def _overdue(self) -> None:
        """No answer in time: ask to stop, the first time; kill, the second. The answer then is `WorkerDied`."""
        if self._started and self._stopping is None:
            self._stop("timeout")
            return
        self._stopping = self._stopping or "timeout"
        self._killed = True
        self._worker.kill()

    def _stop(self, why: str) -> None:
        self._stopping = self._stopping or why
        self._kill_at = self._kill_at or time.monotonic() + GRACE_S
        try:
            self._worker.send(encode({"do": "cancel", "run": self._run}))
        except WorkerDied:
            return

    def _kill_unless_ended(self) -> None:
        if not self._ended.is_set():
            self._worker.kill()

    def _death(self) -> AifordbError:
        self._ended.set()
        if self._stopping in {"timeout", "cancelled"} and (self._started or self._stopping == "cancelled"):
            return self._stopped()
        if self._worker.forgotten:
            return QueryFailed("The connection was changed or removed while the SQL ran.", reason="cancelled")
        if not self._started:
            self._lost = self._run > 1 and self._stopping is None
            failure = "connect_timeout" if self._stopping == "timeout" else "server_unavailable"
            return DatabaseUnreachable(
                "The database could not be opened in time." if self._stopping else "The database could not be opened.",
                stage="connect",
                failure=failure,
                retryable=True,
            )
        return QueryFailed(TOO_MUCH, hint="Read fewer or smaller rows, or build shorter texts.")

    def _stopped(self) -> QueryFailed:
        if self._stopping == "cancelled":
            return QueryFailed("The SQL was cancelled.", reason="cancelled")
        return QueryFailed(
            f"The SQL took longer than {self._timeout_s:g} s and was stopped.",
            reason="timeout",
            hint="Ask for less, or allow more time.",
        )
