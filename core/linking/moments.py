"""Single times in words, resolved against today: "yesterday", "Q3 last year", "the week before last", "March 5, 2024"."""

from __future__ import annotations

import re
from datetime import date

from .calendar import Days, period
from .calendar_times import CALENDAR
from .relative_times import RELATIVE
from .time_rules import COUNT as _COUNT
from .time_rules import Found, TimeRules

_LAST = TimeRules()


@_LAST.reads(
    r"week of (?P<inner>(?:the )?{month} \d{1,2}(?:st|nd|rd|th)?\b(?: \d{4}\b)?|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:[a-z]+)(?: \d{4}\b)?|\d{4}-\d{2}-\d{2})"
)
def _week_of(found: Found, today: date) -> Days:
    return period("week", resolve(found["inner"], today).start)


@_LAST.reads(r"(?P<year>(?:1[5-9]|20)\d{2})(?P<decade>s)?\b")
def _whole_year(found: Found, _: date) -> Days:
    year = int(found["year"])
    return Days(date(year, 1, 1), date(year + (10 if "decade" in found else 1), 1, 1))


def plain_time(text: str) -> str:
    """Lower case with single spaces, no commas, no dot after an abbreviated month."""
    return re.sub(r"(?<=[a-z])\.", "", re.sub(r",?\s+", " ", text.strip().lower()))


_RULES = (*CALENDAR.rules, *RELATIVE.rules, *_LAST.rules)
_COMPILED = tuple((re.compile(pattern), rule) for pattern, rule in _RULES)


def _anywhere(pattern: str) -> str:
    """A rule's pattern for text as people write it, without names of groups. Spaces are possessive: else a text of many costs their cube."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern).replace(" ", r"(?:,?\s++)")


ATOM = "(?:" + "|".join(_anywhere(pattern) for pattern, _ in _RULES) + ")"
"""A regular expression, in any case, of every text that `resolve` may know."""
COUNT = _anywhere(_COUNT)
"""The same of every text that `number` knows."""


def resolve(text: str, today: date) -> Days:
    """The days that a single time means.

    :param text: as `ATOM` found it.
    :raises ValueError: there is no such day, or this is no time.
    :raises OverflowError: it is beyond the years 1–9999.
    """
    plain = plain_time(text)
    for pattern, rule in _COMPILED:
        match = pattern.fullmatch(plain)
        if match is not None:
            return rule({name: value for name, value in match.groupdict().items() if value is not None}, today)
    raise ValueError("not a time")
