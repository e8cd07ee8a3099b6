"""Conditions that narrow a thing down, and how they are said: "cancelled orders", "customers from Germany", "products costing more than 50"."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from random import Random

from aifordb.core.plan import AllOf, ColumnRef, Comparison, Operator, Predicate, Value

from .lexicon import PLACES
from .roles import Category, Flag, NumberColumn, TextColumn, Thing
from .scene import NotHereError, Scene
from .template import fill
from .words import article

_OVER = ("over", "above", "more than", "greater than", "higher than", "exceeding", "bigger than")
_UNDER = ("under", "below", "less than", "lower than", "smaller than")
_LEAST = ("at least", "of at least", "no less than")
_MOST = ("at most", "up to", "no more than")
COMPARED: dict[Operator, tuple[str, ...]] = {">": _OVER, "<": _UNDER, ">=": _LEAST, "<=": _MOST}
"""Words for a comparison with a number."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on rows of a thing.

    :param before: texts to put before the noun: `cancelled`.
    :param after: texts to put after it: `with status cancelled`.
    :param clause: texts that end a sentence about it: `are cancelled`.
    :param table: the table that the condition is about.
    """

    predicate: Predicate
    before: tuple[str, ...]
    after: tuple[str, ...]
    clause: tuple[str, ...]
    table: str

    def said(self, many: str, rng: Random) -> str:
        """`many`, narrowed down."""
        if self.before and (not self.after or rng.random() < 0.5):
            return f"{rng.choice(self.before)} {many}"
        return f"{many} {rng.choice(self.after)}"


def some_filter(thing: Thing, scene: Scene, *, far: bool = True) -> Filter:
    """A condition on `thing`, or, with `far`, on what it belongs to.

    :raises NotHereError: it has nothing to be narrowed down by.
    """
    makers: list[Callable[[], Filter]] = [*_own(thing, scene)] * 2
    if far:
        makers += [*_of_parents(thing, scene)]
    return scene.pick(makers)()


def narrowing(thing: Thing, scene: Scene) -> Filter:
    """A condition on a group (category or flag) of `thing` itself. :raises NotHereError: it has none."""
    makers = [partial(by_category, thing, one, scene) for one in thing.categories]
    makers += [partial(by_flag, thing, one, scene) for one in thing.flags if one.adjective]
    return scene.pick(makers)()


def _own(thing: Thing, scene: Scene) -> Iterator[Callable[[], Filter]]:
    for category in thing.categories:
        yield partial(by_category, thing, category, scene)
    for flag in thing.flags:
        yield partial(by_flag, thing, flag, scene)
    for number in thing.numbers:
        if number.low is not None:
            yield partial(by_number, thing, number, scene)


def _of_parents(thing: Thing, scene: Scene) -> Iterator[Callable[[], Filter]]:
    for parent in scene.roles.above(thing):
        for category in parent.categories:
            yield partial(_through_category, parent, category, scene)
        if parent.names and len(parent.names) == 1:
            yield partial(by_name, parent, scene)


def _through_category(parent: Thing, category: Category, scene: Scene) -> Filter:
    return through(parent, by_category(parent, category, scene), scene)


def text_of(value: str, rng: Random) -> str:
    """A stored text as people type it: as it is, in lower case, or in quotes."""
    chance = rng.random()
    if len(value) <= 2 or chance < 0.6:
        return value
    return value.lower() if chance < 0.85 else f'"{value}"' if chance < 0.95 else f"'{value}'"


def equal(column: ColumnRef, value: str) -> Predicate:
    """The condition that a column holds a stored text."""
    return Comparison(column, "=", Value(value))


def by_category(thing: Thing, category: Category, scene: Scene, value: str | None = None) -> Filter:
    """Rows of one value, chosen by chance unless given. :raises NotHereError: the values are no words."""
    rng = scene.rng
    held = value or scene.pick(category.values)
    said, noun = text_of(held, rng), rng.choice(category.nouns)
    quoted = said[0] in "'\""
    plain = held.lower() if held.replace(" ", "").replace("-", "").isalpha() and len(held) > 2 else held
    before: tuple[str, ...] = ()
    after = [
        f"with {noun} {said}",
        f"whose {noun} is {said}" if thing.person else f"where {noun} is {said}",
        f"with the {noun} {said}",
    ]
    clause = [f"have {noun} {said}"]
    if category.sort == "status" and not quoted:
        before, clause = (plain,) * 3, [f"are {plain}", f"are {plain}"]
        after += [f"that are {plain}"]
    elif category.nouns[0] == "nationality" and held.isalpha():
        before, clause = (held, held, plain), [f"are {held}", f"have nationality {said}"]
    elif category.sort == "place":
        after = (
            [f"in {said}", f"from {said}", f"from {said}", *after[:1]]
            if not thing.person
            else [f"from {said}", f"in {said}", f"living in {said}", f"based in {said}"]
        )
        clause = [f"are from {said}", f"are in {said}"]
    elif category.nouns[0] in ("gender", "sex") and len(held) > 2:
        before, clause = (plain,) * 3, [f"are {plain}"]
    elif len(held.split()) == 1 and held.isalpha() and len(held) > 2 and not quoted:
        before = (held, plain)
    return Filter(equal(category.ref, held), before, tuple(after), tuple(clause), category.ref.table)


def by_flag(thing: Thing, flag: Flag, scene: Scene) -> Filter:
    """Rows with yes, or with no. :raises NotHereError: the flag is no adjective."""
    if flag.adjective is None:
        if thing.person:
            held = scene.chance(0.75)
            after = (f"with {flag.noun}", f"who have {flag.noun}") if held else (f"without {flag.noun}",)
            clause = (f"have {flag.noun}",) if held else (f"do not have {flag.noun}",)
            return Filter(Comparison(flag.ref, "=", flag.yes if held else flag.no), (), after, clause, flag.ref.table)
        raise NotHereError
    word = flag.adjective
    if scene.chance(0.75):
        after = (f"that are {word}", f"which are {word}")
        return Filter(Comparison(flag.ref, "=", flag.yes), (word,) * 3, after, (f"are {word}",), flag.ref.table)
    negative = (f"in{word}",) if word == "active" else (f"non-{word}",) if " " not in word else ()
    after = (f"that are not {word}", f"that aren't {word}")
    return Filter(Comparison(flag.ref, "=", flag.no), negative, after, (f"are not {word}",), flag.ref.table)


def by_number(thing: Thing, number: NumberColumn, scene: Scene) -> Filter:
    """Rows above or below a number near the stored ones."""
    operator: Operator = scene.rng.choice((">", ">", ">", "<", "<", ">=", "<="))
    limit = round_number(number, scene.rng)
    words = scene.rng.choice(COMPARED[operator]).removeprefix("of ")
    said = f"{limit:,}" if limit >= 1000 and scene.chance(0.3) else str(limit)
    noun = number.noun
    counted = noun.startswith("number of ")
    many = noun.endswith("s") and not noun.endswith("ss")
    after = (
        [f"with {words} {said} {noun.removeprefix('number of ')}"]
        if counted or (many and operator in (">", ">=", "<", "<=") and words[0] not in "ahb")
        else []
    )
    if not counted:
        after += (
            [f"with {noun} {words} {said}"]
            if many
            else [
                f"with {article(noun)} {noun} {words} {said}",
                f"with {noun} {words} {said}",
                f"where the {noun} is {words} {said}",
            ]
        )
    if number.sort == "price" and thing.numbers[0] == number:
        after += [
            f"(costing|priced) {words} {said}".replace("(costing|priced)", scene.rng.choice(("costing", "priced")))
        ] * 2
    elif (
        number.sort == "money" and len([n for n in thing.numbers if n.sort == "money"]) == 1 and operator in (">", "<")
    ):
        after += [f"{words} {said}"] * 2
    clause = (f"have {after[0].removeprefix('with ')}",)
    return Filter(Comparison(number.ref, operator, Value(limit)), (), tuple(after), clause, number.ref.table)


def round_number(number: NumberColumn, rng: Random) -> int | float:
    """A round number between the stored extremes."""
    low, high = number.low or 0.0, number.high if number.high is not None else 100.0
    exact = low + (high - low) * rng.uniform(0.15, 0.85)
    if high - low <= 10:
        return round(exact, 1) if rng.random() < 0.4 and high - low < 6 else round(exact)
    step = 10 ** max(0, int(math.log10(high - low)) - 1) * rng.choice((1, 5))
    rounded = round(exact / step) * step
    return int(rounded) if rounded > low else math.ceil(exact)


def by_name(parent: Thing, scene: Scene) -> Filter:
    """Rows that belong to one named row of `parent`. :raises NotHereError: no names were sampled."""
    column = parent.names[0]
    held = scene.pick(value for value in _samples(parent, column) if 2 < len(value) <= 40)
    said = text_of(held, scene.rng)
    one = parent.one
    after = [f"for {said}", f"of {said}", f"for {one} {said}", f"of the {one} {said}", f"from {said}"]
    after += [f"by {said}", f"by {said}", f"from {one} {said}"] if parent.person else [f"for the {said} {one}"]
    return Filter(equal(column, held), (), tuple(after), (f"belong to {said}",), parent.table)


def _samples(thing: Thing, column: ColumnRef) -> tuple[str, ...]:
    texts: Iterator[TextColumn] = (text for text in thing.texts if text.ref == column)
    return next((text.values for text in texts), ())


def through(parent: Thing, inner: Filter, scene: Scene) -> Filter:
    """A condition on what a row belongs to: "orders of customers from Germany"."""
    link = "(of|from|by|for)" if parent.person else "(of|for|in)"
    if parent.one.split()[-1] in PLACES | {"address"}:
        places = tuple(after for after in inner.after if after.startswith(("in ", "from ")))
        if not places:
            raise NotHereError
        return Filter(inner.predicate, (), places, tuple(f"are {place}" for place in places), inner.table)
    many = inner.said(parent.many, scene.rng)
    after = fill(f"{link} {many}", {}, scene.rng) if not set("{}()[]|") & set(many) else None
    if after is None:
        raise NotHereError
    return Filter(inner.predicate, (), (after,), (f"belong to {many}",), inner.table)


def all_of(*parts: Predicate | None) -> Predicate | None:
    """The conditions that are there, together."""
    found = [part for part in parts if part is not None]
    return None if not found else found[0] if len(found) == 1 else AllOf(tuple(found))
