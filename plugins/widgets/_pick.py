"""Which column goes on which axis, when nobody said so; and whether that shows the result well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aifordb.core import NUMBERS, Cell, FieldProblem, ResultColumn, ValidationError

from ._columns import Described, describe, number

MOST_SERIES = 8
"""More colours than this cannot be told apart (https://vega.github.io/vega/docs/schemes/#tableau10 has ten, and some people see fewer)."""
MOST_MEASURES = 4
COMPARABLE = 50.0
"""Measures whose largest values differ by more than this factor do not share an axis: the smaller one would lie flat on the ground."""


@dataclass(frozen=True, slots=True)
class Axes:
    """`x` along the bottom, one or more measures `ys` upwards, a line or bar for each value of `series`.

    :param hidden: columns that the chart would not show; keys do not count.
    :param keyed: the result has a column that identifies each row: it lists things and does not sum them up.
    """

    x: Described
    ys: tuple[Described, ...]
    series: Described | None = None
    hidden: int = 0
    keyed: bool = False

    @property
    def options(self) -> dict[str, Any]:
        """The options that say the same."""
        named = {"x": self.x.name, "y": [y.name for y in self.ys]}
        return named | {"series": self.series.name} if self.series else named


def pick(columns: Sequence[ResultColumn], rows: Sequence[Sequence[Cell]]) -> Axes | None:
    """Axes for a result of at least two rows; None if it has no measure, or nothing to set the measure against."""
    described = describe(columns, rows)
    measures = [column for column in described if column.role == "number"]
    x = _across(described, measures)
    ys = _alike([measure for measure in measures if measure is not x], rows)
    if x is None or not ys or len(rows) < 2:
        return None
    series = None if x.unique else _series(described, x, rows)
    if series is None and not x.unique:
        return None  # several numbers at one place: raw rows, not a summary
    shown = {column.index for column in (x, series, *ys) if column}
    if series:
        ys = ys[:1]
    rest = [column for column in described if column.index not in shown]
    return Axes(
        x,
        tuple(ys),
        series,
        hidden=sum(column.role != "key" for column in rest),
        keyed=any(column.role == "key" and column.unique for column in rest),
    )


def wrong(option: str, message: str, code: str = "not_one_of") -> ValidationError:
    """The error for an option that does not fit the result."""
    return ValidationError.of(FieldProblem(f"options.{option}", code, message))


def axes(columns: Sequence[ResultColumn], rows: Sequence[Sequence[Cell]], options: Mapping[str, Any]) -> Axes:
    """The axes that the options name; what they leave out is picked.

    :raises ValidationError: an option names no column, or nothing can be picked.
    """
    picked = pick(columns, rows)
    described = describe(columns, rows)
    measures = [column for column in described if column.role == "number"]
    if options.get("x"):
        x = find(described, options["x"], "x")
    else:
        across = picked.x if picked else _across(described, measures)
        if across is None:
            raise wrong("x", "The result has no column to set a number against.", "required")
        x = across
    names = options.get("y") or []
    if names:
        ys = tuple(find_number(described, name, f"y.{place}") for place, name in enumerate(names))
    elif picked and x not in picked.ys:
        ys = picked.ys
    else:
        ys = tuple(_alike([measure for measure in measures if measure != x], rows))
    if not ys:
        raise wrong("y", "The result has no number to draw.", "required")
    return Axes(x, ys, _wished_series(described, options, picked, x, ys))


def find(described: Sequence[Described], name: str, option: str) -> Described:
    """The column called `name`.

    :raises ValidationError: there is none; names `option`.
    """
    found = next((column for column in described if column.name == name), None)
    if found is None:
        raise wrong(option, f"The result has no column {name[:100]!r}.")
    return found


def find_number(described: Sequence[Described], name: str, option: str) -> Described:
    """The column of numbers called `name`.

    :raises ValidationError: there is none, or it holds no numbers; names `option`.
    """
    found = find(described, name, option)
    if found.column.type not in NUMBERS:
        raise wrong(option, f"The column {name[:100]!r} holds no numbers.", "wrong_type")
    return found


def _wished_series(
    described: Sequence[Described],
    options: Mapping[str, Any],
    picked: Axes | None,
    x: Described,
    ys: tuple[Described, ...],
) -> Described | None:
    """The series that the options name. Without one, and without a wish for `y`, what would be picked."""
    if not options.get("series"):
        return picked.series if picked and x == picked.x and not options.get("y") else None
    if len(ys) > 1:
        raise wrong("series", "A series needs exactly one column in `y`.")
    return find(described, options["series"], "series")


def _across(described: Sequence[Described], measures: Sequence[Described]) -> Described | None:
    """The column along the bottom: a part of a year or day, else a time, else the category with most values, else a counted number."""
    for role in ("part", "time"):
        found = [column for column in described if column.role == role]
        if found:
            return found[0]
    categories = [column for column in described if column.role == "category"]
    if categories:
        return max(categories, key=lambda column: column.distinct)
    first = next((column for column in described if column.role != "key"), None)
    # `rating, count(*)`: the first number groups and the second measures.
    if first and len(measures) > 1 and first.role == "number" and first.column.type == "integer" and first.unique:
        return first
    return None


def _alike(measures: Sequence[Described], rows: Sequence[Sequence[Cell]]) -> list[Described]:
    """The first measure and those that can share its axis."""
    if not measures:
        return []
    sizes = [max((abs(number(row[m.index]) or 0) for row in rows), default=0) for m in measures]
    return [
        measure
        for measure, size in zip(measures, sizes, strict=True)
        if measure is measures[0] or (size and sizes[0] and 1 / COMPARABLE <= size / sizes[0] <= COMPARABLE)
    ][:MOST_MEASURES]


def _series(described: Sequence[Described], x: Described, rows: Sequence[Sequence[Cell]]) -> Described | None:
    """The column whose values make one line or bar each: with it, every place on the axis has one number."""
    for column in described:
        usable = column.role in {"category", "time", "part"} and column.index != x.index
        if usable and 2 <= column.distinct <= MOST_SERIES:
            pairs = [(row[x.index], row[column.index]) for row in rows]
            if len(set(pairs)) == len(pairs):
                return column
    return None
