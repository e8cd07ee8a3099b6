"""Times that are said from where one stands: "yesterday", "last 30 days", "the week before last", "next Friday"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from .calendar import MONTHS, WEEKDAYS, Days, Unit, day, latest_month, latest_weekday, period, shift
from .time_rules import Found, TimeRules, number, step

_TO_DATE: dict[str, Unit] = {"ytd": "year", "qtd": "quarter", "mtd": "month", "wtd": "week"}
RELATIVE = TimeRules()
"""Weeks start on Monday. "Last month" is the calendar's, "past month" and "last 30 days" reach from that long ago to the end of today."""


@RELATIVE.reads(
    r"(?P<named>today|yesterday|tomorrow)", r"(?:the )?(?P<named>day before yesterday)", r"(?:the )?(?P<named>day after tomorrow)"
)  # fmt: skip
def _near_day(found: Found, today: date) -> Days:
    back = {"today": 0, "yesterday": 1, "tomorrow": -1, "day before yesterday": 2, "day after tomorrow": -2}
    return day(today - timedelta(days=back[found["named"]]))


@RELATIVE.reads(
    r"{unit} to date", r"(?P<short>ytd|qtd|mtd|wtd)\b", r"so far this {unit}", r"this {unit} so far", r"earlier this {unit}"
)  # fmt: skip
def _to_date(found: Found, today: date) -> Days:
    unit = _TO_DATE[found["short"]] if "short" in found else cast(Unit, found["unit"])
    return Days(period(unit, today).start, day(today).end)


@RELATIVE.reads(r"later this {unit}", r"rest of (?:the|this) {unit}")
def _rest(found: Found, today: date) -> Days:
    return Days(today, period(cast(Unit, found["unit"]), today).end)


@RELATIVE.reads(r"(?:start|beginning) of (?:the |this )?{unit}", r"(?:start|beginning) of (?:the )?{which} {unit}")
def _start(found: Found, today: date) -> Days:
    unit = cast(Unit, found["unit"])
    return day(shift(period(unit, today).start, unit, step(found)))


@RELATIVE.reads(r"end of (?:the |this )?{unit}", r"end of (?:the )?{which} {unit}")
def _end(found: Found, today: date) -> Days:
    unit = cast(Unit, found["unit"])
    start = shift(period(unit, today).start, unit, step(found))
    return day(period(unit, start).end - timedelta(days=1))


@RELATIVE.reads(r"(?:the )?same (?P<unit>day|week|month|quarter)(?: of| in)?(?: the)? (?:last|previous|prior) year")
def _year_earlier(found: Found, today: date) -> Days:
    return period(cast(Unit, found["unit"]), shift(today, "year", -1))


@RELATIVE.reads(r"(?:the )?(?P<unit>week|month|quarter|year|weekend) before last")
def _before_last(found: Found, today: date) -> Days:
    if found["unit"] == "weekend":
        return _weekend(today, -2)
    unit = cast(Unit, found["unit"])
    return period(unit, shift(period(unit, today).start, unit, -2))


@RELATIVE.reads(r"the (?P<unit>week|month|quarter|year) before(?=\s*+(?:[?.!,;]|$|and\b|or\b))")
def _one_before(found: Found, today: date) -> Days:
    unit = cast(Unit, found["unit"])
    return period(unit, shift(period(unit, today).start, unit, -1))


@RELATIVE.reads(
    r"{back} {count} (?P<whole>full |complete |whole |calendar )?{unit}s?\b", r"{back} (?P<fortnight>fortnight)", r"{back} {count} decades"
)  # fmt: skip
def _last_some(found: Found, today: date) -> Days:
    """From so long ago to the end of today; whole periods end before this one."""
    count = number(found.get("count", "one"))
    if "fortnight" in found:
        return Days(shift(today, "week", -2), day(today).end)
    if "unit" not in found:
        return Days(shift(today, "year", -10 * count), day(today).end)
    unit = cast(Unit, found["unit"])
    if "whole" in found:
        end = period(unit, today).start
        return Days(shift(end, unit, -count), end)
    return Days(shift(today, unit, -count), day(today).end)


@RELATIVE.reads(r"(?:next|coming|following|upcoming) {count} {unit}s?\b")
def _next_some(found: Found, today: date) -> Days:
    return Days(today, shift(day(today).end, cast(Unit, found["unit"]), number(found["count"])))


@RELATIVE.reads(r"{count} {unit}s? (?:ago|back)\b")
def _ago(found: Found, today: date) -> Days:
    unit = cast(Unit, found["unit"])
    return period(unit, shift(today, unit, -number(found["count"])))


@RELATIVE.reads(r"{which} {unit}s?\b")
def _which_unit(found: Found, today: date) -> Days:
    unit = cast(Unit, found["unit"])
    if found["which"] == "past":
        return Days(shift(today, unit, -1), day(today).end)
    return period(unit, shift(period(unit, today).start, unit, step(found)))


@RELATIVE.reads(r"{which} weekend")
def _which_weekend(found: Found, today: date) -> Days:
    return _weekend(today, step(found))


@RELATIVE.reads(r"over the weekend")
def _over_the_weekend(_: Found, today: date) -> Days:
    """The one that goes on, else the one just past."""
    return _weekend(today, 0 if today.weekday() >= 5 else -1)


@RELATIVE.reads(r"{which} decade")
def _which_decade(found: Found, today: date) -> Days:
    """The last decade is the last ten years: nobody means the one that ended in 2019."""
    steps = step(found)
    if steps < 0:
        return Days(shift(today, "year", -10), day(today).end)
    first = date((today.year // 10 + steps) * 10, 1, 1)
    return Days(first, shift(first, "year", 10))


def _weekend(today: date, steps: int) -> Days:
    saturday = period("week", today).start + timedelta(days=5 + 7 * steps)
    return Days(saturday, saturday + timedelta(days=2))


@RELATIVE.reads(r"{which} {weekday}", r"{weekday}")
def _weekday(found: Found, today: date) -> Days:
    latest = latest_weekday(WEEKDAYS[found["weekday"]], today, before_today=step(found) < 0)
    return day(latest.start + timedelta(days=7)) if step(found) > 0 else latest


@RELATIVE.reads(r"{which} {month}", r"{month}")
def _month(found: Found, today: date) -> Days:
    month = latest_month(MONTHS[found["month"]], today)
    if step(found) < 0 and month.start <= today < month.end:
        return period("month", shift(month.start, "year", -1))
    return period("month", shift(month.start, "year", 1)) if step(found) > 0 else month
