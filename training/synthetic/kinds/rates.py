"""Percentages: the rate of a condition, and a group's share of the whole."""

from __future__ import annotations

from aifordb.core.plan import Aggregate, Order, Output, Select, Share, Star

from ..filters import Filter, narrowing
from ..groups import Group, bucket, category_groups, entity_groups, some_group
from ..measures import rows_of, some_measure
from ..roles import Thing
from ..scene import Draft, NotHereError, Scene, during, thing_slots, when_slots
from ..template import Texts
from .buckets import group_slots
from .counts import measure_slots, said

_RATES = {
    "cancel": ("cancellation rate",), "return": ("return rate",), "churn": ("churn rate",), "convert": ("conversion rate",), "won": ("win rate",), "refund": ("refund rate",),
    "paid": ("payment rate",), "active": ("activity rate",), "no show": ("no-show rate",), "no-show": ("no-show rate",), "complet": ("completion rate",), "fail": ("failure rate",),
    "deliver": ("delivery rate",), "approv": ("approval rate",), "reject": ("rejection rate",), "resolv": ("resolution rate",), "success": ("success rate",), "default": ("default rate",),
    "late": ("late rate",), "pass": ("pass rate",), "open": ("open rate",), "delay": ("delay rate",), "accept": ("acceptance rate",), "bounc": ("bounce rate",),
}  # fmt: skip


def rate(scene: Scene) -> Draft:
    """What percentage of rows fulfil a condition, of all, in a period or per group."""
    thing = scene.pick(thing for thing in scene.things() if thing.categories or thing.flags)
    one = narrowing(thing, scene)
    slots = rate_slots(thing, one, scene)
    share = Output(Share(Aggregate("count", Star(), where=one.predicate)))
    period = scene.period(thing.date) if thing.date and scene.chance(0.35) else None
    if period and thing.date:
        slots |= when_slots(thing, thing.date, period, thing.many)
    where = during(thing.date, period) if period and thing.date else None
    if scene.chance(0.5):
        return Draft(Select((share,), tables=(thing.table,), where=where), "rates/rate", slots, said(None, period))
    group = _group(thing, one, scene)
    plan = Select((*group.outputs, share), tables=(thing.table,), where=where, group_by=group.keys)
    return Draft(plan, "rates/rate_per_group", slots | group_slots(group), said(None, period))


def highest_rate(scene: Scene) -> Draft:
    """The group with the highest or lowest rate of a condition."""
    thing = scene.pick(thing for thing in scene.things() if thing.categories or thing.flags)
    one = narrowing(thing, scene)
    group = _group(thing, one, scene)
    best = scene.chance(0.75)
    share = Share(Aggregate("count", Star(), where=one.predicate))
    slots = (
        rate_slots(thing, one, scene)
        | group_slots(group)
        | {"high": ("highest", "largest", "biggest") if best else ("lowest", "smallest")}
    )
    plan = Select(
        group.outputs, tables=(thing.table,), group_by=group.keys, order_by=(Order(share, descending=best),), limit=1
    )
    return Draft(plan, "rates/highest_rate", slots)


def share_of_total(scene: Scene) -> Draft:
    """Each group's percentage of a count or sum over all."""
    thing = scene.pick(scene.things())
    group = some_group(thing, scene)
    measure = some_measure(thing, scene, count=0.5)
    if measure.aggregate.function not in ("count", "sum"):
        raise NotHereError
    period = scene.period(thing.date) if thing.date and scene.chance(0.2) else None
    slots = measure_slots(measure, scene) | group_slots(group)
    slots |= {
        "total": tuple(name.removeprefix("total ") for name in measure.short if "count" not in name),
        "counting": ("",) if measure.counts else (),
    }
    if period and thing.date:
        slots |= when_slots(thing, thing.date, period, thing.many)
    where = during(thing.date, period) if period and thing.date else None
    plan = Select(
        (*group.outputs, Output(Share(measure.aggregate))), tables=rows_of(measure), where=where, group_by=group.keys
    )
    return Draft(plan, "rates/share_of_total", slots, said(None, period))


def rate_slots(thing: Thing, one: Filter, scene: Scene) -> Texts:
    """`{clause}` "are cancelled", `{narrow}` "cancelled orders", `{rate}` "cancellation rate" where it has a name."""
    slots = thing_slots(thing, scene.rng, scene.roles)
    many = slots["things"][0]
    word = one.before[0].lower() if one.before else ""
    known = next((names for key, names in _RATES.items() if word.startswith(key)), ())
    clauses = one.clause + tuple(
        clause.replace("are ", "were ", 1) for clause in one.clause if clause.startswith("are ") and not thing.person
    )
    return slots | {
        "clause": clauses, "narrow": tuple(f"{before} {many}" for before in one.before) or tuple(f"{many} {after}" for after in one.after),
        "word": (word,) if word else (), "rate": known,
    }  # fmt: skip


def _group(thing: Thing, one: Filter, scene: Scene) -> Group:
    """A group other than what the condition is about. :raises NotHereError: there is none."""
    groups = [*category_groups(thing, scene), *entity_groups(thing, scene)]
    if thing.date and not thing.date.birth:
        groups += [
            bucket(thing.date, "month"),
            bucket(thing.date, scene.rng.choice(("week", "year", "quarter", "month"))),
        ]
    about = getattr(one.predicate, "left", None)
    return scene.pick(group for group in groups if about not in group.keys)


KINDS = {"rate": (5.0, rate), "highest_rate": (1.5, highest_rate), "share_of_total": (4.0, share_of_total)}
