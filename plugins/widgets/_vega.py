"""Parts of a Vega-Lite spec: https://vega.github.io/vega-lite/docs/encoding.html. Everything lies inside `check_chart`'s grammar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aifordb.core import Cell, ChartSpec

from ._columns import Described, Unit, number, title
from ._rows import EMPTY, longest

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FEW = 31
"""Points or days up to which each gets its own mark or tick: a month of days."""
# Vega's time units cut a time to its period; `utc…` because times reach the spec in UTC.
_TIME_UNITS: Mapping[Unit, str] = {"month": "utcyearmonth", "day": "utcyearmonthdate", "minute": "utcyearmonthdatehoursminutes"}  # fmt: skip
_TIME_FORMATS: Mapping[Unit, str] = {"month": "%b %Y", "day": "%-d %b %Y", "minute": "%-d %b %Y %H:%M"}
_TICKS: Mapping[Unit, str] = {"month": "month", "day": "day"}


def chart(views: Mapping[str, Any], results: Mapping[str, Any] | None, note: str | None = None) -> ChartSpec:
    """A drawn chart.

    :param views: `mark` and `encoding`, or `layer`.
    :param results: rows that replace the result's own.
    """
    spec: dict[str, Any] = {"$schema": SCHEMA, "data": {"name": "results"}, "width": "container", "height": "container"}
    if note:
        spec["title"] = note
    body: dict[str, Any] = {"spec": {**spec, **views}}
    return ChartSpec("vega-lite", body | {"results": results} if results is not None else body)


def across(field: str, column: Described, rows: Sequence[Sequence[Cell]], *, banded: bool) -> dict[str, Any]:
    """The channel of categories or times.

    :param banded: True for bars, which need a place of a certain width for each value.
    """
    if column.temporal and column.unit:
        return _time(field, column, column.unit, banded=banded)
    if column.role == "number" and not banded:
        return {"field": field, "type": "quantitative", "title": title(column.name), "scale": {"zero": False}}
    ordered = column.role in {"time", "part", "number"}
    angle = 0 if column.distinct * longest(rows, column) <= 60 else -40
    return {
        "field": field,
        "type": "ordinal" if ordered else "nominal",
        "sort": "ascending" if ordered else None,
        "title": title(column.name),
        # Of an order some labels tell the others; a name that is left out is lost.
        "axis": {"labelAngle": angle, "labelLimit": 160, "labelOverlap": ordered},
    }


def _time(field: str, column: Described, unit: Unit, *, banded: bool) -> dict[str, Any]:
    axis: dict[str, Any] = {"labelOverlap": True, "labelAngle": 0, "grid": False}
    channel = {"field": field, "type": "temporal", "title": title(column.name), "axis": axis}
    if banded:
        axis["format"] = _TIME_FORMATS[unit]
        return channel | {"type": "ordinal", "timeUnit": _TIME_UNITS[unit]}
    # Left to itself Vega puts ticks between the points: "12 PM" between two days.
    if unit in _TICKS and column.distinct <= FEW:
        axis |= {"tickCount": _TICKS[unit], "format": "%b %Y" if unit == "month" else "%-d %b"}
    return channel | {"scale": {"type": "utc"}}


def upwards(
    field: str, columns: Sequence[Described], rows: Sequence[Sequence[Cell]], options: Mapping[str, Any], *, zero: bool
) -> dict[str, Any]:
    """The channel of the measures.

    :param zero: the axis must begin at 0: the length of a bar is its value.
    """
    values = [value for row in rows for column in columns if (value := number(row[column.index])) is not None]
    whole = all(value.is_integer() for value in values)
    largest, smallest = max(values, default=0), min(values, default=0)
    scale: dict[str, Any] = {"zero": zero or 0 <= smallest <= largest / 2 or smallest < 0 < largest, "nice": True}
    for option, bound in (("y_min", "domainMin"), ("y_max", "domainMax")):
        if options.get(option) is not None:
            scale[bound] = options[option]
    axis: dict[str, Any] = {"title": title(columns[0].name) if len(columns) == 1 else None}
    if whole:
        axis |= {"tickMinStep": 1, "format": ",d"}  # no 0.5 of an order
    return {"field": field, "type": "quantitative", "scale": scale, "axis": axis}


def colour(field: str, legend_title: str | None, kinds: Sequence[Cell]) -> dict[str, Any]:
    """The channel that tells series apart, in the order in which they come."""
    return {
        "field": field, "type": "nominal", "sort": list(dict.fromkeys(EMPTY if kind is None else kind for kind in kinds)),
        "legend": {"title": legend_title},
    }  # fmt: skip


def shown(field: str, name: str, column: Described, rows: Sequence[Sequence[Cell]]) -> dict[str, Any]:
    """A line of the tooltip."""
    line: dict[str, Any] = {"field": field, "title": name}
    if column.temporal and column.unit:
        unit = column.unit
        return line | {"type": "temporal", "timeUnit": _TIME_UNITS[unit], "format": _TIME_FORMATS[unit]}
    if column.role == "number":
        return line | {"type": "quantitative", "format": number_format([row[column.index] for row in rows])}
    return line | {"type": "nominal"}


def number_format(cells: Sequence[Cell]) -> str:
    """How to write such numbers (https://d3js.org/d3-format): whole ones whole, small ones by digits, others with two decimals."""
    values = [value for cell in cells if (value := number(cell)) is not None]
    if all(value.is_integer() for value in values):
        return ",d"
    return ",.4~g" if max(map(abs, values)) < 1 else ",.2f"
