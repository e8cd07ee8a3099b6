"""What is not filled in: rows with or without a value, how many, and what share."""

from __future__ import annotations

from aifordb.core.plan import Aggregate, IsNull, Output, Select, Share, Star

from ..roles import DateColumn, TextColumn, Thing
from ..scene import COUNT, Draft, NotHereError, Scene, shown, thing_slots
from ..template import Texts
from ..words import article

_SAID = frozenset(
    [
        "phone",
        "email",
        "address",
        "website",
        "comment",
        "note",
        "reason",
        "description",
        "manager",
        "discount",
        "rating",
        "score",
        "salary",
        "commission",
        "gender",
        "birthday",
    ]
)


def missing(scene: Scene) -> Draft:
    """Rows without, or with, a value: names, or how many, or their share."""
    thing = scene.pick(one for one in scene.things() if one.optional)
    column = scene.pick(thing.optional)
    date = next((one for one in thing.dates if one.ref == column.ref), None)
    there = scene.chance(0.3)
    test = IsNull(column.ref, negated=there)
    slots = _slots(thing, column, date, scene)
    ending = "there" if there else "missing"
    chance = scene.rng.random()
    if chance < 0.55 or not thing.names:
        return Draft(Select((Output(COUNT),), tables=(thing.table,), where=test), f"missing/count_{ending}", slots)
    if chance < 0.65:
        share = Share(Aggregate("count", Star(), where=test))
        return Draft(Select((Output(share),), tables=(thing.table,)), f"missing/share_{ending}", slots)
    return Draft(Select(shown(*thing.names), where=test), f"missing/names_{ending}", slots)


def _slots(thing: Thing, column: TextColumn, date: DateColumn | None, scene: Scene) -> Texts:
    if not column.noun or len(column.noun) < 3:
        raise NotHereError
    noun = date.noun if date else column.noun
    slots = thing_slots(thing, scene.rng, scene.roles)
    done = tuple(clause.removeprefix("were ") for clause in date.clauses if clause.startswith("were ")) if date else ()
    return slots | {
        "noun": (noun,), "a_noun": (f"{article(noun)} {noun}",), "done": done, "did": tuple(c for c in date.clauses if not c.startswith("were ")) if date else (),
    }  # fmt: skip


KINDS = {"missing": (5.0, missing)}
