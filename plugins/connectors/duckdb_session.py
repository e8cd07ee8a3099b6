"""Reading a DuckDB file: statements in batches, stopped when their time is over."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import duckdb
import orjson
from aifordb.core import (
    Catalog,
    Cell,
    CheckedStatement,
    ColumnType,
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
from .duckdb_catalog import read_catalog
from .duckdb_definitions import own_names
from .duckdb_lockdown import CONFIG, Refused, only_statement, settings
from .files import file_state, readable_file
from .scrubbing import scrub

MAGIC: Final = b"DUCK"
"""Bytes 8 to 11 of every DuckDB file (https://duckdb.org/docs/stable/internals/storage)."""
SCHEMA_ERRORS: Final = (duckdb.ParserException, duckdb.CatalogException, duckdb.BinderException)


class DuckDBSession(Session):
    """An open file. Reopens it by itself when it was replaced. While it is open, no program can open the file for writing."""

    def __init__(self, path: str, limits: Limits) -> None:
        self._path = path
        # The rest of the process's memory is for Python, and for what DuckDB takes without counting it.
        self._memory_mb = limits.memory_mb * 6 // 10
        self._budget = Budget(limits.timeout_ms)
        self._open()

    def diagnose(self) -> Iterator[Stage]:
        self._refresh()
        yield Stage("connect")
        yield Stage("read_only")

    def server_version(self) -> str:
        return f"DuckDB {duckdb.__version__}"

    def introspect(self, sampling: Sampling) -> Catalog:
        self._refresh()
        try:
            return read_catalog(self._connection, sampling, self._own)
        except duckdb.Error as error:
            raise DatabaseUnreachable(
                "The tables could not be listed.", stage="introspect", failure="server_unavailable", retryable=True
            ) from error

    def execute(self, statement: CheckedStatement, limits: Limits) -> ResultStream:
        self._refresh()
        budget = self._budget = Budget(limits.timeout_ms)
        sql = _with_dollars(statement.sql, statement.parameters)
        try:
            checked = only_statement(self._connection, sql, self._own)
            # DuckDB refuses values that no placeholder asks for.
            values = {
                name: statement.parameters[name] for name in checked.named_parameters if name in statement.parameters
            }
            with self._spending(budget):
                self._connection.execute(checked, values or None)
        except Refused as refused:
            raise QueryFailed(str(refused), reason="guard") from refused
        except (duckdb.Error, ValueError, MemoryError) as error:
            raise self._failure(error, budget) from error
        described = self._connection.description or []
        columns = tuple(ResultColumn(str(name), _type(str(kind))) for name, kind, *_ in described)
        return ResultStream(columns, self._batches(columns, limits, budget))

    def cancel(self) -> None:
        self._budget.cancelled = True
        self._connection.interrupt()

    def close(self) -> None:
        self._connection.close()

    def _open(self) -> None:
        file = readable_file(self._path)
        self._file, self._state, self._broken = file, file_state(file), False
        with file.open("rb") as reader:
            if reader.read(12)[8:] != MAGIC:
                raise DatabaseUnreachable(
                    "The file is not a DuckDB database.", stage="connect", failure="database_not_found"
                )
        try:
            self._connection = duckdb.connect(str(file), read_only=True, config=CONFIG)
        except duckdb.Error as error:
            raise _unusable(error) from error
        for setting in settings(self._memory_mb):
            self._connection.execute(setting)
        self._own = own_names(self._connection)

    def _refresh(self) -> None:
        """Before every use: the file may have been replaced, or DuckDB may have given up on it."""
        present = file_state(self._file)
        if self._broken or present is None or self._state is None or present.identity != self._state.identity:
            self._connection.close()
            self._open()

    @contextmanager
    def _spending(self, budget: Budget) -> Iterator[None]:
        """Time runs inside the `with` block; at its end the engine is interrupted."""
        if budget.spent:
            raise self._stopped(budget)
        timer = threading.Timer(budget.left, self._connection.interrupt)
        timer.daemon = True
        try:
            timer.start()
        except RuntimeError as error:  # no address space is left for a thread's stack
            raise MemoryError from error
        try:
            with budget.spending():
                yield
        finally:
            timer.cancel()

    def _batches(
        self, columns: tuple[ResultColumn, ...], limits: Limits, budget: Budget
    ) -> Iterator[list[tuple[Cell, ...]]]:
        def fetch(rows: int) -> list[Row]:
            with self._spending(budget):
                return self._connection.fetchmany(rows)

        documents = [place for place, column in enumerate(columns) if column.type == "json"]
        try:
            for batch in raw_batches(fetch, limits.batch_rows):
                yield [_cells(row, documents) for row in batch]
        except (duckdb.Error, ValueError, OverflowError, MemoryError) as error:
            raise self._failure(error, budget) from error

    def _failure(self, error: Exception, budget: Budget) -> QueryFailed:
        code = type(error).__name__
        text = str(error)
        if isinstance(error, duckdb.InterruptException):
            return self._stopped(budget)
        if isinstance(error, (MemoryError, duckdb.OutOfMemoryException)):
            return QueryFailed(
                "The SQL needed more memory than it may use.", database_code=code, hint="Read fewer or smaller rows."
            )
        if isinstance(error, duckdb.PermissionException) or "read-only" in text:
            return QueryFailed("DuckDB may only read this database here.", reason="guard", database_code=code)
        if isinstance(error, (duckdb.FatalException, duckdb.InternalException)):
            self._broken = True
            return QueryFailed("DuckDB failed while it ran the SQL.", database_code=code, hint="Write it differently.")
        message = scrub(text, names_only=isinstance(error, SCHEMA_ERRORS))
        return QueryFailed(f"DuckDB: {message}", database_code=code)

    def _stopped(self, budget: Budget) -> QueryFailed:
        if budget.cancelled:
            return QueryFailed("The SQL was cancelled.", reason="cancelled")
        return QueryFailed(
            f"The SQL took longer than {budget.timeout_ms / 1_000:g} s and was stopped.", reason="timeout"
        )


def _unusable(error: duckdb.Error) -> DatabaseUnreachable:
    """What the engine's error means for somebody who connects the file."""
    text = str(error)
    if "lock" in text:
        return DatabaseUnreachable(
            "Another program has the database open for writing.",
            stage="connect",
            failure="server_unavailable",
            retryable=True,
            hint="DuckDB lets one program write or several read. Close the other program, or connect a copy.",
        )
    if "version" in text:
        return DatabaseUnreachable(
            "The file was written by another version of DuckDB.",
            stage="connect",
            failure="server_unavailable",
            hint=f"This server reads what DuckDB {duckdb.__version__} reads: export the data and import it there.",
        )
    return DatabaseUnreachable(
        "The database file could not be opened.",
        stage="connect",
        failure="server_unavailable",
        hint="Open it with DuckDB to see what is wrong with it.",
    )


def _type(declared: str) -> ColumnType:
    return "other" if declared.startswith(("BIT", '"NULL"')) else cells.declared_type(declared)


def _cells(values: Row, documents: list[int]) -> tuple[Cell, ...]:
    shown = cells.row(values)
    if not documents:
        return shown
    changed = list(shown)
    for place in documents:
        changed[place] = _parsed(changed[place])
    return tuple(changed)


def _parsed(value: Cell) -> Cell:
    """DuckDB gives JSON as text and everything nested as objects; the contract shows both nested."""
    if not isinstance(value, str):
        return value
    try:
        return cells.cell(orjson.loads(value))
    except orjson.JSONDecodeError:
        return value


_SKIPPED: Final = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|::|:(?P<name>[A-Za-z_]\w*)")


def _with_dollars(sql: str, parameters: Mapping[str, Any]) -> str:
    """`:name` as DuckDB writes it, `$name`, for names that have a value; not inside quotes, and not in a cast (`::name`)."""
    if not parameters:
        return sql

    def replaced(match: re.Match[str]) -> str:
        name = match["name"]
        return f"${name}" if name in parameters else match[0]

    return _SKIPPED.sub(replaced, sql)
