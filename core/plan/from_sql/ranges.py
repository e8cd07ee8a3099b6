"""Comparisons of times as ranges of time.

`x >= '2024-03-01' AND x < '2024-04-01'`, `strftime('%Y-%m', x) = '2024-03'` and `x LIKE '2024-03%'` say one thing: `During`. Only what means exactly
a half-open range becomes one: `timestamp > '2024-03-01'` does not, as it leaves out a single moment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from ...contracts.catalog import TIMES, Column
from ...contracts.linked import DateRange
from ..model import Bucket, ColumnRef, Comparison, DatePart, During, Expression, Not, Operator, Predicate, Unit, Value
from ..times import storage
from .reading import Reading

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?(\.0+)?Z?\Z")
_SURELY_TIME = 100_000_000
"""Seconds since 1970 of March 1973: a column whose least number is larger hardly holds anything but times."""
_PREFIX = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?-?\Z")


def compared(node: Comparison, reading: Reading) -> Predicate:
    """`node`, as a range of time if it is one."""
    if not isinstance(node.right, Value):
        return node
    match node.left:
        case ColumnRef() as column:
            span = _of_column(column, node.operator, node.right.value, reading)
            return _during(column, span, node)
        case Bucket(unit=unit, argument=argument):
            return _during(argument, _of_bucket(unit, node.operator, node.right.value), node)
        case DatePart(part="year", argument=argument) if (first := _year(node.right.value)) is not None:
            return _during(argument, _sided(node.operator, first, first.replace(year=first.year + 1)), node)
        case DatePart() if isinstance(node.right.value, str) and node.right.value.isdecimal():
            return Comparison(node.left, node.operator, Value(int(node.right.value)))
        case _:
            return node


def between(argument: Expression, low: Value, high: Value, reading: Reading) -> Predicate | None:
    """`argument BETWEEN low AND high` as a range of time; None if it is none."""
    sides = compared(Comparison(argument, ">=", low), reading), compared(Comparison(argument, "<=", high), reading)
    if all(isinstance(side, During) for side in sides):
        return merged(sides)[0]
    return None


def prefixed(argument: Expression, text: str, reading: Reading) -> During | None:
    """`argument LIKE 'text%'` as the year, month or day that starts with `text`; None if `argument` is no column of times."""
    column = reading.column(argument)
    found = _PREFIX.match(text)
    if column is None or column.type not in TIMES or found is None:
        return None
    unit: Unit = "day" if found[3] else "month" if found[2] else "year"
    first = _date(f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}")
    return None if first is None else During(argument, DateRange(str(first), str(_after(first, unit))))


def merged(parts: Sequence[Predicate]) -> tuple[Predicate, ...]:
    """`parts`, all of which must hold, with the two ends of a range made one."""
    kept: list[Predicate] = []
    for part in parts:
        other = next((place for place, known in enumerate(kept) if _meets(known, part)), None)
        if other is None:
            kept.append(part)
        else:
            known = kept[other]
            assert isinstance(known, During) and isinstance(part, During)  # noqa: PT018 - what `_meets` says
            ends = DateRange(known.range.start or part.range.start, known.range.end or part.range.end)
            kept[other] = During(known.argument, ends)
    return tuple(kept)


def _meets(one: Predicate, other: Predicate) -> bool:
    if not isinstance(one, During) or not isinstance(other, During) or one.argument != other.argument:
        return False
    open_sides = {
        (one.range.start is None, one.range.end is None),
        (other.range.start is None, other.range.end is None),
    }
    return open_sides == {(True, False), (False, True)}


def _during(argument: Expression, span: DateRange | tuple[DateRange] | None, node: Comparison) -> Predicate:
    if span is None:
        return node
    return Not(During(argument, span[0])) if isinstance(span, tuple) else During(argument, span)


def _of_column(
    column: ColumnRef, operator: Operator, value: str | int | float | bool | None, reading: Reading
) -> DateRange | tuple[DateRange] | None:
    stored = reading.column(column)
    if isinstance(value, int) and stored is not None:
        return _of_seconds(stored, operator, value)
    if not isinstance(value, str) or stored is None or stored.type not in TIMES | {"text"}:
        return None
    if moment := _MOMENT.match(value):
        bound = f"{moment[1]}T{moment[2]}{moment[3] or ':00'}"
        return _side(operator, bound) if stored.type != "date" and _is_time(bound) else None
    first = _date(value) if _DAY.match(value) else None
    if first is None:
        return None
    return _sided(operator, first, _after(first, "day")) if stored.type == "date" else _side(operator, str(first))


def _of_seconds(stored: Column, operator: Operator, value: int) -> DateRange | None:
    """A midnight in seconds or milliseconds since 1970, on a column that holds nothing but such times."""
    kept, least = storage(stored), stored.minimum or ""
    unit = {"seconds": 1, "milliseconds": 1_000}.get(kept)
    if unit is None or value % (86_400 * unit) or not least.isdecimal() or int(least) < _SURELY_TIME * unit:
        return None
    return _side(operator, str(datetime.fromtimestamp(value // unit, UTC).date()))


def _of_bucket(unit: Unit, operator: Operator, value: object) -> DateRange | tuple[DateRange] | None:
    """A label shorter than a date (`2024-03`) means the bucket that starts with it."""
    found = _PREFIX.match(value) if isinstance(value, str) else None
    first = None if found is None else _date(f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}")
    if first is None or unit == "hour":
        return None
    return _sided(operator, first, _after(first, unit))


def _side(operator: Operator, bound: str) -> DateRange | None:
    """One end, where the bound itself is that end."""
    return {">=": DateRange(bound, None), "<": DateRange(None, bound)}.get(operator)


def _sided(operator: Operator, first: date, after: date) -> DateRange | tuple[DateRange]:
    """Times that stand so to the period from `first` to before `after`; a tuple: all others."""
    ends: dict[str, DateRange] = {
        "=": DateRange(str(first), str(after)),
        ">=": DateRange(str(first), None),
        ">": DateRange(str(after), None),
        "<": DateRange(None, str(first)),
        "<=": DateRange(None, str(after)),
    }
    return (ends["="],) if operator == "!=" else ends[operator]


def _after(first: date, unit: Literal["day", "week", "month", "quarter", "year"] | Unit) -> date:
    """The day after the period of `unit` that starts with `first`."""
    if unit in ("hour", "day", "week"):
        return first + timedelta(days=7 if unit == "week" else 1)
    months = first.year * 12 + first.month - 1 + {"month": 1, "quarter": 3, "year": 12}[unit]
    return date(months // 12, months % 12 + 1, 1)


def _year(value: object) -> date | None:
    text = str(value)
    return date(int(text), 1, 1) if re.fullmatch(r"[12]\d{3}", text) else None


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
