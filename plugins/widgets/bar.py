"""Bars: a number for each of a few categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aifordb.core import Cell, Fit, ResultColumn, WidgetType, hookimpl
from marshmallow import fields, validate

from ._cartesian import Cartesian, CartesianOptions, phrase
from ._columns import number
from ._pick import MOST_SERIES, Axes
from ._rows import longest

MOST = 30
"""More bars than this are read more easily in a table."""
LONG = 12
"""Labels longer than this do not fit under a bar; they stand beside it."""
UPRIGHT = 60
"""Characters of all labels together that fit side by side under a chart of ordinary width."""


class BarOptions(CartesianOptions):
    """Options of bars."""

    stacked = fields.Boolean(
        load_default=False, metadata={"label": "Stacked", "help": "Series on top of each other, not side by side."}
    )
    orientation = fields.String(
        load_default="vertical",
        validate=validate.OneOf(["vertical", "horizontal"]),
        metadata={"label": "Direction", "help": "Horizontal bars leave room for long names."},
    )


class Bar(Cartesian):
    """The widget type `bar`."""

    type, label, description = "bar", "Bar chart", "Compares a number across categories."
    options = BarOptions
    banded = True

    def suits(self, columns: Sequence[ResultColumn], rows: Sequence[Sequence[Cell]], row_count: int) -> Fit | None:
        """See `WidgetType.suits`. So many rows are not even looked at: there would be more bars than can be read."""
        return super().suits(columns, rows, row_count) if row_count <= MOST * MOST_SERIES else None

    def fit(self, picked: Axes, rows: Sequence[Sequence[Cell]]) -> Fit | None:
        """Best for categories; for times only while they are few."""
        count = picked.x.distinct
        if count > MOST:
            return None
        options = picked.options
        if picked.x.role == "category":
            options |= _layout(picked, rows)
        score = {"category": 0.9, "part": 0.85, "number": 0.75}.get(picked.x.role, 0.8 if count <= 2 else 0.6)
        return Fit(score, options, phrase(picked))

    def marks(self, encoding: dict[str, Any], chosen: Axes, options: Mapping[str, Any]) -> Mapping[str, Any]:
        """Upright or lying bars, side by side or stacked."""
        if "color" in encoding and not options["stacked"]:
            encoding["y"]["stack"] = None
            encoding["xOffset"] = {"field": encoding["color"]["field"], "sort": encoding["color"]["sort"]}
        if options["orientation"] == "horizontal":
            encoding = _lying(encoding)
        return {"mark": {"type": "bar", "cornerRadiusEnd": 2}, "encoding": encoding}


def _layout(picked: Axes, rows: Sequence[Sequence[Cell]]) -> dict[str, Any]:
    """Order and direction. An ORDER BY is somebody's wish: only a result without visible order is sorted."""
    values = [number(row[picked.ys[0].index]) or 0 for row in rows]
    names = [str(row[picked.x.index]) for row in rows]
    ordered = values in (sorted(values), sorted(values, reverse=True)) or names in (sorted(names), sorted(names, reverse=True))  # fmt: skip
    layout = {} if ordered else {"sort": "value"}
    widest = longest(rows, picked.x)
    lying = widest > LONG or picked.x.distinct > LONG or widest * picked.x.distinct > UPRIGHT
    return layout | ({"orientation": "horizontal"} if lying else {})


def _lying(encoding: dict[str, Any]) -> dict[str, Any]:
    turned = encoding | {"x": encoding["y"], "y": encoding["x"]}
    if turned["y"].get("sort") == "-y":
        turned["y"] = turned["y"] | {"sort": "-x"}
    if "axis" in turned["y"]:
        turned["y"] = turned["y"] | {"axis": {**turned["y"]["axis"], "labelAngle": 0}}
    if "xOffset" in turned:
        turned["yOffset"] = turned.pop("xOffset")
    return turned


@hookimpl
def aifordb_widgets() -> list[WidgetType]:
    """Bring in `bar`."""
    return [Bar()]
