"""What the columns of a result mean for a chart: which are measures, which are times, which only identify a row."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from aifordb.core import NUMBERS, TIMES, Cell, ResultColumn

Role = Literal["number", "time", "part", "category", "key", "other"]
"""`number`: a measure. `time`: a moment or period. `part`: month 1–12, hour 0–23 …, a number with an order but no sum. `category`: a word
that groups. `key`: identifies a row. `other`: cannot be drawn."""
Unit = Literal["year", "quarter", "month", "week", "day", "minute"]

# Periods as SQL writes them: SQLite has no date type, so strftime('%Y-%m', …) and the like come as text.
PERIODS: tuple[tuple[Unit, re.Pattern[str]], ...] = (
    ("year", re.compile(r"(1[6-9]|2[01])\d\d")),
    ("quarter", re.compile(r"\d{4}[- ]?Q[1-4]")),
    ("week", re.compile(r"\d{4}-?W[0-5]\d")),
    ("month", re.compile(r"\d{4}-(0[1-9]|1[0-2])")),
    ("day", re.compile(r"\d{4}-(0[1-9]|1[0-2])-[0-3]\d([ T]00:00(:00(\.0+)?)?)?")),
    ("minute", re.compile(r"\d{4}-(0[1-9]|1[0-2])-[0-3]\d[ T][0-2]\d:[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")),
)
TEMPORAL: frozenset[Unit] = frozenset({"month", "day", "minute"})
"""Units whose texts are dates. Years, quarters and weeks are drawn as labels, in order."""
_KEYS = frozenset(
    {"id", "ids", "key", "uuid", "guid", "code", "zip", "zipcode", "postcode", "phone", "sku", "ean", "isbn"}
)
_KEY_NUMBERS = frozenset({"number", "no", "nr"})
_AGGREGATES = frozenset({"count", "num", "total", "sum", "avg", "average", "mean", "median", "min", "max", "distinct", "share", "ratio"})  # fmt: skip
_PARTS = {
    "month": 12,
    "quarter": 4,
    "week": 53,
    "day": 366,
    "hour": 23,
    "weekday": 7,
    "dow": 7,
    "doy": 366,
    "minute": 59,
}
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


@dataclass(frozen=True, slots=True)
class Described:
    """One column of a result.

    :param index: its place in each row.
    :param unit: the period of a `time`, the finest that occurs.
    :param distinct: different values among the rows looked at; NULL is not counted.
    :param unique: True if no value occurs twice.
    """

    index: int
    column: ResultColumn
    role: Role
    unit: Unit | None
    distinct: int
    unique: bool

    @property
    def name(self) -> str:
        return self.column.name

    @property
    def temporal(self) -> bool:
        """Is it drawn on a time scale?"""
        return self.role == "time" and self.unit in TEMPORAL


def describe(columns: Sequence[ResultColumn], rows: Sequence[Sequence[Cell]]) -> tuple[Described, ...]:
    """Each column with its role, read from type, name and values."""
    return tuple(_describe(index, column, [row[index] for row in rows]) for index, column in enumerate(columns))


def number(cell: Cell) -> float | None:
    """A cell of a number column as a number; None for NULL, NaN and the infinities. Long decimals come as text (contract 1.18)."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return None
    try:
        value = float(cell)
    except (ValueError, OverflowError):
        return None
    return value if math.isfinite(value) else None


def words(name: str) -> list[str]:
    """`order_id`, `orderId` and `ORDER ID` → `["order", "id"]`."""
    return [word.lower() for word in _WORDS.findall(name)]


def title(name: str) -> str:
    """A column's name for people: `total_revenue` → "Total revenue"; an expression such as `count(*)` stays as it is."""
    if not re.fullmatch(r"\w+", name):
        return name
    spaced = " ".join(name.split("_")).strip() or name
    return spaced[0].upper() + spaced[1:]


def _describe(index: int, column: ResultColumn, cells: Sequence[Cell]) -> Described:
    present = [cell for cell in cells if cell is not None]
    try:
        distinct = len(set(present))  # lists and objects have no hash; their text stands for them
    except TypeError:
        distinct = len(set(map(repr, present)))
    role, unit = _role(column, present)
    return Described(index, column, role, unit, distinct, unique=distinct == len(present))


def _role(column: ResultColumn, cells: Sequence[Cell]) -> tuple[Role, Unit | None]:
    if column.type in TIMES:
        return "time", _stored_unit(cells)
    if column.type in NUMBERS:
        return _number_role(column.name, cells)
    if column.type == "text":
        unit = _finest(str(cell) for cell in cells)
        return ("time", unit) if unit else ("key" if is_key(column.name) else "category", None)
    if column.type == "uuid":
        return "key", None
    return ("category", None) if column.type in {"enum", "boolean", "time"} else ("other", None)


def _number_role(name: str, cells: Sequence[Cell]) -> tuple[Role, Unit | None]:
    said = words(name)
    last = said[-1] if said else ""
    whole = bool(cells) and all(isinstance(cell, int) for cell in cells)
    if is_key(name):
        return "key", None
    if whole and last in {"year", "yr"} and _finest(str(cell) for cell in cells) == "year":
        return "time", "year"
    if whole and last in _PARTS and all(isinstance(cell, int) and 0 <= cell <= _PARTS[last] for cell in cells):
        return "part", None
    return "number", None


def is_key(name: str) -> bool:
    """Does the name say that the column identifies something? `count(id)` and `total_ids` measure; `id` and `order_number` do not."""
    said = words(name)
    if not said or "(" in name or said[0] in _AGGREGATES or said[:2] == ["number", "of"]:
        return False
    return said[-1] in _KEYS or (len(said) > 1 and said[-1] in _KEY_NUMBERS)


def _stored_unit(cells: Sequence[Cell]) -> Unit:
    """The period of dates and timestamps, which core writes in ISO form. One that is no midnight settles it."""
    days: set[str] = set()
    for cell in cells:
        text = str(cell)
        if text[11:].strip("0:.Z"):
            return "minute"
        days.add(text[8:10])
    if not days:
        return "minute"
    return "month" if days == {"01"} else "day"  # 01: date_trunc('month', …)


def _finest(texts: Iterable[str]) -> Unit | None:
    """The period that the texts are written in, or None if one of them is no period, there are none, or they mix forms."""
    units: set[Unit] = set()
    days: set[str] = set()
    # A column is mostly written in one form, so the form of the text before is tried first.
    last = PERIODS[-1]
    for text in texts:
        if not last[1].fullmatch(text) or last[0] == "minute":
            matching = next((period for period in PERIODS if period[1].fullmatch(text)), None)
            if matching is None:
                return None
            last = matching
        units.add(last[0])
        days.add(text[8:10])
    if units == {"day"} and days == {"01"}:
        return "month"  # date_trunc('month', …)
    if units <= {"day", "minute"} and units:
        return "minute" if "minute" in units else "day"
    return units.pop() if len(units) == 1 else None
