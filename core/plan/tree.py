"""Join trees: the smallest set of links that connects the tables of a plan."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..errors import FieldProblem, ValidationError
from .graph import JoinGraph
from .links import Link

VALLEY = 0.5
"""Price of a way that goes up to a shared parent and down again (staff → city ← customers): it joins rows that have little to do with each
other, so of two ways of equal length the one through a linking table (students ← enrolments → courses) is taken."""
MULTIPLIED = 0.01
"""Price of a step that multiplies rows: decides between ways of equal length only."""
PREFERRED = -0.4
"""Bonus of a link over a column that the question names."""
_MOST_STARTS = 6


class TableUse(NamedTuple):
    """A use of a table in a query: `instance` tells two uses of one table apart."""

    table: str
    instance: int = 0


@dataclass(frozen=True, slots=True)
class Join:
    """`use` joins the tree at `parent`: rows belong together where the paired columns are equal.

    :param pairs: (column of `parent`, column of `use`).
    :param multiplies: a row of `parent` may meet several rows of `use`.
    :param reverse_multiplies: a row of `use` may meet several rows of `parent`.
    """

    parent: TableUse
    use: TableUse
    pairs: tuple[tuple[str, str], ...]
    multiplies: bool
    reverse_multiplies: bool
    link: Link


@dataclass(frozen=True, slots=True)
class JoinTree:
    """Tables in an order in which each joins an earlier one.

    :param root: the first table.
    """

    root: TableUse
    joins: tuple[Join, ...] = ()

    @property
    def uses(self) -> tuple[TableUse, ...]:
        """All tables, the root first."""
        return (self.root, *(join.use for join in self.joins))


class NoJoinPath(ValidationError):
    """Nothing connects some tables of a plan. `tables` names them."""

    def __init__(self, tables: Sequence[str]) -> None:
        first, rest = tables[0], ", ".join(tables[1:])
        message = f"Nothing in the schema connects {first} with {rest}."
        super().__init__(message, details=[FieldProblem("question", "not_answerable", message)])
        self.tables = tuple(tables)


def join_tree(graph: JoinGraph, needed: Sequence[str | TableUse], *, prefer: Iterable[str] = ()) -> JoinTree:
    """The tree that connects `needed`, hung up at the first of them, other tables added where they lead from one to the next.

    Shortest ways by weight; of equal ones first those that do not multiply rows, then by name, so that the same tables always give the same tree.

    :param needed: table keys, or uses of tables.
    :param prefer: `table.column` names that decide between several links of two tables.
    :raises NoJoinPath: some of them are not connected.
    """
    uses = [*dict.fromkeys(TableUse(use) if isinstance(use, str) else use for use in needed)]
    plain = [*dict.fromkeys(use.table for use in uses)]
    names = frozenset(name.lower() for name in prefer)
    # Nearest first is not always shortest: it depends on where one starts.
    grown = [_grow(graph, start, plain, names) for start in plain[: 1 if len(plain) < 3 else _MOST_STARTS]]
    tree = min(enumerate(grown), key=lambda pair: (round(pair[1][0], 6), pair[0]))[1][1]
    for use in uses:
        if use.instance:
            tree = _second_use(graph, tree, use, names)
    return rooted(tree, uses[0])


def rooted(tree: JoinTree, root: TableUse) -> JoinTree:
    """The same tree, hung up at `root`."""
    if tree.root == root:
        return tree
    around: dict[TableUse, list[Join]] = {use: [] for use in tree.uses}
    for join in tree.joins:
        around[join.parent].append(join)
        around[join.use].append(join)
    joins: list[Join] = []
    seen, queue = {root}, [root]
    while queue:
        here = queue.pop(0)
        for join in around[here]:
            turned = join if join.parent == here else _turned(join)
            if turned.use not in seen:
                seen.add(turned.use)
                joins.append(turned)
                queue.append(turned.use)
    return JoinTree(root, tuple(joins))


def _turned(join: Join) -> Join:
    pairs = tuple((child, parent) for parent, child in join.pairs)
    return Join(join.use, join.parent, pairs, join.reverse_multiplies, join.multiplies, join.link)


def _grow(graph: JoinGraph, start: str, needed: Sequence[str], prefer: frozenset[str]) -> tuple[float, JoinTree]:
    """Nearest table first, from `start`: (total price, tree)."""
    joins: list[Join] = []
    inside, missing, total = [start], [table for table in needed if table != start], 0.0
    while missing:
        price, way = _nearest(graph, inside, missing, prefer)
        if not way:
            raise NoJoinPath([inside[0], *missing])
        total += price
        for here, link in way:
            there = link.other(here)
            joins.append(_join(link, TableUse(here), TableUse(there), from_source=here == link.source))
            inside.append(there)
            if there in missing:
                missing.remove(there)
    return total, JoinTree(TableUse(start), tuple(joins))


def _nearest(
    graph: JoinGraph, inside: Sequence[str], wanted: Sequence[str], prefer: frozenset[str]
) -> tuple[float, list[tuple[str, Link]]]:
    """Dijkstra from all of `inside` to the first of `wanted`: (price, [(table, link taken from it)]); an empty way if there is none.

    A state is a table and whether it was reached as the target of a key: that decides whether going on is a valley.
    """
    queue: list[tuple[float, int, str, bool]] = [(0.0, order, table, False) for order, table in enumerate(inside)]
    came: dict[tuple[str, bool], tuple[str, bool, Link] | None] = {(table, False): None for table in inside}
    price = dict.fromkeys(came, 0.0)
    goals, joined, tick = frozenset(wanted), frozenset(inside), len(queue)
    while queue:
        cost, _, table, up = heapq.heappop(queue)
        if cost > price[table, up]:
            continue
        if table in goals:
            return cost, _way(came, (table, up))
        for link in graph.links(table):
            there, leaves_source = link.other(table), table == link.source
            if there in joined or there == table:
                continue
            step = link_price(link, table, prefer) + (VALLEY if up and not leaves_source else 0.0)
            state = (there, leaves_source)
            if cost + step < price.get(state, float("inf")) - 1e-9:
                price[state] = cost + step
                came[state] = (table, up, link)
                tick += 1
                heapq.heappush(queue, (cost + step, tick, there, leaves_source))
    return 0.0, []


def _way(
    came: Mapping[tuple[str, bool], tuple[str, bool, Link] | None], end: tuple[str, bool]
) -> list[tuple[str, Link]]:
    steps: list[tuple[str, Link]] = []
    here = came[end]
    while here is not None:
        table, up, link = here
        steps.append((table, link))
        here = came[table, up]
    return steps[::-1]


def link_price(link: Link, start: str, prefer: frozenset[str]) -> float:
    """What one step over `link` from `start` costs."""
    named = bool(prefer) and any(f"{link.source}.{column}".lower() in prefer for column in link.columns)
    return link.weight + (MULTIPLIED if link.multiplies(start) else 0.0) + (PREFERRED if named else 0.0)


def _join(link: Link, parent: TableUse, use: TableUse, *, from_source: bool) -> Join:
    pairs = tuple(zip(link.columns, link.target_columns, strict=True))
    if from_source:
        return Join(parent, use, pairs, not link.target_unique, not link.source_unique, link)
    turned = tuple((target, source) for source, target in pairs)
    return Join(parent, use, turned, not link.source_unique, not link.target_unique, link)


def _second_use(graph: JoinGraph, tree: JoinTree, use: TableUse, prefer: frozenset[str]) -> JoinTree:
    """`tree` with another use of one of its tables.

    In this order: another key of a joined table to it (a flight's two airports); a key of the table to itself (an employee's manager: the
    first use refers to the second); a table that is not joined yet and has two keys to it (friendships); a row with the same parent.
    """
    joined = {(join.link, join.parent, join.use) for join in tree.joins}
    used = {link for link, _, _ in joined}
    inside = [other for other in tree.uses if other.instance == 0]
    first = TableUse(use.table)

    def best(links: Iterable[tuple[TableUse, Link]]) -> tuple[TableUse, Link] | None:
        return min(links, key=lambda pair: link_price(pair[1], pair[1].source, prefer), default=None)

    direct = [
        (other, link)
        for other in inside
        for link in graph.links(other.table)
        if link.source == other.table and link.target == use.table and other != first and link not in used
    ]
    if found := best(direct):
        return JoinTree(tree.root, (*tree.joins, _join(found[1], found[0], use, from_source=True)))
    own = [(first, link) for link in graph.links(use.table) if link.source == link.target and link not in used]
    if found := best(own):
        return JoinTree(tree.root, (*tree.joins, _join(found[1], found[0], use, from_source=True)))
    if bridged := _bridge(graph, tree, use, prefer):
        return bridged
    siblings = [
        (join.parent if join.use == first else join.use, join.link)
        for join in tree.joins
        if first in (join.parent, join.use) and join.link.source == use.table
    ]
    if found := best(siblings):
        return JoinTree(tree.root, (*tree.joins, _join(found[1], found[0], use, from_source=False)))
    raise NoJoinPath([use.table, use.table])


def _bridge(graph: JoinGraph, tree: JoinTree, use: TableUse, prefer: frozenset[str]) -> JoinTree | None:
    """Through a table with two keys to the used one; if its first key is named by `prefer`, that one leads to the first use."""
    incoming: dict[str, list[Link]] = {}
    for link in graph.links(use.table):
        if link.target == use.table and link.source != use.table:
            incoming.setdefault(link.source, []).append(link)
    pairs = [links for links in incoming.values() if len(links) > 1]
    if not pairs:
        return None
    links = min(pairs, key=lambda found: sum(sorted(link_price(link, link.target, prefer) for link in found)[:2]))
    here, there = links[0], links[1]
    between = TableUse(here.source)
    joins = (
        _join(here, TableUse(use.table), between, from_source=False),
        _join(there, between, use, from_source=True),
    )
    return JoinTree(tree.root, (*tree.joins, *joins))
