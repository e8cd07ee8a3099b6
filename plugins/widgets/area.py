"""Areas: amounts over time, and what they are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aifordb.core import Cell, Fit, WidgetType, hookimpl
from marshmallow import fields

from ._cartesian import Cartesian, CartesianOptions, phrase
from ._columns import number
from ._pick import Axes


class AreaOptions(CartesianOptions):
    """Options of areas."""

    stacked = fields.Boolean(
        load_default=True, metadata={"label": "Stacked", "help": "Each area stands on those below it."}
    )
    smooth = fields.Boolean(
        load_default=False, metadata={"label": "Smooth", "help": "Curves between the points; they never overshoot."}
    )


class Area(Cartesian):
    """The widget type `area`."""

    type, label, description = "area", "Area chart", "Shows amounts over time, and what they are made of."
    options = AreaOptions

    def fit(self, picked: Axes, rows: Sequence[Sequence[Cell]]) -> Fit | None:
        """For amounts over time; never for negative ones, which would be drawn on top of others."""
        amounts = [number(row[y.index]) or 0 for row in rows for y in picked.ys]
        if picked.x.role != "time" or picked.x.distinct < 3 or min(amounts) < 0:
            return None
        return Fit(0.6 if picked.series else 0.5, picked.options, phrase(picked))

    def marks(self, encoding: dict[str, Any], chosen: Axes, options: Mapping[str, Any]) -> Mapping[str, Any]:
        """Areas begin at 0: their height is the amount."""
        several = "color" in encoding
        encoding["y"]["scale"]["zero"] = True
        encoding["y"]["stack"] = "zero" if options["stacked"] and several else None
        mark = {
            "type": "area",
            "line": True,
            "interpolate": "monotone" if options["smooth"] else "linear",
            "fillOpacity": 0.7 if several and options["stacked"] else 0.3,
        }
        return {"mark": mark, "encoding": encoding}


@hookimpl
def aifordb_widgets() -> list[WidgetType]:
    """Bring in `area`."""
    return [Area()]
