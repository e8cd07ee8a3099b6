"""FROM and JOIN: the tables of a SELECT and the names they go by in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlglot import exp

from .graph import JoinGraph
from .names import identifier
from .scope import Scope
from .tree import Join, JoinTree, TableUse


def table_names(uses: Iterable[TableUse], graph: JoinGraph, taken: Iterable[str] = ()) -> dict[TableUse, str]:
    """A name for each use: the table's own, with a number where that is taken."""
    used = {name.lower() for name in taken}
    names: dict[TableUse, str] = {}
    for use in uses:
        base = graph.tables[use.table].name
        name, number = base, 2
        while name.lower() in used:
            name, number = f"{base}_{number}", number + 1
        used.add(name.lower())
        names[use] = name
    return names


def source_of(tree: JoinTree, scope: Scope) -> exp.Select:
    """`FROM root JOIN …`, not yet with outputs; outer joins if the select keeps a table's rows."""
    query = exp.Select().from_(table(tree.root, scope), copy=False)
    side = "LEFT" if scope.select.keep is not None else ""
    for join in tree.joins:
        query = query.join(table(join.use, scope), on=on(join, scope), join_type=side, copy=False)
    return query


def table(use: TableUse, scope: Scope) -> exp.Table:
    """The table, with its name in this statement where that differs."""
    found = scope.graph.tables[use.table]
    schema = identifier(found.schema, scope.dialect) if found.schema else None
    node = exp.Table(this=identifier(found.name, scope.dialect), db=schema)
    if scope.aliases[use] != found.name:
        node.set("alias", exp.TableAlias(this=identifier(scope.aliases[use], scope.dialect)))
    return node


def on(join: Join, scope: Scope) -> exp.Expr:
    """What makes rows of both sides belong together."""
    pairs = [
        exp.EQ(this=scope.use(join.parent, parent), expression=scope.use(join.use, child))
        for parent, child in join.pairs
    ]
    return exp.and_(*pairs, copy=False)


def unqualified(names: Mapping[TableUse, str]) -> bool:
    """Are columns clear without their table's name?"""
    return len(names) <= 1
