"""Lists of rows: who fulfils a condition, what one of them is like, where a word occurs."""

from __future__ import annotations

from aifordb.core.plan import Aggregate, Comparison, Matches, Order, Output, Select, Star, Value

from ..filters import all_of, equal, some_filter, text_of
from ..roles import DateColumn, NumberColumn, TextColumn, Thing
from ..scene import COUNT, Draft, NotHereError, Scene, during, shown, thing_slots, when_slots
from ..template import Slots
from ..words import plural
from .counts import said
from .never import child_slots


def names_when(scene: Scene) -> Draft:
    """Names of the rows of a period."""
    thing = scene.pick(one for one in scene.named() if one.dates)
    column = thing.date if thing.date and scene.chance(0.7) else scene.pick(thing.dates)
    period = scene.period(column)
    one = some_filter(thing, scene) if scene.chance(0.2) else None
    slots = thing_slots(thing, scene.rng, scene.roles)
    slots |= when_slots(thing, column, period, slots["things"][0])
    slots["subject"] = (one.said(slots["things"][0], scene.rng),) if one else slots["things"]
    slots["free"] = () if one else ("",)
    where = all_of(one.predicate if one else None, during(column, period))
    return Draft(Select(shown(*thing.names), where=where), "lists/names_when", slots, said(one, period))


def names_where(scene: Scene) -> Draft:
    """Names, perhaps with other columns, of the rows of a condition, perhaps in order."""
    thing = scene.pick(scene.named())
    one = some_filter(thing, scene)
    slots = thing_slots(thing, scene.rng, scene.roles) | {"subject": (one.said(thing.many, scene.rng),)}
    extra = _extra(thing, scene) if scene.chance(0.4) else None
    order: tuple[Order, ...] = ()
    section = "lists/names_where"
    if extra is not None:
        slots["extra"], section = (extra.noun,), "lists/names_and_extra"
        if scene.chance(0.3):
            down = scene.chance(0.5)
            section = "lists/names_and_extra_ordered"
            slots["order"] = (
                ("highest first", "in descending order", "largest first")
                if down
                else ("lowest first", "in ascending order", "smallest first")
            )
            order = (Order(extra.ref, descending=down),)
            if extra not in _numbers(thing):
                raise NotHereError
    elif scene.chance(0.2):
        section, order = "lists/names_alphabetical", (Order(thing.names[-1]),)
    outputs = (*shown(*thing.names), *((Output(extra.ref),) if extra else ()))
    return Draft(Select(outputs, where=one.predicate, order_by=order), section, slots, said(one, None))


def value_of(scene: Scene) -> Draft:
    """A column of one row that is known by its name: "when did Ann Lee sign up?"."""
    thing = scene.pick(one for one in scene.named() if len(one.names) == 1)
    column = thing.names[0]
    held = scene.pick(
        value for text in thing.texts if text.ref == column for value in text.values if 3 < len(value) <= 40
    )
    slots = thing_slots(thing, scene.rng, scene.roles)
    said_name = text_of(held, scene.rng)
    where = equal(column, held)
    if thing.date and thing.date.clauses and scene.chance(0.35):
        clause = scene.rng.choice(thing.date.clauses)
        slots = slots | {"name": (said_name,), "date_noun": (thing.date.noun,), "did": (_did(clause, said_name),)}
        return Draft(Select((Output(thing.date.ref),), where=where), "lists/when_was", slots)
    extra = _extra(thing, scene)
    slots = slots | {"name": (said_name,), "extra": (extra.noun,)}
    return Draft(Select((Output(extra.ref),), where=where), "lists/value_of", slots)


def distinct_values(scene: Scene) -> Draft:
    """The different values of a category."""
    thing = scene.pick(one for one in scene.things() if one.categories)
    category = scene.pick(thing.categories)
    slots = thing_slots(thing, scene.rng, scene.roles)
    slots |= {"values": tuple(map(plural, category.nouns)), "value": category.nouns}
    return Draft(Select(shown(category.ref), distinct=True), "lists/distinct_values", slots)


def search(scene: Scene) -> Draft:
    """Rows in whose text a word stands, or that begin or end with one: their names, or how many."""
    thing = scene.pick(one for one in scene.things() if one.texts)
    text = scene.pick(thing.texts)
    held = scene.pick(value for value in text.values if len(value) >= 5)
    words = [word for word in held.split() if word.isalpha() and len(word) >= 4]
    place = scene.rng.choice(("anywhere", "anywhere", "anywhere", "start", "end"))
    if place == "anywhere":
        word = scene.pick(words) if words else held[1:5]
    else:
        size = scene.rng.choice((1, 1, 2, 3, 4))
        word = held[:size] if place == "start" else held[-size:]
    if not word.isalpha():
        raise NotHereError
    negated = place == "anywhere" and scene.chance(0.1)
    quote = scene.rng.choice(("", "'", '"', '"'))
    slots = thing_slots(thing, scene.rng, scene.roles)
    slots |= {"noun": (text.noun,), "word": (f"{quote}{word if scene.chance(0.7) else word.lower()}{quote}",)}
    match = Matches(text.ref, word, place, negated)  # type: ignore[arg-type]
    section = f"search_{'not' if negated else place}"
    if scene.chance(0.3) or not thing.names:
        return Draft(Select((Output(COUNT),), tables=(thing.table,), where=match), f"lists/count_{section}", slots)
    return Draft(Select(shown(*thing.names), where=match), f"lists/{section}", slots)


