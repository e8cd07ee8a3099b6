"""Refuse a column that certainly does not exist, with the nearest ones, before the database is asked.

Where an expression may see columns that the catalog does not know (sub-queries, functions in FROM, pivots, whole-row and pseudo columns)
the engine decides: a refusal of a good statement costs more than an error from the database.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlglot import exp

from ..contracts.catalog import Table
from ..errors import StatementRefused
from .catalog_names import CatalogNames
from .lists import words
from .tables import nearest

_PSEUDO = words("pseudo_columns")
# Below these, a name may be a parameter, a field, a unit or an output column.
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


def check_columns(tree: exp.Expr, tables: Mapping[int, Table], names: CatalogNames, dialect: str) -> None:
    """No column is certainly absent.

    :param tables: the catalog's table of each table node, by `id`.
    :raises StatementRefused: names the column and the nearest ones.
    """
    for column in tree.find_all(exp.Column):
        if not isinstance(column.this, exp.Identifier) or column.args.get("db"):
            continue
        name = column.name.lower()
        if name in _PSEUDO or "$" in name or (dialect == "sqlite" and column.this.args.get("quoted")):
            continue  # SQLite takes "text" in double quotes for a text where there is no such column
        seen = _seen(column, tables)
        if seen is None:
            continue
        sources, aliases = seen
        if column.table:
            _check_qualified(column, sources, names)
        elif (
            name not in aliases
            and name not in sources
            and not any(name in names.columns[t.key] for t in sources.values())
        ):
            raise _unknown(column.name, list(sources.values()))


def _seen(column: exp.Column, tables: Mapping[int, Table]) -> tuple[dict[str, Table], set[str]] | None:
    """The tables by alias and the output names that `column` can see; None where not all of them are known."""
    sources: dict[str, Table] = {}
    aliases: set[str] = set()
    node: exp.Expr | None = column
    while node is not None:
        if isinstance(node, _OPAQUE):
            return None
        if isinstance(node, exp.SetOperation) and not sources:
            return None  # ORDER BY of a set operation names its output columns
        if isinstance(node, exp.Select):
            if not _add_sources(node, tables, sources):
                return None
            aliases |= {item.alias.lower() for item in node.expressions if isinstance(item, exp.Alias)}
            aliases |= {window.name.lower() for window in node.args.get("windows") or ()}
        node = node.parent
    return (sources, aliases) if sources else None


def _add_sources(select: exp.Select, tables: Mapping[int, Table], sources: dict[str, Table]) -> bool:
    from_ = select.args.get("from_")
    if from_ is None or select.args.get("laterals") or select.args.get("connect"):
        return False
    for node in (from_.this, *(join.this for join in select.args.get("joins") or ())):
        table = tables.get(id(node))
        if table is None or node.args.get("pivots") or node.args.get("laterals"):
            return False
        if node.args.get("joins") or (node.args.get("alias") and node.args["alias"].columns):
            return False
        sources.setdefault((node.alias or node.name).lower(), table)
    return True


def _check_qualified(column: exp.Column, sources: Mapping[str, Table], names: CatalogNames) -> None:
    table = sources.get(column.table.lower())
    is_struct = any(column.table.lower() in names.columns[source.key] for source in sources.values())
    if table is not None and not is_struct and column.name.lower() not in names.columns[table.key]:
        raise _unknown(f"{column.table}.{column.name}", [table])


def _unknown(name: str, tables: list[Table]) -> StatementRefused:
    known = [column.name for table in dict.fromkeys(t.key for t in tables) for column in _of(tables, table).columns]
    where = f" in {tables[0].key}" if len(tables) == 1 else ""
    if not known:
        return StatementRefused(f"There is no column {name}{where}.")
    near = nearest(name.rpartition(".")[2], known)
    return StatementRefused(
        f"There is no column {name}{where}; the nearest {'are' if len(near) > 1 else 'is'} {', '.join(near)}.",
        hint=f"Did you mean {near[0]}?",
    )


def _of(tables: list[Table], key: str) -> Table:
    return next(table for table in tables if table.key == key)
