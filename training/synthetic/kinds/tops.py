"""Rankings: the top five, the most and the least, the best of each group."""

from __future__ import annotations

from aifordb.core.plan import Order, Output, Select

from ..groups import Group, category_groups, entity_groups
from ..measures import Measure, rows_of, some_measure
from ..roles import Thing
from ..scene import Draft, NotHereError, Scene, during, when_slots
from ..template import Texts
from .buckets import group_slots
from .counts import measure_slots, said

BUYERS = frozenset(
    ["customer", "client", "user", "member", "guest", "buyer", "shopper", "subscriber", "patient", "donor"]
)
"""Those whose money a sale is."""
_NUMBERS = {
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    10: "ten",
    15: "15",
    20: "twenty",
}


def top(scene: Scene) -> Draft:
    """The first few named things by a measure, with it."""
    thing, group, measure = _ranked(scene)
    best = scene.chance(0.8)
    count = scene.rng.choice((*_NUMBERS, 3, 3, 5, 5, 10, 10))
    period = scene.period(thing.date) if thing.date and scene.chance(0.4) else None
    slots = _slots(scene, thing, group, measure, best) | number_slots(count)
    if period and thing.date:
        slots |= when_slots(thing, thing.date, period, thing.many)
    plan = Select(
        (*group.outputs, Output(measure.aggregate)), tables=rows_of(measure), where=during(thing.date, period) if period and thing.date else None,
        group_by=group.keys, order_by=(Order(measure.aggregate, descending=best),), limit=count,
    )  # fmt: skip
    return Draft(plan, f"tops/{'top' if best else 'bottom'}", slots, said(None, period))


def most(scene: Scene) -> Draft:
    """The one with the most or least: its name only, or with the number if that is asked."""
    thing, group, measure = _ranked(scene)
    best = scene.chance(0.75)
    period = scene.period(thing.date) if thing.date and scene.chance(0.35) else None
    both = scene.chance(0.2)
    slots = _slots(scene, thing, group, measure, best)
    if period and thing.date:
        slots |= when_slots(thing, thing.date, period, thing.many)
    outputs = (*group.outputs, Output(measure.aggregate)) if both else group.outputs
    plan = Select(
        outputs, tables=rows_of(measure), where=during(thing.date, period) if period and thing.date else None,
        group_by=group.keys, order_by=(Order(measure.aggregate, descending=best),), limit=1,
    )  # fmt: skip
    return Draft(plan, "tops/most_and_number" if both else "tops/most", slots, said(None, period))


def top_of_each(scene: Scene) -> Draft:
    """The first few named things of each category, with a measure of theirs or a number of their own."""
    if scene.chance(0.5):
        return _own_of_each(scene)
    thing, group, measure = _ranked(scene)
    parent = next(one for one in scene.roles.above(thing) if one.key in group.keys)
    outer = scene.pick(category_groups(parent, scene) + entity_groups(parent, scene))
    count = scene.rng.choice((1, 1, 2, 3, 3, 5))
    slots = _slots(scene, thing, group, measure, True) | number_slots(count) | group_slots(outer, "outer_")
    shown = () if count == 1 else (Output(measure.aggregate),)
    plan = Select(
        (*outer.outputs, *group.outputs, *shown), tables=rows_of(measure), group_by=tuple(dict.fromkeys((*outer.keys, *group.keys))),
        order_by=(Order(measure.aggregate, descending=True),), limit=count, per_group=outer.keys[0],
    )  # fmt: skip
    return Draft(plan, f"tops/{'best_of_each' if count == 1 else 'top_of_each'}", slots)


def _own_of_each(scene: Scene) -> Draft:
    thing = scene.pick(one for one in scene.named() if one.numbers)
    outer = scene.pick(category_groups(thing, scene) + entity_groups(thing, scene))
    number = scene.pick(thing.numbers)
    best = scene.chance(0.75)
    count = scene.rng.choice((1, 1, 2, 3, 3, 5))
    slots: Texts = {"ones": (thing.many,), "one": (thing.one,), "short": (number.noun,), "measure": (number.noun,)}
    slots |= number_slots(count) | group_slots(outer, "outer_")
    slots["high"] = ("highest", "largest", "top") if best else ("lowest", "smallest")
    slots |= extreme_words(number.noun, number.sort, best)
    shown = (*outer.outputs, *(Output(name) for name in thing.names), *(() if count == 1 else (Output(number.ref),)))
    plan = Select(shown, order_by=(Order(number.ref, descending=best),), limit=count, per_group=outer.keys[0])
    return Draft(plan, f"tops/{'own_best_of_each' if count == 1 else 'own_top_of_each'}", slots)


def extreme_words(noun: str, sort: str, best: bool) -> Texts:
    """`{extreme}`: a superlative for one number, where English has one."""
    words = {
        "price": ("most expensive", "priciest", "cheapest", "least expensive"), "age": ("oldest", "oldest", "youngest", "youngest"),
        "height": ("tallest", "tallest", "shortest", "smallest"), "weight": ("heaviest", "heaviest", "lightest", "lightest"),
        "length": ("longest", "longest", "shortest", "shortest"), "duration": ("longest", "longest", "shortest", "shortest"),
        "rating": ("best rated", "highest rated", "worst rated", "lowest rated"), "salary": ("best paid", "highest paid", "worst paid", "lowest paid"),
        "population": ("most populous", "largest", "least populous", "smallest"), "speed": ("fastest", "fastest", "slowest", "slowest"),
        "area": ("largest", "biggest", "smallest", "smallest"), "capacity": ("largest", "biggest", "smallest", "smallest"),
    }  # fmt: skip
    last = "price" if sort == "price" else noun.rsplit(maxsplit=1)[-1]
    found = words.get(last, ())
    return {"extreme": found[:2] if best else found[2:]}


def number_slots(count: int) -> Texts:
    """`{n}` as digits or a word."""
    return {"n": (str(count), str(count), _NUMBERS.get(count, str(count)))}


def _ranked(scene: Scene) -> tuple[Thing, Group, Measure]:
    """A table, a named thing that its rows belong to, and a measure to rank by. :raises NotHereError: there is no such pair."""
    thing = scene.pick(
        one for one in scene.things() if any(parent.names and parent.key for parent in scene.roles.above(one))
    )
    group = scene.pick(entity_groups(thing, scene))
    measure = some_measure(thing, scene, count=0.5)
    if not measure.most:
        raise NotHereError
    return thing, group, measure


def _slots(scene: Scene, thing: Thing, group: Group, measure: Measure, best: bool) -> Texts:
    parent = next((one for one in scene.roles.above(thing) if one.key in group.keys), thing)
    ends = measure.most if best else measure.least
    if parent.person and "revenue" in measure.short and parent.one in BUYERS:
        ends = (
            *ends,
            *(
                ("who spent the most", "that spent the most", "with the highest spend")
                if best
                else ("who spent the least", "with the lowest spend")
            ),
        )
    slots = measure_slots(measure, scene) | group_slots(group)
    slots |= {
        "ends": ends, "with_ends": tuple(end for end in ends if end.startswith("with ")), "has": tuple(end.removeprefix("with ") for end in ends if end.startswith("with ")),
        "best": ("",) if best else (), "worst": () if best else ("",), "counting": ("",) if measure.counts else (), "much": ("how many",) if measure.counts else ("how much",),
        "person": ("",) if parent.person else (), "object": () if parent.person else ("",),
    }  # fmt: skip
    return slots


KINDS = {"top": (7.0, top), "most": (6.0, most), "top_of_each": (4.0, top_of_each)}
