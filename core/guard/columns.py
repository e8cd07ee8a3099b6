"""Refuse a column that certainly does not exist, with the nearest ones, before the database is asked.

Where an expression may see columns that the catalog does not know (sub-queries, functions in FROM, pivots, whole-row and pseudo columns)
the engine decides: a refusal of a good statement costs more than an error from the database.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlglot import exp

from ..contracts.catalog import Table
from ..errors import StatementRefused
from .catalog_names import CatalogNames
from .lists import words
from .reasons import UNKNOWN_NAME
from .tables import nearest

# Below these, a name may be a parameter, a field, a unit or an output column. A set operation's ORDER BY names its output columns.
_OPAQUE = (
    exp.Lambda,
    exp.Kwarg,
    exp.JSONExtract,
    exp.JSONExtractScalar,
    exp.Comprehension,
    exp.Pivot,
    exp.MatchRecognize,
    exp.PropertyEQ,
)


@dataclass(frozen=True, slots=True)
class _Scope:
    """What an expression sees.

    :param tables: by lower-case alias; the sources of the queries around are among them.
    :param columns: lower-case names of all their columns.
    :param others: lower-case names of output columns and windows.
    """

    tables: Mapping[str, Table]
    columns: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


def check_columns(tree: exp.Expr, tables: Mapping[int, Table], names: CatalogNames, dialect: str) -> None:
    """No column is certainly absent.

    :param tables: the catalog's table of each table node, by `id`.
    :raises StatementRefused: names the column and the nearest ones.
    """
    pseudo = words("pseudo_columns")
    for column, scope in _columns(tree, tables, names):
        name = column.name.lower()
        if not isinstance(column.this, exp.Identifier) or column.args.get("db") or name in pseudo or "$" in name:
            continue
        if dialect == "sqlite" and column.this.args.get("quoted"):
            continue  # SQLite takes "text" in double quotes for a text where there is no such column
        if column.table:
            _check_qualified(column, scope, names)
        elif name not in scope.columns and name not in scope.others and name not in scope.tables:
            raise _unknown(column.name, scope)


def _columns(tree: exp.Expr, tables: Mapping[int, Table], names: CatalogNames) -> Iterator[tuple[exp.Column, _Scope]]:
    """Columns whose scope is wholly known, with it; in one pass from the top, for statements are deep as well as wide."""
    nothing = _Scope({})
    stack: list[tuple[exp.Expr, _Scope | None]] = [(tree, nothing)]
    while stack:
        node, scope = stack.pop()
        if isinstance(node, exp.Column):
            if scope is not None and scope.tables:
                yield node, scope
            continue
        if isinstance(node, _OPAQUE):
            scope = None
        elif isinstance(node, exp.With):
            scope = nothing  # a common table expression does not see its surroundings
        elif isinstance(node, exp.Select):
            scope = _inside(node, scope, tables, names)
        elif isinstance(node, exp.SetOperation):
            order = node.args.get("order")
            stack.extend((child, None if child is order else scope) for child in node.iter_expressions())
            continue
        stack.extend((child, scope) for child in node.iter_expressions())


def _inside(
    select: exp.Select, outer: _Scope | None, tables: Mapping[int, Table], names: CatalogNames
) -> _Scope | None:
    """What the expressions of `select` see; None where the catalog does not know all of it."""
    from_ = select.args.get("from_")
    if outer is None or from_ is None or select.args.get("laterals") or select.args.get("connect"):
        return None
    found = dict(outer.tables)
    for node in (from_.this, *(join.this for join in select.args.get("joins") or ())):
        table = tables.get(id(node))
        if table is None or any(node.args.get(key) for key in ("pivots", "laterals", "joins")):
            return None
        alias = node.args.get("alias")
        if alias is not None and alias.columns:
            return None
        found[(node.alias or node.name).lower()] = table
    columns = outer.columns.union(*(names.columns[table.key] for table in found.values()))
    outputs = (item.alias.lower() for item in select.expressions if isinstance(item, exp.Alias))
    windows = (window.name.lower() for window in select.args.get("windows") or ())
    return _Scope(found, columns, outer.others.union(outputs, windows))


def _check_qualified(column: exp.Column, scope: _Scope, names: CatalogNames) -> None:
    """`alias.column` of a known table; where the alias is a column as well, it may be a field of a structure."""
    table = scope.tables.get(column.table.lower())
    if table is None or column.table.lower() in scope.columns:
        return
    if column.name.lower() not in names.columns[table.key]:
        raise _unknown(f"{column.table}.{column.name}", _Scope({"": table}))


def _unknown(name: str, scope: _Scope) -> StatementRefused:
    tables = {table.key: table for table in scope.tables.values()}
    known = list(dict.fromkeys(column.name for table in tables.values() for column in table.columns))
    where = f" in {next(iter(tables))}" if len(tables) == 1 else ""
    shown = name if len(name) <= 80 else name[:80] + "…"
    if not known:
        return StatementRefused(f"There is no column {shown}{where}.", message=UNKNOWN_NAME)
    near = nearest(name.rpartition(".")[2], known)
    return StatementRefused(
        f"There is no column {shown}{where}; the nearest {'are' if len(near) > 1 else 'is'} {', '.join(near)}.",
        hint=f"Did you mean {near[0]}?",
        message=UNKNOWN_NAME,
    )
