"""How times in words are read: each rule has patterns and a function from what they found to days."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from .calendar import MONTHS, WEEKDAYS, Days

_COUNTED = (
    "zero", "a an one", "two couple", "three few", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
)  # fmt: skip
_NUMBERS = {word: value for value, words in enumerate(_COUNTED) for word in words.split()}
_STEPS = {"this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1, "following": 1}


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_PIECES = {
    "month": rf"(?P<month>(?:{_either(MONTHS)})\b)\.?",
    "weekday": rf"(?P<weekday>(?:{_either(WEEKDAYS)})\b)",
    "day": r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b",
    "year": r"(?P<year>\d{4})\b",
    "unit": r"(?P<unit>day|week|month|quarter|year)",
    "count": rf"(?P<count>\d{{1,4}}|(?:a )?couple(?: of)?|a few|{_either(_NUMBERS)})",
    "which": r"(?P<which>this|current|last|past|previous|prior|preceding|next|coming|upcoming)",
    "back": r"(?:last|past|previous|prior|preceding|recent|trailing)",
    "of_year": r"(?:(?: of)?(?: the)? (?:(?P<year>\d{4})\b|(?P<which>this|current|last|previous|prior|next) year)| ?'(?P<short>\d{2})\b)",
}  # fmt: skip
COUNT = _PIECES["count"]
"""A number in digits or words, for `number`."""
Found = dict[str, str]
"""The named parts of what a pattern found, lower case."""
Rule = Callable[[Found, date], Days]
"""Reads what its pattern found, given today. Raises ValueError or OverflowError where there is no such day."""


class TimeRules:
    """Patterns in the order in which they are tried, each with its rule."""

    def __init__(self) -> None:
        self.rules: list[tuple[str, Rule]] = []

    def reads(self, *patterns: str) -> Callable[[Rule], Rule]:
        """Decorate the way to read `patterns`: regular expressions of lower-case text with single spaces; `{month}` stands for the names of
        months, and likewise `{weekday}`, `{day}`, `{year}`, `{unit}`, `{count}`, `{which}` ("this", "last"), `{back}` and `{of_year}`."""

        def add(rule: Rule) -> Rule:
            self.rules.extend((_filled(pattern), rule) for pattern in patterns)
            return rule

        return add


def _filled(pattern: str) -> str:
    for name, piece in _PIECES.items():
        pattern = pattern.replace(f"{{{name}}}", piece)
    return pattern


def number(text: str) -> int:
    """A count in digits or words; "a couple of" is two, "a few" three."""
    word = text.removeprefix("a ").removesuffix(" of")
    return int(word) if word.isdigit() else _NUMBERS[word]


def step(found: Found) -> int:
    """Periods from this one to the one that "this", "next" or, for every other word, "last" means."""
    return _STEPS.get(found.get("which", "this"), -1)


def year_of(found: Found, today: date) -> int | None:
    """The year named, in four digits, in two after an apostrophe, or by "last year"; None if there is none."""
    if "year" in found:
        return int(found["year"])
    if "short" in found:
        return 2_000 + int(found["short"])
    return today.year + step(found) if "which" in found else None
