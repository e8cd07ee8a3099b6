"""Times in a question, resolved against the present: "this week", "since 2023", "between 1 May and 3 June 2024"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from ..contracts.linked import DateRange
from .calendar import MONTHS, WEEKDAYS, Days, Unit, day, latest_month, latest_weekday, period, shift

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b"
_UNIT = r"(?:day|week|month|quarter|year)s?\b"
_COUNT = r"(?:\d{1,4}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|couple\sof|few)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_ATOM = rf"""(?:
    \d{{4}}-\d{{1,2}}-\d{{1,2}}(?:[t\ ]\d{{2}}:\d{{2}}(?::\d{{2}})?)?
  | \d{{4}}/\d{{1,2}}/\d{{1,2}} | \d{{1,2}}/\d{{1,2}}/\d{{4}}
  | \d{{1,2}}{_ORDINAL}\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}}\b)?
  | {_MONTH}\s+\d{{1,2}}{_ORDINAL}\b(?!\s*(?:,\d|\d))(?:,?\s+\d{{4}}\b)?
  | {_MONTH}(?:\s+of)?,?\s+\d{{4}}\b
  | q[1-4](?:(?:\s+of)?,?\s+\d{{4}})?\b
  | (?:first|second|third|fourth)\s+quarter(?:(?:\s+of)?\s+\d{{4}})?\b
  | \d{{4}}\s*q[1-4]\b
  | today | yesterday | (?:the\s+)?day\s+after\s+tomorrow | tomorrow | (?:the\s+)?day\s+before\s+yesterday
  | (?:year|month|quarter|week)\s+to\s+date | ytd | mtd
  | (?:this|current|last|past|previous|next)\s+(?:{_UNIT}|{_WEEKDAY}|{_MONTH})
  | (?:last|past|previous|recent|trailing)\s+{_COUNT}\s+(?:hour s?|{_UNIT})
  | (?:next|coming|following)\s+{_COUNT}\s+{_UNIT}
  | {_COUNT}\s+(?:hour s?|{_UNIT})\s+ago
  | {_WEEKDAY} | {_MONTH} | (?:1[5-9]|20)\d{{2}}s?\b
)"""
_PHRASE = re.compile(
    rf"""(?<![\w$.,])(?:
      (?P<pair>between|from|during)\s+(?:the\s+)?(?:years?\s+)?(?P<a>{_ATOM})\s*(?:and|to|until|till|through|-|–)\s*(?:the\s+)?(?P<b>{_ATOM})
    | (?:(?P<before>before|prior\s+to|earlier\s+than|until|till|up\s+to|through|by|no\s+later\s+than)
        |(?P<from>since|starting(?:\s+(?:from|on|in))?|as\s+of|on\s+or\s+after|in\s+or\s+after|no\s+earlier\s+than)
        |(?P<after>after|later\s+than)
        |(?P<in>in|on|during|within|for|of|over|at|from))?
      \s*(?:the\s+)?(?:(?:month|year)\s+(?:of\s+)?)?(?P<one>{_ATOM})
      (?:\s+(?P<later>or\s+later|onwards?|and\s+later|or\s+after|and\s+after)|\s+(?P<earlier>or\s+earlier|and\s+earlier|or\s+before))?
    )(?![\w%])""",
    re.X | re.I,
)
_INCLUSIVE = ("until", "till", "up to", "through", "no later than", "by")
_WORDS = {
    word: n
    for n, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_AMBIGUOUS = frozenset({"may", "march", "mar", "mon", "sat", "sun", "wed", "fri", "dec", "jan", "sept", "august"})


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A time that the characters `start`…`end` of the question speak of; `score` is low where it may be something else."""

    start: int
    end: int
    range: DateRange
    score: float


def find_dates(question: str, now: datetime) -> list[FoundDate]:
    """Every time of the question, left to right.

    Weeks start on Monday. "Last month" is the whole calendar month before this one; "last 30 days" and "past month" reach from that long
    ago to the end of today. A month without a year is the latest one that has begun. "Until", "through" and "by" include what they name.

    :param now: aware; its own date is "today".
    """
    found = []
    for match in _PHRASE.finditer(question):
        try:
            one = _read(match, now)
        except (ValueError, OverflowError):  # 31 February, year 0
            continue
        if one is not None:
            found.append(one)
    return found


def _read(match: re.Match[str], now: datetime) -> FoundDate | None:
    today = now.date()
    start = match.start()
    if match["pair"]:
        first, second = _atom(match["a"], today), _atom(match["b"], today)
        if not re.search(r"\d{4}", match["a"]) and re.search(r"\d{4}", match["b"]):
            # "between March and May 2024": the year stands once, and means both.
            first = _atom(f"{match['a']} {match['b'][-4:]}", today)
        if first.start > second.start:
            return None
        return FoundDate(start, match.end(), _range(first.start, second.end), 1.0)
    text = " ".join(match["one"].lower().split())
    hours = re.fullmatch(rf"(?:last|past|previous|recent|trailing) ({_COUNT}) hours?", text)
    if hours:
        moment = now - timedelta(hours=_number(hours[1]))
        span = DateRange(moment.strftime("%Y-%m-%dT%H:%M:%S"), _text(today + timedelta(days=1)))
        return FoundDate(start, match.end(), span, 1.0)
    prefixed = any(match[name] for name in ("before", "from", "after", "in"))
    if text.rstrip(".") in _AMBIGUOUS and not (match["in"] or match["from"] or match["before"] or match["after"]):
        return None
    bare_year = re.fullmatch(r"\d{4}s?", text) is not None
    if bare_year and not prefixed and not match["later"] and not match["earlier"]:
        score = 0.6
    else:
        score = 0.85 if bare_year else 1.0
    return FoundDate(start, match.end(), _open(match, _atom(text, today)), score)


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


