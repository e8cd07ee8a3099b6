"""Arithmetic: differences of two columns, quantity times price per row, and how many or how much there is per one on average."""

from __future__ import annotations

from aifordb.core.plan import (
    Aggregate,
    AggregateName,
    Arithmetic,
    Expression,
    Order,
    Output,
    Select,
    Value,
)

from ..groups import some_group
from ..measures import totals
from ..revenue import turnover_of
from ..roles import DateColumn, Thing
from ..scene import COUNT, Draft, Scene, during, shown, thing_slots, when_slots
from ..when import Period
from ..words import singular
from .buckets import group_slots
from .counts import said


def row_difference(scene: Scene) -> Draft:
    """The difference of two numbers of a row, listed by name, averaged or largest."""
    thing = scene.pick(one for one in scene.named() if len(one.numbers) >= 2)
    first, second = scene.some((one for one in thing.numbers if one.sort in ("money", "price")), 2)
    value = Arithmetic("-", first.ref, second.ref)
    slots = thing_slots(thing, scene.rng, scene.roles) | {"a": (first.noun,), "b": (second.noun,)}
    match scene.rng.choice(("each", "average", "largest")):
        case "each":
            plan = Select((*shown(*thing.names), Output(value)))
            return Draft(plan, "expressions/difference_each", slots)
        case "average":
            return Draft(Select((Output(Aggregate("avg", value)),)), "expressions/difference_average", slots)
        case _:
            plan = Select(shown(*thing.names), order_by=(Order(value, descending=True),), limit=1)
            return Draft(plan, "expressions/difference_largest", slots)


def turnover(scene: Scene) -> Draft:
    """Quantity times price: in all, on average, or per group."""
    thing = scene.pick(one for one in scene.roles.things.values() if turnover_of(one, scene.roles))
    value = turnover_of(thing, scene.roles)
    assert value is not None
    slots = thing_slots(thing, scene.rng, scene.roles)
    dated = _when(thing, scene)
    column, period = dated or (None, None)
    if column and period:
        slots |= {"bare": (period.text,), "when": (period.text,)}
    where = during(column, period) if column and period else None
    if scene.chance(0.4):
        function: AggregateName = scene.rng.choice(("sum", "avg", "max"))
        plan = Select((Output(Aggregate(function, value)),), where=where)
        return Draft(plan, f"expressions/turnover_{function}", slots, said(None, period))
    group = some_group(thing, scene)
    plan = Select((*group.outputs, Output(Aggregate("sum", value))), where=where, group_by=group.keys)
    return Draft(plan, "expressions/turnover_per_group", slots | group_slots(group), said(None, period))


def _when(thing: Thing, scene: Scene) -> tuple[DateColumn, Period] | None:
    """A period for rows that have their time themselves or by what they belong to."""
    columns = [
        one.date
        for one in (thing, *(parent for _, parent in scene.roles.parents(thing)))
        if one.date and one.date.clauses
    ]
    if len(columns) != 1 or columns[0] is None or scene.chance(0.5):
        return None
    return columns[0], scene.period(columns[0])


def per_one(scene: Scene) -> Draft:
    """How many rows, or how much, there is for each parent on average: "average orders per customer"."""
    thing = scene.pick(one for one in scene.things() if any(True for _ in scene.roles.parents(one)))
    tie, parent = scene.pick(scene.roles.parents(thing))
    below = Aggregate("count", tie.column, distinct=True)
    sums = [one for one in totals(thing, scene.roles) if len(one.short) > 1]
    measure = scene.pick(sums) if sums and scene.chance(0.35) else None
    above = measure.aggregate if measure else COUNT
    slots = thing_slots(thing, scene.rng, scene.roles) | {
        "one": (parent.one,),
        "number": measure.short if measure else (),
        "counting": () if measure else ("",),
    }
    period = scene.period(thing.date) if thing.date and scene.chance(0.3) else None
    if period and thing.date:
        slots |= when_slots(thing, thing.date, period, thing.many)
    plan = Select(
        (Output(Arithmetic("/", above, below)),), tables=() if measure else (thing.table,), where=during(thing.date, period) if period and thing.date else None,
    )  # fmt: skip
    return Draft(
        plan, "expressions/amount_per_one" if measure else "expressions/count_per_one", slots, said(None, period)
    )


def ratio(scene: Scene) -> Draft:
    """The sum of one number by the sum of another: clicks per impression, in all or per group; also as a percentage."""
    thing = scene.pick(one for one in scene.things() if len([n for n in one.numbers if n.summable]) >= 2)
    first, second = scene.some((one for one in thing.numbers if one.summable), 2)
    percent = scene.chance(0.4)
    above: Expression = Aggregate("sum", first.ref)
    if percent:
        above = Arithmetic("*", Value(100.0), above)
    value = Arithmetic("/", above, Aggregate("sum", second.ref))
    slots = thing_slots(thing, scene.rng, scene.roles) | {
        "a": (first.noun.removeprefix("total "),),
        "b": (second.noun.removeprefix("total "),),
    }
    slots["b1"] = (singular(second.noun.removeprefix("number of ")),) if second.noun.endswith("s") else ()
    name = "percent" if percent else "ratio"
    if scene.chance(0.5):
        return Draft(Select((Output(value),)), f"expressions/{name}", slots)
    group = some_group(thing, scene)
    plan = Select((*group.outputs, Output(value)), group_by=group.keys)
    return Draft(plan, f"expressions/{name}_per_group", slots | group_slots(group))


KINDS = {
    "row_difference": (1.5, row_difference),
    "turnover": (3.5, turnover),
    "per_one": (2.0, per_one),
    "ratio": (1.5, ratio),
}
