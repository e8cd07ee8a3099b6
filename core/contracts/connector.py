"""What a plugin implements to bring in a kind of database."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from .catalog import Catalog
from .fields import SchemaClass
from .results import CheckedStatement, Limits, ResultStream

StageName = Literal["resolve", "connect", "tls", "login", "read_only", "introspect"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a connection test.

    :param status: `ok`, `warning` (usable, but read `message`), `skipped` (does not apply to this engine).
    :param code: stable word for a warning, such as `over_privileged`.
    """

    stage: StageName
    status: Literal["ok", "warning", "skipped"] = "ok"
    code: str | None = None
    message: str | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Sampling:
    """How much stored data an introspection may look at.

    :param values_per_column: distinct texts kept of one column; a column with more keeps that many, and is not complete.
    :param value_length: longer texts are not kept.
    :param rows_scanned: rows looked at per column before giving up on completeness.
    :param budget_ms: time for all sampling of one database; what is not sampled by then stays without values.
    """

    values_per_column: int = 2_000
    value_length: int = 100
    rows_scanned: int = 200_000
    budget_ms: int = 10_000


class Session(ABC):
    """An open connection. One thread uses it at a time; only `cancel` may be called from another."""

    @abstractmethod
    def diagnose(self) -> Iterator[Stage]:
        """The stages of a connection test, each yielded once it passed.

        :raises DatabaseUnreachable: the stage that failed, by name, with a stable code and no driver text.
        """

    @abstractmethod
    def server_version(self) -> str:
        """The engine and its version, such as `SQLite 3.40.1`."""

    @abstractmethod
    def introspect(self, sampling: Sampling) -> Catalog:
        """Tables, columns, keys and sampled values of everything that this login can read, in the engine's order.

        :raises DatabaseUnreachable: with stage `introspect`.
        """

    @abstractmethod
    def execute(self, statement: CheckedStatement, limits: Limits) -> ResultStream:
        """Run one statement, read-only, whatever its text says.

        The engine's own session must refuse everything that writes, attaches, reads files, loads code or lifts limits, without relying on
        the guard. Cells are normalised by `aifordb.core.cells`.

        :raises QueryFailed: the statement failed, timed out or was cancelled; driver text only after removal of values.
        """

    @abstractmethod
    def cancel(self) -> None:
        """Stop the running statement, from another thread. Does nothing if none runs."""

    @abstractmethod
    def close(self) -> None:
        """Give everything back. Harmless twice."""


class Connector(ABC):
    """A kind of database. One instance serves all connections of its type; it holds no state.

    Import drivers inside methods: the server starts with every plugin installed and no driver loaded.
    """

    type: ClassVar[str]
    """What users write in `POST /v1/connections`: lower-case letters, digits and `_`."""
    label: ClassVar[str]
    """The name that people read, such as `PostgreSQL`."""
    dialect: ClassVar[str]
    """sqlglot's name of the SQL dialect; the guard and the generators write in it."""
    fields: ClassVar[SchemaClass]
    """An allow-list of this type's own fields (`host`, `database` …), with help in `metadata`. Never a URL, never free driver options."""
    in_process: ClassVar[bool] = False
    """True if the engine runs inside our process: core then opens it in a child process that it can kill."""

    @abstractmethod
    def open(self, fields: Mapping[str, Any], limits: Limits) -> Session:
        """Open for reading.

        :param fields: validated by `fields`, secrets in clear, `DatabaseFile`s as absolute real paths.
        :raises DatabaseUnreachable: with the stage that failed.
        """
