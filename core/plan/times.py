"""Times in SQL: buckets, parts and ranges, per dialect and by how a column stores its times."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Literal

import sqlglot
from sqlglot import exp

from ..contracts.catalog import NUMBERS, TIMES, Column
from ..contracts.linked import DateRange
from .model import ElapsedUnit, Part, Unit

Storage = Literal["time", "text", "year", "year_text", "seconds", "milliseconds"]
"""How a column keeps a time: the engine's own type (ISO text on SQLite), other text, a year as number or text, or time since 1970."""

# `x` stands for the time. Dialects without rows of their own (a stranger's connector) get the functions that most engines share. Weeks start on Monday everywhere. Engines with DATE_TRUNC take their week's start from ISO 8601; Snowflake does so
# unless the account sets WEEK_START.
_TRUNC: dict[str, str] = {
    "hour": "DATE_TRUNC('hour', x)",
    **{unit: f"CAST(DATE_TRUNC('{unit}', x) AS DATE)" for unit in ("day", "week", "month", "quarter", "year")},
}
BUCKETS: dict[str, dict[str, str]] = {
    "sqlite": {
        "hour": "STRFTIME('%Y-%m-%d %H:00:00', x)",
        "day": "DATE(x)",
        # Six days back, then on to a Monday: a Monday stays, a Sunday goes to the Monday before it.
        "week": "DATE(x, '-6 days', 'weekday 1')",
        "month": "DATE(x, 'start of month')",
        "quarter": "DATE(x, 'start of month', '-' || ((CAST(STRFTIME('%m', x) AS INTEGER) - 1) % 3) || ' months')",
        "year": "DATE(x, 'start of year')",
    },
    "duckdb": _TRUNC,
    "postgres": _TRUNC,
    "snowflake": _TRUNC,
    "mysql": {
        "hour": "DATE_FORMAT(x, '%Y-%m-%d %H:00:00')",
        "day": "DATE(x)",
        "week": "SUBDATE(DATE(x), WEEKDAY(x))",
        "month": "CAST(DATE_FORMAT(x, '%Y-%m-01') AS DATE)",
        "quarter": "CAST(CONCAT(YEAR(x), '-', QUARTER(x) * 3 - 2, '-01') AS DATE)",
        "year": "CAST(DATE_FORMAT(x, '%Y-01-01') AS DATE)",
    },
}
_EXTRACT = {
    "hour": "EXTRACT(HOUR FROM x)",
    "weekday": "EXTRACT(ISODOW FROM x)",
    "day": "EXTRACT(DAY FROM x)",
    "month": "EXTRACT(MONTH FROM x)",
    "quarter": "EXTRACT(QUARTER FROM x)",
    "year": "EXTRACT(YEAR FROM x)",
}
PARTS: dict[str, dict[str, str]] = {
    "sqlite": {
        "hour": "CAST(STRFTIME('%H', x) AS INTEGER)",
        # %w counts from Sunday = 0.
        "weekday": "(CAST(STRFTIME('%w', x) AS INTEGER) + 6) % 7 + 1",
        "day": "CAST(STRFTIME('%d', x) AS INTEGER)",
        "month": "CAST(STRFTIME('%m', x) AS INTEGER)",
        "quarter": "(CAST(STRFTIME('%m', x) AS INTEGER) + 2) / 3",
        "year": "CAST(STRFTIME('%Y', x) AS INTEGER)",
    },
    "duckdb": _EXTRACT,
    # PostgreSQL's EXTRACT gives a numeric, which would show as 3.0 in some clients.
    "postgres": {part: f"CAST({sql} AS INT)" for part, sql in _EXTRACT.items()},
    "snowflake": {
        "hour": "HOUR(x)",
        "weekday": "DAYOFWEEKISO(x)",
        "day": "DAY(x)",
        "month": "MONTH(x)",
        "quarter": "QUARTER(x)",
        "year": "YEAR(x)",
    },
    "mysql": {
        "hour": "HOUR(x)",
        "weekday": "WEEKDAY(x) + 1",
        "day": "DAYOFMONTH(x)",
        "month": "MONTH(x)",
        "quarter": "QUARTER(x)",
        "year": "YEAR(x)",
    },
}
# Days and hours between `x` and `y`, whatever of date and timestamp each is. MySQL and Snowflake count whole seconds.
_EPOCHS: dict[str, str] = {
    "day": "(EXTRACT(EPOCH FROM y) - EXTRACT(EPOCH FROM x)) / 86400.0",
    "hour": "(EXTRACT(EPOCH FROM y) - EXTRACT(EPOCH FROM x)) / 3600.0",
}
ELAPSED: dict[str, dict[str, str]] = {
    "sqlite": {"day": "JULIANDAY(y) - JULIANDAY(x)", "hour": "(JULIANDAY(y) - JULIANDAY(x)) * 24"},
    "duckdb": _EPOCHS,
    "postgres": _EPOCHS,
    "snowflake": {"day": "DATEDIFF(SECOND, x, y) / 86400.0", "hour": "DATEDIFF(SECOND, x, y) / 3600.0"},
    "mysql": {"day": "TIMESTAMPDIFF(SECOND, x, y) / 86400", "hour": "TIMESTAMPDIFF(SECOND, x, y) / 3600"},
}
_EPOCH = "TO_TIMESTAMP(x)"
FROM_SECONDS = {
    "sqlite": "DATETIME(x, 'unixepoch')",
    "duckdb": "MAKE_TIMESTAMP(x * 1000000)",
    "postgres": "TO_TIMESTAMP(x)",
    "snowflake": "TO_TIMESTAMP_NTZ(x)",
    "mysql": "FROM_UNIXTIME(x)",
}
FROM_TEXT = {"duckdb": "CAST(x AS TIMESTAMP)", "postgres": "CAST(x AS TIMESTAMP)", "snowflake": "TO_TIMESTAMP_NTZ(x)"}
_YEARS = 3_000
_MILLISECONDS = 100_000_000_000
# As seconds this lies in the year 5138, as milliseconds in 1973: no column of times holds values on both sides.


