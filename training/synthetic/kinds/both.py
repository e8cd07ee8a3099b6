"""Two conditions on what belongs to something: both, either, one but not the other."""

from __future__ import annotations

from aifordb.core.plan import AnyOf, Comparison, OneOf, Output, Select, SetOperation, Value

from ..filters import by_category, equal, text_of
from ..roles import Category, Thing
from ..scene import COUNT, Draft, NotHereError, Scene, during, shown, thing_slots
from ..template import Texts
from ..when import absolute, period_of
from .never import child_slots, none_of


def both(scene: Scene) -> Draft:
    """Things that have children of one value and of another, or of one and not of the other."""
    parent = scene.pick(scene.named())
    tie, child = scene.pick((tie, child) for tie, child in scene.roles.children(parent) if child in scene.things())
    category = scene.pick(one for one in child.categories if len(one.values) >= 2)
    first, second = scene.some(category.values, 2)
    slots = child_slots(parent, child, scene) | _values(category, child, first, second, scene)
    if scene.chance(0.65):
        left, right = (Select(shown(*parent.names), where=equal(category.ref, value)) for value in (first, second))
        return Draft(SetOperation("intersect", left, right), "both/both", slots)
    assert parent.key is not None
    inside = OneOf(parent.key, none_of(tie.column, equal(category.ref, first)))
    outside = OneOf(parent.key, none_of(tie.column, equal(category.ref, second)), negated=True)
    from aifordb.core.plan import AllOf

    return Draft(Select(shown(*parent.names), where=AllOf((inside, outside))), "both/but_not", slots)


def both_years(scene: Scene) -> Draft:
    """Things with children in one period and in another."""
    parent = scene.pick(scene.named())
    _, child = scene.pick(
        (tie, child) for tie, child in scene.roles.children(parent) if child in scene.things() and child.date
    )
    column = child.date
    if column is None or column.last is None or column.first is None:
        raise NotHereError
    year = scene.rng.randrange(column.first.year, column.last.year + 1)
    texts = scene.rng.choice(
        (
            (f"in {year}", f"in {year + 1}"),
            (f"in {year - 1}", f"in {year}"),
            ("this year", "last year"),
            ("last month", "this month"),
            ("this month", "last month"),
        )
    )
    found = [period_of(text, scene.now) for text in texts]
    if found[0] is None or found[1] is None:
        raise NotHereError
    left, right = (Select(shown(*parent.names), where=during(column, one)) for one in found if one)
    slots = child_slots(parent, child, scene) | {"first": (texts[0],), "second": (texts[1],)}
    return Draft(SetOperation("intersect", left, right), "both/both_years", slots)


def either(scene: Scene) -> Draft:
    """Rows of one value or another: names, or how many."""
    counted = scene.chance(0.5)
    thing = scene.pick(one for one in (scene.things() if counted else scene.named()) if one.categories)
    category = scene.pick(one for one in thing.categories if len(one.values) >= 3)
    first, second = scene.some(category.values, 2)
    slots = thing_slots(thing, scene.rng, scene.roles) | _values(category, thing, first, second, scene)
    test = OneOf(category.ref, (Value(first), Value(second)))
    if counted:
        return Draft(Select((Output(COUNT),), tables=(thing.table,), where=test), "both/count_either", slots)
    return Draft(Select(shown(*thing.names), where=test), "both/either", slots)


def excluded(scene: Scene) -> Draft:
    """Rows of any value but one."""
    counted = scene.chance(0.5)
    thing = scene.pick(one for one in (scene.things() if counted else scene.named()) if one.categories)
    category = scene.pick(one for one in thing.categories if len(one.values) >= 2)
    value = scene.pick(category.values)
    slots = thing_slots(thing, scene.rng, scene.roles) | _values(category, thing, value, value, scene)
    test = Comparison(category.ref, "!=", Value(value))
    if counted:
        return Draft(Select((Output(COUNT),), tables=(thing.table,), where=test), "both/count_excluded", slots)
    return Draft(Select(shown(*thing.names), where=test), "both/excluded", slots)


def any_of(scene: Scene) -> Draft:
    """Rows that fulfil one condition or another on different columns."""
    thing = scene.pick(one for one in scene.named() if len(one.categories) >= 2)
    first, second = (by_category(thing, one, scene) for one in scene.some(thing.categories, 2))
    slots = thing_slots(thing, scene.rng, scene.roles)
    slots |= {"either": (f"{scene.rng.choice(first.clause)} or {scene.rng.choice(second.clause)}",)}
    return Draft(Select(shown(*thing.names), where=AnyOf((first.predicate, second.predicate))), "both/any_of", slots)


def _values(category: Category, thing: Thing, first: str, second: str, scene: Scene) -> Texts:
    """`{v1}` and `{v2}` as typed, `{noun}` of the column, `{adj1}` and `{adj2}` where the values stand before a noun."""
    said = [text_of(value, scene.rng) for value in (first, second)]
    filters = [by_category(thing, category, scene, value) for value in (first, second)]
    short = bool(filters[0].before and filters[1].before)
    return {
        "v1": (said[0],), "v2": (said[1],), "noun": category.nouns, "adj1": filters[0].before[:1] if short else (), "adj2": filters[1].before[:1] if short else (),
        "place": ("",) if category.sort == "place" else (),
    }  # fmt: skip


_ = absolute
KINDS = {
    "both": (3.0, both), "both_years": (2.0, both_years), "either": (2.0, either), "excluded": (2.0, excluded), "any_of": (1.0, any_of),
}  # fmt: skip