def _atom(text: str, today: date) -> Days:
    """The days that one time expression names. :raises ValueError: there is no such day."""
    text = " ".join(text.lower().replace(",", " ").replace(".", " ").split())
    days = _numeric(text) or _named(text, today) or _relative(text, today)
    if days is not None:
        return days
    raise ValueError("not a time")


def _numeric(text: str) -> Days | None:
    if m := re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[t ].*)?", text):
        return day(date(int(m[1]), int(m[2]), int(m[3])))
    if m := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        # Month first, unless that cannot be (US order: English text without a locale).
        month, number = (int(m[1]), int(m[2])) if int(m[1]) <= 12 else (int(m[2]), int(m[1]))
        return day(date(int(m[3]), month, number))
    if m := re.fullmatch(r"(\d{4})(s?)", text):
        start = date(int(m[1]), 1, 1)
        return Days(start, date(int(m[1]) + (10 if m[2] else 1), 1, 1))
    return None


def _named(text: str, today: date) -> Days | None:
    words = text.split()
    if m := re.fullmatch(
        r"(?:q([1-4])|(first|second|third|fourth) quarter)(?: of)?(?: (\d{4}))?|(\d{4}) ?q([1-4])", text
    ):
        quarter = int(m[1] or m[5] or _QUARTERS.get(m[2] or "", 0))
        year = m[3] or m[4]
        first = date(int(year or today.year), 3 * quarter - 2, 1)
        if not year and first > today:
            first = date(today.year - 1, first.month, 1)
        return period("quarter", first)
    months = [MONTHS[word] for word in words if word in MONTHS]
    if months and not {"this", "last", "next", "past", "previous", "current"} & set(words):
        numbers = [int(n) for n in re.findall(r"\d+", text)]
        years = [n for n in numbers if n > 31]
        dates = [n for n in numbers if n <= 31]
        whole = period("month", date(years[0], months[0], 1)) if years else latest_month(months[0], today)
        if not dates:
            return whole
        one = date(whole.start.year, months[0], dates[0])
        if not years and one > today:
            one = date(one.year - 1, one.month, one.day)
        return day(one)
    if len(words) == 1 and words[0] in WEEKDAYS:
        return latest_weekday(WEEKDAYS[words[0]], today, before_today=False)
    return None


def _relative(text: str, today: date) -> Days | None:
    tomorrow = today + timedelta(days=1)
    fixed = {
        "today": 0,
        "yesterday": 1,
        "day before yesterday": 2,
        "the day before yesterday": 2,
        "tomorrow": -1,
        "day after tomorrow": -2,
    }
    if text in fixed:
        return day(today - timedelta(days=fixed[text]))
    if m := re.fullmatch(r"(year|month|quarter|week) to date|(ytd|mtd)", text):
        unit = m[1] or {"ytd": "year", "mtd": "month"}[m[2]]
        return Days(period(cast(Unit, unit), today).start, tomorrow)
    if m := re.fullmatch(rf"(?:next|coming|following) ({_COUNT}) (day|week|month|quarter|year)s?", text):
        return Days(today, shift(tomorrow, cast(Unit, m[2]), _number(m[1])))
    if m := re.fullmatch(rf"({_COUNT}) (day|week|month|quarter|year)s? ago", text):
        return period("day" if m[2] == "day" else cast(Unit, m[2]), shift(today, cast(Unit, m[2]), -_number(m[1])))
    if m := re.fullmatch(rf"(?:last|past|previous|recent|trailing) ({_COUNT}) (day|week|month|quarter|year)s?", text):
        return Days(shift(today, cast(Unit, m[2]), -_number(m[1])), tomorrow)
    which, _, what = text.partition(" ")
    unit_name = what.rstrip("s")
    if unit_name in ("day", "week", "month", "quarter", "year"):
        unit = cast(Unit, unit_name)
        if which == "past":
            return Days(shift(today, unit, -1), tomorrow)
        step = {"this": 0, "current": 0, "next": 1}.get(which, -1)
        return period(unit, shift(period(unit, today).start, unit, step))
    if what in WEEKDAYS:
        latest = latest_weekday(WEEKDAYS[what], today, before_today=which not in ("this", "current"))
        return day(latest.start + timedelta(days=7)) if which == "next" else latest
    if what in MONTHS:
        month = latest_month(MONTHS[what], today)
        if which in ("last", "past", "previous") and month.start <= today < month.end:
            return period("month", shift(month.start, "year", -1))
        return period("month", shift(month.start, "year", 1)) if which == "next" else month
    return None


def _number(text: str) -> int:
    fuzzy = {"a": 1, "an": 1, "couple of": 2, "few": 3}
    return int(text) if text.isdigit() else fuzzy.get(text, _WORDS.get(text, 1))


def _text(when: date | None) -> str | None:
    return when.isoformat() if when else None


def _range(start: date | None, end: date | None) -> DateRange:
    return DateRange(_text(start), _text(end))
