"""Times as people say them. What each means is what `core.linking` reads in it, so that the parser is trained on what it will be given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from aifordb.core.contracts.linked import DateRange
from aifordb.core.linking.dates import find_dates

from .roles import DateColumn
from .template import fill

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "ten", "twelve")
_TRIES = 12


@dataclass(frozen=True, slots=True)
class Period:
    """A time in words, preposition included, and what it means."""

    text: str
    range: DateRange


def period_of(text: str, now: datetime) -> Period | None:
    """`text` as linking reads it; None unless it reads all of it as one time."""
    found = find_dates(text, now)
    if len(found) != 1 or (text[: found[0].start] + text[found[0].end :]).strip() not in ("", "so far"):
        return None
    return Period(text, found[0].range)


def some_period(column: DateColumn, now: datetime, rng: Random, *, hours: bool = False) -> Period | None:
    """A time that questions about `column` may name: relative to now, or within what is stored.

    :param hours: hours may be counted too.
    """
    for _ in range(_TRIES):
        text = _some_text(column, now, rng)
        if "hour" in text and not (hours and column.timed):
            continue
        found = period_of(text, now)
        if found is not None:
            return found
    return None


def _some_text(column: DateColumn, now: datetime, rng: Random) -> str:
    recent = column.last is None or column.last >= now.date() - timedelta(days=3 * 365)
    if column.birth or rng.random() < (0.4 if recent else 0.65):
        return absolute(_stored_day(column, now, rng), rng, years=column.birth)
    return relative(rng)


def _stored_day(column: DateColumn, now: datetime, rng: Random) -> date:
    """A day between the first and the last stored one, or of the last years if nothing is known."""
    last = min(column.last or now.date(), now.date())
    first = column.first if column.first and column.first < last else last - timedelta(days=700)
    return first + timedelta(days=rng.randrange((last - first).days + 1))


_RELATIVE = (
    "this (week|month|quarter|year)", "this (week|month|year)", "(last|previous|past) (week|month|quarter|year)", "last (week|month|year)",
    "last month", "this month", "today", "yesterday", "(in|over|during|within) the (last|past) {n} (days|weeks|months)", "in the last {n} (days|months)",
    "in the (last|past) (year|month|week|quarter)", "the (last|past) {n} (days|weeks|months|years)", "last {n} (days|weeks|months)", "past {n} (days|weeks|months)",
    "{n} (days|weeks|months) ago", "a (week|month|year) ago", "since {month}", "since last (week|month|year)", "since (yesterday|monday|the beginning of the year|this month)",
    "in the (last|past) {n} hours", "last 24 hours", "year to date", "ytd", "so far this (year|month|week)", "this (year|month) so far", "month to date", "(on|last|since) {weekday}",
    "in {month}", "in {month}", "(last|this) {month}", "in {month} last year", "before {month}", "until yesterday", "before this (year|month)", "until last (month|week)",
    "in (q1|q2|q3|q4)", "in the (first|second|third|fourth) quarter", "(last|this) weekend", "(this|current) (week|month|quarter|year)", "in the current (month|quarter|year)",
    "after {month}", "from {month} to {month2}", "between {month} and {month2}", "since {month} {day}", "on {month} {day}", "the day before yesterday",
    "the week before last", "in the first half of the year", "since the start of the year", "earlier this (year|month|week)", "(over|during) the last (week|month|year)",
    "in the previous (month|quarter|year)", "the same month last year", "qtd", "mtd", "more than {n} (days|weeks|months) ago", "over a year ago",
)  # fmt: skip


def relative(rng: Random) -> str:
    """A time relative to now, or one whose year goes without saying."""
    count = rng.choice((*map(str, (2, 3, 3, 5, 6, 7, 7, 10, 12, 14, 30, 30, 60, 90, 90, 100, 180)), *_NUMBERS))
    first = rng.randrange(11)
    slots = {
        "n": (count,),
        "month": (_MONTHS[first], _MONTHS[first][:3] if first != 4 else "May"),
        "month2": (_MONTHS[rng.randrange(first + 1, 12)],),
        "weekday": ("monday", "tuesday", "wednesday", "thursday", "friday", "Monday", "Friday"),
        "day": (str(rng.randrange(1, 29)),),
    }
    return fill(rng.choice(_RELATIVE), slots, rng) or ""


def absolute(day: date, rng: Random, *, years: bool = False) -> str:
    """A time at or around `day`, with its year.

    :param years: whole years only, as one speaks of births.
    """
    return rng.choice(_IN_YEARS if years else (*_IN_YEARS, *_IN_MONTHS, *_IN_DAYS))(day, rng)


def _year(template: str) -> Callable[[date, Random], str]:
    def said(day: date, rng: Random) -> str:
        slots = {
            "y": (str(day.year),),
            "z": (str(day.year + rng.choice((1, 1, 2, 3))),),
            "decade": (str(day.year // 10 * 10),),
        }
        return fill(template, slots, rng) or ""

    return said


def _month(template: str) -> Callable[[date, Random], str]:
    def said(day: date, rng: Random) -> str:
        name = rng.choice(
            (_MONTHS[day.month - 1], _MONTHS[day.month - 1], _MONTHS[day.month - 1][:3] if day.month != 5 else "May")
        )
        slots = {
            "y": (str(day.year),), "m": (name,), "q": (str((day.month + 2) // 3),), "iso": (f"{day:%Y-%m}",),
            "later": (_MONTHS[rng.randrange(day.month - 1, 12)],), "half": ("first" if day.month < 7 else "second",),
        }  # fmt: skip
        return fill(template, slots, rng) or ""

    return said


def _day(template: str) -> Callable[[date, Random], str]:
    def said(day: date, rng: Random) -> str:
        later = day + timedelta(days=rng.randrange(2, 200))
        month = _MONTHS[day.month - 1]
        slots = {
            "iso": (day.isoformat(),), "iso2": (later.isoformat(),), "y": (str(day.year),), "d": (str(day.day), f"{day.day}{_ordinal(day.day)}"),
            "m": (month, month[:3] if day.month != 5 else month), "us": (f"{day.month}/{day.day}/{day.year}",), "m2": (_MONTHS[later.month - 1],),
            "d2": (str(later.day),), "y2": (str(later.year),),
        }  # fmt: skip
        return fill(template, slots, rng) or ""

    return said


def _ordinal(number: int) -> str:
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


_IN_YEARS = tuple(
    map(
        _year,
        (
            "in {y}", "in {y}", "in {y}", "during {y}", "in the year {y}", "since {y}", "before {y}", "after {y}", "between {y} and {z}",
            "from {y} to {z}", "from {y} onwards", "in {y} or later", "until {y}", "in the {decade}s", "up to {y}",
        ),
    )
)  # fmt: skip
_IN_MONTHS = tuple(
    map(
        _month,
        (
            "in {m} {y}", "in {m} {y}", "in {m} of {y}", "during {m} {y}", "since {m} {y}", "before {m} {y}", "after {m} {y}", "in Q{q} {y}", "in q{q} {y}",
            "in Q{q} of {y}", "between {m} and {later} {y}", "from {m} to {later} {y}", "in the (first|second|third|fourth) quarter of {y}", "in {iso}",
            "in the {half} half of {y}", "until {m} {y}",
        ),
    )
)  # fmt: skip
_IN_DAYS = tuple(
    map(
        _day,
        (
            "on {m} {d}, {y}", "on {d} {m} {y}", "on {iso}", "since {iso}", "before {iso}", "after {d} {m} {y}", "after {m} {d} {y}", "between {iso} and {iso2}",
            "from {iso} to {iso2}", "on {us}", "between {m} {d} {y} and {m2} {d2} {y2}", "since {m} {d}, {y}", "before {d} {m} {y}", "on the {d} of {m} {y}",
        ),
    )
)  # fmt: skip
