"""What tables and columns are for, guessed from names, types, keys and sampled values: who, what, when, how much, of which kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from aifordb.core.contracts.catalog import Catalog
from aifordb.core.plan import ColumnRef, Value, join_graph, join_tree

NumberSort = Literal["money", "price", "quantity", "other"]
CategorySort = Literal["status", "place", "other"]


@dataclass(frozen=True, slots=True)
class DateColumn:
    """A column of times.

    :param noun: what the time is called, `order date`.
    :param clauses: what happened then, in the past tense of the plural: `were placed`, `signed up`. Empty if nothing fits.
    :param first, last: stored extremes, or None.
    :param timed: hours are stored too.
    :param birth: long ago, spoken of in years.
    """

    ref: ColumnRef
    noun: str
    clauses: tuple[str, ...]
    first: date | None
    last: date | None
    timed: bool
    birth: bool = False


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """A column of numbers that one may compare and average.

    :param noun: `unit price`.
    :param summable: adding it up says something.
    :param low, high: stored extremes, or None.
    """

    ref: ColumnRef
    noun: str
    sort: NumberSort
    summable: bool
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Category:
    """A column that sorts rows into a few groups, with all its values.

    :param nouns: what it is called, shortest first: `status`, `order status`.
    :param sort: `status` (values are adjectives of the thing), `place` or `other`.
    """

    ref: ColumnRef
    nouns: tuple[str, ...]
    values: tuple[str, ...]
    sort: CategorySort


@dataclass(frozen=True, slots=True)
class Flag:
    """A column of yes and no.

    :param adjective: what is said of rows with yes: `active`; None if only "with …" fits.
    :param noun: the column's words without `is` or `has`.
    """

    ref: ColumnRef
    yes: Value
    no: Value
    noun: str
    adjective: str | None


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A text column to search in or to show: `values` are samples."""

    ref: ColumnRef
    noun: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """A table as people speak of it.

    :param one, many: `order item`, `order items`.
    :param key: its primary key, if that is one column.
    :param names: columns that name a row: one, or first and last name. Empty if nothing does.
    :param person: rows are people.
    :param optional: columns in which something may be missing, with their nouns.
    :param standing: for a table that only ties two things together, the one of the two whose name its rows go by: a row that ties a student to
        a course is a student of that course.
    """

    table: str
    one: str
    many: str
    key: ColumnRef | None
    names: tuple[ColumnRef, ...]
    person: bool
    dates: tuple[DateColumn, ...]
    numbers: tuple[NumberColumn, ...]
    categories: tuple[Category, ...]
    flags: tuple[Flag, ...]
    texts: tuple[TextColumn, ...]
    optional: tuple[TextColumn, ...]
    standing: str | None = None

    @property
    def date(self) -> DateColumn | None:
        """The time that "orders last month" means, if one is obvious."""
        usual = [one for one in self.dates if not one.birth]
        return usual[0] if usual and usual[0].clauses else usual[0] if len(usual) == 1 else None


@dataclass(frozen=True, slots=True)
class Tie:
    """A row of `child` belongs to one of `parent`, by `column` of `child`."""

    child: str
    parent: str
    column: ColumnRef


@dataclass(frozen=True, slots=True)
class Roles:
    """All things of a catalog and how they belong together.

    :param ties: only where a single key leads from one table to the other, so that naming both tables says how they join.
    """

    catalog: Catalog
    things: Mapping[str, Thing]
    ties: tuple[Tie, ...]
    _ways: dict[tuple[str, str], bool] = field(default_factory=dict, compare=False, repr=False)

    def parents(self, thing: Thing) -> Iterator[tuple[Tie, Thing]]:
        """What a row of `thing` belongs to."""
        return ((tie, self.things[tie.parent]) for tie in self.ties if tie.child == thing.table)

    def children(self, thing: Thing) -> Iterator[tuple[Tie, Thing]]:
        """What belongs to a row of `thing`."""
        return ((tie, self.things[tie.child]) for tie in self.ties if tie.parent == thing.table)

    def above(self, thing: Thing) -> Iterator[Thing]:
        """Parents and their parents, each once, where naming the two tables leads from a row to just one of them."""
        found: dict[str, None] = {}
        for _, parent in self.parents(thing):
            found.setdefault(parent.table)
            for _, upper in self.parents(parent):
                found.setdefault(upper.table)
        return (
            self.things[table]
            for table in found
            if table not in (thing.table, thing.standing) and self._leads_up(thing.table, table)
        )

    def _leads_up(self, child: str, upper: str) -> bool:
        known = self._ways.get((child, upper))
        if known is None:
            tree = join_tree(join_graph(self.catalog), [child, upper])
            known = self._ways[child, upper] = len(tree.joins) <= 2 and not any(join.multiplies for join in tree.joins)
        return known
