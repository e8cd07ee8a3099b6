"""Reading a SQLite file: statements in batches, stopped when their time is over."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from aifordb.core import (
    Catalog,
    Cell,
    CheckedStatement,
    DatabaseUnreachable,
    Limits,
    QueryFailed,
    ResultColumn,
    ResultStream,
    Sampling,
    Session,
    Stage,
    cells,
)

from .batches import Row, raw_batches
from .budget import Budget
from .scrubbing import scrub
from .sqlite_catalog import read_catalog
from .sqlite_file import open_file, unusable
from .sqlite_lockdown import Authorizer, lock_down

CHECK_EVERY: Final = 5_000
"""Virtual machine steps between two looks at the clock: below a millisecond apart."""
SCHEMA_WORDS: Final = (
    "no such",
    "ambiguous",
    "near ",
    "incomplete input",
    "misuse of",
    "wrong number of arguments",
    "SELECTs to",
)
"""How messages begin (or go on) that speak of the schema and the grammar, never of stored values."""


class SQLiteSession(Session):
    """An open file. Reopens it by itself when it was replaced or, in WAL mode, written to."""

    def __init__(self, path: str, limits: Limits) -> None:
        self._path = path
        # A quarter of the process's memory is left for Python and for what goes over the pipe.
        self._heap_bytes = limits.memory_mb * 1024 * 1024 * 3 // 4
        self._budget = Budget(limits.timeout_ms)
        self._authorizer = Authorizer()
        self._closed = False
        self._open()

    def diagnose(self) -> Iterator[Stage]:
        self._refresh()
        yield Stage("connect")
        yield Stage("read_only")

    def server_version(self) -> str:
        return f"SQLite {sqlite3.sqlite_version}"

    def introspect(self, sampling: Sampling) -> Catalog:
        self._refresh()
        connection, _ = open_file(self._path)
        try:
            lock_down(connection, self._heap_bytes)
            return read_catalog(connection, sampling)
        except sqlite3.Error as error:
            reason = unusable(error)
            raise DatabaseUnreachable(
                reason.message, stage="introspect", failure=reason.failure, retryable=reason.retryable, hint=reason.hint
            ) from error
        finally:
            connection.close()

    def execute(self, statement: CheckedStatement, limits: Limits) -> ResultStream:
        self._refresh()
        budget = self._budget = Budget(limits.timeout_ms)
        self._authorizer.refusal = None
        cursor = self._connection.cursor()
        try:
            with budget.spending():
                cursor.execute(statement.sql, _bindable(statement.parameters))
        except (sqlite3.Error, sqlite3.Warning, ValueError, OverflowError, MemoryError) as error:
            raise self._failure(error, budget) from error
        if cursor.description is None:
            raise QueryFailed("There is no statement that gives rows.", reason="guard")
        names = [name for name, *_ in cursor.description]
        batches = self._raw(cursor, limits, budget)
        first = next(batches, [])
        types = [cells.column_type(column, iso_texts=True) for column in zip(*first, strict=True)] or ["other"] * len(
            names
        )
        columns = tuple(ResultColumn(name, kind) for name, kind in zip(names, types, strict=True))
        return ResultStream(columns, _shown(first, batches, columns))

    def cancel(self) -> None:
        self._budget.cancelled = True
        if not self._closed:
            self._connection.interrupt()

    def close(self) -> None:
        self._closed = True
        self._connection.close()

    def _open(self) -> None:
        self._connection, self._file = open_file(self._path)
        try:
            lock_down(self._connection, self._heap_bytes)
            self._connection.execute("PRAGMA schema_version").fetchall()
            self._unlock_indexes()
        except sqlite3.Error as error:
            self._connection.close()
            raise unusable(error) from error
        self._connection.set_progress_handler(lambda: int(self._budget.spent), CHECK_EVERY)
        self._connection.set_authorizer(self._authorizer)

    def _refresh(self) -> None:
        """Before every use: the file may have been replaced, and the schema may have changed."""
        if not self._file.still_valid:
            self._connection.close()
            self._open()
            return
        self._connection.set_authorizer(None)
        try:
            self._unlock_indexes()
        except sqlite3.Error as error:
            raise unusable(error) from error
        finally:
            self._connection.set_authorizer(self._authorizer)

    def _unlock_indexes(self) -> None:
        """Connect the virtual tables while the authorizer is off.

        Their constructors compile statements of their own, `INSERT` and `UPDATE` among them, that the authorizer would refuse; none of
        those runs while a table is only read, and `query_only` would stop it.
        """
        virtual = self._connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'create virtual%'"
        ).fetchall()
        names = ['"' + str(name).replace('"', '""') + '"' for (name,) in virtual]
        for table in ("json_each('[]')", "json_tree('[]')", *names):
            try:
                self._connection.execute(f"SELECT 1 FROM {table} LIMIT 0").close()  # noqa: S608 - a quoted name
            except sqlite3.OperationalError:
                continue  # its module is not built in: the table cannot be read, the others can

    def _raw(self, cursor: sqlite3.Cursor, limits: Limits, budget: Budget) -> Iterator[list[Row]]:
        def fetch(rows: int) -> list[Row]:
            if budget.spent:
                raise self._stopped(budget)
            with budget.spending():
                return cursor.fetchmany(rows)

        try:
            yield from raw_batches(fetch, limits.batch_rows)
        except (sqlite3.Error, ValueError, OverflowError, MemoryError) as error:
            raise self._failure(error, budget) from error
        finally:
            cursor.close()
        if not self._file.still_valid:
            raise QueryFailed("The database file changed while it was read.", hint="Ask again.")

    def _failure(self, error: Exception, budget: Budget) -> QueryFailed:
        code = getattr(error, "sqlite_errorname", None)
        if isinstance(error, MemoryError):
            return QueryFailed("The SQL needed more memory than it may use.", hint="Read fewer or smaller rows.")
        if code == "SQLITE_INTERRUPT":
            return self._stopped(budget)
        if self._authorizer.refusal:
            return QueryFailed(self._authorizer.refusal, reason="guard", database_code=code)
        text = str(error)
        if "one statement at a time" in text:
            return QueryFailed("Only one statement may run at a time.", reason="guard")
        if code in {"SQLITE_READONLY", "SQLITE_AUTH"}:
            return QueryFailed("SQLite may only read here.", reason="guard", database_code=code)
        # A search index's own messages quote the search, which may come from a column.
        names_only = any(word in text for word in SCHEMA_WORDS) and not text.startswith("fts5:")
        return QueryFailed(f"SQLite: {scrub(text, names_only=names_only)}", database_code=code)

    def _stopped(self, budget: Budget) -> QueryFailed:
        if budget.cancelled:
            return QueryFailed("The SQL was cancelled.", reason="cancelled")
        return QueryFailed(
            f"The SQL took longer than {budget.timeout_ms / 1_000:g} s and was stopped.", reason="timeout"
        )


def _shown(
    first: list[Row], others: Iterator[list[Row]], columns: tuple[ResultColumn, ...]
) -> Iterator[list[tuple[Cell, ...]]]:
    """Batches of cells: texts of time columns in the contract's form."""
    times = [place for place, column in enumerate(columns) if column.type in {"timestamp", "timestamptz"}]
    if first:
        yield [_cells(row, columns, times) for row in first]
    for batch in others:
        yield [_cells(row, columns, times) for row in batch]


def _cells(values: Row, columns: tuple[ResultColumn, ...], times: list[int]) -> tuple[Cell, ...]:
    shown = cells.row(values)
    if not times:
        return shown
    changed = list(shown)
    for place in times:
        changed[place] = cells.iso_cell(changed[place], columns[place].type)
    return tuple(changed)


def _bindable(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Values as SQLite stores them: it has no type for decimals and times."""
    return {name: _stored(value) for name, value in parameters.items()}


def _stored(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return cells.cell(value) if isinstance(value, Decimal) else value
