"""The time between two times of a row: how long it takes, what took longest, what took more than so many days."""

from __future__ import annotations

from aifordb.core.plan import (
    Aggregate,
    AggregateName,
    Comparison,
    Elapsed,
    ElapsedUnit,
    Expression,
    Operator,
    Order,
    Output,
    Select,
    Value,
)

from ..filters import some_filter
from ..groups import some_group
from ..roles import DateColumn, Thing
from ..scene import COUNT, Draft, NotHereError, Scene, shown, thing_slots
from .buckets import group_slots
from .counts import said

_LATER = (
    "end",
    "close",
    "closed",
    "closing",
    "to",
    "delivery",
    "delivered",
    "ship",
    "shipping",
    "settlement",
    "settled",
    "resolution",
    "resolved",
    "completion",
    "completed",
    "return",
    "returned",
    "checkout",
    "due",
    "expiry",
    "left",
    "disposed",
    "discharge",
    "paid",
    "payment",
    "finish",
    "cancellation",
    "conversion",
    "until",
    "provided",
    "received",
)
_LASTING = frozenset({"end", "to", "finish", "checkout", "until", "disposed", "left", "discharge"})


def elapsed(scene: Scene) -> Draft:
    """The time between two times of a row: on average, per group, or the longest."""
    thing = scene.pick(one for one in scene.things() if len(one.dates) >= 2)
    start, end = _span(thing, scene)
    hours = start.timed and end.timed and _is_short(start, end)
    unit: ElapsedUnit = scene.rng.choice(("hour", "day")) if hours else "day"
    value: Expression = Elapsed(start.ref, end.ref, unit)
    lasting = bool(_LASTING & set(end.noun.split()))
    slots = thing_slots(thing, scene.rng, scene.roles) | {
        "start": (start.noun,), "end": (end.noun,), "unit": (f"{unit}s",), "lasting": ("",) if lasting else (), "open": ("",),
        "verb": _verb(end),
    }  # fmt: skip
    one = some_filter(thing, scene, far=False) if scene.chance(0.2) else None
    slots["subject"] = (one.said(slots["things"][0], scene.rng),) if one else slots["things"]
    where = one.predicate if one else None
    match scene.rng.choice(("average", "average", "group", "longest", "each")):
        case "average":
            function: AggregateName = scene.rng.choice(("avg", "avg", "avg", "max", "min"))
            slots["how"] = {
                "avg": ("average", "avg", "mean"),
                "max": ("longest", "maximum"),
                "min": ("shortest", "minimum"),
            }[function]
            slots["typical"] = ("",) if function == "avg" else ()
            return Draft(
                Select((Output(Aggregate(function, value)),), where=where),
                "elapsed/elapsed",
                slots,
                said(one, None),
            )
        case "group":
            group = some_group(thing, scene)
            slots["how"], slots["typical"] = ("average", "avg", "mean"), ("",)
            plan = Select((*group.outputs, Output(Aggregate("avg", value))), where=where, group_by=group.keys)
            return Draft(plan, "elapsed/elapsed_per_group", slots | group_slots(group), said(one, None))
        case "longest" if thing.names:
            plan = Select(shown(*thing.names), where=where, order_by=(Order(value, descending=True),), limit=1)
            return Draft(plan, "elapsed/elapsed_longest", slots, said(one, None))
        case _:
            names = thing.names or ((thing.key,) if thing.key else ())
            if not names:
                raise NotHereError
            plan = Select((*shown(*names), Output(value)), where=where)
            slots["id"] = ("",) if not thing.names else ()
            return Draft(plan, "elapsed/elapsed_each", slots, said(one, None))


def _span(thing: Thing, scene: Scene) -> tuple[DateColumn, DateColumn]:
    """An earlier and a later time of the thing. :raises NotHereError: no two times follow each other."""
    ends = [one for one in thing.dates if not one.birth and set(one.noun.split()) & set(_LATER)]
    starts = [
        one
        for one in thing.dates
        if not one.birth
        and not set(one.noun.split()) & set(_LATER)
        and "update" not in one.noun
        and "last" not in one.noun
    ]
    return scene.pick(starts), scene.pick(ends)


def _is_short(start: DateColumn, end: DateColumn) -> bool:
    return bool(
        {"trip", "visit", "ride", "shift", "session", "call", "resolution", "closing"}
        & {*start.noun.split(), *end.noun.split()}
    )


def _verb(end: DateColumn) -> tuple[str, ...]:
    """What one waits for: "to deliver"."""
    words = {
        "delivery": ("deliver",), "ship": ("ship",), "shipping": ("ship",), "resolution": ("resolve", "solve"), "closing": ("close",), "close": ("close",),
        "settlement": ("settle",), "payment": ("pay",), "completion": ("complete", "finish"), "return": ("return",), "conversion": ("convert",),
    }  # fmt: skip
    return next((verbs for word, verbs in words.items() if word in end.noun.split()), ())


def took_longer(scene: Scene) -> Draft:
    """Rows between whose two times more or fewer days lie than a bound: how many, or which."""
    thing = scene.pick(one for one in scene.things() if len(one.dates) >= 2)
    start, end = _span(thing, scene)
    operator: Operator = scene.rng.choice((">", ">", ">", "<", ">="))
    bound = scene.rng.choice((1, 2, 3, 5, 7, 10, 14, 20, 30, 30, 60, 90, 365))
    words = {
        ">": ("more than", "over", "longer than"),
        "<": ("less than", "under", "fewer than"),
        ">=": ("at least",),
        "<=": ("at most",),
    }[operator]
    slots = thing_slots(thing, scene.rng, scene.roles) | {
        "start": (start.noun,),
        "end": (end.noun,),
        "bound": tuple(f"{word} {bound} day{'s' * (bound > 1)}" for word in words),
    }
    slots["lasting"], slots["verb"] = ("",) if _LASTING & set(end.noun.split()) else (), _verb(end)
    test = Comparison(Elapsed(start.ref, end.ref, "day"), operator, Value(bound))
    if scene.chance(0.5) or not thing.names:
        return Draft(Select((Output(COUNT),), tables=(thing.table,), where=test), "elapsed/count_took_longer", slots)
    return Draft(Select(shown(*thing.names), where=test), "elapsed/took_longer", slots)


KINDS = {"elapsed": (5.0, elapsed), "took_longer": (2.0, took_longer)}
