"""Runs checked statements in users' databases: the only caller of `Session.execute`."""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from .. import cells
from ..contracts.catalog import Catalog
from ..contracts.connector import Sampling, StageName
from ..contracts.results import Cell, CheckedStatement, Limits, Result, ResultColumn, ResultStream
from ..errors import AifordbError, DatabaseUnreachable, InternalError, QueryFailed, ValidationError
from ..settings.model import RunningSettings
from .diagnosis import STAGES, Diagnosis, StageReport, complete
from .host import NO_SAMPLES
from .messages import Message, fitting_rows, plain, statement_to_json
from .pool import Pool
from .process import ChildProcess
from .task import RunHandle, Task
from .thread import SessionThread
from .workers import Target, Worker

SESSIONS: Final = 16
"""Sessions of connectors that run elsewhere, in each web process."""
WAIT_S: Final = 30.0
"""Seconds that a statement waits for a free worker."""

Row = tuple[Cell, ...]


@dataclass(slots=True)
class LimitedStream(ResultStream):
    """Rows under limits. After the last batch it tells whether the database had more.

    :param truncated: rows were left out.
    :param limit_source: what left them out: `bytes`, or the name given for the row limit.
    :param execution_ms: milliseconds spent in the database.
    """

    truncated: bool = False
    limit_source: str | None = None
    execution_ms: int = 0


class Runner:
    """Runs statements in sessions that it keeps. Safe to use from several threads; starts nothing before it is used.

    :param settings: how many workers, how long they stay, how much memory a child process gets.
    """

    def __init__(self, settings: RunningSettings) -> None:
        self._settings = settings
        self._make_pools()
        # gunicorn loads the application and then forks: each process needs workers of its own.
        this = weakref.ref(self)
        os.register_at_fork(after_in_child=lambda: _after_fork(this))

    def run(
        self,
        target: Target,
        statement: CheckedStatement,
        limits: Limits,
        *,
        on_start: Callable[[RunHandle], None] | None = None,
        row_limit_source: str = "server",
    ) -> Result:
        """Run a statement and fetch its rows, up to the limits.

        :param on_start: gets the handle that cancels, before the statement starts.
        :param row_limit_source: whose limit `statement.row_limit` is: `request`, `connection` or `server`.
        :raises QueryFailed: the statement failed (`execution`), took too long (`timeout`), was cancelled (`cancelled`) or was refused by
            the database session (`guard`). A timeout is reported at most a second after `limits.timeout_ms`, whatever the statement does.
        :raises DatabaseUnreachable: the database could not be opened.
        :raises ServiceUnavailable: all workers are busy.
        """
        handle = RunHandle()
        if on_start is not None:
            on_start(handle)
        with self.stream(target, statement, limits, handle=handle, row_limit_source=row_limit_source) as stream:
            rows = tuple(row for batch in stream.batches for row in batch)
        return Result(stream.columns, rows, stream.truncated, stream.limit_source, stream.execution_ms)

    @contextmanager
    def stream(
        self,
        target: Target,
        statement: CheckedStatement,
        limits: Limits,
        *,
        handle: RunHandle | None = None,
        row_limit_source: str = "server",
    ) -> Iterator[LimitedStream]:
        """Run a statement and read its rows as they come; memory stays flat. Leaving the `with` block ends the statement.

        :raises AifordbError: as `run`, also while the batches are read.
        """
        what, timeout_s = _execute(statement, limits), limits.timeout_ms / 1_000
        with self._task(target, self._limits(limits), what, timeout_s, handle) as task:
            first = task.answer()
            if first is None or first["say"] != "columns":
                raise InternalError("The worker gave no columns.")
            names = cells.unique_names([name for name, _ in first["columns"]])
            kinds = [kind for _, kind in first["columns"]]
            columns = tuple(ResultColumn(name, kind) for name, kind in zip(names, kinds, strict=True))
            stream = LimitedStream(columns, iter(()))
            cap = min(statement.row_limit, limits.max_rows)
            stream.batches = _limited(stream, task, cap, limits.max_bytes, row_limit_source)
            yield stream

    def diagnose(self, target: Target) -> Diagnosis:
        """Open the database anew and time each stage. A failing database is a finding, not an error.

        :raises ServiceUnavailable: all workers are busy.
        """
        limits = self._limits(None)
        reports: list[StageReport] = []
        retryable = False
        version: str | None = None
        tables: int | None = None
        try:
            with self._task(target, limits, {"do": "diagnose"}, limits.timeout_ms / 1_000) as task:
                while (said := task.answer()) is not None:
                    if said["say"] == "version":
                        version = said["version"]
                        continue
                    tables = said.pop("tables", tables)
                    reports.append(
                        StageReport(**{name: said[name] for name in said if name not in {"say", "run", "bytes"}})
                    )
        except DatabaseUnreachable as error:
            reports.append(_failed(error.stage, error.failure, error))
            retryable = error.retryable
        except QueryFailed as error:
            reports.append(_failed("introspect", "server_unavailable", error))
        latency = round(sum(report.ms or 0 for report in reports))
        failed = any(report.status == "failed" for report in reports)
        return Diagnosis(not failed, version, latency, complete(reports), tables, retryable)

    def introspect(self, target: Target, sampling: Sampling) -> Catalog:
        """What the database looks like.

        :raises DatabaseUnreachable: it could not be opened, or not be read in time.
        """
        try:
            try:
                return self._catalog(target, sampling)
            except QueryFailed:
                # A generated column may compute what no sampling can afford: names and types are better than nothing.
                return self._catalog(target, NO_SAMPLES)
        except QueryFailed as error:
            raise DatabaseUnreachable(
                "The tables could not be read.", stage="introspect", failure="server_unavailable", retryable=True
            ) from error

    def _catalog(self, target: Target, sampling: Sampling) -> Catalog:
        limits = self._limits(None)
        timeout_s = (limits.timeout_ms + sampling.budget_ms) / 1_000
        with self._task(target, limits, {"do": "introspect", "sampling": plain(sampling)}, timeout_s) as task:
            said = task.answer()
            if said is None or said["say"] != "catalog":
                raise InternalError("The worker gave no catalog.")
            return Catalog.from_json(said["catalog"])

    def forget(self, key: str) -> None:
        """End all sessions of a deleted or changed connection; statements that run in them are cancelled."""
        self._children.forget(key)
        self._sessions.forget(key)

    def close(self) -> None:
        """End all sessions and child processes. Nothing can be run afterwards."""
        self._children.close()
        self._sessions.close()

    @contextmanager
    def _task(
        self, target: Target, limits: Limits, what: Message, timeout_s: float, handle: RunHandle | None = None
    ) -> Iterator[Task]:
        """A started task, and a worker that does nothing else."""
        pool = self._children if target.connector.in_process else self._sessions
        while True:
            with pool.worker(target, limits) as worker:
                task = _new_task(worker, what, timeout_s)
                try:
                    if handle is not None:
                        handle.attach(task)
                    if not task.begin():
                        continue
                    yield task
                    return
                finally:
                    task.finish()

    def _limits(self, limits: Limits | None) -> Limits:
        """Limits of a session: memory is the operator's to give."""
        asked = limits or Limits(timeout_ms=self._settings.timeout_ms)
        return replace(asked, memory_mb=min(asked.memory_mb, self._settings.memory_mb))

    def _make_pools(self) -> None:
        settings = self._settings
        idle_s = float(settings.child_idle_s)
        self._children = Pool(ChildProcess, size=settings.children, idle_s=idle_s, wait_s=WAIT_S)
        self._sessions = Pool(SessionThread, size=SESSIONS, idle_s=idle_s, wait_s=WAIT_S)

    def abandon(self) -> None:
        """In a forked process: start over with no workers."""
        self._children.abandon()
        self._sessions.abandon()
        self._make_pools()


