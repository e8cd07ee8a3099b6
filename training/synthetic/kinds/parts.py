"""Times that come round again: the busiest weekday, orders by hour, months of the year."""

from __future__ import annotations

from aifordb.core.plan import Order, Output, Part, Select

from ..groups import part
from ..measures import rows_of, some_measure
from ..scene import Draft, NotHereError, Scene, during, when_slots
from .buckets import group_slots
from .counts import measure_slots, said


def by_part(scene: Scene) -> Draft:
    """A measure for each weekday, hour or month of the year."""
    thing, column = scene.dated()
    if column != thing.date:
        raise NotHereError
    name: Part = scene.rng.choice(
        ("weekday", "weekday", "hour", "month", "quarter")
        if column.timed
        else ("weekday", "weekday", "month", "quarter")
    )
    group = part(column, name)
    measure = some_measure(thing, scene, count=0.6)
    period = scene.period(column) if scene.chance(0.15) else None
    slots = measure_slots(measure, scene) | group_slots(group)
    if period:
        slots |= when_slots(thing, column, period, thing.many)
    slots |= {"clause": column.clauses, "counting": ("",) if measure.counts else (), "undated": () if period else ("",)}
    where = during(column, period) if period else None
    outputs = (*group.outputs, Output(measure.aggregate))
    return Draft(
        Select(outputs, tables=rows_of(measure), where=where, group_by=group.keys),
        "parts/by_part",
        slots,
        said(None, period),
    )


def best_part(scene: Scene) -> Draft:
    """The weekday, hour or month of the year with the most or least."""
    thing, column = scene.dated()
    name: Part = scene.rng.choice(
        ("weekday", "weekday", "weekday", "hour") if column.timed else ("weekday", "weekday", "month")
    )
    group = part(column, name)
    measure = some_measure(thing, scene, count=0.75)
    best = scene.chance(0.8)
    slots = measure_slots(measure, scene) | group_slots(group)
    ends = measure.most if best else measure.least
    slots["ends"] = tuple(end.removeprefix("with ") for end in ends if end.startswith("with "))
    slots |= {
        "clause": column.clauses, "counting": ("",) if measure.counts else (), "best": ("",) if best else (), "worst": () if best else ("",),
        "weekday": ("",) if name == "weekday" else (), "hour": ("",) if name == "hour" else (), "own": ("",) if column == thing.date else (),
    }  # fmt: skip
    orders = (Order(measure.aggregate, descending=best),)
    plan = Select(group.outputs, tables=rows_of(measure), group_by=group.keys, order_by=orders, limit=1)
    return Draft(plan, "parts/best_part", slots)


KINDS = {"by_part": (3.0, by_part), "best_part": (2.5, best_part)}
