"""The joins of SQL as what a plan leaves unsaid: which tables it must name, and which keys, so that its tree joins the same."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..grain import fixed_uses
from ..graph import JoinGraph
from ..model import ColumnRef, Select, Star
from ..prepare import prepared
from ..select import joined as tree_of
from ..tree import JoinTree, NoJoinPath, TableUse, join_tree
from .joined import Equal, Pair, pairs_of
from .refused import NotExpressible

_MOST_NAMED = 6
"""Of so many unnamed tables every choice is tried; of more, none or all."""


@dataclass(frozen=True, slots=True)
class Way:
    """How the tables of a SELECT join.

    :param tree: all of them, joined by links of the graph.
    :param via: columns that the tree must be told of.
    :param rest: equal columns that the tree does not imply: conditions like any other.
    """

    tree: JoinTree
    via: tuple[ColumnRef, ...]
    rest: tuple[Pair, ...]


def way_of(uses: Sequence[TableUse], pairs: Sequence[Pair], graph: JoinGraph) -> Way:
    """The tree over `uses` that asks for nothing but `pairs`.

    It may lead through a table of which each joined row has exactly one, as two orders' customer where SQL compares the orders' customer_id.

    :raises NotExpressible: no tree does.
    """
    for via in _choices(pairs, graph):
        try:
            tree = join_tree(graph, uses, prefer=[f"{column.table}.{column.column}" for column in via])
        except NoJoinPath:
            break
        if _asks_no_more(tree, uses, pairs, graph):
            known = Equal(pairs_of(tree.joins))
            return Way(tree, via, tuple(pair for pair in pairs if not known.holds([pair])))
    raise NotExpressible("joins")


def _asks_no_more(tree: JoinTree, uses: Sequence[TableUse], pairs: Sequence[Pair], graph: JoinGraph) -> bool:
    made = pairs_of(tree.joins)
    if set(tree.uses) == set(uses):
        return Equal(pairs).holds(made)
    own = set(uses)
    cells = [cell for pair in made for cell in pair if cell[0] in own]
    known = Equal(made)
    implied = [(one, other) for one, other in combinations(cells, 2) if known.holds([(one, other)])]
    return fixed_uses(uses, (), tree, graph) >= set(tree.uses) and Equal(pairs).holds(implied) and known.holds(pairs)


def _choices(pairs: Sequence[Pair], graph: JoinGraph) -> Iterator[tuple[ColumnRef, ...]]:
    """No key named, then each alone, then more of those that the pairs join by."""
    keys: dict[ColumnRef, None] = {}
    for one, other in pairs:
        for (use, column), (partner, same) in ((one, other), (other, one)):
            for link in graph.links(use.table):
                found = tuple(zip(link.columns, link.target_columns, strict=True))
                if link.source == use.table and link.target == partner.table and (column, same) in found:
                    keys.setdefault(ColumnRef(use.table, column))
    for size in range(min(len(keys), 4) + 1):
        yield from combinations(keys, size)
    if len(keys) > 4:
        yield tuple(keys)


def finest(way: Way, uses: Sequence[TableUse], graph: JoinGraph) -> Star:
    """What a plain COUNT(*) over the joined tables counts: rows of the table of which each joined row holds another, if there is one."""
    for use in uses:
        if use.instance == 0 and fixed_uses([use], (), way.tree, graph) >= set(uses):
            return Star(use.table)
    return Star()


def completed(select: Select, way: Way, graph: JoinGraph) -> Select:
    """`select` with the fewest `tables` and `via` from which its own tree follows.

    :raises NotExpressible: its tree would be another.
    """
    wanted = set(way.tree.uses)
    equal = Equal(pairs_of(way.tree.joins))

    def fits(candidate: Select) -> bool:
        try:
            tree = tree_of(prepared(candidate, graph), graph)
        except NoJoinPath:
            return False
        return tree is not None and set(tree.uses) == wanted and equal.holds(pairs_of(tree.joins))

    told = dataclasses.replace(select, via=way.via)
    for tables in _named(way):
        candidate = dataclasses.replace(told, tables=tables)
        if fits(candidate):
            return _without_needless(candidate, fits)
    raise NotExpressible("joins")


def _named(way: Way) -> Iterator[tuple[str, ...]]:
    tables = [use.table for use in way.tree.uses if use.instance == 0]
    if len(tables) <= _MOST_NAMED:
        for size in range(len(tables) + 1):
            yield from combinations(tables, size)
    else:
        yield ()
        yield tuple(tables)


def _without_needless(select: Select, fits: Callable[[Select], bool]) -> Select:
    for column in select.via:
        fewer = dataclasses.replace(select, via=tuple(other for other in select.via if other != column))
        if fits(fewer):
            select = fewer
    return select
