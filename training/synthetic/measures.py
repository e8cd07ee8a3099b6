"""What is counted, added up or averaged, and what people call it: "orders", "revenue", "average rating", "how much did we sell"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aifordb.core.plan import Aggregate, AggregateName, ColumnRef, Expression, Star

from .revenue import has_revenue, is_sale, turnover_of
from .roles import NumberColumn, Roles, Thing
from .scene import COUNT, Scene
from .words import plural

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A number about a group of rows of `thing`.

    :param aggregate: the expression.
    :param names: noun phrases in the singular, `total revenue`; with "number of orders" for counts.
    :param short: as they stand before "per month" or "by month": `revenue`, `orders`.
    :param asked: beginnings of questions that stand before a time or group: `how much revenue did we make`.
    :param most, least: what the first or last of a ranking has: `with the most orders`; empty if nothing short is right.
    """

    thing: Thing
    aggregate: Aggregate
    names: tuple[str, ...]
    short: tuple[str, ...]
    asked: tuple[str, ...]
    most: tuple[str, ...]
    least: tuple[str, ...]

    @property
    def counts(self) -> bool:
        """Is it the number of rows?"""
        return self.aggregate == COUNT


def some_measure(thing: Thing, scene: Scene, *, count: float = 0.4) -> Measure:
    """A measure over rows of `thing`; a count of them in `count` of cases, and where it has no numbers."""
    others = [*totals(thing, scene.roles), *averages(thing)]
    if not others or scene.chance(count):
        return count_of(thing)
    if scene.chance(0.6) and (sums := totals(thing, scene.roles)):
        return scene.pick(sums)
    return scene.pick(others)


def count_of(thing: Thing) -> Measure:
    """How many rows there are."""
    many = thing.many
    asked: Names = (
        f"how many {many} are there",
        f"how many {many} did we have",
        f"how many {many} do we have",
        f"how many {many} were there",
    )
    asked += () if thing.person else (f"how many {many} did we get", f"how many {many}")
    names: Names = (
        f"number of {many}",
        f"number of {many}",
        f"count of {many}",
        f"total number of {many}",
        f"{thing.one} count",
    )
    if thing.one in ("employee", "staff", "staff member", "worker"):
        names += ("headcount", "head count")
    most = (f"with the most {many}", f"with the highest number of {many}", f"that has the most {many}")
    least = (f"with the fewest {many}", f"with the least {many}", f"with the lowest number of {many}")
    return Measure(thing, COUNT, names, (many, f"{thing.one} count"), asked, most, least)


def totals(thing: Thing, roles: Roles) -> list[Measure]:
    """Sums over the thing's numbers, and over quantity × price."""
    found = [
        _total(thing, column, roles)
        for column in thing.numbers
        if column.summable and column.noun not in ("age", "capacity")
    ]
    turnover = turnover_of(thing, roles)
    return [*found, *([_revenue(thing, turnover)] if turnover else [])]


_BUSINESS = (
    ("total revenue", "revenue", "turnover", "total sales", "sales", "income"),
    ("revenue", "revenue", "sales", "turnover", "income"),
    ("how much revenue did we make", "how much did we sell", "how much money did we make", "how much did we earn", "how much money came in", "what did we make"),
    ("with the most revenue", "with the highest revenue", "that brought in the most money", "with the highest sales", "with the highest turnover"),
    ("with the least revenue", "with the lowest revenue", "that brought in the least money", "with the lowest sales"),
)  # fmt: skip


def _revenue(thing: Thing, value: Expression) -> Measure:
    return Measure(thing, Aggregate("sum", value), *_BUSINESS)


_CLEAR = frozenset(
    [
        "salary",
        "budget",
        "revenue",
        "sales",
        "profit",
        "points",
        "goals",
        "votes",
        "distance",
        "commission",
        "discount",
        "attendance",
        "quantity",
    ]
)
"""Nouns that say "in total" by themselves: "budget by department" adds up."""


