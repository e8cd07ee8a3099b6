"""Numbers along time: per day, week, month, quarter or year; trends; the best month."""

from __future__ import annotations

from datetime import date

from aifordb.core.plan import Order, Output, Select, Unit

from ..filters import all_of, some_filter
from ..groups import Group, bucket, category_groups, entity_groups
from ..measures import Measure, rows_of, some_measure
from ..roles import DateColumn
from ..scene import Draft, NotHereError, Scene, during, when_slots
from ..template import Texts
from ..when import Period
from .counts import measure_slots, said

_UNITS: tuple[Unit, ...] = ("day", "week", "week", "month", "month", "month", "month", "quarter", "year", "year")


def per_unit(scene: Scene) -> Draft:
    """A measure for each stretch of time; in order only where the question asks for a course of time."""
    column, unit, measure = _parts(scene)
    group = bucket(column, unit)
    trend = scene.chance(0.3)
    one = some_filter(measure.thing, scene) if scene.chance(0.15) else None
    period = scene.period(column) if scene.chance(0.25) else None
    slots = measure_slots(measure, scene, one) | group_slots(group)
    slots["unit"] = (unit,)
    slots["monthly_only"] = ("",) if unit == "month" else ()
    if period and not _longer(period, unit):
        raise NotHereError
    if period:
        slots |= when_slots(measure.thing, column, period, measure.thing.many)
    slots["undated"] = () if period else ("",)
    slots["clause"] = column.clauses if column == measure.thing.date else ()
    slots["counting"] = ("",) if measure.counts else ()
    slots["summing"] = () if measure.counts else ("",)
    if measure.counts and one is None and column == measure.thing.date:
        slots["short"] = (*slots["short"], *new_ones(column, measure.thing.many))
    where = all_of(one.predicate if one else None, during(column, period) if period else None)
    orders = (Order(group.keys[0]),) if trend else ()
    outputs = (*group.outputs, Output(measure.aggregate))
    plan = Select(outputs, tables=rows_of(measure), where=where, group_by=group.keys, order_by=orders)
    named = "own" if column == measure.thing.date else "other"
    slots["date_noun"] = (column.noun,)
    return Draft(plan, f"buckets/{'trend' if trend else 'per_unit'}_{named}", slots, said(one, period))


def per_unit_and_group(scene: Scene) -> Draft:
    """A measure for each stretch of time and each group."""
    column, unit, measure = _parts(scene)
    if column != measure.thing.date:
        column = measure.thing.date or column
    time = bucket(column, unit)
    group = scene.pick([*category_groups(measure.thing, scene), *entity_groups(measure.thing, scene)])
    slots = measure_slots(measure, scene) | group_slots(time, "t") | group_slots(group) | {"unit": (unit,)}
    first, second = (time, group) if scene.chance(0.6) else (group, time)
    slots["time_first"], slots["time_last"] = (("",), ()) if first is time else ((), ("",))
    outputs = (*first.outputs, *second.outputs, Output(measure.aggregate))
    plan = Select(outputs, tables=rows_of(measure), group_by=(*first.keys, *second.keys))
    return Draft(plan, "buckets/per_unit_and_group", slots)


def best_unit(scene: Scene) -> Draft:
    """The stretch of time with the most or least."""
    column, unit, measure = _parts(scene)
    best = scene.chance(0.8)
    ends = measure.most if best else measure.least
    period = scene.period(column) if scene.chance(0.2) else None
    slots = measure_slots(measure, scene) | {
        "unit": (unit,),
        "ends": tuple(
            end.removeprefix("with ").replace("that has ", "").replace("that brought in", "brought in")
            for end in ends
            if not end.startswith("that")
        ),
    }
    slots["best"], slots["worst"] = (("",), ()) if best else ((), ("",))
    slots["counting"] = ("",) if measure.counts and column == measure.thing.date else ()
    if period:
        slots |= when_slots(measure.thing, column, period, measure.thing.many)
        slots["bare"] = (period.text,)
    slots["undated"] = () if period else ("",)
    slots["clause"] = column.clauses
    group = bucket(column, unit)
    plan = Select(
        group.outputs, tables=rows_of(measure), where=during(column, period) if period else None, group_by=group.keys,
        order_by=(Order(measure.aggregate, descending=best),), limit=1,
    )  # fmt: skip
    return Draft(plan, "buckets/best_unit", slots, said(None, period))


_DAYS: dict[Unit, int] = {"hour": 1, "day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}


def _longer(period: Period, unit: Unit) -> bool:
    """Does the period hold more than one such unit?"""
    start, end = period.range.start, period.range.end
    if start is None or end is None:
        return True
    return (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days > _DAYS[unit]


def new_ones(column: DateColumn, many: str) -> tuple[str, ...]:
    """What rows that begin at a time are called, where people have a word for it: sign-ups, new hires."""
    clauses = set(column.clauses)
    if "signed up" in clauses:
        return (f"new {many}", "sign-ups", "signups", "registrations", f"new {many}", f"{many} joining")
    if "were hired" in clauses:
        return ("new hires", "hires", f"new {many}")
    if "were placed" in clauses or "were created" in clauses or "came in" in clauses:
        return (f"new {many}",)
    return ()


def _parts(scene: Scene) -> tuple[DateColumn, Unit, Measure]:
    thing, column = scene.dated()
    measure = some_measure(thing, scene, count=0.5)
    unit: Unit = "year" if column.birth else scene.rng.choice(_UNITS)
    return column, unit, measure


def group_slots(group: Group, prefix: str = "") -> Texts:
    """`{by}`, `{adverb}`, `{ones}`, `{one}` of a group."""
    return {
        f"{prefix}by": group.by,
        f"{prefix}adverb": group.adverb,
        f"{prefix}ones": group.many,
        f"{prefix}one": group.ones,
    }


KINDS = {
    "per_unit": (12.0, per_unit), "per_unit_and_group": (3.0, per_unit_and_group), "best_unit": (3.0, best_unit),
}  # fmt: skip