def storage(column: Column | None) -> Storage:
    """How `column` keeps the times that a plan takes it to hold; `time` for an expression that is no column."""
    if column is None or column.type in TIMES:
        return "time"
    if column.type in NUMBERS:
        top = _number(column.maximum)
        if top is None:
            return "year" if "year" in column.name.lower() else "seconds"
        return "year" if top < _YEARS else "milliseconds" if top >= _MILLISECONDS else "seconds"
    sample = column.values[:50]
    return "year_text" if sample and all(len(value) == 4 and value.isdigit() for value in sample) else "text"


def bucket(unit: Unit, time: exp.Expr, column: Column | None, dialect: str) -> exp.Expr:
    """`time` cut down to the start of its unit: a date, or a timestamp for hours; a column of years stays as it is."""
    kept = storage(column)
    if kept in ("year", "year_text"):
        return time
    return _fill(BUCKETS.get(dialect, _TRUNC)[unit], dialect, _as_time(time, kept, dialect))


def part(name: Part, time: exp.Expr, column: Column | None, dialect: str) -> exp.Expr:
    """A part of `time` as a whole number."""
    kept = storage(column)
    if kept == "year_text":
        return exp.cast(time, "INT", dialect=dialect)
    return time if kept == "year" else _fill(PARTS.get(dialect, _EXTRACT)[name], dialect, _as_time(time, kept, dialect))


def elapsed(
    unit: ElapsedUnit, start: tuple[exp.Expr, Column | None], end: tuple[exp.Expr, Column | None], dialect: str
) -> exp.Expr:
    """The number of `unit` from `start` to `end`, each as SQL with the column behind it."""
    first, last = (_side(time, column, dialect) for time, column in (start, end))
    return _fill(ELAPSED.get(dialect, _EPOCHS)[unit], dialect, first, last)


