"""Connectors as a stranger would write them: one over a structure in memory, and some that misbehave."""

from __future__ import annotations

import os
import resource
import threading
import time
from collections.abc import Iterator, Mapping
from typing import Any

from aifordb.core import (
    Catalog,
    CheckedStatement,
    Column,
    Connector,
    DatabaseUnreachable,
    Limits,
    QueryFailed,
    ResultColumn,
    ResultStream,
    Sampling,
    Session,
    Stage,
    Table,
)
from marshmallow import Schema, fields


class NumbersFields(Schema):
    host = fields.String(required=True, metadata={"help": "`nowhere` cannot be reached, `unsampled` dies of sampling."})


class NumbersSession(Session):
    """Understands `count N` (so many rows), `wait` (until cancelled), `deaf` (for ever), `fault`, `grow`, `hoard`, `die`, `environment`, `limits`."""

    opened = 0

    def __init__(self, host: str) -> None:
        self.host = host
        type(self).opened += 1
        self.number = type(self).opened
        self._cancelled = threading.Event()

    def diagnose(self) -> Iterator[Stage]:
        yield Stage("resolve")
        yield Stage("connect")
        yield Stage("tls", "skipped")
        yield Stage("login")
        yield Stage("read_only", "warning", "over_privileged", "This login may write.", "Use another.")

    def server_version(self) -> str:
        return "Numbers 1.0"

    def introspect(self, sampling: Sampling) -> Catalog:
        if self.host == "unsampled" and sampling.budget_ms:
            os.kill(os.getpid(), 9)
        return Catalog("numbers", (Table("numbers", (Column("n", "integer"),)),))

    def execute(self, statement: CheckedStatement, limits: Limits) -> ResultStream:
        self._cancelled.clear()
        word, _, rest = statement.sql.partition(" ")
        return ResultStream((ResultColumn("n", "integer"),), getattr(self, f"_{word}")(rest, limits))

    def cancel(self) -> None:
        self._cancelled.set()

    def close(self) -> None:
        pass

    def _count(self, rest: str, limits: Limits) -> Iterator[list[tuple[int]]]:
        rows = int(rest)
        for first in range(0, rows, limits.batch_rows):
            yield [(n,) for n in range(first, min(rows, first + limits.batch_rows))]

    def _session(self, rest: str, limits: Limits) -> Iterator[list[tuple[int]]]:
        yield [(self.number,)]

    def _wait(self, rest: str, limits: Limits) -> Iterator[list[tuple[int]]]:
        self._cancelled.wait()
        raise QueryFailed("stopped")
        yield []

    def _deaf(self, rest: str, limits: Limits) -> Iterator[list[tuple[int]]]:
        time.sleep(float(rest or 30))
        yield [(1,)]

    def _fault(self, rest: str, limits: Limits) -> Iterator[list[tuple[int]]]:
        raise KeyError("password=hunter2")
        yield []

    def _grow(self, rest: str, limits: Limits) -> Iterator[list[tuple[int]]]:
        kept = []
        while True:
            kept.append(bytearray(50_000_000))
            yield []

    def _hoard(self, rest: str, limits: Limits) -> Iterator[list[tuple[int]]]:
        """Take most of the memory and keep it, as DuckDB does after a big statement."""
        self.kept = bytearray(limits.memory_mb * 1024 * 1024 * 8 // 10)
        yield [(1,)]

    def _environment(self, rest: str, limits: Limits) -> Iterator[list[tuple[str]]]:
        yield [(name,) for name in os.environ]

    def _limits(self, rest: str, limits: Limits) -> Iterator[list[tuple[str, int]]]:
        names = ("RLIMIT_FSIZE", "RLIMIT_CORE", "RLIMIT_AS")
        yield [(name, resource.getrlimit(getattr(resource, name))[1]) for name in names]
        yield [("leads its group", os.getpgid(0) == os.getpid())]

    def _die(self, rest: str, limits: Limits) -> Iterator[list[tuple[int]]]:
        os.kill(os.getpid(), 9)
        yield []


class Numbers(Connector):
    type = "numbers"
    label = "Numbers"
    dialect = "numbers"
    fields = NumbersFields

    def open(self, fields: Mapping[str, Any], limits: Limits) -> Session:
        if fields["host"] == "nowhere":
            raise DatabaseUnreachable(
                "The host is away.", stage="connect", failure="port_closed", retryable=True, hint="Wait."
            )
        return NumbersSession(fields["host"])


class NumbersInChild(Numbers):
    """The same in a child process."""

    in_process = True
