"""Buckets, parts and spans of time in SQL: what `times` writes, and how people write the same."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, cast

from sqlglot import exp

from ..model import ElapsedUnit, Part, Unit
from ..times import BUCKETS, ELAPSED, FROM_SECONDS, FROM_TEXT, PARTS
from .shapes import filled


class Moment(NamedTuple):
    """A function of a time.

    :param argument: the time itself.
    :param sunday_first: a weekday counted from Sunday = 0.
    """

    kind: Literal["bucket", "part"]
    unit: str
    argument: exp.Expr
    sunday_first: bool = False


class Span(NamedTuple):
    """The time from `start` to `end`."""

    unit: ElapsedUnit
    start: exp.Expr
    end: exp.Expr


_TRUNC_WORDS: dict[str, tuple[str, ...]] = {
    unit: (f"DATE_TRUNC('{unit}', x)",) for unit in ("hour", "day", "week", "month", "quarter", "year")
}
# How people write what `times` writes otherwise. A label such as `2024-03` means the month that starts with it.
_OTHER_BUCKETS: dict[str, dict[str, tuple[str, ...]]] = {
    "sqlite": {
        "hour": ("STRFTIME('%Y-%m-%d %H', x)", "STRFTIME('%Y-%m-%d %H:00', x)", "STRFTIME('%Y-%m-%dT%H:00:00', x)"),
        "day": ("STRFTIME('%Y-%m-%d', x)", "SUBSTR(x, 1, 10)", "DATE(x, 'start of day')"),
        "week": (
            "DATE(x, 'weekday 0', '-6 days')",
            "DATE(x, 'weekday 0', '-6 day')",
            "DATE(x, '-6 day', 'weekday 1')",
            "STRFTIME('%Y-%W', x)",
            "STRFTIME('%G-%V', x)",
            "STRFTIME('%Y-W%W', x)",
            "STRFTIME('%G-W%V', x)",
        ),
        "month": ("STRFTIME('%Y-%m', x)", "STRFTIME('%Y-%m-01', x)", "SUBSTR(x, 1, 7)"),
        "year": ("STRFTIME('%Y-01-01', x)",),
    },
    "duckdb": {
        **_TRUNC_WORDS,
        "day": (*_TRUNC_WORDS["day"], "CAST(x AS DATE)", "DATE(x)"),
        "month": (*_TRUNC_WORDS["month"], "STRFTIME(x, '%Y-%m')"),
    },
    "postgres": {
        **_TRUNC_WORDS,
        "day": (*_TRUNC_WORDS["day"], "CAST(x AS DATE)", "DATE(x)"),
        "month": (*_TRUNC_WORDS["month"], "TO_CHAR(x, 'YYYY-MM')"),
    },
    "snowflake": {
        **_TRUNC_WORDS,
        "day": (*_TRUNC_WORDS["day"], "CAST(x AS DATE)", "DATE(x)"),
        "month": (*_TRUNC_WORDS["month"], "TO_CHAR(x, 'YYYY-MM')"),
    },
    "mysql": {
        "day": ("CAST(x AS DATE)", "DATE_FORMAT(x, '%Y-%m-%d')"),
        "week": ("DATE_SUB(DATE(x), INTERVAL WEEKDAY(x) DAY)", "YEARWEEK(x, 1)"),
        "month": ("DATE_FORMAT(x, '%Y-%m')", "DATE_FORMAT(x, '%Y-%m-01')"),
        "year": ("DATE_FORMAT(x, '%Y-01-01')",),
    },
}
_EXTRACTED: dict[str, tuple[str, ...]] = {
    "hour": ("EXTRACT(HOUR FROM x)", "HOUR(x)"),
    "weekday": ("EXTRACT(ISODOW FROM x)", "ISODOW(x)"),
    "day": ("EXTRACT(DAY FROM x)", "DAY(x)"),
    "month": ("EXTRACT(MONTH FROM x)", "MONTH(x)"),
    "quarter": ("EXTRACT(QUARTER FROM x)", "QUARTER(x)"),
    "year": ("EXTRACT(YEAR FROM x)", "YEAR(x)"),
}
_OTHER_PARTS: dict[str, dict[str, tuple[str, ...]]] = {
    "sqlite": {
        "hour": ("STRFTIME('%H', x)",),
        "day": ("STRFTIME('%d', x)",),
        "month": ("STRFTIME('%m', x)", "SUBSTR(x, 6, 2)"),
        "quarter": (
            "(CAST(STRFTIME('%m', x) AS INTEGER) - 1) / 3 + 1",
            "1 + (CAST(STRFTIME('%m', x) AS INTEGER) - 1) / 3",
        ),
        "year": ("STRFTIME('%Y', x)", "SUBSTR(x, 1, 4)"),
    },
    "duckdb": _EXTRACTED,
    "postgres": _EXTRACTED,
    "snowflake": _EXTRACTED,
    "mysql": _EXTRACTED,
}
_SUNDAY_FIRST: dict[str, tuple[str, ...]] = {
    "sqlite": ("STRFTIME('%w', x)", "CAST(STRFTIME('%w', x) AS INTEGER)"),
    "duckdb": ("EXTRACT(DOW FROM x)", "DAYOFWEEK(x)"),
    "postgres": ("EXTRACT(DOW FROM x)",),
    "snowflake": ("EXTRACT(DOW FROM x)", "DAYOFWEEK(x)"),
}
_OTHER_SPANS: dict[str, dict[str, tuple[str, ...]]] = {
    "sqlite": {"hour": ("24 * (JULIANDAY(y) - JULIANDAY(x))", "(JULIANDAY(y) - JULIANDAY(x)) * 24.0")},
}


class _Shape(NamedTuple):
    kind: Literal["bucket", "part"]
    unit: str
    template: str
    sunday_first: bool = False


@cache
def _shapes(dialect: str) -> tuple[_Shape, ...]:
    """Every shape of `dialect`; those that enclose another come first."""
    found = [_Shape("bucket", unit, text) for unit, text in BUCKETS.get(dialect, {}).items()]
    found += [_Shape("part", unit, text) for unit, text in PARTS.get(dialect, {}).items()]
    found += [_Shape("bucket", unit, text) for unit, texts in _OTHER_BUCKETS.get(dialect, {}).items() for text in texts]
    others = [(unit, text) for unit, texts in _OTHER_PARTS.get(dialect, {}).items() for text in texts]
    for unit, text in others:
        found += [_Shape("part", unit, text), _Shape("part", unit, f"CAST({text} AS INTEGER)")]
    found += [_Shape("part", "weekday", text, sunday_first=True) for text in _SUNDAY_FIRST.get(dialect, ())]
    return tuple(sorted(found, key=lambda shape: -len(shape.template)))


def moment_of(node: exp.Expr, dialect: str) -> Moment | None:
    """The bucket or part of a time that `node` is; None if it is none."""
    for shape in _shapes(dialect):
        found = filled(shape.template, node, dialect)
        if found is not None and isinstance(_stored(found["x"], dialect), exp.Column):
            return Moment(shape.kind, shape.unit, _stored(found["x"], dialect), shape.sunday_first)
    return None


def span_of(node: exp.Expr, dialect: str) -> Span | None:
    """The time between two moments that `node` is; None if it is none."""
    written = {unit: (text,) for unit, text in ELAPSED.get(dialect, {}).items()}
    for table in (written, _OTHER_SPANS.get(dialect, {})):
        for unit, templates in table.items():
            for template in templates:
                if found := filled(template, node, dialect):
                    start, end = _stored(found["x"], dialect), _stored(found["y"], dialect)
                    return Span(cast("ElapsedUnit", unit), start, end)
    return None


def _stored(time: exp.Expr, dialect: str) -> exp.Expr:
    """The column itself, without what makes a time of the numbers or texts that it stores."""
    for template in (FROM_SECONDS.get(dialect), FROM_TEXT.get(dialect), "CAST(x AS TIMESTAMP)", "x / 1000"):
        found = None if template is None else filled(template, time, dialect)
        if found:
            return _stored(found["x"], dialect)
    return time


def as_unit(name: str) -> Unit:
    """`name` as the unit of a bucket."""
    return cast("Unit", name)


def as_part(name: str) -> Part:
    """`name` as a part of a time."""
    return cast("Part", name)
