"""Filters that must not multiply rows.

"The total of orders that contain a lamp": joining orders to their items to test for a lamp would count an order once for each lamp. So a table that
only filters, and of which a row has several, is not joined: its conditions move into `Related`, which is written as EXISTS. Tables of which a
row has at most one (an order's customer) are joined as people write it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from .graph import JoinGraph
from .model import AllOf, AnyOf, Predicate, Related, Select, Star
from .tree import Join, JoinTree, TableUse, join_tree
from .walk import all_of, conjuncts, uses_of, walk_own


@dataclass(frozen=True, slots=True)
class _Branch:
    """The part of the tree behind a joined table.

    :param anchor: the joined table that the branch hangs on.
    :param first: the branch's table next to it.
    :param multiplies: a row of the anchor may have several rows at the far end.
    """

    anchor: TableUse
    first: TableUse
    multiplies: bool


@dataclass(slots=True)
class _Group:
    """Conditions on one branch: they speak of the same related row."""

    branch: _Branch
    table: str
    parts: list[Predicate]


def shown_uses(select: Select) -> tuple[TableUse, ...]:
    """Uses whose rows make up the answer; what else `select` names only filters.

    `tables` count among them where `*` or a count of rows speaks of "the rows", or nothing else names a table.
    """
    orders = [order.expression for order in select.order_by]
    nodes = [output.expression for output in select.outputs] + [*select.group_by, *orders]
    nodes += [node for node in (select.per_group,) if node is not None]
    inner = [piece for node in [*nodes, select.having] if node is not None for piece in walk_own(node)]
    found = dict.fromkeys(uses_of(*nodes, select.having))
    if not found or Star(None) in inner:
        found.update(dict.fromkeys(TableUse(table) for table in select.tables))
    return tuple(found) or uses_of(select.where)


def without_multiplying(select: Select, graph: JoinGraph) -> Select:
    """`select` with the filters on multiplying tables turned into `Related`."""
    shown = shown_uses(select)
    named = [TableUse(table) for table in select.tables]
    outside = [use for use in dict.fromkeys([*named, *uses_of(select.where)]) if use not in shown]
    if select.each_match or select.keep or not shown or not outside or any(use.instance for use in outside):
        return select
    tree = join_tree(graph, [*shown, *outside], prefer=preferred(select))
    branches = _branches(tree, shown)
    groups: list[_Group] = []
    for use in named:
        if (branch := branches.get(use)) is not None and branch.multiplies and use not in shown:
            groups.append(_Group(branch, use.table, []))
    parts = _regroup(conjuncts(select.where), branches, groups, always=False)
    gone = {group.table for group in groups}
    tables = tuple(table for table in select.tables if table not in gone)
    return dataclasses.replace(select, where=all_of(parts), tables=tables)


def preferred(select: Select) -> frozenset[str]:
    """Names of the columns to join by, as `join_tree` takes them."""
    return frozenset(f"{column.table}.{column.column}" for column in select.via)


def _branches(tree: JoinTree, shown: Sequence[TableUse]) -> dict[TableUse, _Branch]:
    """The branch of every use that does not lie between the shown ones."""
    above: dict[TableUse, Join] = {join.use: join for join in tree.joins}
    between = {tree.root}
    for use in shown:
        here = use
        while here not in between:
            between.add(here)
            here = above[here].parent
    found: dict[TableUse, _Branch] = {}
    for join in tree.joins:
        if join.use in between:
            continue
        behind = found.get(join.parent)
        if behind is None:
            found[join.use] = _Branch(join.parent, join.use, join.multiplies)
        else:
            found[join.use] = _Branch(behind.anchor, behind.first, behind.multiplies or join.multiplies)
    return found


def _regroup(
    parts: Sequence[Predicate], branches: dict[TableUse, _Branch], groups: list[_Group], *, always: bool
) -> tuple[Predicate, ...]:
    """`parts` with those on branches gathered into one `Related` a branch.

    :param groups: filled; may hold branches that must have a row without any condition.
    :param always: also for branches that do not multiply. Needed below an OR, where an inner join would drop rows that fulfil the other side.
    """
    kept: list[Predicate] = []
    for part in parts:
        own = [branches[use] for use in uses_of(part) if use in branches]
        if isinstance(part, AnyOf) and own and not _within_one(part, branches):
            kept.append(AnyOf(tuple(_alone(inner, branches) for inner in part.parts)))
        elif not any(branch.multiplies or always for branch in own) or len({branch.first for branch in own}) > 1:
            kept.append(part)
        else:
            _add(part, own[0], branches, groups)
    related = [Related(group.branch.anchor.table, group.table, all_of(tuple(group.parts))) for group in groups]
    return (*kept, *related)


def _within_one(part: Predicate, branches: dict[TableUse, _Branch]) -> bool:
    found = {branches[use].first if use in branches else None for use in uses_of(part)}
    return len(found) == 1


def _alone(part: Predicate, branches: dict[TableUse, _Branch]) -> Predicate:
    inner = _regroup(conjuncts(part), branches, [], always=True)
    return inner[0] if len(inner) == 1 else AllOf(inner)


def _add(part: Predicate, branch: _Branch, branches: dict[TableUse, _Branch], groups: list[_Group]) -> None:
    for group in groups:
        if group.branch.first == branch.first:
            group.parts.append(part)
            return
    table = next(use.table for use in uses_of(part) if use in branches)
    groups.append(_Group(branch, table, [part]))
