"""Lines: a number over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aifordb.core import Cell, Fit, WidgetType, hookimpl
from marshmallow import fields

from ._cartesian import Cartesian, CartesianOptions, phrase
from ._pick import Axes
from ._vega import FEW


class LineOptions(CartesianOptions):
    """Options of lines."""

    stacked = fields.Boolean(
        load_default=False, metadata={"label": "Stacked", "help": "Each line adds to those below it."}
    )
    smooth = fields.Boolean(
        load_default=False, metadata={"label": "Smooth", "help": "Curves between the points; they never overshoot."}
    )


class Line(Cartesian):
    """The widget type `line`."""

    type, label, description = "line", "Line chart", "Shows how numbers change over time."
    options = LineOptions

    def fit(self, picked: Axes, rows: Sequence[Sequence[Cell]]) -> Fit | None:
        """Best for times; two points are hardly a line, and categories have no order to follow."""
        if picked.x.role not in {"time", "part"}:
            return None
        score = 0.9 if picked.x.distinct > 2 else 0.5
        return Fit(score if picked.x.role == "time" else 0.7, picked.options, phrase(picked))

    def marks(self, encoding: dict[str, Any], chosen: Axes, options: Mapping[str, Any]) -> Mapping[str, Any]:
        """Points are marked while there are few."""
        encoding["y"]["stack"] = "zero" if options["stacked"] else None
        mark = {
            "type": "line",
            "interpolate": "monotone" if options["smooth"] else "linear",
            "point": chosen.x.distinct <= FEW,
        }
        return {"mark": mark, "encoding": encoding}


@hookimpl
def aifordb_widgets() -> list[WidgetType]:
    """Bring in `line`."""
    return [Line()]
