"""Statements that may run and the rows that come back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .catalog import ColumnType

Cell = None | bool | int | float | str | list[Any] | dict[str, Any]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one statement may use.

    :param timeout_ms: database time, enforced by the session and again by a watchdog outside it.
    :param max_rows: rows fetched; the guard asks the database for one more, to know whether there were more.
    :param max_bytes: bytes of JSON that the rows may take.
    :param memory_mb: address space of the child process, for engines that run inside ours.
    :param batch_rows: rows of one batch, so that memory stays flat.
    """

    timeout_ms: int = 30_000
    max_rows: int = 10_000
    max_bytes: int = 64 * 1024 * 1024
    memory_mb: int = 2_048
    batch_rows: int = 1_000


@dataclass(frozen=True, slots=True)
class CheckedStatement:
    """One statement that the guard let through. Only `core.guard` makes these.

    :param sql: the text to run: the words that were checked, without comments and hints, rows limited. Placeholders are `:name`
        where `parameters` is not empty.
    :param dialect: sqlglot's name of the dialect of `sql`.
    :param shown_sql: the statement as people should read it, without the row limit that the guard added.
    :param parameters: bound values by name; never spliced into the text.
    :param row_limit: rows after which the reader must stop; the statement itself may give one more.
    :param tables: `schema.table` or `table` of every table read.
    """

    sql: str
    dialect: str
    shown_sql: str
    row_limit: int
    parameters: Mapping[str, Any] = field(default_factory=dict)
    tables: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """A column of a result: its name as the database gave it and its value type (contract 1.18)."""

    name: str
    type: ColumnType


@dataclass(slots=True)
class ResultStream:
    """Rows as they come from the database, in batches of tuples of `Cell`. Iterating runs the statement on."""

    columns: tuple[ResultColumn, ...]
    batches: Iterator[list[tuple[Cell, ...]]]


@dataclass(frozen=True, slots=True)
class Result:
    """Rows that were fetched whole, under limits.

    :param columns: names are unique (contract 1.18).
    :param truncated: the database had more rows.
    :param limit_source: why it stopped early: `request`, `connection`, `server`, `bytes`, or None.
    :param execution_ms: time spent in the database, milliseconds.
    """

    columns: tuple[ResultColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    truncated: bool = False
    limit_source: str | None = None
    execution_ms: int = 0
