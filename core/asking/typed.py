"""Column types that the rows alone do not tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..contracts.catalog import Catalog, ColumnType
from ..contracts.results import Result, ResultColumn
from .sources import tables_read

_VAGUE: frozenset[ColumnType] = frozenset({"other", "integer", "float"})


def typed(result: Result, sql: str, catalog: Catalog) -> Result:
    """The result with the catalog's types where the engine knows less, for outputs that are a table's column unchanged.

    An engine that types values, not columns (SQLite), cannot name the type of a column without a value in its first rows, and takes the
    decimals of a DECIMAL column for floats.

    :param sql: the statement that gave the result.
    """
    if not any(column.type in _VAGUE for column in result.columns):
        return result
    known = [*_projected(sql, catalog)]
    if len(known) != len(result.columns):
        return result
    return replace(result, columns=tuple(map(_better, result.columns, known)))


def _better(column: ResultColumn, known: ColumnType | None) -> ResultColumn:
    if known is not None and (column.type == "other" or (column.type in _VAGUE and known == "decimal")):
        return ResultColumn(column.name, known)
    return column


def _projected(sql: str, catalog: Catalog) -> Iterator[ColumnType | None]:
    """The type of each output of a plain SELECT; None where an output is no column of a table."""
    import sqlglot
    from sqlglot import exp
    from sqlglot.errors import SqlglotError
    from sqlglot.optimizer.scope import build_scope

    try:
        tree = sqlglot.parse_one(sql, read=catalog.dialect)
        scope = build_scope(tree)
    except (SqlglotError, RecursionError):
        return
    if not isinstance(tree, exp.Select) or scope is None:
        return
    tables = tables_read(scope, catalog)
    for output in tree.selects:
        inner = output.unalias()
        if isinstance(inner, exp.Count):
            yield "integer"
            continue
        homes = [tables.get(inner.table)] if isinstance(inner, exp.Column) and inner.table else [*tables.values()]
        found = [home.column(inner.name) for home in homes if home is not None] if isinstance(inner, exp.Column) else []
        columns = [column for column in found if column is not None]
        yield columns[0].type if len(columns) == 1 else None
