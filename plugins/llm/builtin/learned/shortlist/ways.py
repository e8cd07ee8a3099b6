"""Tables that no word names, but that a query needs on its way, and the things that the named ones refer to."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from aifordb.core import NUMBERS
from aifordb.core.linking import stem
from aifordb.core.linking.words import split_identifier
from aifordb.core.plan import JoinGraph, NoJoinPath, join_tree

from .census import DECLARED, Census, Known
from .relevance import Gains, Word

MOST_USES = 4
"""Tables of a way from one table to another, both included; a longer one seldom means anything."""

FACT = 1.2
"""What a table counts more as a record of what happened if it has a time and an amount."""


def connected(tables: Sequence[str], graph: JoinGraph, census: Census) -> list[str]:
    """`tables` with those that lead from one to another, each behind the tables that need it.

    Each new table is tied to the nearest of those before it.
    """
    near = _around(tables, graph, census)
    found: list[str] = []
    for at, table in enumerate(tables):
        ways = [way for other in tables[:at] if (way := _way(near, other, table))]
        found.append(table)
        if ways:
            nearest = min(ways, key=len)
            found.extend(nearest)
    return [*dict.fromkeys(found)]


def referred(
    tables: Sequence[str], graph: JoinGraph, census: Census, words: Sequence[Word], referring: int
) -> list[str]:
    """What `tables` refer to by a column that the question names ("who manages …": `manager_id`), and all that the first few refer to.

    :param referring: how many are the first few.
    """
    said = {stem for word in words if not word.grammar for stem in word.stems}
    named, others = [], []
    for at, table in enumerate(tables):
        for link in graph.links(table):
            if link.source != table or census.tables[link.target].marks:
                continue
            spelled = {stem(part) for column in link.columns for part in split_identifier(column)} - {"id"}
            if spelled & said:
                named.append(link.target)
            elif at < referring and link.weight <= DECLARED:
                others.append(link.target)
    return [*named, *others]


def counting(tables: Sequence[str], gains: Gains, graph: JoinGraph, census: Census, most: int) -> list[str]:
    """For each of `tables` those that refer to it by a declared key and are likeliest what is counted for it: "best selling brand" is named by
    a column of the items, and answered by the order lines.

    :param most: how many for each table.
    """
    found: list[str] = []
    for table in tables:
        sources = {link.source for link in graph.links(table) if link.target == table and link.weight <= DECLARED}
        own = [source for source in sources - {table} if not census.tables[source].marks]
        own.sort(key=lambda source: (-sum(gains.get(source, {}).values()) - _fact(census.tables[source]), source))
        found.extend(own[:most])
    return found


def _fact(known: Known) -> float:
    """What a table counts as a record of what happened: when, how much, and how many others refer to it."""
    amounts = any(
        column.type in NUMBERS and column.name.lower() in known.telling and not column.name.lower().endswith("id")
        for column in known.table.columns
    )
    return known.standing * (FACT if known.timed and amounts else 1.0)


def _way(graph: JoinGraph, start: str, end: str) -> tuple[str, ...]:
    try:
        tree = join_tree(graph, (start, end))
    except NoJoinPath:
        return ()
    return tuple(use.table for use in tree.uses) if len(tree.uses) <= MOST_USES else ()


def _around(tables: Collection[str], graph: JoinGraph, census: Census) -> JoinGraph:
    """The graph around `tables`, without copies: a way through last year's archive is none."""
    inside = {*tables}
    for table in tables:
        inside.update(other for other in census.tables[table].around if not census.tables[other].marks)
    links = {
        table: tuple(link for link in graph.links(table) if link.source in inside and link.target in inside)
        for table in inside
    }
    return JoinGraph(graph.catalog, links, graph.tables)
