"""Who has none: customers without orders, products never sold, students who took no course this year."""

from __future__ import annotations

from aifordb.core.plan import ColumnRef, OneOf, Output, Predicate, Select

from ..filters import all_of, narrowing
from ..roles import Thing
from ..scene import COUNT, Draft, Scene, during, shown, thing_slots, when_slots
from ..template import Texts
from .counts import said

_VERBS = {
    "order": ("ordered anything", "placed an order", "bought anything", "ordered"), "purchase": ("bought anything", "made a purchase"), "booking": ("booked anything", "made a booking", "booked"),
    "payment": ("paid anything", "made a payment", "paid"), "rental": ("rented anything", "rented"), "reservation": ("made a reservation", "reserved anything"),
    "visit": ("visited", "come for a visit"), "appointment": ("had an appointment",), "review": ("written a review", "reviewed anything"), "donation": ("donated anything", "donated", "given a donation"),
    "enrollment": ("enrolled in anything", "enrolled"), "login": ("logged in",), "tweet": ("tweeted", "written a tweet"), "post": ("posted anything", "posted"), "claim": ("made a claim", "filed a claim"),
    "transaction": ("made a transaction",), "complaint": ("complained",), "loan": ("borrowed anything", "taken a loan"), "check": ("been checked",), "check-in": ("checked in",), "ticket": ("opened a ticket",),
}  # fmt: skip
_ACTED = {
    "order": ("ordered", "placed an order", "bought something", "ordered something"), "purchase": ("bought something", "made a purchase"), "booking": ("booked", "made a booking"),
    "payment": ("paid", "made a payment"), "rental": ("rented something",), "reservation": ("made a reservation", "reserved"), "visit": ("visited", "came in"), "donation": ("donated", "gave"),
    "appointment": ("had an appointment",), "review": ("wrote a review", "left a review"), "enrollment": ("enrolled",), "login": ("logged in",), "tweet": ("tweeted",), "post": ("posted",),
    "claim": ("filed a claim", "made a claim"), "ticket": ("opened a ticket",), "loan": ("took a loan", "borrowed"), "transaction": ("made a transaction",), "complaint": ("complained",), "check-in": ("checked in",),
}  # fmt: skip
_PASSIVE = {
    "order item": ("ordered", "sold", "bought"), "order": ("ordered", "sold"), "sale": ("sold",), "rental": ("rented", "rented out"), "booking": ("booked",), "loan": ("borrowed", "lent"),
    "purchase": ("bought", "purchased"), "review": ("reviewed",), "rating": ("rated",), "play": ("played",), "return": ("returned",), "reservation": ("reserved",), "order line": ("ordered", "sold"),
    "order position": ("ordered", "sold"), "line item": ("sold", "ordered"), "invoice line": ("sold", "invoiced"), "sales item": ("sold",), "order detail": ("ordered", "sold"), "order product": ("ordered", "sold"),
}  # fmt: skip


def never(scene: Scene) -> Draft:
    """Names, or the number, of things to which nothing of a kind belongs, in all or in a period."""
    parent = scene.pick(scene.named())
    tie, child = scene.pick((tie, child) for tie, child in scene.roles.children(parent) if child in scene.things())
    period = scene.period(child.date) if child.date and scene.chance(0.4) else None
    inner = none_of(tie.column, during(child.date, period) if period and child.date else None)
    assert parent.key is not None
    test = OneOf(parent.key, inner, negated=True)
    one = (
        narrowing(parent, scene)
        if (parent.categories or any(f.adjective for f in parent.flags)) and scene.chance(0.15)
        else None
    )
    slots = child_slots(parent, child, scene)
    slots["subject"] = (one.said(slots["ones"][0], scene.rng),) if one else slots["ones"]
    if period and child.date:
        slots |= when_slots(child, child.date, period, child.many)
    slots["ever"] = () if period else ("",)
    where = all_of(one.predicate if one else None, test)
    if scene.chance(0.3):
        plan = Select((Output(COUNT),), tables=(parent.table,), where=where)
        return Draft(plan, "never/count", slots, said(one, period))
    return Draft(Select(shown(*parent.names), where=where), "never/names", slots, said(one, period))


def none_of(column: ColumnRef, where: Predicate | None) -> Select:
    """The keys that occur in a column, of rows that fulfil a condition. (Rendering leaves nulls out.)"""
    return Select((Output(column),), where=where)


def child_slots(parent: Thing, child: Thing, scene: Scene) -> Texts:
    """`{ones}` of the parent, `{things}` of the child, and verbs for having one."""
    slots = thing_slots(child, scene.rng, scene.roles)
    own = thing_slots(parent, scene.rng, scene.roles)
    active = (
        next((verbs for word, verbs in _VERBS.items() if child.one.split()[-1] == word), ()) if parent.person else ()
    )
    acted = (
        next((verbs for word, verbs in _ACTED.items() if child.one.split()[-1] == word), ()) if parent.person else ()
    )
    passive = () if parent.person else _PASSIVE.get(child.one, ())
    return slots | {
        "ones": tuple(own["things"]), "one": tuple(own["thing"]), "active": active, "passive": passive, "acted": acted, "person_one": ("",) if parent.person else (), "who": ("who", "that") if parent.person else ("that", "which"),
    }  # fmt: skip


KINDS = {"never": (6.0, never)}
