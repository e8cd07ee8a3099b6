"""Two numbers side by side: this month and last month, paid and unpaid; and the difference of two periods."""

from __future__ import annotations

import dataclasses

from aifordb.core.plan import Aggregate, AllOf, Arithmetic, Output, Predicate, Select

from ..filters import by_category
from ..groups import entity_groups, some_group
from ..measures import Measure, rows_of, some_measure
from ..roles import DateColumn, Thing
from ..scene import COUNT, Draft, NotHereError, Scene, during
from ..template import Texts
from ..when import Period, period_of
from .buckets import group_slots
from .counts import measure_slots

_PAIRS = (
    ("this month", "last month"), ("this year", "last year"), ("this week", "last week"), ("this quarter", "last quarter"), ("today", "yesterday"),
    ("last month", "this month"), ("last year", "this year"), ("last week", "this week"), ("yesterday", "today"), ("this month", "the same month last year"),
)  # fmt: skip


def two_periods(scene: Scene) -> Draft:
    """A measure in one period and in another, in one row."""
    _, column, measure = _dated_measure(scene)
    first, second = _pair(column, scene)
    both = tuple(Output(conditional(measure, during(column, one))) for one in (first, second))
    slots = measure_slots(measure, scene) | period_slots(first, second)
    slots["counting"] = ("",) if measure.counts else ()
    slots["clause"] = column.clauses
    return Draft(Select(both, tables=rows_of(measure)), "comparisons/two_periods", slots)


def two_periods_per_group(scene: Scene) -> Draft:
    """The same for each group."""
    thing, column, measure = _dated_measure(scene)
    first, second = _pair(column, scene)
    group = scene.pick([*entity_groups(thing, scene), some_group(thing, scene)])
    both = tuple(Output(conditional(measure, during(column, one))) for one in (first, second))
    slots = measure_slots(measure, scene) | period_slots(first, second) | group_slots(group)
    plan = Select((*group.outputs, *both), tables=rows_of(measure), group_by=group.keys)
    return Draft(plan, "comparisons/two_periods_per_group", slots)


def difference(scene: Scene) -> Draft:
    """How much more a measure is in one period than in another."""
    _, column, measure = _dated_measure(scene)
    first, second = _pair(column, scene)
    left, right = (conditional(measure, during(column, one)) for one in (first, second))
    slots = (
        measure_slots(measure, scene)
        | period_slots(first, second)
        | {"counting": ("",) if measure.counts else (), "summing": () if measure.counts else ("",)}
    )
    return Draft(
        Select((Output(Arithmetic("-", left, right)),), tables=rows_of(measure)), "comparisons/difference", slots
    )


def two_values(scene: Scene) -> Draft:
    """How many rows have one value and how many another, in all or per group."""
    thing = scene.pick(thing for thing in scene.things() if thing.categories)
    category = scene.pick(one for one in thing.categories if len(one.values) >= 2)
    first, second = scene.some(category.values, 2)
    filters = [by_category(thing, category, scene, value) for value in (first, second)]
    slots = dict(measure_slots(some_measure(thing, scene, count=1.0), scene))
    many = slots["things"][0]
    plain = all(one.before for one in filters)
    slots["pair"] = (
        f"{filters[0].before[0]} and {filters[1].before[0]} {many}"
        if plain
        else f"{many} with {category.nouns[0]} {first} and {second}",
    )
    slots["versus"] = (
        f"{filters[0].before[0]} vs {filters[1].before[0]} {many}"
        if plain
        else f"{many} {category.nouns[0]} {first} vs {second}",
    )
    slots["are"] = (f"{filters[0].clause[0]} and how many {filters[1].clause[0]}",)
    aggregates = tuple(Output(dataclasses.replace(COUNT, where=one.predicate)) for one in filters)
    if scene.chance(0.5):
        return Draft(Select(aggregates, tables=(thing.table,)), "comparisons/two_values", slots)
    group = some_group(thing, scene)
    if category.ref in group.keys:
        raise NotHereError
    plan = Select((*group.outputs, *aggregates), tables=(thing.table,), group_by=group.keys)
    return Draft(plan, "comparisons/two_values_per_group", slots | group_slots(group))


def conditional(measure: Measure, where: Predicate) -> Aggregate:
    """The measure over the rows that fulfil a condition."""
    own = measure.aggregate.where
    return dataclasses.replace(measure.aggregate, where=where if own is None else AllOf((own, where)))


def period_slots(first: Period, second: Period) -> Texts:
    """`{first}` and `{second}` as said after a verb, `{one}` and `{two}` bare, for "one vs two"."""
    bare = [one.text.removeprefix("in ").removeprefix("on ") for one in (first, second)]
    return {"first": (first.text,), "second": (second.text,), "p1": (bare[0],), "p2": (bare[1],)}


def _dated_measure(scene: Scene) -> tuple[Thing, DateColumn, Measure]:
    thing = scene.pick(one for one in scene.things() if one.date)
    assert thing.date is not None
    measure = some_measure(thing, scene, count=0.5)
    if measure.aggregate.function in ("min", "max"):
        raise NotHereError
    return thing, thing.date, measure


def _pair(column: DateColumn, scene: Scene) -> tuple[Period, Period]:
    if scene.chance(0.55):
        texts = scene.rng.choice(_PAIRS)
    else:
        last = min(column.last or scene.now.date(), scene.now.date()).year
        first = column.first.year if column.first else last - 2
        year = scene.rng.randrange(first, last + 1)
        month, later = scene.some(
            ("January", "February", "March", "May", "June", "July", "August", "October", "November"), 2
        )
        quarter = scene.rng.randrange(1, 4)
        texts = scene.rng.choice((
            (f"in {year}", f"in {year + 1}"), (f"in {year}", f"in {year - 1}"), (f"in {month} {year}", f"in {later} {year}"),
            (f"in Q{quarter} {year}", f"in Q{quarter + 1} {year}"), (f"in {month} {year}", f"in {month} {year - 1}"),
        ))  # fmt: skip
    found = [period_of(text, scene.now) for text in texts]
    if found[0] is None or found[1] is None or found[0].range == found[1].range:
        raise NotHereError
    return found[0], found[1]


KINDS = {
    "two_periods": (4.0, two_periods), "two_periods_per_group": (2.0, two_periods_per_group), "difference": (2.0, difference),
    "two_values": (3.0, two_values),
}  # fmt: skip
