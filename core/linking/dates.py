"""Times in a question, resolved against the present: "this week", "since 2023", "between 1 May and 3 June 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from ..contracts.linked import DateRange
from .calendar import MONTHS, WEEKDAYS, Days, Unit, day, shift
from .moments import ATOM, COUNT, plain_time, resolve
from .time_rules import number

_LENGTH = rf"{COUNT}\s++(?:hour|day|week|month|quarter|year)s?\b"
_BEGIN, _FINISH = r"(?<![\w$.,])", r"(?![\w%])"
_PAIR = re.compile(
    rf"""{_BEGIN}(?:(?P<word>between|from|during|in|for)\s++)?(?:the\s++)?(?:years?\s++)?(?P<a>{ATOM})
    \s*+(?P<joint>\b(?:and|to|until|till|through|thru)\b|[-–—])\s*+(?:the\s++)?(?P<b>{ATOM}){_FINISH}""",
    re.X | re.I,
)
_ONE = re.compile(
    rf"""{_BEGIN}(?:
      (?:(?:(?P<before>before|prior\s++to|earlier\s++than|until|till|up\s++to|up\s++until|through|by|no\s++later\s++than)
        |(?P<from>since(?:\s++(?:the\s++)?(?:beginning|start)\s++of(?=\s++(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))?|starting(?:\s++(?:from|on|in))?|as\s++of|on\s++or\s++after|in\s++or\s++after|no\s++earlier\s++than)
        |(?P<after>after|later\s++than)
        |(?P<in>in|on|during|within|for|of|over|at|from|between|throughout))\s++)?
      (?P<the>the\s++)?(?:(?:month|year)\s++(?:of\s++)?)?(?P<one>{ATOM})
      (?:\s++(?P<later>or\s++later|onwards?|and\s++later|or\s++after|and\s++after)|\s++(?P<earlier>or\s++earlier|and\s++earlier|or\s++before))?
    ){_FINISH}""",
    re.X | re.I,
)
_HOURS = re.compile(
    rf"{_BEGIN}(?:(?:in|within|over|during|for)\s++)?(?:the\s++)?(?:last|past|previous|recent|trailing)\s++(?:(?P<count>{COUNT})\s++)?hours?{_FINISH}",
    re.X | re.I,
)
_AGED = re.compile(
    rf"""{_BEGIN}(?:(?P<newer>(?:not|no)\s++(?:older|more)\s++than|(?:less|fewer)\s++than|under|at\s++most|newer\s++than|younger\s++than|within)
      |(?P<older>(?:older|more|longer|earlier)\s++than|over|at\s++least))
    \s++(?P<age>{_LENGTH})(?P<ago>\s++(?:ago|old|back|overdue|past\s++due)\b)?{_FINISH}""",
    re.X | re.I,
)
_ABSENT = re.compile(
    rf"(?:\bnot\b|n['’]t\b|\bno\b|\bnever\b|\bwithout\b|\binactive\b)[^,;.?!]{{0,80}}?\b(?P<all>(?:in|for)\s++(?:(?:more\s++than|over|at\s++least)\s++)?(?P<age>{_LENGTH})){_FINISH}",
    re.X | re.I,
)
_INCLUSIVE = ("until", "till", "up to", "up until", "through", "no later than", "by")
_ROLLING = ("in", "within", "over", "during", "for", "throughout")
_AMBIGUOUS = frozenset({"may", "march", "mar", "mon", "sat", "sun", "wed", "fri", "dec", "jan", "sept", "august"})
_YEAR = re.compile(r"\d{4}(?!-?\d)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A time that the characters `start`…`end` of the question speak of; `score` is low where it may be something else."""

    start: int
    end: int
    range: DateRange
    score: float


def find_dates(question: str, now: datetime) -> list[FoundDate]:
    """Every time of the question, left to right.

    Weeks start on Monday. What each phrase means:

    * "last month", "previous quarter": the whole calendar period before this one; "the week before last": the one before that.
    * "past month", "last 30 days", "in the last year": from that long ago to the end of today; "last 3 full months" end before this one.
    * "30 days ago" is that day, "two weeks ago" that whole week. "Older than 90 days", "more than 90 days ago": before the day that was 90
      days ago; "less than 90 days ago": from that day on. "Not … in 90 days": the last 90 days, in which it did not happen.
    * A month, quarter, half or weekday without a year is the latest one that has begun, and so is the end of "between March and June".
    * "This month so far", "earlier this month", "month to date", "MTD": from its first day to the end of today.
    * "Same month last year": this month, one year earlier. "Last weekend": Saturday and Sunday of last week.
    * "Until", "through" and "by" include what they name, "before" and "after" do not.

    :param now: aware; its own date is "today".
    """
    found: list[FoundDate] = []
    for one in _all(question, now):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _all(question: str, now: datetime) -> Iterator[FoundDate]:
    """Times that may overlap: the longer kinds first."""
    for pattern, read in ((_PAIR, _pair), (_AGED, _aged), (_HOURS, _hours), (_ABSENT, _absent), (_ONE, _one)):
        at = 0
        while match := pattern.search(question, at):
            at = match.end()
            try:
                one = read(match, now)
            except (ValueError, OverflowError):  # 31 February, year 0
                one = None
            if one is not None:
                yield one
            elif pattern is not _ONE:
                # What is no pair may begin inside of it: "from June to 31 February to March".
                at = match.start() + 1


def _pair(match: re.Match[str], now: datetime) -> FoundDate | None:
    prefixed = (match["word"] or "").lower() in ("between", "from")
    bare = [re.fullmatch(r"\d{4}", match[side]) is not None for side in "ab"]
    if not prefixed and (match["joint"].lower() == "and" or bare == [True, False]):  # 2024-Q3
        return None
    first, second = _ends(plain_time(match["a"]), plain_time(match["b"]), now.date())
    if first.start > second.start:
        return None
    score = 0.6 if all(bare) and not match["word"] else 1.0
    return FoundDate(match.start(), match.end(), _range(first.start, second.end), score)


def _ends(a: str, b: str, today: date) -> tuple[Days, Days]:
    """Both ends of a range. A year that stands once means both ("March to May 2024"), and what starts after it ends began earlier."""
    in_a, in_b = _YEAR.search(a), _YEAR.search(b)
    if in_b and not in_a and _takes_year(a):
        first = resolve(f"{a} {in_b[0]}", today)
        second = resolve(b, today)
        return (_back(a, first) if first.start > second.start else first), second
    first, second = resolve(a, today), resolve(b, today)
    if in_a and not in_b and _takes_year(b):
        second = resolve(f"{b} {in_a[0]}", today)
    elif first.start > second.start and not in_a and not in_b:
        first = _back(a, first)
    return first, second


def _takes_year(text: str) -> bool:
    words = set(text.split())
    return bool(words & MONTHS.keys()) or re.match(r"q[1-4]|h[12]|\w+ quarter", text) is not None


def _back(text: str, days: Days) -> Days:
    """The same day or month one round earlier: a week for weekdays, else a year."""
    if text in WEEKDAYS:
        return Days(days.start - timedelta(days=7), days.end - timedelta(days=7))
    return Days(shift(days.start, "year", -1), shift(days.end, "year", -1))


def _aged(match: re.Match[str], now: datetime) -> FoundDate | None:
    word = " ".join((match["newer"] or match["older"]).lower().split())
    if not match["ago"] and not re.search("older|newer|younger", word):
        return None
    bound, unit = _moment(match["age"], now)
    # So many years may be somebody's age, which a column may hold as a number.
    score = 0.6 if unit == "year" and not (match["ago"] or "").strip().lower().startswith("ago") else 1.0
    tomorrow = day(now.date()).end.isoformat()
    span = DateRange(bound, tomorrow) if match["newer"] else DateRange(None, bound)
    return FoundDate(match.start(), match.end(), span, score)


def _absent(match: re.Match[str], now: datetime) -> FoundDate:
    bound, _ = _moment(match["age"], now)
    span = DateRange(bound, day(now.date()).end.isoformat())
    return FoundDate(match.start("all"), match.end("all"), span, 0.9)


def _hours(match: re.Match[str], now: datetime) -> FoundDate:
    bound, _ = _moment(f"{match['count'] or 'one'} hours", now)
    return FoundDate(match.start(), match.end(), DateRange(bound, day(now.date()).end.isoformat()), 1.0)


def _moment(length: str, now: datetime) -> tuple[str, str]:
    """The day, or for hours the second, that was `length` ago, and the unit."""
    count, _, unit = plain_time(length).rpartition(" ")
    unit = unit.removesuffix("s")
    if unit == "hour":
        return (now - timedelta(hours=number(count))).strftime("%Y-%m-%dT%H:%M:%S"), unit
    return shift(now.date(), cast(Unit, unit), -number(count)).isoformat(), unit


def _one(match: re.Match[str], now: datetime) -> FoundDate | None:
    text = plain_time(match["one"])
    prefixed = any(match[name] for name in ("before", "from", "after", "in"))
    if text in _AMBIGUOUS and not prefixed:
        return None
    if re.fullmatch(r"may \d+", match["one"]) and not prefixed:
        return None
    inside = (match["in"] or "").lower()
    if match["the"] and inside in _ROLLING and text in ("last week", "last month", "last year"):
        text = text.replace("last", "past")
    bare_year = re.fullmatch(r"\d{4}s?", text) is not None
    if bare_year and not prefixed and not match["later"] and not match["earlier"]:
        score = 0.6
    else:
        score = 0.85 if bare_year else 1.0
    return FoundDate(match.start(), match.end(), _open(match, resolve(text, now.date())), score)


def _open(match: re.Match[str], days: Days) -> DateRange:
    """The range of a phrase with one time in it, by the word before or after it."""
    if match["before"]:
        word = " ".join(match["before"].lower().split())
        return _range(None, days.end if word in _INCLUSIVE else days.start)
    if match["after"]:
        return _range(days.end, None)
    if match["from"] or match["later"]:
        return _range(days.start, None)
    if match["earlier"]:
        return _range(None, days.end)
    return _range(days.start, days.end)


def _range(start: date | None, end: date | None) -> DateRange:
    return DateRange(start.isoformat() if start else None, end.isoformat() if end else None)
