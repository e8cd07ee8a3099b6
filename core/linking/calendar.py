"""Date arithmetic on half-open ranges of whole days."""

from __future__ import annotations

import calendar as _calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "year"]
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thu", "friday fri", "saturday", "sunday")
    )
    for name in names.split()
}


@dataclass(frozen=True, slots=True)
class Days:
    """From `start`, inclusive, to `end`, exclusive."""

    start: date
    end: date


def day(when: date) -> Days:
    """That one day. :raises OverflowError: the calendar ends."""
    return Days(when, when + timedelta(days=1))


def period(unit: Unit, when: date) -> Days:
    """The day, week (from Monday), month, quarter or year that `when` lies in."""
    if unit == "day":
        return day(when)
    if unit == "week":
        monday = when - timedelta(days=when.weekday())
        return Days(monday, monday + timedelta(days=7))
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = date(when.year, (when.month - 1) // months * months + 1, 1)
    return Days(first, shift(first, "month", months))


def shift(when: date, unit: Unit, count: int) -> date:
    """`when` moved by `count` units; a day that the month lacks becomes its last one.

    :raises OverflowError: the result is outside the years 1–9999.
    """
    if unit in ("day", "week"):
        return when + timedelta(days=count * (7 if unit == "week" else 1))
    months = when.year * 12 + when.month - 1 + count * {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = divmod(months, 12)
    if not 1 <= year <= 9_999:
        raise OverflowError("year out of range")
    last = _calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(when.day, last))


def latest_month(month: int, today: date) -> Days:
    """That month of this year, or of the year before if it has not begun yet."""
    year = today.year if month <= today.month else today.year - 1
    return period("month", date(year, month, 1))


def latest_weekday(weekday: int, today: date, *, before_today: bool) -> Days:
    """The last such day, today included unless `before_today`."""
    back = (today.weekday() - weekday) % 7
    return day(today - timedelta(days=back or (7 if before_today else 0)))
