"""What a span of the question means as a constant, compared with a given column."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aifordb.core import NUMBERS, Column, LinkedQuestion, Mention
from aifordb.core.linking.words import plain, stem
from aifordb.core.plan.model import ColumnRef, Value
from rapidfuzz import fuzz, process

MOST_COMPARED = 300
"""Stored values that a text is compared with by stems."""
SHORTEST_MISSPELT = 5
"""Letters of a text from which on a slip of the keyboard is overlooked."""
NEAR = 90.0
"""Likeness, 0–100 by edits, from which on a stored value is taken for a misspelt one."""
YES = frozenset({"1", "yes", "y", "true", "t", "active", "enabled", "on"})
NO = frozenset({"0", "no", "n", "false", "f", "inactive", "disabled", "off"})


class NoValue(ValueError):
    """The span cannot be what the column is compared with."""


@dataclass(frozen=True, slots=True)
class Constants:
    """Reads constants off one question."""

    question: str
    linked: LinkedQuestion

    def text(self, first: int, last: int) -> str:
        """The span as written, without quotation marks around it."""
        tokens = self.linked.tokens
        if first == last:
            return tokens[first].text
        return self.question[tokens[first].start : tokens[last].end].strip("\"'“”‘’`")

    def number(self, first: int, last: int) -> int | float | None:
        """The number that the span holds, if it holds one."""
        for mention in self._inside("number", first, last):
            if mention.number is not None:
                return int(mention.number) if mention.number.is_integer() else mention.number
        return None

    def time(self, at: int) -> Mention:
        """The time whose words cover word `at`: the longest, then the surest.

        :raises NoValue: there is none.
        """
        dates = [m for m in self.linked.mentions if m.kind == "date" and m.first <= at <= m.last]
        if not dates:
            raise NoValue("no time")
        return max(dates, key=lambda m: (m.last - m.first, m.score))

    def stored(self, ref: ColumnRef, first: int, last: int) -> str | None:
        """The stored value of the column that the span names, by the best overlap."""
        fits: list[tuple[float, float, str]] = []
        for mention in self.linked.mentions:
            if mention.kind != "value" or (mention.table, mention.column) != (ref.table, ref.column):
                continue
            shared = min(last, mention.last) - max(first, mention.first) + 1
            # One word of a longer stored text, "lamp", names a kind of thing, hardly the one thing that is called so.
            part = mention.how == "prefix" and 2 * len(self.text(first, last)) < len(mention.value or "")
            if shared > 0 and mention.value is not None and not part:
                both = max(last, mention.last) - min(first, mention.first) + 1
                fits.append((shared / both, mention.score, mention.value))
        return max(fits)[2] if fits and max(fits)[0] >= 0.5 else None

    def constant(self, ref: ColumnRef | None, column: Column | None, first: int, last: int) -> tuple[Value, bool]:
        """The constant, and whether it is spelt as the column stores it.

        :param ref, column: what it is compared with; None for a number that no column gives, such as a count.
        :raises NoValue: a number is needed and the span holds none.
        """
        if ref is None or column is None or column.type in NUMBERS:
            number = self.number(first, last)
            if number is not None:
                return Value(number), True
            if ref is None or column is None:
                raise NoValue("no number")
            stored = self.stored(ref, first, last)
            text = stored if stored is not None else self.text(first, last)
            return Value(_number(text)), True
        stored = self.stored(ref, first, last)
        if stored is not None:
            return Value(stored), True
        number = self.number(first, last)
        if number is not None and str(number) in column.values:
            return Value(str(number)), True
        return _as_stored(self.text(first, last), column.values)

    def _inside(self, kind: str, first: int, last: int) -> Iterator[Mention]:
        found = [m for m in self.linked.mentions if m.kind == kind and m.first <= last and m.last >= first]
        return iter(sorted(found, key=lambda m: -m.score))


def flag(column: Column, *, positive: bool) -> Value:
    """Yes or no as the column keeps it.

    :raises NoValue: none of its values says so.
    """
    if column.type == "boolean":
        return Value(positive)
    if column.type in NUMBERS:
        return Value(1 if positive else 0)
    wanted = YES if positive else NO
    for value in column.values:
        if value.strip().lower() in wanted:
            return Value(value)
    raise NoValue("no flag")


def _number(text: str) -> float:
    """:raises NoValue: it is none; words that a float may be spelt with, such as "nan", are words."""
    try:
        number = float(text.replace(",", ""))
    except ValueError:
        raise NoValue("no number") from None
    if not math.isfinite(number):
        raise NoValue("no number")
    return number


def _as_stored(text: str, values: Sequence[str]) -> tuple[Value, bool]:
    """The stored value that reads the same, or has the same stems; else the text as it is."""
    wanted = plain(text)
    stems = sorted(map(stem, wanted.split()))
    for value in values:
        if plain(value) == wanted:
            return Value(value), True
    for value in values[:MOST_COMPARED]:
        if sorted(map(stem, plain(value).split())) == stems:
            return Value(value), True
    if len(wanted) >= SHORTEST_MISSPELT:
        near = process.extractOne(wanted, values, processor=plain, scorer=fuzz.ratio, score_cutoff=NEAR)
        if near is not None:
            return Value(near[0]), True
    return Value(text), False