def _after_fork(runner: weakref.ref[Runner]) -> None:
    alive = runner()
    if alive is not None:
        alive.abandon()


def _new_task(worker: Worker, what: Message, timeout_s: float) -> Task:
    try:
        return Task(worker, what, timeout_s)
    except TypeError as error:
        raise ValidationError("The SQL or one of its values holds text that is not valid Unicode.") from error


def _execute(statement: CheckedStatement, limits: Limits) -> Message:
    return {"do": "execute", "statement": statement_to_json(statement), "limits": plain(limits)}


def _limited(stream: LimitedStream, task: Task, cap: int, max_bytes: int, row_limit_source: str) -> Iterator[list[Row]]:
    """Batches until a limit is reached; says in `stream` how it ended."""
    rows_left, bytes_left = cap, max_bytes
    while (said := task.answer()) is not None:
        batch: list[Row] = [tuple(row) for row in said["rows"]]
        fitting, size = min(len(batch), rows_left), said["bytes"]
        if size > bytes_left:
            fitting, size = fitting_rows(batch[:rows_left], bytes_left)
        if fitting:
            yield batch[:fitting]
        rows_left, bytes_left = rows_left - fitting, bytes_left - size
        if fitting < len(batch) or said.get("cut"):
            stream.truncated = True
            stream.limit_source = row_limit_source if rows_left == 0 else "bytes"
            task.finish()
            break
    stream.execution_ms = task.ms


def _failed(stage: str, code: str, error: AifordbError) -> StageReport:
    known: StageName = next((name for name in STAGES if name == stage), "connect")
    return StageReport(known, "failed", None, code, error.message, error.hint)
