"""What a SQLite file holds: tables, columns, keys and a sample of the stored values."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from aifordb.core import NUMBERS, TIMES, Catalog, Column, ColumnType, ForeignKey, Sampling, Table, cells

from .sampling import kept_values, quoted
from .sqlite_lockdown import Authorizer

SHADOW_ENDINGS: Final = frozenset(
    {
        "data", "idx", "content", "docsize", "config", "segments", "segdir", "stat", "node", "rowid", "parent",
    }
)  # fmt: skip
VIEW_ROWS: Final = 100
"""Rows of a view looked at to find the types of its columns."""
QUERY_S: Final = 2.0
"""Seconds that one sampling query may take."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: str
    sql: str


class _Reader:
    """A connection whose queries end when the time for sampling is over."""

    def __init__(self, connection: sqlite3.Connection, budget_ms: int) -> None:
        self.connection = connection
        self._end = time.monotonic() + budget_ms / 1_000
        self.refused = False
        """Did the last sample ask for what no statement may do?"""

    @property
    def time_left(self) -> bool:
        return time.monotonic() < self._end

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql, parameters).fetchall()

    def sample(self, sql: str) -> list[tuple[Any, ...]] | None:
        """The rows, or None if the query failed or took too long."""
        self.refused = False
        if not self.time_left:
            return None
        stop = min(self._end, time.monotonic() + QUERY_S)
        self.connection.set_progress_handler(lambda: int(time.monotonic() > stop), 5_000)
        # A view runs what the file's maker wrote, `printf('%.900000000c')` too, which nothing interrupts.
        authorizer = Authorizer()
        self.connection.set_authorizer(authorizer)
        try:
            return self.rows(sql)
        except (sqlite3.Error, MemoryError, OverflowError):
            return None
        finally:
            self.refused = authorizer.refusal is not None
            self.connection.set_authorizer(None)
            self.connection.set_progress_handler(None, 0)


