"""One number: how many, how much, how large on average, in some time and under some condition."""

from __future__ import annotations

from aifordb.core.plan import Output, Select

from ..filters import Filter, all_of, some_filter
from ..measures import Measure, distinct, rows_of, some_measure
from ..scene import COUNT, NARROWED, WHEN, Draft, NotHereError, Scene, during, thing_slots, when_slots
from ..template import Texts
from ..when import Period
from ..words import plural


def count_when(scene: Scene) -> Draft:
    """How many rows have a time in a period."""
    thing, column = scene.dated()
    period = scene.period(column, hours=True)
    one = some_filter(thing, scene) if scene.chance(0.25) else None
    slots = thing_slots(thing, scene.rng, scene.roles)
    slots |= when_slots(thing, column, period, slots["things"][0])
    slots["subject"] = (one.said(slots["things"][0], scene.rng),) if one else slots["things"]
    slots["free"] = () if one else ("",)
    where = all_of(one.predicate if one else None, during(column, period))
    return Draft(
        Select((Output(COUNT),), tables=(thing.table,), where=where), "counts/count_when", slots, said(one, period)
    )


def count_where(scene: Scene) -> Draft:
    """How many rows fulfil one or two conditions."""
    thing = scene.pick(scene.things())
    one = some_filter(thing, scene)
    parts = [one]
    if scene.chance(0.3):
        other = some_filter(thing, scene)
        if other.table != one.table or other.before or other.predicate == one.predicate:
            raise NotHereError
        parts.append(other)
    slots = thing_slots(thing, scene.rng, scene.roles)
    text = one.said(slots["things"][0], scene.rng)
    slots["subject"] = (f"{text} {scene.rng.choice(parts[1].after)}" if len(parts) > 1 else text,)
    slots["clause"] = one.clause if len(parts) == 1 else ()
    where = all_of(*(part.predicate for part in parts))
    return Draft(Select((Output(COUNT),), tables=(thing.table,), where=where), "counts/count_where", slots, (NARROWED,))


def measure_when(scene: Scene) -> Draft:
    """A sum or average over the rows of a period."""
    thing, column = scene.dated()
    measure = some_measure(thing, scene, count=0.0)
    if measure.counts:
        raise NotHereError
    period = scene.period(column)
    one = some_filter(thing, scene) if scene.chance(0.2) else None
    slots = measure_slots(measure, scene, one)
    slots |= when_slots(thing, column, period, thing.many)
    where = all_of(one.predicate if one else None, during(column, period))
    tables = rows_of(measure)
    return Draft(
        Select((Output(measure.aggregate),), tables=tables, where=where),
        "counts/measure_when",
        slots,
        said(one, period),
    )


def measure_where(scene: Scene) -> Draft:
    """A sum or average over all rows, or over those of a condition."""
    thing = scene.pick(thing for thing in scene.things() if thing.numbers)
    measure = some_measure(thing, scene, count=0.0)
    if measure.counts:
        raise NotHereError
    one = some_filter(thing, scene) if scene.chance(0.65) else None
    slots = measure_slots(measure, scene, one)
    plan = Select((Output(measure.aggregate),), tables=rows_of(measure), where=one.predicate if one else None)
    return Draft(plan, "counts/measure_where", slots, said(one, None))


def distinct_when(scene: Scene) -> Draft:
    """How many different parents or values the rows of a period have."""
    thing, column = scene.dated()
    options = [(tie.column, parent.one) for tie, parent in scene.roles.parents(thing)]
    options += [(category.ref, category.nouns[0]) for category in thing.categories]
    ref, one = scene.pick(options)
    if ref.table == thing.table and one == thing.one:
        raise NotHereError
    period = scene.period(column) if scene.chance(0.7) else None
    slots = thing_slots(thing, scene.rng, scene.roles) | {"ones": (plural(one),), "one": (one,)}
    slots["person"] = (
        ("",) if any(parent.one == one and parent.person for _, parent in scene.roles.parents(thing)) else ()
    )
    if period:
        slots |= when_slots(thing, column, period, thing.many)
    plan = Select((Output(distinct(thing, ref, one).aggregate),), where=during(column, period) if period else None)
    return Draft(plan, "counts/distinct_when" if period else "counts/distinct", slots, said(None, period))


def said(one: Filter | None, period: Period | None) -> tuple[frozenset[str], ...]:
    """Slots that must be said for a condition and a period, where there are such."""
    return (*((frozenset({"subject", "after"}),) if one else ()), *((WHEN,) if period else ()))


def measure_slots(measure: Measure, scene: Scene, one: Filter | None = None) -> Texts:
    """`{measure}`, `{short}`, `{asked}`, and with a condition `{after}` or `{subject}`."""
    thing = measure.thing
    slots = thing_slots(thing, scene.rng, scene.roles)
    slots |= {"measure": measure.names, "short": measure.short, "asked": measure.asked}
    slots["subject"] = (one.said(slots["things"][0], scene.rng),) if one else ()
    slots["after"] = one.after if one else ()
    slots["free"] = () if one else ("",)
    # "number of orders" and "average order value of orders": the noun is in it already.
    slots["clean"] = tuple(name for name in measure.names if thing.many not in name and thing.one not in name)
    return slots


KINDS = {
    "count_when": (9.0, count_when), "count_where": (4.0, count_where), "measure_when": (7.0, measure_when),
    "measure_where": (4.0, measure_where), "distinct_when": (3.0, distinct_when),
}  # fmt: skip
