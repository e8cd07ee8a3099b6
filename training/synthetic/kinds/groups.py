"""A measure for each group: orders per customer, average salary by department, groups above a bound."""

from __future__ import annotations

from aifordb.core.plan import Comparison, Operator, Order, Output, Select, Value

from ..filters import COMPARED, all_of, some_filter
from ..groups import entity, entity_groups, some_group
from ..measures import count_of, rows_of, some_measure, totals
from ..scene import Draft, NotHereError, Scene, during, when_slots
from .buckets import group_slots
from .counts import measure_slots, said


def per_group(scene: Scene) -> Draft:
    """A measure per category or per named thing, now and then in order of the measure."""
    thing = scene.pick(scene.things())
    group = some_group(thing, scene)
    measure = some_measure(thing, scene, count=0.5)
    period = scene.period(thing.date) if thing.date and scene.chance(0.35) else None
    one = some_filter(thing, scene) if period is None and scene.chance(0.15) else None
    slots = measure_slots(measure, scene, one) | group_slots(group)
    if period and thing.date:
        slots |= when_slots(thing, thing.date, period, thing.many)
    slots |= {"counting": ("",) if measure.counts else (), "undated": () if period else ("",)}
    ranked = period is None and one is None and scene.chance(0.2)
    order = (Order(measure.aggregate, descending=True),) if ranked else ()
    if one and any(key in _columns(one.predicate) for key in group.keys):
        raise NotHereError
    where = all_of(one.predicate if one else None, during(thing.date, period) if period and thing.date else None)
    outputs = (*group.outputs, Output(measure.aggregate))
    plan = Select(outputs, tables=rows_of(measure), where=where, group_by=group.keys, order_by=order)
    return Draft(plan, f"groups/{'ranked' if ranked else 'per_group'}", slots, said(one, period))


def per_two_groups(scene: Scene) -> Draft:
    """A measure per pair of groups, or two measures per group."""
    thing = scene.pick(scene.things())
    first = some_group(thing, scene)
    measure = some_measure(thing, scene, count=0.5)
    slots = measure_slots(measure, scene) | group_slots(first)
    if scene.chance(0.5):
        second = some_group(thing, scene)
        if set(second.keys) & set(first.keys):
            raise NotHereError
        slots |= group_slots(second, "other_")
        outputs, keys = (*first.outputs, *second.outputs, Output(measure.aggregate)), (*first.keys, *second.keys)
        return Draft(Select(outputs, tables=rows_of(measure), group_by=keys), "groups/per_two_groups", slots)
    other = some_measure(thing, scene, count=0.2)
    if other.aggregate == measure.aggregate or set(other.short) & set(measure.short):
        raise NotHereError
    slots |= {"short2": other.short, "measure2": other.names}
    outputs = (*first.outputs, Output(measure.aggregate), Output(other.aggregate))
    tables = rows_of(measure) or rows_of(other)
    return Draft(Select(outputs, tables=tables, group_by=first.keys), "groups/two_measures", slots)


def having(scene: Scene) -> Draft:
    """Named things, or categories, whose count or sum is above or below a bound: only who they are."""
    thing = scene.pick(scene.things())
    group = scene.pick([*entity_groups(thing, scene)] * 2 + [some_group(thing, scene)])
    sums = totals(thing, scene.roles)
    measure = scene.pick(sums) if sums and scene.chance(0.3) else count_of(thing)
    operator: Operator = scene.rng.choice((">", ">", ">", ">=", ">=", "<"))
    bound = (
        scene.rng.choice((1, 2, 2, 3, 3, 4, 5, 5, 10, 10, 20))
        if measure.counts
        else scene.rng.choice((100, 500, 1000, 1000, 2000, 5000, 10000, 50000))
    )
    period = scene.period(thing.date) if thing.date and scene.chance(0.25) else None
    slots = measure_slots(measure, scene) | group_slots(group)
    if period and thing.date:
        slots |= when_slots(thing, thing.date, period, thing.many)
    words = (
        _counted(operator, bound)
        if measure.counts
        else tuple(f"{word.removeprefix('of ')} {bound}" for word in COMPARED[operator])
    )
    named = any(
        group.keys == entity(parent, scene).keys for parent in scene.roles.above(thing) if parent.key and parent.names
    )
    person = named and any(parent.person and parent.key in group.keys for parent in scene.roles.above(thing))
    slots |= {
        "bound": words,
        "who": ("who",) if person else (),
        "counting": ("",) if measure.counts else (),
        "summing": () if measure.counts else ("",),
    }
    slots["that"] = ("who", "that") if person else ("that", "which")
    plan = Select(
        group.outputs, tables=rows_of(measure), where=during(thing.date, period) if period and thing.date else None, group_by=group.keys,
        having=Comparison(measure.aggregate, operator, Value(bound)),
    )  # fmt: skip
    return Draft(plan, "groups/having", slots, said(None, period))


def _counted(operator: Operator, bound: int) -> tuple[str, ...]:
    words = ("zero", "one", "two", "three", "four", "five")
    said = (str(bound), words[bound]) if bound < len(words) else (str(bound),)
    found = [
        f"{word.removeprefix('of ')} {number}"
        for word in COMPARED[operator][:4]
        for number in said
        if word not in ("above", "higher than")
    ]
    if operator == ">":
        found += [f"{bound + 1} or more"] if bound > 1 else ["more than one", "several"]
    return tuple(text for text in found if text != "several")


def _columns(predicate: object) -> set[object]:
    return {getattr(predicate, "left", None), getattr(predicate, "argument", None)}


KINDS = {"per_group": (10.0, per_group), "per_two_groups": (3.0, per_two_groups), "having": (4.0, having)}
