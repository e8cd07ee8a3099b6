"""Times that the calendar has a name for: days, weeks, months, quarters, halves of a year, decades."""

from __future__ import annotations

from datetime import date

from .calendar import MONTHS, Days, day, latest_month, period, shift
from .time_rules import Found, TimeRules, year_of

_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_DECADES = {"fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}
CALENDAR = TimeRules()
"""A month, quarter or half without a year is the latest one that has begun."""


@CALENDAR.reads(
    r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?:(?:t| )\d{2}:\d{2}(?::\d{2})?)?",
    r"(?P<year>\d{4})/(?P<number>\d{1,2})/(?P<day>\d{1,2})",
    r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})",
)
def _numeric_day(found: Found, _: date) -> Days:
    return day(date(int(found["year"]), int(found["number"]), int(found["day"])))


@CALENDAR.reads(r"(?P<number>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")
def _us_day(found: Found, _: date) -> Days:
    """Month first, unless that cannot be (US order: English text without a locale)."""
    month, number = int(found["number"]), int(found["day"])
    if month > 12:
        month, number = number, month
    return day(date(int(found["year"]), month, number))


@CALENDAR.reads(r"(?P<year>\d{4})-w(?P<week>\d{1,2})", r"week (?P<week>\d{1,2})(?: of| in)? {year}")
def _iso_week(found: Found, _: date) -> Days:
    return period("week", date.fromisocalendar(int(found["year"]), int(found["week"]), 1))


@CALENDAR.reads(
    r"(?P<year>\d{4})-(?P<number>0[1-9]|1[0-2])(?!\d|-\d)", r"(?P<number>0?[1-9]|1[0-2])/(?P<year>(?:1[5-9]|20)\d{2})"
)
def _numeric_month(found: Found, _: date) -> Days:
    return period("month", date(int(found["year"]), int(found["number"]), 1))


@CALENDAR.reads(
    r"{month}(?: of)? {year}",
    r"{month}(?:-|/)(?P<year>\d{4})\b",
    r"{month}(?:-| ?'|/)(?P<short>\d{2})\b",
    r"{month}(?: of| in)?(?: the)? (?P<which>this|current|last|previous|prior|next) year",
)
def _month_of_year(found: Found, today: date) -> Days:
    return period("month", date(year_of(found, today) or today.year, MONTHS[found["month"]], 1))


@CALENDAR.reads(
    r"{day}(?:-|–| to | and | through | until )(?P<last>\d{1,2})(?:st|nd|rd|th)?(?: of)? {month}(?: {year})?",
    r"{month} {day}(?:-|–| to | through | until )(?P<last>\d{1,2})(?:st|nd|rd|th)?\b(?: {year})?",
)
def _days_of_month(found: Found, today: date) -> Days:
    start = _day_of_month(found, today).start
    end = start.replace(day=int(found["last"]))
    if end < start:
        raise ValueError("the range ends before it starts")
    return Days(start, day(end).end)


@CALENDAR.reads(r"{day}(?: of)? {month}(?: {year})?", r"{month}(?: the)? {day}(?: {year})?")
def _day_of_month(found: Found, today: date) -> Days:
    month, number = MONTHS[found["month"]], int(found["day"])
    if "year" in found:
        return day(date(int(found["year"]), month, number))
    one = date(latest_month(month, today).start.year, month, number)
    return day(one if one <= today else one.replace(year=one.year - 1))


@CALENDAR.reads(
    r"(?:q(?P<quarter>[1-4])|(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th) quarter){of_year}?",
    r"(?P<year>\d{4})(?:-| )?q(?P<quarter>[1-4])",
    r"q(?P<quarter>[1-4])(?:/|-)(?P<year>\d{4})",
)
def _quarter(found: Found, today: date) -> Days:
    return _part_of_year(int(found.get("quarter") or _NTH[found["nth"]]), 3, found, today)


@CALENDAR.reads(
    r"h(?P<half>[12]){of_year}?",
    r"(?P<nth>first|second|1st|2nd) half{of_year}",
    r"(?P<nth>first|second|1st|2nd) half of the year",
    r"(?P<year>\d{4})(?:-| )?h(?P<half>[12])",
)
def _half(found: Found, today: date) -> Days:
    return _part_of_year(int(found.get("half") or _NTH[found["nth"]]), 6, found, today)


def _part_of_year(number: int, months: int, found: Found, today: date) -> Days:
    """The `number`th stretch of `months` of the year named; else the latest one that has begun."""
    year = year_of(found, today)
    first = date(year or today.year, months * (number - 1) + 1, 1)
    if year is None and first > today:
        first = first.replace(year=today.year - 1)
    return Days(first, shift(first, "month", months))


@CALENDAR.reads(r"(?P<edge>start|beginning|end) of {year}")
def _edge_of_year(found: Found, _: date) -> Days:
    year = int(found["year"])
    return day(date(year, 12, 31) if found["edge"] == "end" else date(year, 1, 1))


@CALENDAR.reads(r"the '?(?P<decade>\d0)s\b", r"the (?P<decade>fifties|sixties|seventies|eighties|nineties)\b")
def _decade(found: Found, _: date) -> Days:
    """Two digits: the last century from 1930 on, this one before."""
    text = found["decade"]
    first = _DECADES.get(text) or (1_900 if int(text) >= 30 else 2_000) + int(text)
    return Days(date(first, 1, 1), date(first + 10, 1, 1))
