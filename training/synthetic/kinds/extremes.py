"""Rows at the ends of an order: the newest, the first, the most expensive; and values above the average."""

from __future__ import annotations

from collections.abc import Sequence

from aifordb.core.plan import Aggregate, ColumnRef, Comparison, Operator, Order, Output, Scalar, Select

from ..filters import narrowing, some_filter
from ..groups import some_group
from ..roles import Thing
from ..scene import COUNT, Draft, NotHereError, Scene, during, shown, thing_slots, when_slots
from .buckets import group_slots
from .counts import said
from .tops import extreme_words, number_slots


def newest(scene: Scene) -> Draft:
    """The latest or earliest few rows, by name."""
    thing = scene.pick(one for one in scene.named() if one.dates)
    column = scene.pick(thing.dates)
    late = scene.chance(0.7)
    count = scene.rng.choice((1, 1, 2, 3, 5, 5, 10))
    one = some_filter(thing, scene) if scene.chance(0.2) else None
    slots = (
        thing_slots(thing, scene.rng, scene.roles)
        | number_slots(count)
        | {"date_noun": (column.noun,), "verb": _verbs(column.clauses)}
    )
    slots["own"] = ("",) if column == thing.date else ()
    slots["subject"] = (one.said(slots["things" if count > 1 else "thing"][0], scene.rng),) if one else ()
    slots["free"] = () if one else ("",)
    slots["last"] = ("latest", "most recent", "newest", "last") if late else ("first", "earliest", "oldest")
    slots["recently"] = ("most recently", "last", "latest") if late else ("first", "earliest")
    order = (Order(column.ref, descending=late),)
    plan = Select(shown(*thing.names), where=one.predicate if one else None, order_by=order, limit=count)
    return Draft(plan, f"extremes/{'newest' if count == 1 else 'newest_few'}", slots, said(one, None))


def extreme(scene: Scene) -> Draft:
    """The one with the largest or smallest number of its own, or the first few with that number."""
    thing = scene.pick(one for one in scene.named() if one.numbers)
    number = scene.pick(thing.numbers)
    best = scene.chance(0.7)
    count = scene.rng.choice((1, 1, 1, 3, 3, 5, 5, 10))
    one = some_filter(thing, scene) if scene.chance(0.25) else None
    slots = (
        thing_slots(thing, scene.rng, scene.roles)
        | number_slots(count)
        | {"noun": (number.noun,)}
        | extreme_words(number.noun, number.sort, best)
    )
    slots["high"] = ("highest", "largest", "greatest", "most") if best else ("lowest", "smallest", "least")
    if not number.noun.startswith("number of"):
        slots["high"] = tuple(word for word in slots["high"] if word not in ("most", "least"))
    slots["subject"] = (
        (one.said(slots["things" if count > 1 else "thing"][0], scene.rng),)
        if one
        else slots["things" if count > 1 else "thing"]
    )
    slots["person"], slots["best"] = ("",) if thing.person else (), ("",) if best else ()
    slots["free"] = () if one else ("",)
    slots["who"] = ("who",) if thing.person else ()
    outputs = shown(*thing.names) if count == 1 else (*shown(*thing.names), Output(number.ref))
    plan = Select(
        outputs, where=one.predicate if one else None, order_by=(Order(number.ref, descending=best),), limit=count
    )
    return Draft(plan, f"extremes/{'extreme' if count == 1 else 'extreme_few'}", slots, said(one, None))


def when_extreme(scene: Scene) -> Draft:
    """The first or last time something happened, in all or per group."""
    thing, column = scene.dated()
    late = scene.chance(0.65)
    one = some_filter(thing, scene) if scene.chance(0.35) else None
    slots = thing_slots(thing, scene.rng, scene.roles) | {
        "date_noun": (column.noun,),
        "verb": tuple(v.removeprefix("were ") for v in column.clauses if v.startswith("were ")),
    }
    slots["subject"] = (one.said(slots["thing"][0], scene.rng),) if one else slots["thing"]
    slots["last"] = ("last", "latest", "most recent") if late else ("first", "earliest")
    slots["own"] = ("",) if column == thing.date else ()
    slots["other"] = () if column == thing.date else ("",)
    aggregate = Output(Aggregate("max" if late else "min", column.ref))
    if scene.chance(0.6):
        return Draft(
            Select((aggregate,), where=one.predicate if one else None), "extremes/when", slots, said(one, None)
        )
    group = some_group(thing, scene)
    plan = Select((*group.outputs, aggregate), group_by=group.keys)
    slots["subject"] = slots["thing"]
    return Draft(plan, "extremes/when_per_group", slots | group_slots(group))


def above_average(scene: Scene) -> Draft:
    """Things with more or less than the average of all: who they are, or how many."""
    counted = scene.chance(0.3)
    thing = scene.pick(one for one in (scene.things() if counted else scene.named()) if one.numbers)
    number = scene.pick(thing.numbers)
    above = scene.chance(0.75)
    operator: Operator = ">" if above else "<"
    average = Scalar(Select((Output(Aggregate("avg", number.ref)),)))
    one = narrowing(thing, scene) if (thing.categories or thing.flags) and scene.chance(0.0) else None
    slots = thing_slots(thing, scene.rng, scene.roles) | {
        "noun": (number.noun,),
        "bigger": ("higher", "larger", "greater", "bigger") if above else ("lower", "smaller"),
        "above": ("above", "over") if above else ("below", "under"),
    }
    slots["extreme_than"] = {
        "price": ("costs more than", "is more expensive than") if above else ("costs less than", "is cheaper than")
    }.get(number.sort, ())
    slots["cost"] = {
        "price": ("cost more than", "are more expensive than") if above else ("cost less than", "are cheaper than")
    }.get(number.sort, ())
    outputs = (Output(COUNT),) if counted else shown(*thing.names)
    tables = (thing.table,) if counted else ()
    plan = Select(outputs, tables=tables, where=Comparison(number.ref, operator, average))
    return Draft(plan, f"extremes/{'count_above_average' if counted else 'above_average'}", slots, said(one, None))


def dates_of(scene: Scene) -> Draft:
    """Rows whose time lies in a period, the latest first."""
    thing = scene.pick(one for one in scene.named() if one.date)
    assert thing.date is not None
    period = scene.period(thing.date)
    slots = thing_slots(thing, scene.rng, scene.roles)
    slots |= when_slots(thing, thing.date, period, thing.many)
    plan = Select(
        (*shown(*thing.names), Output(thing.date.ref)),
        where=during(thing.date, period),
        order_by=(Order(thing.date.ref, descending=True),),
    )
    return Draft(plan, "extremes/dates_of", slots, said(None, period))


def _verbs(clauses: Sequence[str]) -> tuple[str, ...]:
    return tuple(clause.replace("were ", "was ", 1) if clause.startswith("were ") else clause for clause in clauses)


def name_of(thing: Thing) -> tuple[ColumnRef, ...]:
    """The columns that stand for a row. :raises NotHereError: none does."""
    if not thing.names:
        raise NotHereError
    return thing.names


KINDS = {
    "newest": (3.0, newest), "extreme": (4.0, extreme), "when_extreme": (3.0, when_extreme), "above_average": (2.5, above_average), "dates_of": (1.5, dates_of),
}  # fmt: skip
