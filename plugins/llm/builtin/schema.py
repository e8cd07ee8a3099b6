"""What the readers of a question ask a catalog: types, names to show, times, measures, distances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from aifordb.core import NUMBERS, TIMES, Catalog, Column, Table, once_per_catalog
from aifordb.core.linking import Index, index_of, stem
from aifordb.core.plan.joins import JoinGraph, join_graph
from aifordb.core.plan.model import ColumnRef

FAR = 9
"""A distance at which tables have nothing to do with each other."""
_NAMES = ("name", "title", "label", "subject", "full")
_TIMES = ("birth", "date", "created", "time", "opened", "year")
_UNTELLING = frozenset(
    {
        "status",
        "type",
        "kind",
        "gender",
        "sex",
        "method",
        "reason",
        "comment",
        "state",
        "channel",
        "description",
        "password",
    }
)
"""Words of texts that many rows share, or that say too much to be a name."""
_LONG_TEXTS = ("comment", "comments", "notes", "note", "message", "body", "text", "content", "review", "feedback", "description", "remark", "remarks", "subject", "details")  # fmt: skip


def _numeric(values: tuple[str, ...]) -> bool:
    return bool(values) and all(value.replace(".", "", 1).replace("-", "", 1).isdigit() for value in values)


@once_per_catalog(kept=16)
def schema_of(catalog: Catalog) -> Schema:
    """The schema of `catalog`; made once for each catalog object."""
    return Schema(catalog, index_of(catalog), join_graph(catalog), {table.key: table for table in catalog.tables})


@dataclass(frozen=True, slots=True)
class Schema:
    """A catalog with its names spelled out and its join graph."""

    catalog: Catalog
    index: Index
    graph: JoinGraph
    tables: dict[str, Table]
    _distances: dict[str, dict[str, int]] = field(default_factory=dict)

    def column(self, ref: ColumnRef) -> Column:
        """The column behind a reference of ours."""
        column = self.tables[ref.table].column(ref.column)
        if column is None:
            raise KeyError(ref)
        return column

    def words(self, table: str, column: str | None = None) -> tuple[str, ...]:
        """The words of a name, spelled out."""
        return self.index.spelled[table, column]

    def stems(self, table: str, column: str | None = None) -> tuple[str, ...]:
        """The stems of a name's words."""
        return tuple(stem(word) for word in self.words(table, column))

    def refs(self, table: str) -> Iterator[tuple[ColumnRef, Column]]:
        """The columns of a table with references to them."""
        for column in self.tables[table].columns:
            yield ColumnRef(table, column.name), column

    def distance(self, start: str, end: str) -> int:
        """Links between two tables; `FAR` if none lead there within three."""
        reach = self._distances.get(start)
        if reach is None:
            reach = self._distances[start] = self._reach(start)
        return reach.get(end, FAR)

    def _reach(self, start: str) -> dict[str, int]:
        found, edge = {start: 0}, [start]
        for step in range(1, 4):
            following = []
            for here in edge:
                for link in self.graph.links(here):
                    there = link.other(here)
                    if there not in found:
                        found[there] = step
                        following.append(there)
            edge = following
            if len(found) > 500:
                break
        return found

    def is_number(self, ref: ColumnRef) -> bool:
        """A column of numbers, also where they are stored as text."""
        column = self.column(ref)
        return column.type in NUMBERS or (column.type == "text" and _numeric(column.values[:20]))

    def is_time(self, ref: ColumnRef) -> bool:
        """A column of dates or times."""
        return self.column(ref).type in TIMES

    def is_year(self, ref: ColumnRef) -> bool:
        """A column of years as numbers or text, not of dates."""
        return not self.is_time(ref) and "year" in self.words(ref.table, ref.column)

    def is_key(self, ref: ColumnRef) -> bool:
        """Does the column identify a row, of its own table or of another?"""
        column = self.column(ref)
        words = self.words(ref.table, ref.column)
        foreign = {name for link in self.graph.links(ref.table) if link.source == ref.table for name in link.columns}
        return column.primary_key or words[-1] in ("id", "uuid", "key", "guid") or ref.column in foreign

    def key(self, table: str) -> tuple[ColumnRef, ...]:
        """The columns that tell rows of `table` apart: its primary key, or what looks like one, or nothing."""
        columns = self.tables[table].columns
        primary = tuple(ColumnRef(table, column.name) for column in columns if column.primary_key)
        if primary:
            return primary
        unique = tuple(ColumnRef(table, column.name) for column in columns if column.unique)[:1]
        if unique:
            return unique
        linked = {name for link in self.graph.links(table) if link.target == table for name in link.target_columns}
        named = [column.name for column in columns if column.name in linked]
        if not named and self.words(table, columns[0].name)[-1] == "id":
            named = [columns[0].name]
        return tuple(ColumnRef(table, name) for name in named[:1])

    def names(self, table: str) -> tuple[ColumnRef, ...]:
        """The columns that people call a row of `table` by: its name or title, else its first telling text, else its key."""
        own = set(self.stems(table))
        firsts: list[ColumnRef] = []
        ranked: list[tuple[float, int, ColumnRef]] = []
        for place, (ref, column) in enumerate(self.refs(table)):
            words = self.words(table, column.name)
            if column.type in NUMBERS or column.type in TIMES or column.type in ("boolean", "binary", "json"):
                continue
            if words[:2] in (("first", "name"), ("last", "name"), ("given", "name"), ("family", "name")) or (
                words[-2:] in (("first", "name"), ("last", "name"))
            ):
                firsts.append(ref)
                continue
            rest = [word for word in words if stem(word) not in own]
            for rank, name in enumerate(_NAMES):
                if rest and (rest == [name] or (rest[-1] == name and rank == 0 and len(rest) <= 2)):
                    ranked.append((rank + 0.4 * (len(rest) - 1), place, ref))
                    break
            else:
                if not rest:  # the column is called like its table: `label` of `labels`
                    ranked.append((1.5, place, ref))
        exact = sorted(ranked, key=lambda r: r[:2])
        if exact and (not firsts or exact[0][0] < 0.3):
            return (exact[0][2],)
        if firsts:
            return tuple(firsts[:2])
        texts = [
            ref
            for ref, column in self.refs(table)
            if column.type in ("text", "enum")
            and not self.is_key(ref)
            and not _UNTELLING & set(self.words(table, ref.column))
        ]
        if texts:
            return (texts[0],)
        return self.key(table) or (ColumnRef(table, self.tables[table].columns[0].name),)

    def long_text(self, table: str) -> ColumnRef | None:
        """The column in which people write freely: a comment, a description."""
        for word in _LONG_TEXTS:
            for ref, column in self.refs(table):
                if column.type in ("text", "other") and word in self.words(table, ref.column) and not self.is_key(ref):
                    return ref
        return None

    def overview(self, table: str, most: int = 8) -> tuple[ColumnRef, ...]:
        """Columns that show what a row of `table` is about: key and name first, then the others as they stand, without foreign keys."""
        names = list(self.names(table))
        keys = [ref for ref in self.key(table) if len(self.key(table)) == 1]
        others = [
            ref
            for ref, column in self.refs(table)
            if not self.is_key(ref) and column.type not in ("binary", "json", "array", "other")
        ]
        return tuple(dict.fromkeys([*keys, *names, *others]))[:most]

    def times(self, table: str) -> tuple[ColumnRef, ...]:
        """Columns of `table` that say when, likeliest first."""
        found = [ref for ref, _ in self.refs(table) if self.is_time(ref)]
        own = set(self.stems(table))

        def rank(ref: ColumnRef) -> int:
            words = self.words(table, ref.column)
            if own & {stem(word) for word in words} or "ordered" in words or "placed" in words:
                return 0
            if "created" in words or words in (("date",), ("time",), ("timestamp",), ("year",)):
                return 1
            return 4 if {"updated", "birth", "modified", "deleted", "end", "closed"} & set(words) else 2

        years = [ref for ref, _ in self.refs(table) if self.is_year(ref)]
        return (*sorted(found, key=rank), *years)

    def measures(self, table: str, words: tuple[str, ...]) -> Iterator[ColumnRef]:
        """Columns of `table` that can be compared and whose names hold one of `words`, in the order of `words`."""
        for word in words:
            wanted = stem(word)
            for ref, _ in self.refs(table):
                if (
                    wanted in self.stems(table, ref.column)
                    and not self.is_key(ref)
                    and (
                        self.is_number(ref)
                        or (word in _TIMES and (self.is_time(ref) or word in self.words(table, ref.column)))
                    )
                ):
                    yield ref

    def counter(self, table: str, counted: str) -> ColumnRef | None:
        """A number column of `table` that counts rows of `counted` by its name: `number_of_hosts`."""
        stems = set(self.stems(counted))
        for ref, _ in self.refs(table):
            words = self.words(table, ref.column)
            named = {stem(word) for word in words if word not in ("of", "number", "count", "total")}
            if named == stems and {"number", "count", "total"} & set(words) and self.is_number(ref):
                return ref
        return None

    def around(self, table: str) -> tuple[str, ...]:
        """Tables that a row of `table` refers to: they say more about it."""
        return tuple(dict.fromkeys(link.target for link in self.graph.links(table) if link.source == table))
