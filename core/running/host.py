"""Serves one session: takes tasks, answers with messages. The same code in a child process and in a thread of this one."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from ..contracts.connector import Connector, Sampling, Session
from ..contracts.results import Cell, Limits
from ..errors import AifordbError, QueryFailed
from .messages import (
    TOO_MUCH,
    Message,
    encode,
    error_to_json,
    fitting_rows,
    limits_from_json,
    plain,
    sampling_from_json,
    statement_from_json,
)

Made = TypeVar("Made")

NO_SAMPLES: Final = Sampling(values_per_column=0, value_length=0, rows_scanned=0, budget_ms=0)


class Host:
    """One session, opened when it is needed.

    :param say: sends an encoded message; blocks while the other side is behind, which is what keeps memory flat.
    """

    def __init__(
        self, connector: Connector, fields: Mapping[str, Any], limits: Limits, say: Callable[[bytes], None]
    ) -> None:
        self._connector, self._fields, self._limits = connector, fields, limits
        self._send = say
        self._session: Session | None = None
        self._lock = threading.Lock()
        self._run = 0
        self._cancelled = 0
        self._engine_s = 0.0

    def take(self, message: Message) -> None:
        """Do one task and say its end, whatever happens in the plugin."""
        self._run, self._engine_s = message["run"], 0.0
        try:
            getattr(self, f"_{message['do']}")(message)
            self._say("end", ms=self._ms)
        except AifordbError as error:
            self._say("error", ms=self._ms, **error_to_json(error))
        except MemoryError:
            self.rest()
            self._say("error", ms=self._ms, **error_to_json(QueryFailed(TOO_MUCH)))
        except ConnectionError:
            self.rest()  # nobody listens any more
        except Exception as fault:  # noqa: BLE001 - the boundary of a plugin call: a stranger's code may raise anything
            self.rest()
            self._say("error", ms=self._ms, fault=_place(fault), **error_to_json(_broken(self._connector)))

    def cancel(self, run: int) -> None:
        """Stop task `run` if it is the present one, or as soon as it begins. May be called from another thread."""
        with self._lock:
            self._cancelled = max(self._cancelled, run)
            session = self._session if run == self._run else None
        if session is not None:
            with contextlib.suppress(
                Exception
            ):  # a plugin call; the session may just have closed, and whoever cancels must go on
                session.cancel()

    def rest(self) -> None:
        """Close the session, so that files are not locked and connections not held; the next task opens it again."""
        with self._lock:
            session, self._session = self._session, None
        if session is not None:
            with contextlib.suppress(Exception):  # a plugin call; what cannot be closed is dropped
                session.close()

    @property
    def _ms(self) -> int:
        return round(self._engine_s * 1_000)

    def _say(self, say: str, **content: Any) -> None:
        self._send(self._encoded(say, **content))

    def _encoded(self, say: str, **content: Any) -> bytes:
        return encode({"say": say, "run": self._run, **content})

    def _opened(self) -> Session:
        if self._session is None:
            session = self._connector.open(self._fields, self._limits)
            with self._lock:
                self._session = session
        self._say("started")
        if self._cancelled >= self._run:
            raise QueryFailed("The SQL was cancelled.", reason="cancelled")
        return self._session

    def _execute(self, message: Message) -> None:
        statement, limits = statement_from_json(message["statement"]), limits_from_json(message["limits"])
        session = self._opened()
        stream = self._timed(lambda: session.execute(statement, limits))
        self._say("columns", columns=[(column.name, column.type) for column in stream.columns])
        batches = iter(stream.batches)
        while (batch := self._timed(lambda: next(batches, None))) is not None:
            if not self._say_rows(batch, limits.max_bytes):
                return

    def _say_rows(self, batch: list[tuple[Cell, ...]], max_bytes: int) -> bool:
        """Send a batch, or what fits of one that is bigger than the whole answer may be; False if that was the last one.

        One value may be hundreds of megabytes; whoever reads this would hold it several times over before it could say no.
        """
        frame = self._encoded("rows", rows=batch)
        if len(frame) <= max_bytes:
            self._send(frame)
            return True
        fitting, _ = fitting_rows(batch, max_bytes)
        self._say("rows", rows=batch[:fitting], cut=True)
        return False

    def _diagnose(self, _message: Message) -> None:
        """Says every stage with its milliseconds; opening counts to the first. What can be read is counted here, for all connectors."""
        self.rest()
        begun = time.monotonic()
        session = self._opened()
        for stage in session.diagnose():
            if stage.stage != "introspect":
                self._say("stage", ms=_since(begun), **plain(stage))
            begun = time.monotonic()
        self._say("version", version=session.server_version())
        tables = len(session.introspect(NO_SAMPLES).tables)
        self._say("stage", stage="introspect", status="ok", ms=_since(begun), tables=tables)

    def _introspect(self, message: Message) -> None:
        catalog = self._opened().introspect(sampling_from_json(message["sampling"]))
        self._say("catalog", catalog=catalog.to_json())

    def _timed(self, make: Callable[[], Made]) -> Made:
        begun = time.monotonic()
        try:
            return make()
        finally:
            self._engine_s += time.monotonic() - begun


def _since(begun: float) -> int:
    return round((time.monotonic() - begun) * 1_000)


def _broken(connector: Connector) -> QueryFailed:
    return QueryFailed(
        f"The {connector.label} connector failed unexpectedly.", hint="The server's log names the fault."
    )


def _place(fault: Exception) -> str:
    """Class and place of a fault for the log, without its text, which may hold values or secrets."""
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" at {trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}" if trace else ""
    return f"{type(fault).__name__}{where}"
