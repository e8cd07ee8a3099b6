"""What a DuckDB file holds: tables, columns, keys and a sample of the stored values."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import duckdb
from aifordb.core import NUMBERS, TIMES, Catalog, Column, ForeignKey, Sampling, Table, cells

from .duckdb_lockdown import OwnNames
from .sampling import kept_values, quoted

RELATIONS: Final = """
SELECT schema_name, table_name, 'table', comment, estimated_size, table_oid FROM system.main.duckdb_tables()
WHERE NOT internal AND database_name = system.main.current_database()
UNION ALL
SELECT schema_name, view_name, 'view', comment, NULL, view_oid FROM system.main.duckdb_views()
WHERE NOT internal AND database_name = system.main.current_database()
ORDER BY ALL
"""
COLUMNS: Final = """
SELECT schema_name, table_name, column_name, data_type, is_nullable, comment FROM system.main.duckdb_columns()
WHERE NOT internal AND database_name = system.main.current_database() ORDER BY schema_name, table_name, column_index
"""
CONSTRAINTS: Final = """
SELECT schema_name, table_name, constraint_type, constraint_column_names, referenced_table, referenced_column_names
FROM system.main.duckdb_constraints()
WHERE database_name = system.main.current_database() AND constraint_type IN ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')
ORDER BY schema_name, table_name, constraint_index
"""
QUERY_S: Final = 2.0
"""Seconds that one sampling query may take."""

Name = tuple[str, str]


class _Keys:
    """The keys of one table."""

    def __init__(self) -> None:
        self.primary: tuple[str, ...] = ()
        self.unique: set[str] = set()
        self.foreign: list[ForeignKey] = []


class _Reader:
    """A connection whose queries end when the time for sampling is over."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, budget_ms: int) -> None:
        self.connection = connection
        self._end = time.monotonic() + budget_ms / 1_000

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql).fetchall()

    def sample(self, sql: str) -> list[tuple[Any, ...]] | None:
        """The rows, or None if the query failed or took too long."""
        left = min(QUERY_S, self._end - time.monotonic())
        if left <= 0:
            return None
        timer = threading.Timer(left, self.connection.interrupt)
        timer.daemon = True
        try:
            timer.start()
            return self.rows(sql)
        except (duckdb.Error, MemoryError, RuntimeError):  # the last: no address space is left for a thread's stack
            return None
        finally:
            timer.cancel()


def read_catalog(connection: duckdb.DuckDBPyConnection, sampling: Sampling, own: OwnNames) -> Catalog:
    """Everything that the file holds, by schema and name, but for what may not be read.

    :param own: names of the file that lead to what may not be read.
    :raises duckdb.Error: the schema cannot be read.
    """
    reader = _Reader(connection, sampling.budget_ms)
    keys = _read_keys(reader)
    columns: dict[Name, list[Column]] = defaultdict(list)
    for schema, table, name, declared, nullable, comment in reader.rows(COLUMNS):
        columns[schema, table].append(_column(name, declared, nullable, comment, keys[schema, table]))
    tables = [
        Table(
            name=name,
            columns=tuple(columns[schema, name]),
            schema=_shown(schema),
            kind="view" if kind == "view" else "table",
            foreign_keys=tuple(keys[schema, name].foreign),
            comment=comment,
            row_estimate=estimate,
        )
        for schema, name, kind, comment, estimate, _ in sorted(reader.rows(RELATIONS), key=lambda row: row[5])
        if columns[schema, name] and name.lower() not in own.relations
    ]
    return Catalog("duckdb", tuple(_sampled(reader, table, sampling) for table in tables))


def _shown(schema: str) -> str | None:
    return None if schema == "main" else schema


def _column(name: str, declared: str, nullable: bool, comment: str | None, keys: _Keys) -> Column:
    primary = name in keys.primary
    return Column(
        name=name,
        type="other" if declared.startswith("BIT") else cells.declared_type(declared),
        database_type=declared,
        nullable=nullable and not primary,
        primary_key=primary,
        unique=name in keys.unique or keys.primary == (name,),
        comment=comment,
    )


def _read_keys(reader: _Reader) -> dict[Name, _Keys]:
    keys: dict[Name, _Keys] = defaultdict(_Keys)
    for schema, table, kind, columns, target, target_columns in reader.rows(CONSTRAINTS):
        found = keys[schema, table]
        if kind == "PRIMARY KEY":
            found.primary = tuple(columns)
        elif kind == "UNIQUE" and len(columns) == 1:
            found.unique.add(columns[0])
        elif kind == "FOREIGN KEY":
            # Keys never cross schemas in DuckDB.
            found.foreign.append(ForeignKey(tuple(columns), target, tuple(target_columns), _shown(schema)))
    return keys


def _sampled(reader: _Reader, table: Table, sampling: Sampling) -> Table:
    """The table with sampled texts, bounds and its size. Views are not sampled: each look would compute them anew."""
    if table.kind == "view":
        return table
    name = f"{quoted(table.schema or 'main')}.{quoted(table.name)}"
    counted = reader.sample(f"SELECT count(*) FROM {name}")  # noqa: S608 - quoted names
    if counted is None:
        return table
    rows = int(counted[0][0])
    columns = tuple(_with_values(reader, name, column, sampling, rows) for column in table.columns)
    return replace(table, columns=tuple(_with_bounds(reader, name, columns)), row_estimate=rows)


def _with_values(reader: _Reader, table: str, column: Column, sampling: Sampling, rows: int) -> Column:
    if column.type not in {"text", "enum"}:
        return column
    name = quoted(column.name)
    found = reader.sample(
        f"SELECT DISTINCT {name}::VARCHAR FROM (SELECT {name} FROM {table} LIMIT {sampling.rows_scanned})"  # noqa: S608
        f" WHERE {name} IS NOT NULL LIMIT {sampling.values_per_column + 1}"
    )
    if found is None:
        return column
    values = kept_values([row[0] for row in found], sampling, whole_table=rows <= sampling.rows_scanned)
    return replace(column, values=values.texts, values_complete=values.complete)


def _with_bounds(reader: _Reader, table: str, columns: tuple[Column, ...]) -> Iterator[Column]:
    """The smallest and largest value of each number and time, in one pass."""
    measured = [column for column in columns if column.type in NUMBERS | TIMES]
    both = ", ".join(f"min({quoted(c.name)})::VARCHAR, max({quoted(c.name)})::VARCHAR" for c in measured)
    rows = reader.sample(f"SELECT {both} FROM {table}") if measured else None  # noqa: S608 - quoted names
    for column in columns:
        if rows and column in measured:
            place = 2 * measured.index(column)
            yield replace(column, minimum=rows[0][place], maximum=rows[0][place + 1])
        else:
            yield column
