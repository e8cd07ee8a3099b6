"""Guesses the roles of tables and columns: `roles_of`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aifordb.core.contracts.catalog import Catalog, Column, Table
from aifordb.core.contracts.per_catalog import once_per_catalog
from aifordb.core.linking import index_of
from aifordb.core.plan import ColumnRef, NoJoinPath, join_graph, join_tree

from .columns import Columns
from .lexicon import PERSON
from .reading import spoken
from .roles import Roles, Thing, Tie
from .words import plural, singular

_KEYS = frozenset(["id", "ids", "code", "key", "uuid", "guid", "ref", "fk"])


@once_per_catalog(kept=400)
def roles_of(catalog: Catalog) -> Roles:
    """The roles of everything in `catalog`."""
    ties = _ties(catalog)
    keyed = {(tie.child, tie.column.column) for tie in ties}
    things = {table.key: _thing(table, catalog, keyed) for table in catalog.tables}
    return Roles(catalog, things, ties)


def _ties(catalog: Catalog) -> tuple[Tie, ...]:
    """Single-column links of pairs of tables that nothing else links."""
    graph = join_graph(catalog)
    links = [link for table in graph.tables for link in graph.links(table) if link.source == table]
    pairs = Counter(frozenset((link.source, link.target)) for link in links)
    found = []
    for link in links:
        alone = pairs[frozenset((link.source, link.target))] == 1 and link.source != link.target
        if alone and len(link.columns) == 1 and link.target_unique and not link.source_unique:
            try:
                direct = len(join_tree(graph, [link.source, link.target]).joins) == 1
            except NoJoinPath:
                direct = False
            if direct:
                found.append(Tie(link.source, link.target, ColumnRef(link.source, link.columns[0])))
    return tuple(found)


def _thing(table: Table, catalog: Catalog, keyed: set[tuple[str, str]]) -> Thing:
    one = singular(" ".join(spoken(index_of(catalog).spelled[table.key, None])))
    person = one.split()[-1] in PERSON or one in PERSON
    primary = [column for column in table.columns if column.primary_key]
    reader = Columns(table, catalog, one, person)
    names = reader.names()
    taken = {ref.column for ref in names}
    free = [
        column
        for column in table.columns
        if not column.primary_key
        and (table.key, column.name) not in keyed
        and column.name not in taken
        and not _is_key(reader.words(column), column)
    ]
    return Thing(
        table.key, one, plural(one),
        key=ColumnRef(table.key, primary[0].name) if len(primary) == 1 else None,
        names=names,
        person=person,
        dates=reader.dates(free),
        numbers=tuple(filter(None, map(reader.number, free))),
        categories=tuple(filter(None, map(reader.category, free))),
        flags=tuple(filter(None, map(reader.flag, free))),
        texts=reader.texts([column for column in table.columns if column in free or column.name in taken], taken),
        optional=tuple(reader.text(c) for c in free if c.nullable and not c.primary_key and c.type != "boolean"),
    )  # fmt: skip


def _is_key(words: Sequence[str], column: Column) -> bool:
    if words[-1] == "code" and column.values_complete and len(column.values) <= 15 and not column.unique:
        return False
    return words[-1] in ("id", "uuid", "guid") or (words[-1] in _KEYS and len(words) > 1)
