"""What an answer rests on: the tables, columns and joins that its SQL reads, taken from the syntax tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from ..contracts.catalog import Catalog, Table
from ..contracts.sql_generator import UsedValue
from .sources import tables_read

if TYPE_CHECKING:
    from sqlglot.optimizer.scope import Scope


@dataclass(frozen=True, slots=True)
class Evidence:
    """Names as the database spells them: tables by key, columns as `table.column`, joins as `a.x = b.y`; each sorted, each once."""

    tables: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    values: tuple[UsedValue, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The contract's `evidence` object (2.1)."""
        values = [asdict(value) for value in self.values]
        lists = {"tables": [*self.tables], "columns": [*self.columns], "joins": [*self.joins]}
        return {**lists, "values": values, "knowledge": [], "pairs": []}


def evidence(sql: str, catalog: Catalog, values: Sequence[UsedValue] = ()) -> Evidence:
    """What `sql`, a statement that the guard let through, reads.

    A column that cannot be traced to a table of the catalog (it comes from a sub-query or a table function) is left out.
    """
    import sqlglot
    from sqlglot.errors import SqlglotError
    from sqlglot.optimizer.scope import traverse_scope

    try:
        scopes = traverse_scope(sqlglot.parse_one(sql, read=catalog.dialect))
    except (SqlglotError, RecursionError):
        return Evidence(values=tuple(values))
    tables: set[str] = set()
    columns: set[str] = set()
    joins: set[str] = set()
    for scope in scopes:
        sources = tables_read(scope, catalog)
        tables |= {table.key for table in sources.values()}
        columns |= set(_columns(scope, sources))
        joins |= set(_joins(scope, sources))
    return Evidence(tuple(sorted(tables)), tuple(sorted(columns)), tuple(sorted(joins)), tuple(values))


def _columns(scope: Scope, sources: dict[str, Table]) -> Iterator[str]:
    for column in scope.columns:
        name = _qualified(column.name, column.table, sources)
        if name is not None:
            yield name


def _joins(scope: Scope, sources: dict[str, Table]) -> Iterator[str]:
    from sqlglot import exp

    for equality in scope.find_all(exp.EQ):
        left, right = equality.left, equality.right
        if isinstance(left, exp.Column) and isinstance(right, exp.Column) and left.table != right.table:
            sides = [_qualified(side.name, side.table, sources) for side in (left, right)]
            if None not in sides:
                yield " = ".join(side for side in sides if side)


def _qualified(name: str, alias: str, sources: dict[str, Table]) -> str | None:
    candidates = [sources[alias]] if alias in sources else [] if alias else list(sources.values())
    for table in candidates:
        column = table.column(name)
        if column is not None:
            return f"{table.key}.{column.name}"
    return None