def _side(time: exp.Expr, column: Column | None, dialect: str) -> exp.Expr:
    """One end of a span; a constant says that it is a time where a bare text would not."""
    if isinstance(time, exp.Literal) and time.is_string and dialect in FROM_TEXT:
        return _fill("CAST(x AS TIMESTAMP)", dialect, time)
    return _as_time(time, storage(column), dialect)


def during(time: exp.Expr, span: DateRange, column: Column | None, dialect: str) -> exp.Expr:
    """`time` lies in `span`, compared the way `column` stores it, so that an index on it can be used."""
    kept = storage(column)
    if kept in ("year", "year_text"):
        return _during_years(time, span, text=kept == "year_text")
    sides: list[exp.Expr] = []
    if span.start is not None:
        sides.append(exp.GTE(this=time, expression=_bound(span.start, kept, column, dialect)))
    if span.end is not None:
        sides.append(exp.LT(this=time.copy(), expression=_bound(span.end, kept, column, dialect)))
    return exp.and_(*sides, copy=False) if sides else exp.Not(this=exp.Is(this=time, expression=exp.Null()))


def _during_years(time: exp.Expr, span: DateRange, *, text: bool) -> exp.Expr:
    def literal(year: int) -> exp.Expr:
        return exp.Literal.string(str(year)) if text else exp.Literal.number(year)

    first = _moment(span.start).year if span.start else None
    end = _moment(span.end) if span.end else None
    # The end is exclusive: 1 January 2025 ends 2024, any later moment of 2025 lets 2025 in, as a year cannot be cut.
    last = None if end is None else end.year - 1 if (end.month, end.day) == (1, 1) else end.year
    if first is not None and first == last:
        return exp.EQ(this=time, expression=literal(first))
    sides: list[exp.Expr] = []
    if first is not None:
        sides.append(exp.GTE(this=time, expression=literal(first)))
    if last is not None:
        sides.append(exp.LTE(this=time.copy(), expression=literal(last)))
    return exp.and_(*sides, copy=False) if sides else exp.Not(this=exp.Is(this=time, expression=exp.Null()))


def _bound(text: str, kept: Storage, column: Column | None, dialect: str) -> exp.Expr:
    if kept in ("seconds", "milliseconds"):
        seconds = int(_moment(text).replace(tzinfo=UTC).timestamp())
        return exp.Literal.number(seconds * 1_000 if kept == "milliseconds" else seconds)
    # Texts compare letter by letter, so the bound must be written as the column writes: with a T, or with a space.
    iso = column is not None and (column.minimum or "")[10:11] == "T" and dialect == "sqlite"
    return exp.Literal.string(text if iso else text.replace("T", " "))


def _as_time(time: exp.Expr, kept: Storage, dialect: str) -> exp.Expr:
    if kept == "seconds":
        return _fill(FROM_SECONDS.get(dialect, _EPOCH), dialect, time)
    if kept == "milliseconds":
        return _fill(FROM_SECONDS.get(dialect, _EPOCH), dialect, _fill("x / 1000", dialect, time))
    if kept == "text" and dialect in FROM_TEXT:
        return _fill(FROM_TEXT[dialect], dialect, time)
    return time


def _fill(template: str, dialect: str, time: exp.Expr, other: exp.Expr | None = None) -> exp.Expr:
    """`template` with `time` for `x` and `other` for `y`."""
    tree = template_of(template, dialect).copy()
    filling = {"x": time} if other is None else {"x": time, "y": other}
    places = [column for column in tree.find_all(exp.Column) if column.name in filling]
    for place in places:
        if place is tree:
            return time.copy()
        place.replace(filling[place.name].copy())
    return tree


@cache
def template_of(text: str, dialect: str) -> exp.Expr:
    """A template as a tree that nobody may change."""
    return sqlglot.parse_one(text, read=dialect)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _number(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None
