"""Which rows an aggregate is over, and whether joined tables repeat them.

Joined to its items an order stands in several rows, so a sum over orders would count it several times. Whether that can happen follows from
keys alone: starting from one row of the aggregated tables and one value of the group, a table is fixed when one of its keys is; if every joined
table is fixed, no row repeats inside a group.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from ..contracts.catalog import Table
from .graph import JoinGraph
from .infer import table_keys
from .model import Aggregate, ColumnRef, Expression, Select, Share, Star
from .tree import JoinTree, TableUse
from .walk import uses_of, walk_own

_Cell = tuple[TableUse, str]


def aggregates_of(select: Select) -> tuple[Aggregate, ...]:
    """All aggregates of this SELECT, each once."""
    nodes = [*select.outputs, *select.group_by, *select.order_by, select.having, select.per_group]
    inner = (piece for node in nodes if node is not None for piece in walk_own(node))
    found: dict[Aggregate, None] = {}
    for piece in inner:
        if isinstance(piece, Share):
            # What it is a share of is worked out beside it.
            found[piece.part] = found[dataclasses.replace(piece.part, where=None)] = None
        elif isinstance(piece, Aggregate):
            found.setdefault(piece)
    return tuple(found)


def grain(aggregate: Aggregate) -> tuple[TableUse, ...]:
    """The uses of tables whose rows `aggregate` is over; empty for the rows of the whole join."""
    return uses_of(aggregate.argument)


def is_repeated(aggregate: Aggregate, select: Select, tree: JoinTree, graph: JoinGraph) -> bool:
    """Would `aggregate`, written plainly over `tree`, take a row more than once?"""
    rows = grain(aggregate)
    if not rows or aggregate.distinct or aggregate.function in ("min", "max") or not tree.joins:
        return False
    return len(fixed_uses(rows, select.group_by, tree, graph)) < len(tree.uses)


def counts_keys(aggregate: Aggregate, graph: JoinGraph) -> bool:
    """Can a repeated `aggregate` be written as COUNT(DISTINCT key)?"""
    if aggregate.function != "count":
        return False
    argument = aggregate.argument
    if isinstance(argument, Star) and argument.table is not None:
        return len(primary_key(graph.tables[argument.table])) == 1
    if isinstance(argument, ColumnRef):
        keys = table_keys(graph.tables[argument.table])
        return argument.column in {key.name for key in keys}
    return False


def primary_key(table: Table) -> tuple[str, ...]:
    """Columns that tell the rows of `table` apart: its primary key, else a unique column, else, lacking both, all columns that compare."""
    primary = tuple(column.name for column in table.columns if column.primary_key)
    if primary:
        return primary
    keys = table_keys(table)
    if keys:
        return (keys[0].name,)
    return tuple(column.name for column in table.columns if column.type not in ("json", "array", "binary", "other"))


def fixed_uses(
    rows: Iterable[TableUse], groups: Iterable[Expression], tree: JoinTree, graph: JoinGraph
) -> frozenset[TableUse]:
    """The joined tables of which one row is left once a row of each of `rows` and a value of each of `groups` are given."""
    fixed = set(rows)
    cells: set[_Cell] = {
        (TableUse(node.table, node.instance), node.column) for node in groups if isinstance(node, ColumnRef)
    }
    keys = {use: [*_keys(use, tree, graph.tables[use.table])] for use in tree.uses}
    pairs = [((join.parent, parent), (join.use, child)) for join in tree.joins for parent, child in join.pairs]
    before = -1
    while before != len(fixed) + len(cells):
        before = len(fixed) + len(cells)
        for one, other in pairs:
            if one in cells or one[0] in fixed or other in cells or other[0] in fixed:
                cells.update((one, other))
        fixed.update(use for use, found in keys.items() if any({(use, name) for name in key} <= cells for key in found))
    return frozenset(fixed)


def _keys(use: TableUse, tree: JoinTree, table: Table) -> Iterator[tuple[str, ...]]:
    primary = tuple(column.name for column in table.columns if column.primary_key)
    if primary:
        yield primary
    for column in table_keys(table):
        yield (column.name,)
    for join in tree.joins:
        if join.use == use and not join.multiplies:
            yield tuple(child for _, child in join.pairs)
        if join.parent == use and not join.reverse_multiplies:
            yield tuple(parent for parent, _ in join.pairs)