def read_catalog(connection: sqlite3.Connection, sampling: Sampling) -> Catalog:
    """Everything that the file holds, in the order in which it was made. Views that do not work, or may not be read, are left out.

    :raises sqlite3.Error: the schema itself cannot be read.
    """
    reader = _Reader(connection, sampling.budget_ms)
    entries = [_Entry(*row) for row in reader.rows(
        "SELECT name, type, coalesce(sql, '') FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )]  # fmt: skip
    shadows = set(_shadows(entries))
    tables = []
    for entry in entries:
        if entry.name not in shadows:
            with contextlib.suppress(sqlite3.Error):  # a view of tables that are gone, a module that is not built in
                tables.append(_table(reader, entry))
    known = {table.name.lower(): table for table in tables}
    tables = [replace(table, foreign_keys=tuple(_resolved(table.foreign_keys, known))) for table in tables]
    sampled = (_sampled(reader, table, sampling) for table in tables)
    return Catalog("sqlite", tuple(table for table in sampled if table is not None))


def _shadows(entries: Sequence[_Entry]) -> Iterator[str]:
    """The tables in which virtual tables keep their indexes."""
    virtual = [entry.name for entry in entries if entry.sql.lower().startswith("create virtual")]
    for entry in entries:
        owner, _, ending = entry.name.rpartition("_")
        if ending in SHADOW_ENDINGS and owner in virtual:
            yield entry.name


def _table(reader: _Reader, entry: _Entry) -> Table:
    unique = _unique_columns(reader, entry.name)
    # Hidden columns (1) belong to virtual tables and are no data; 2 and 3 are generated columns.
    shown = [row for row in reader.rows("SELECT * FROM pragma_table_xinfo(?)", entry.name) if row[6] != 1]
    keys = sum(1 for row in shown if row[5])
    columns = tuple(
        Column(
            name=name,
            type=_declared(declared),
            database_type=declared,
            nullable=not (not_null or key),
            primary_key=bool(key),
            unique=(bool(key) and keys == 1) or name in unique,
        )
        for _, name, declared, not_null, _, key, _ in shown
    )
    if not columns:
        raise sqlite3.OperationalError("no columns")
    return Table(
        name=entry.name,
        columns=columns,
        kind="view" if entry.kind == "view" else "table",
        foreign_keys=tuple(_foreign_keys(reader, entry.name)),
    )


def _declared(declared: str) -> ColumnType:
    """By the declared type's meaning or else by SQLite's rules of affinity (https://www.sqlite.org/datatype3.html, 3.1)."""
    known = cells.declared_type(declared)
    if known not in {"other", "array"}:
        return known
    upper = declared.upper()
    rules: tuple[tuple[tuple[str, ...], ColumnType], ...] = (
        (("INT",), "integer"),
        (("CHAR", "CLOB", "TEXT"), "text"),
        (("BLOB",), "binary"),
        (("REAL", "FLOA", "DOUB"), "float"),
    )
    return next((kind for words, kind in rules if any(word in upper for word in words)), "other")


def _unique_columns(reader: _Reader, table: str) -> set[str]:
    """Columns that a unique index of theirs alone covers, over all rows."""
    names = set()
    for _, index, unique, _, partial, *_ in reader.rows("SELECT * FROM pragma_index_list(?)", table):
        if unique and not partial:
            columns = reader.rows("SELECT name FROM pragma_index_info(?)", index)
            if len(columns) == 1 and columns[0][0] is not None:
                names.add(str(columns[0][0]))
    return names


def _foreign_keys(reader: _Reader, table: str) -> Iterator[ForeignKey]:
    """In the order of declaration; SQLite lists them last first. Target columns may be missing still."""
    grouped: dict[int, list[tuple[Any, ...]]] = {}
    for row in reader.rows("SELECT * FROM pragma_foreign_key_list(?) ORDER BY id DESC, seq", table):
        grouped.setdefault(row[0], []).append(row)
    for rows in grouped.values():
        targets = tuple(row[4] for row in rows)
        yield ForeignKey(tuple(row[3] for row in rows), rows[0][2], () if None in targets else targets)


def _resolved(keys: Sequence[ForeignKey], known: dict[str, Table]) -> Iterator[ForeignKey]:
    """Keys to tables that exist, by their real names; without target columns the target's primary key is meant."""
    for key in keys:
        target = known.get(key.target.lower())
        if target is None:
            continue
        columns = key.target_columns or tuple(column.name for column in target.columns if column.primary_key)
        found = [target.column(name) for name in columns]
        if len(columns) == len(key.columns) and all(found):
            yield ForeignKey(key.columns, target.name, tuple(column.name for column in found if column))


def _sampled(reader: _Reader, table: Table, sampling: Sampling) -> Table | None:
    """The table with types checked against stored values, sampled texts, bounds and its size; None for a view that may not be read."""
    if table.kind == "view":
        columns = _view_columns(reader, table)
        return None if reader.refused else replace(table, columns=columns)
    name = quoted(table.name)
    counted = reader.sample(f"SELECT count(*) FROM (SELECT 1 FROM {name} LIMIT {sampling.rows_scanned + 1})")  # noqa: S608
    if counted is None:
        return table
    whole = counted[0][0] <= sampling.rows_scanned
    columns = tuple(_with_values(reader, table, column, sampling, whole) for column in table.columns)
    return replace(
        table,
        columns=_with_bounds(reader, table.name, columns),
        row_estimate=counted[0][0] if whole else _estimate(reader, table.name),
    )


def _view_columns(reader: _Reader, table: Table) -> tuple[Column, ...]:
    """SQLite says nothing about the type of an expression in a view: the first rows do."""
    rows = reader.sample(f"SELECT * FROM {quoted(table.name)} LIMIT {VIEW_ROWS}")  # noqa: S608 - a quoted name
    if not rows or len(rows[0]) != len(table.columns):
        return table.columns
    found = [cells.column_type(values, iso_texts=True) for values in zip(*rows, strict=True)]
    return tuple(
        replace(column, type=kind) if column.type in {"other", "text"} and kind != "other" else column
        for column, kind in zip(table.columns, found, strict=True)
    )


def _estimate(reader: _Reader, table: str) -> int | None:
    """The largest row number: one step in the tree, and right if nothing was deleted. WITHOUT ROWID tables have none."""
    rows = reader.sample(f"SELECT max(rowid) FROM {quoted(table)}")  # noqa: S608 - a quoted name
    return int(rows[0][0]) if rows and isinstance(rows[0][0], int) else None


def _with_values(reader: _Reader, table: Table, column: Column, sampling: Sampling, whole: bool) -> Column:
    """The column with its distinct texts; its type follows what is stored where the declaration leaves that open."""
    if column.type not in {"text", "other", *TIMES}:
        return column
    name = quoted(column.name)
    rows = reader.sample(
        f"SELECT DISTINCT {name} FROM (SELECT {name} FROM {quoted(table.name)} LIMIT {sampling.rows_scanned})"  # noqa: S608
        f" WHERE {name} IS NOT NULL LIMIT {sampling.values_per_column + 1}"
    )
    if not rows:
        return column
    found = [row[0] for row in rows]
    kind = cells.column_type(found, iso_texts=True)
    # A column declared DATE may hold numbers (seconds since 1970): comparing those with texts would find nothing.
    if kind in TIMES or column.type == "other" or column.type in TIMES:
        column = replace(column, type=kind)
    if column.type != "text":
        return column
    values = kept_values(found, sampling, whole_table=whole)
    return replace(column, values=values.texts, values_complete=values.complete)


def _with_bounds(reader: _Reader, table: str, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The smallest and largest value of each number and time, in one pass."""
    measured = [column.name for column in columns if column.type in NUMBERS | TIMES][:60]
    if not measured:
        return columns
    both = ", ".join(f"min({quoted(name)}), max({quoted(name)})" for name in measured)
    rows = reader.sample(f"SELECT {both} FROM {quoted(table)}")  # noqa: S608 - quoted names
    if not rows:
        return columns
    found = {name: rows[0][2 * place : 2 * place + 2] for place, name in enumerate(measured)}
    return tuple(
        replace(column, minimum=_text(found[column.name][0]), maximum=_text(found[column.name][1]))
        if column.name in found
        else column
        for column in columns
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
