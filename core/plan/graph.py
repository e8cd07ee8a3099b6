"""How the tables of a database join: declared foreign keys, and inferred ones where two tables have none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..contracts.catalog import Catalog, Table
from ..contracts.per_catalog import once_per_catalog
from .infer import inferred_links, table_keys
from .links import Link

SHORTCUT = 1.1
"""Weight of two declared keys taken in one step: a little more than of one, so that the step in between wins where it is needed."""


@dataclass(frozen=True, slots=True)
class JoinGraph:
    """Every link between tables.

    :param neighbours: links that touch a table, by the table's key; a link of a table with itself appears once.
    """

    catalog: Catalog
    neighbours: Mapping[str, tuple[Link, ...]]
    tables: Mapping[str, Table]

    def links(self, table: str) -> tuple[Link, ...]:
        """Links that touch `table` (a key)."""
        return self.neighbours.get(table, ())


@once_per_catalog(kept=16)
def join_graph(catalog: Catalog) -> JoinGraph:
    """The graph of `catalog`; made once for each catalog object (5,000 tables of 20 columns take less than a second)."""
    return _build(catalog)


def _build(catalog: Catalog) -> JoinGraph:
    tables = {table.key: table for table in catalog.tables}
    given = [*_declared(catalog, tables)]
    declared = [*given, *_shortcuts(given)]
    pairs = {frozenset((link.source, link.target)) for link in declared}
    # A key of a table to itself may be a slip of the declaration (actor.musical_id → actor.actor_id); its name still says what it refers to.
    taken = {(link.source, column) for link in declared if link.source != link.target for column in link.columns}
    found = [link for link in inferred_links(catalog, taken) if frozenset((link.source, link.target)) not in pairs]
    neighbours: dict[str, list[Link]] = {key: [] for key in tables}
    for link in [*declared, *found]:
        neighbours[link.source].append(link)
        if link.target != link.source:
            neighbours[link.target].append(link)
    return JoinGraph(catalog, {key: tuple(links) for key, links in neighbours.items()}, tables)


def _declared(catalog: Catalog, tables: Mapping[str, Table]) -> Iterable[Link]:
    names: dict[str, str] = {}
    for table in catalog.tables:
        names.setdefault(table.name.lower(), table.key)
        names[table.key.lower()] = table.key
    for table in catalog.tables:
        for key in table.foreign_keys:
            schema = key.target_schema or table.schema
            wanted = [f"{schema}.{key.target}".lower()] if schema else []
            target = next((names[name] for name in (*wanted, key.target.lower()) if name in names), None)
            columns = _spelled(table, key.columns)
            target_columns = (
                _spelled(tables[target], key.target_columns or _primary(tables[target])) if target else None
            )
            if target and columns and target_columns and len(columns) == len(target_columns):
                yield Link(
                    table.key,
                    columns,
                    target,
                    target_columns,
                    source_unique=is_unique(table, columns),
                    target_unique=is_unique(tables[target], target_columns) or not _has_key(tables[target]),
                )


def _shortcuts(declared: Sequence[Link]) -> Iterable[Link]:
    """Past a table of which many rows have the value that a key refers to: `teaches.course_id` → `section.course_id` → `course.course_id`."""
    onward = {(link.source, link.columns): link for link in declared}
    joined = {frozenset((link.source, link.target)) for link in declared}
    for link in declared:
        after = None if link.target_unique else onward.get((link.target, link.target_columns))
        if after is not None and frozenset((link.source, after.target)) not in joined and after.target != link.source:
            columns = after.target_columns
            yield Link(
                link.source, link.columns, after.target, columns, SHORTCUT, link.source_unique, after.target_unique
            )


def _spelled(table: Table, columns: Iterable[str]) -> tuple[str, ...] | None:
    """The columns as the table spells them; None if one is missing (SQLite lets a key name what does not exist)."""
    found = [table.column(name) for name in columns]
    return tuple(column.name for column in found if column) if all(found) else None


def _primary(table: Table) -> tuple[str, ...]:
    # SQLite: "REFERENCES parent" without columns means the parent's primary key.
    return tuple(column.name for column in table.columns if column.primary_key)


def _has_key(table: Table) -> bool:
    """Is anything known that tells its rows apart?"""
    return bool(_primary(table) or table_keys(table))


def is_unique(table: Table, columns: Iterable[str]) -> bool:
    """Do `columns` name at most one row of `table`, as far as its keys say?"""
    given = {name.lower() for name in columns}
    primary = {name.lower() for name in _primary(table)}
    return (bool(primary) and primary <= given) or any(c.unique and c.name.lower() in given for c in table.columns)