def all_columns(scene: Scene) -> Draft:
    """Everything about the rows of a condition."""
    thing = scene.pick(scene.things())
    one = some_filter(thing, scene, far=False)
    slots = thing_slots(thing, scene.rng, scene.roles) | {"subject": (one.said(thing.many, scene.rng),)}
    return Draft(
        Select((Output(Star()),), tables=(thing.table,), where=one.predicate),
        "lists/all_columns",
        slots,
        said(one, None),
    )


def children_of(scene: Scene) -> Draft:
    """Names of what belongs to one named row: "courses of the physics department"."""
    thing = scene.pick(one for one in scene.named() if any(parent.names for parent in scene.roles.above(one)))
    parent = scene.pick(one for one in scene.roles.above(thing) if len(one.names) == 1)
    column = parent.names[0]
    held = scene.pick(
        value for text in parent.texts if text.ref == column for value in text.values if 2 < len(value) <= 40
    )
    slots: Slots = thing_slots(thing, scene.rng, scene.roles) | {
        "name": (text_of(held, scene.rng),),
        "parent": (parent.one,),
        "by": ("by",) if parent.person else (),
    }
    plan = Select(shown(*thing.names), where=Comparison(column, "=", Value(held)))
    return Draft(plan, "lists/children_of", slots)


def with_child(scene: Scene) -> Draft:
    """Names, each once, of things to which something belongs that fulfils a condition or has a time in a period."""
    parent = scene.pick(scene.named())
    _, child = scene.pick((tie, child) for tie, child in scene.roles.children(parent) if child in scene.things())
    period = scene.period(child.date) if child.date and scene.chance(0.6) else None
    one = some_filter(child, scene, far=False) if period is None or scene.chance(0.15) else None
    slots = child_slots(parent, child, scene)
    if period and child.date:
        slots |= when_slots(child, child.date, period, child.many)
    slots["subject"] = (one.said(child.many, scene.rng),) if one else slots["things"]
    slots["free"] = () if one else ("",)
    where = all_of(one.predicate if one else None, during(child.date, period) if period and child.date else None)
    if scene.chance(0.25) and parent.key:
        count = Output(Aggregate("count", parent.key, distinct=True))
        return Draft(Select((count,), where=where), "lists/count_with_child", slots, said(one, period))
    return Draft(Select(shown(*parent.names), where=where, distinct=True), "lists/with_child", slots, said(one, period))


def ids_and_extra(scene: Scene) -> Draft:
    """Key and one more column of rows that have no name."""
    thing = scene.pick(one for one in scene.things() if one.key and not one.names and (one.numbers or one.dates))
    assert thing.key is not None
    extra = scene.pick(_numbers(thing))
    period = scene.period(thing.date) if thing.date and scene.chance(0.6) else None
    one = some_filter(thing, scene) if period is None else None
    slots = thing_slots(thing, scene.rng, scene.roles) | {"extra": (extra.noun,)}
    slots["subject"] = (one.said(thing.many, scene.rng),) if one else (thing.many,)
    if period and thing.date:
        slots |= when_slots(thing, thing.date, period, thing.many)
    where = all_of(one.predicate if one else None, during(thing.date, period) if period and thing.date else None)
    return Draft(
        Select((Output(thing.key), Output(extra.ref)), where=where), "lists/ids_and_extra", slots, said(one, period)
    )


def _extra(thing: Thing, scene: Scene) -> TextColumn:
    columns = [TextColumn(one.ref, one.noun, ()) for one in _measured(thing)]
    columns += [TextColumn(one.ref, one.nouns[0], ()) for one in thing.categories]
    columns += [one for one in thing.texts if one.ref not in thing.names]
    return scene.pick(columns)


def _measured(thing: Thing) -> list[NumberColumn | DateColumn]:
    return [*thing.numbers, *thing.dates]


def _numbers(thing: Thing) -> list[TextColumn]:
    return [TextColumn(one.ref, one.noun, ()) for one in _measured(thing)]


def _did(clause: str, name: str) -> str:
    if clause.startswith("were "):
        return f"was {name} {clause.removeprefix('were ')}"
    first, _, rest = clause.partition(" ")
    verb = {
        "signed": "sign",
        "joined": "join",
        "registered": "register",
        "came": "come",
        "opened": "open",
        "started": "start",
        "left": "leave",
        "took": "take",
        "enrolled": "enroll",
        "began": "begin",
        "ended": "end",
        "became": "become",
        "went": "go",
        "arrived": "arrive",
        "expired": "expire",
        "finished": "finish",
    }.get(first)
    return f"did {name} {verb} {rest}".strip() if verb else f"was {name} there"


KINDS = {
    "names_when": (4.0, names_when), "names_where": (4.0, names_where), "value_of": (3.0, value_of), "distinct_values": (1.5, distinct_values),
    "with_child": (3.5, with_child), "ids_and_extra": (1.5, ids_and_extra), "search": (4.0, search), "all_columns": (1.0, all_columns), "children_of": (2.0, children_of),
}  # fmt: skip