def _total(thing: Thing, column: NumberColumn, roles: Roles) -> Measure:
    aggregate = Aggregate("sum", column.ref)
    noun = column.noun
    if has_revenue(thing, roles) == column and "cost" not in noun.split():
        return Measure(thing, aggregate, *_BUSINESS)
    bare = noun.removeprefix("total ").removeprefix("number of ")
    clear = bool(_CLEAR & set(noun.split())) or noun.startswith("total")
    short: Names = (f"total {bare}", bare) if clear else (f"total {bare}",)
    names, asked = _total_names(thing, noun, bare), _total_asked(thing, column, bare, clear)
    if column.sort == "quantity" and is_sale(thing, roles):
        names, short = (
            ("total quantity", "units sold", "number of units", "total units"),
            ("quantity", "units", "units sold"),
        )
        asked = ("how many units did we sell", "how many pieces were sold")
    most = (f"with the highest total {bare}", f"with the largest total {bare}", f"with the most {bare}")
    least = (f"with the lowest total {bare}", f"with the smallest total {bare}")
    return Measure(thing, aggregate, names, short, asked, most, least)


def _total_names(thing: Thing, noun: str, bare: str) -> Names:
    every, many = f"total {bare} of all {thing.many}", f"sum of {bare} of {thing.many}"
    if {"amount", "total", "price", "cost", "value", "payment"} & set(noun.split()) and not _says(noun, thing):
        own = f"total {thing.one} {bare}"
        return (own, own, f"total {bare} of {thing.many}", every, many)
    return (f"total {bare}", f"total {bare}", f"sum of {bare}", every, f"{bare} total")


def _total_asked(thing: Thing, column: NumberColumn, bare: str, clear: bool) -> Names:
    asked = (f"what is the total {bare}", f"what was the total {bare}")
    if column.sort == "money":
        return (*asked, f"how much {bare} was there in total" if clear else f"how much did the {thing.many} come to")
    if column.noun.startswith("number of "):
        return (*asked, f"how many {bare} in total", f"how many {bare} were there")
    return asked


def _says(noun: str, thing: Thing) -> bool:
    return bool(set(noun.split()) & set(thing.one.split()))


_FUNCTIONS: dict[AggregateName, tuple[str, ...]] = {
    "avg": ("average", "average", "avg", "mean", "typical"),
    "max": ("highest", "maximum", "max", "largest"),
    "min": ("lowest", "minimum", "min", "smallest"),
}


def averages(thing: Thing) -> list[Measure]:
    """Averages, most of them, and extremes of the thing's numbers."""
    functions: Sequence[AggregateName] = ("avg", "avg", "max", "min")
    return [one for column in thing.numbers for function in functions for one in [aggregated(thing, column, function)]]


def aggregated(thing: Thing, column: NumberColumn, function: AggregateName) -> Measure:
    """An average or extreme of one number."""
    noun = column.noun
    own = f"{thing.one} {noun}" if not _says(noun, thing) else noun
    words = _FUNCTIONS[function]
    names = (
        [f"{word} {noun}" for word in words]
        + [f"{word} {own}" for word in words[:2]]
        + [f"{words[0]} {noun} of {thing.many}"]
    )
    if noun in ("amount", "total", "total amount", "price", "value", "total price") and function == "avg":
        names += [f"average {thing.one} value", f"average {own}"]
    short = tuple(f"{word} {noun}" for word in words[:3])
    asked: Names = (f"what is the {words[0]} {noun}", f"what was the {words[0]} {own}", f"what's the {words[1]} {noun}")
    asked += (f"how much is the average {own}",) if function == "avg" and column.sort in ("money", "price") else ()
    most = (f"with the highest {words[0]} {noun}",) if function == "avg" else ()
    least = (f"with the lowest {words[0]} {noun}",) if function == "avg" else ()
    return Measure(thing, Aggregate(function, column.ref), tuple(names), short, asked, most, least)


def distinct(thing: Thing, column: ColumnRef, one: str) -> Measure:
    """How many different ones of something occur: `one` is what a value stands for, `customer`."""
    many = plural(one)
    names = (
        f"number of different {many}",
        f"number of distinct {many}",
        f"number of unique {many}",
        f"count of distinct {many}",
        f"unique {many}",
    )
    asked = (f"how many different {many} are there", f"how many distinct {many} do we have", f"how many unique {many}")
    return Measure(
        thing, Aggregate("count", column, distinct=True), names, (f"unique {many}", f"distinct {many}"), asked, (), ()
    )


def rows_of(measure: Measure) -> tuple[str, ...]:
    """The table that a plan must name beside the measure's own columns: a count of rows names none."""
    return (measure.thing.table,) if isinstance(measure.aggregate.argument, Star) else ()
