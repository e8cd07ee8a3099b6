"""What a question is made of: a database, a thing in it, chance, and the texts that every kind of question needs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import TypeVar

from aifordb.core.plan import Aggregate, ColumnRef, During, Output, Plan, Predicate, Star

from .lexicon import SYNONYMS
from .roles import DateColumn, Roles, Thing
from .template import Slots, Texts
from .when import Period, some_period
from .words import article, is_countable, plural

T = TypeVar("T")
COUNT = Aggregate("count", Star())


WHEN = frozenset({"when", "dated", "bare", "of_when"})
"""Slots of which one must be said where a plan has a period."""
NARROWED = frozenset({"subject", "after", "clause"})
"""Slots of which one must be said where a plan has a condition."""


class NotHereError(Exception):
    """The schema lacks what this kind of question needs, or chance found nothing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan, and where its wordings stand.

    :param section: `file/section` of the phrases.
    :param slots: texts for the wordings.
    :param must: of each set of slots at least one must be said: conditions of the plan.
    """

    plan: Plan
    section: str
    slots: Slots
    must: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """One database and one source of chance."""

    roles: Roles
    rng: Random
    now: datetime

    def pick(self, items: Iterable[T]) -> T:
        """One of `items`. :raises NotHereError: there is none."""
        found = list(items)
        if not found:
            raise NotHereError
        return self.rng.choice(found)

    def some(self, items: Iterable[T], count: int) -> list[T]:
        """`count` different ones of `items`. :raises NotHereError: there are fewer."""
        found = list(items)
        if len(found) < count:
            raise NotHereError
        return self.rng.sample(found, count)

    def chance(self, share: float) -> bool:
        """True in so many of cases."""
        return self.rng.random() < share

    def things(self) -> list[Thing]:
        """Tables that one can speak of in numbers."""
        found = [self._spoken(thing) for thing in self.roles.things.values()]
        return [thing for thing in found if thing is not None and is_countable(thing.one) and len(thing.one) > 2]

    def _spoken(self, thing: Thing) -> Thing | None:
        """`thing` as people speak of it: of a table that only ties two others together, by the name of one of them."""
        if not _only_ties(thing):
            return None if _VERBS & set(thing.one.split()) else thing
        parents = [parent for _, parent in self.roles.parents(thing) if is_countable(parent.one)]
        if len(parents) != 2 or self.chance(0.3):
            return None
        one = self.rng.choice(parents)
        return dataclasses.replace(thing, one=one.one, many=one.many, person=one.person, standing=one.table)

    def named(self) -> list[Thing]:
        """Things with names and one key."""
        return [thing for thing in self.things() if thing.names and thing.key]

    def dated(self) -> tuple[Thing, DateColumn]:
        """A thing and one of its times, mostly the obvious one. :raises NotHereError: nothing has a time."""
        thing = self.pick(thing for thing in self.things() if thing.dates)
        if thing.date is not None and self.chance(0.75):
            return thing, thing.date
        return thing, self.pick(thing.dates)

    def period(self, column: DateColumn, *, hours: bool = False) -> Period:
        """A time to ask about. :raises NotHereError: none could be read."""
        found = some_period(column, self.now, self.rng, hours=hours)
        if found is None:
            raise NotHereError
        return found


_VERBS = frozenset(
    ["has", "have", "is", "in", "to", "lives", "plays", "enrolled", "takes", "assigned", "performs", "participates"]
)


def _only_ties(thing: Thing) -> bool:
    return not (thing.names or thing.dates or thing.numbers or thing.categories or thing.flags)


def nouns(thing: Thing, rng: Random, roles: Roles) -> tuple[str, str]:
    """What to call the thing, singular and plural: its name, or now and then what some people say instead."""
    taken = {other.one for other in roles.things.values()}
    others = [word for word in SYNONYMS.get(thing.one, ()) if word not in taken]
    one = rng.choice(others) if others and rng.random() < 0.15 else thing.one
    return one, plural(one)


def thing_slots(thing: Thing, rng: Random, roles: Roles, prefix: str = "") -> Texts:
    """`{thing}`, `{things}`, `{a_thing}`, `{who}` (or which …), and `{that}`; with `prefix` in front of each name."""
    one, many = nouns(thing, rng, roles)
    return {
        f"{prefix}thing": (one,),
        f"{prefix}things": (many,),
        f"{prefix}a_thing": (f"{article(one)} {one}",),
        f"{prefix}that": ("who", "that") if thing.person else ("that", "which"),
        f"{prefix}person": ("",) if thing.person else (),
        f"{prefix}object": () if thing.person else ("",),
    }


def when_slots(thing: Thing, column: DateColumn, period: Period, many: str) -> Texts:
    """Ways to bind a time to the thing: `{when}`; `{clause}` "were placed"; `{dated}` "placed last month", "that came in last month"; where nothing
    but the time need be said also `{bare}`, "last month"; `{date_noun}`."""
    obvious = column == thing.date
    who = "who" if thing.person else "that"
    posts = [f"{_participle(clause)} {period.text}" for clause in column.clauses if clause.startswith("were ")]
    posts += [f"{pronoun} {clause} {period.text}" for clause in column.clauses for pronoun in (who, "that")]
    if not posts or not obvious:
        posts += [f"with {article(column.noun)} {column.noun} {period.text}"] * (1 if posts else 3)
        posts += [f"{'whose' if thing.person else 'where the'} {column.noun} is {period.text}"] * (0 if posts else 1)
    if obvious:
        posts += [period.text] * 2 + [f"from {period.text}"] * _is_bare(period)
    return {
        "when": (period.text,),
        "clause": column.clauses,
        "dated": tuple(posts),
        "bare": (period.text,) if obvious else (),
        "of_when": (f"{period.text}'s",) if obvious and _is_owner(period) else (),
        "date_noun": (column.noun,),
        "a_date": (f"{article(column.noun)} {column.noun}",),
        "new": _new(column, many) if obvious else (),
        "nameless": () if thing.names or not obvious else ("",),
    }


def _new(column: DateColumn, many: str) -> tuple[str, ...]:
    clauses = set(column.clauses)
    if "signed up" in clauses:
        return (f"new {many}", f"new {many}", "sign-ups", "signups", "registrations", "new sign-ups")
    if "were hired" in clauses:
        return ("new hires", f"new {many}", "hires")
    return (f"new {many}",) if {"were placed", "joined", "were created", "were opened"} & clauses else ()


def _participle(clause: str) -> str:
    return clause.removeprefix("were ")


def _is_bare(period: Period) -> bool:
    return period.text.startswith(("this ", "last ", "yesterday", "today", "previous ", "the last ", "the past "))


def _is_owner(period: Period) -> bool:
    words = period.text.split()
    return len(words) <= 2 and words[0] in ("this", "last", "yesterday", "today") and words[-1] not in ("weekend",)


def during(column: DateColumn, period: Period) -> Predicate:
    """The condition that a time lies in a period."""
    return During(column.ref, period.range)


def shown(*columns: ColumnRef) -> tuple[Output, ...]:
    """Columns as outputs."""
    return tuple(Output(column) for column in columns)
