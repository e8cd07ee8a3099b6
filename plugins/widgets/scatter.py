"""Points: how two numbers go together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aifordb.core import NUMBERS, Cell, ChartSpec, Fit, Result, ResultColumn, WidgetType, hookimpl
from marshmallow import Schema, fields

from ._columns import Described, describe, number, title
from ._options import column, loaded
from ._pick import MOST_SERIES, find, find_number, wrong
from ._rows import place
from ._vega import chart, colour, number_format

FEWEST = 5
"""Fewer points show no relation."""
CLOUD = 12
"""From so many points on, a cloud says more than bars with their names."""


class ScatterOptions(Schema):
    """Options of points."""

    x = column("Across", "A column of numbers; the first if left out.")
    y = column("Up", "A column of numbers; the second if left out.")
    size = column("Size", "A column of numbers that sets the size of each point.")
    series = column("Series", "A column whose values each get a colour.")
    trend = fields.Boolean(
        load_default=False, metadata={"label": "Trend", "help": "A straight line through the points, by least squares."}
    )


class Scatter(WidgetType):
    """The widget type `scatter`."""

    type, label, description = "scatter", "Scatter plot", "Shows how two numbers go together."
    options = ScatterOptions

    def suits(self, columns: Sequence[ResultColumn], rows: Sequence[Sequence[Cell]], row_count: int) -> Fit | None:
        """For two numbers in each of several rows, with no time among the columns."""
        if sum(each.type in NUMBERS for each in columns) < 2 or row_count < FEWEST:
            return None
        described = describe(columns, rows)
        numbers = [column for column in described if column.role == "number"]
        names = [column for column in described if column.role == "category"]
        times = [column for column in described if column.role in {"time", "part", "other"}]
        if len(numbers) != 2 or times or len(names) > 1:
            return None
        options = {"x": numbers[0].name, "y": numbers[1].name}
        if names and not names[0].unique and 2 <= names[0].distinct <= MOST_SERIES:
            options["series"] = names[0].name
        counted = numbers[0].column.type == "integer" and numbers[0].unique
        score = (0.6 if row_count > CLOUD else 0.3) if names else (0.5 if counted else 0.8)
        return Fit(score, options, "two numbers in each row")

    def chart(self, result: Result, options: Mapping[str, Any]) -> ChartSpec:
        """See `WidgetType.chart`. Points without one of both numbers are left out."""
        given = loaded(self.options, options)
        described = describe(result.columns, result.rows)
        x, y = _pair(described, given)
        size = find_number(described, given["size"], "size") if given["size"] else None
        series = find(described, given["series"], "series") if given["series"] else None
        points = [[number(row[c.index]) if c else None for c in (x, y, size)] for row in result.rows]
        kinds = [place(row[series.index], series) if series else None for row in result.rows]
        kept = [(point, kind) for point, kind in zip(points, kinds, strict=True) if None not in point[:2]]
        rows: list[list[Cell]] = [[*point, kind, None, "points"] for point, kind in kept]
        views = [_points(x, y, size, series, rows)]
        if given["trend"]:
            trend = _trend([(point[0] or 0.0, point[1] or 0.0) for point, _ in kept])
            rows += [[at, None, None, None, height, "trend"] for at, height in trend]
            views.append(_line())
        return chart({"layer": views}, {"columns": ["x", "y", "size", "series", "trend", "layer"], "rows": rows})


def _pair(described: Sequence[Described], given: Mapping[str, Any]) -> tuple[Described, Described]:
    """The columns across and up.

    :raises ValidationError: an option names no column of numbers, or there are not two.
    """
    x = find_number(described, given["x"], "x") if given["x"] else None
    y = find_number(described, given["y"], "y") if given["y"] else None
    # Measures first: a key or a year is a number, but rarely the one that is meant.
    numbers = sorted((c for c in described if c.column.type in NUMBERS), key=lambda column: column.role != "number")
    free = [column for column in numbers if column not in (x, y)]
    missing = (x is None) + (y is None)
    if len(free) < missing:
        raise wrong("y" if x or y is None else "x", "The result has no second number.", "required")
    return x or free.pop(0), y or free.pop(0)


def _points(
    x: Described, y: Described, size: Described | None, series: Described | None, rows: Sequence[Sequence[Cell]]
) -> dict[str, Any]:
    encoding: dict[str, Any] = {"tooltip": []}
    for field, place_, column_ in (("x", 0, x), ("y", 1, y), ("size", 2, size)):
        if column_:
            channel = {"field": field, "type": "quantitative", "title": title(column_.name)}
            encoding["tooltip"].append(channel | {"format": number_format([row[place_] for row in rows])})
            encoding[field] = channel | {"scale": {"zero": field == "size"}}
    if series:
        encoding["color"] = colour("series", title(series.name), [row[3] for row in rows])
        encoding["tooltip"].append({"field": "series", "type": "nominal", "title": title(series.name)})
    return {"mark": {"type": "circle", "opacity": 0.7, **({} if size else {"size": 60})}, "encoding": encoding}


def _line() -> dict[str, Any]:
    return {
        "mark": {"type": "line", "strokeDash": [6, 4], "color": "#666666"},
        "encoding": {
            "x": {"field": "x", "type": "quantitative"},
            "y": {"field": "trend", "type": "quantitative"},
            # A line is interrupted where a row has no height; the points' rows make a line of their own, of which nothing shows.
            "detail": {"field": "layer", "type": "nominal"},
        },
    }


def _trend(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Both ends of the line y = a + b·x with the least squares of the distances upwards; none if all points lie above one another."""
    count = len(points)
    if count < 2:
        return []
    mean_x, mean_y = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    if not spread:
        return []
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread
    ends = min(x for x, _ in points), max(x for x, _ in points)
    return [(x, mean_y + slope * (x - mean_x)) for x in ends]


@hookimpl
def aifordb_widgets() -> list[WidgetType]:
    """Bring in `scatter`."""
    return [Scatter()]
