"""By what a measure is split: a category, a named thing, a stretch of time; and how that is said."""

from __future__ import annotations

from dataclasses import dataclass

from aifordb.core.plan import Bucket, DatePart, Expression, Output, Part, Unit

from .roles import DateColumn, Thing
from .scene import Scene, nouns, shown
from .words import plural


@dataclass(frozen=True, slots=True)
class Group:
    """What each row of the answer stands for.

    :param outputs: what is shown of it.
    :param keys: what is grouped by.
    :param ones: what one of them is called: `customer`.
    :param by: texts to put after a measure: `per customer`, `for each customer`.
    :param adverb: texts to put before or after it: `monthly`. Empty but for times.
    """

    outputs: tuple[Output, ...]
    keys: tuple[Expression, ...]
    ones: tuple[str, ...]
    by: tuple[str, ...]
    adverb: tuple[str, ...] = ()

    @property
    def many(self) -> tuple[str, ...]:
        """The plurals of `ones`."""
        return tuple(map(plural, self.ones))


def _by(ones: tuple[str, ...], *more: str) -> tuple[str, ...]:
    found = [
        text
        for one in ones
        for text in (f"per {one}", f"per {one}", f"by {one}", f"by {one}", f"for each {one}", f"for every {one}")
    ]
    found += [
        f"{text} {ones[0]}"
        for text in ("broken down by", "grouped by", "split by", "of each", "in each" if more else "for each")
    ]
    return (*found, *more)


def some_group(thing: Thing, scene: Scene) -> Group:
    """A group that rows of `thing` fall into. :raises NotHereError: there is none."""
    found = [*category_groups(thing, scene)] * 2 + entity_groups(thing, scene) * 2
    return scene.pick(found)


def category_groups(thing: Thing, scene: Scene) -> list[Group]:
    """By each category of the thing, and of what it belongs to."""
    found = []
    for category in thing.categories:
        more = (f"in each {category.nouns[0]}",) if category.sort == "place" else ()
        found.append(Group(shown(category.ref), (category.ref,), category.nouns, _by(category.nouns, *more)))
    for parent in scene.roles.above(thing):
        for category in parent.categories:
            noun = category.nouns[-1]
            ones = (noun if set(noun.split()) & set(parent.one.split()) else f"{parent.one} {noun}", noun)
            found.append(
                Group(
                    shown(category.ref),
                    (category.ref,),
                    ones[:1] if len(category.nouns[0].split()) == 1 and category.sort == "status" else ones,
                    _by(ones[:1]),
                )
            )
    return found


def entity_groups(thing: Thing, scene: Scene) -> list[Group]:
    """By each named thing that a row belongs to: grouped by its key and name, shown by name."""
    return [entity(parent, scene) for parent in scene.roles.above(thing) if parent.key and parent.names]


def entity(thing: Thing, scene: Scene) -> Group:
    """By the rows of a named thing."""
    assert thing.key is not None
    one, _ = nouns(thing, scene.rng, scene.roles)
    return Group(shown(*thing.names), (thing.key, *thing.names), (one,), _by((one,)))


_ADVERBS: dict[Unit, tuple[str, ...]] = {
    "day": ("daily",), "week": ("weekly",), "month": ("monthly",), "quarter": ("quarterly",), "year": ("yearly", "annual"), "hour": ("hourly",),
}  # fmt: skip
_AFTER: dict[Unit, tuple[str, ...]] = {
    "day": ("a day", "day by day", "per calendar day"), "week": ("a week", "week by week"), "month": ("a month", "month by month", "per calendar month"),
    "quarter": ("a quarter", "quarter by quarter"), "year": ("a year", "year by year"), "hour": ("an hour",),
}  # fmt: skip


def bucket(column: DateColumn, unit: Unit) -> Group:
    """By stretches of time."""
    time = Bucket(unit, column.ref)
    by = [
        f"{word} {unit}"
        for word in ("per", "per", "per", "by", "by", "by", "each", "each", "for each", "every", "in each")
    ]
    by += [f"broken down by {unit}", f"grouped by {unit}", *_AFTER[unit]]
    return Group((Output(time),), (time,), (unit,), tuple(by), _ADVERBS[unit])


_PART_NAMES: dict[Part, tuple[str, ...]] = {
    "weekday": ("day of the week", "weekday", "day of week"), "hour": ("hour of the day", "hour of day", "hour"),
    "month": ("month of the year", "calendar month"), "day": ("day of the month",), "quarter": ("quarter of the year",), "year": ("calendar year",),
}  # fmt: skip


def part(column: DateColumn, name: Part) -> Group:
    """By a part of the time that comes round again: weekdays, hours."""
    time = DatePart(name, column.ref)
    return Group((Output(time),), (time,), _PART_NAMES[name], _by(_PART_NAMES[name]))
