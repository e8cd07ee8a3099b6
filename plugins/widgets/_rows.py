"""The rows that a chart is drawn from: the result's own where they will do, else rows made from them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aifordb.core import Cell, Result

from ._columns import Described, number, title
from ._pick import Axes

EMPTY = "(empty)"
"""What stands for NULL among categories."""
_UTC_READY = re.compile(r"\d{4}-\d\d(-\d\d)?|.*Z")


@dataclass(frozen=True, slots=True)
class Drawn:
    """Rows and the fields in which they hold what is drawn.

    :param x, y, series: field names as Vega reads them; `series` is None for a single line or kind of bar.
    :param series_title: what the legend is called; None if the series are the measures themselves.
    :param results: the rows, if they are not those of the result: `{"columns", "rows"}`.
    :param note: what was left out, in a phrase.
    """

    x: str
    y: str
    series: str | None = None
    series_title: str | None = None
    results: Mapping[str, Any] | None = None
    note: str | None = None


def escaped(name: str) -> str:
    """A column's name as a Vega field, in which dots, brackets, quotes and backslashes mean something (vega-util, splitAccessPath)."""
    return re.sub(r"([.\[\]\\'\"])", r"\\\1", name)


def draw(result: Result, axes: Axes, top: int | None) -> Drawn:
    """The rows for bars, lines and areas.

    :param top: keep so many: of lines if there are several over time, else of places on the axis; the largest by their sum.
    """
    if _usable(result, axes, top):
        if axes.series is None:
            return Drawn(escaped(axes.x.name), escaped(axes.ys[0].name))
        series = axes.series.name
        return Drawn(escaped(axes.x.name), escaped(axes.ys[0].name), escaped(series), title(series))
    rows = _long(result, axes)
    rows, note = _largest(rows, 1 if axes.x.role in {"time", "part"} and axes.series else 0, top)
    several = axes.series is not None or len(axes.ys) > 1
    columns = ["x", "series", "value"] if several else ["x", "value"]
    kept = [row if several else [row[0], row[2]] for row in rows]
    return Drawn(
        "x", "value", "series" if several else None,
        series_title=title(axes.series.name) if axes.series else None,
        results={"columns": columns, "rows": kept}, note=note,
    )  # fmt: skip


def place(cell: Cell, column: Described) -> Cell:
    """A cell on an axis. Times are said to be UTC: a browser reads a text without zone in its own, and a chart made by the server
    would then differ from the one on the page."""
    if cell is None:
        return None if column.temporal else EMPTY
    if not column.temporal:
        return cell if isinstance(cell, str | int | float) else str(cell)
    text = str(cell).replace(" ", "T")
    return text if "T" not in text or re.search(r"(Z|[+-]\d\d:?\d\d)$", text) else text + "Z"


def _usable(result: Result, axes: Axes, top: int | None) -> bool:
    """Can Vega draw the result's own rows?"""
    if len(axes.ys) != 1 or (top is not None and len(result.rows) > top):
        return False
    y, named = axes.ys[0].index, [column.index for column in (axes.x, axes.series) if column]
    for row in result.rows:
        if not isinstance(row[y], int | float | None) or any(row[index] is None for index in named):
            return False
        if axes.x.temporal and not _UTC_READY.fullmatch(str(row[axes.x.index])):
            return False
    return True


def _long(result: Result, axes: Axes) -> list[list[Cell]]:
    """A row `[x, series, value]` for each number."""
    rows: list[list[Cell]] = []
    for row in result.rows:
        x = place(row[axes.x.index], axes.x)
        for y in axes.ys:
            series = place(row[axes.series.index], axes.series) if axes.series else title(y.name)
            rows.append([x, series, number(row[y.index])])
    return [row for row in rows if row[0] is not None]


def _largest(rows: list[list[Cell]], by: int, top: int | None) -> tuple[list[list[Cell]], str | None]:
    """The rows of the `top` largest values in column `by`, and what was left out."""
    sums: defaultdict[Cell, float] = defaultdict(float)
    for row in rows:
        sums[_hashable(row[by])] += number(row[2]) or 0
    if top is None or len(sums) <= top:
        return rows, None
    kept = set(sorted(sums, key=lambda value: -sums[value])[:top])
    return [row for row in rows if _hashable(row[by]) in kept], f"The {top} largest of {len(sums)}"


def _hashable(cell: Cell) -> Cell:
    return str(cell) if isinstance(cell, list | dict) else cell


def longest(rows: Sequence[Sequence[Cell]], column: Described) -> int:
    """Characters of the longest label that the column would give an axis."""
    return max((len(str(row[column.index])) for row in rows), default=0)
