"""What bars, lines and areas share: their options, and the way from a result to a spec."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from aifordb.core import Cell, ChartSpec, Fit, Result, ResultColumn, WidgetType
from marshmallow import Schema, fields, validate

from ._columns import title
from ._options import column, loaded
from ._pick import Axes, axes, pick
from ._rows import Drawn, draw
from ._vega import across, chart, colour, shown, upwards


class CartesianOptions(Schema):
    """Options of every chart with two axes."""

    x = column("Across", "The column of categories or times; the first that fits if left out.")
    y = fields.List(
        fields.String(validate=validate.Length(1, 1000)),
        load_default=list,
        validate=validate.Length(max=20),
        metadata={"label": "Up", "help": "The columns of numbers; the first that fit if left out."},
    )
    series = column("Series", "A column whose values each get a colour; `y` then has one column.")
    y_min = fields.Float(
        allow_none=True, load_default=None, metadata={"label": "From", "help": "Where the axis of numbers begins."}
    )
    y_max = fields.Float(
        allow_none=True, load_default=None, metadata={"label": "To", "help": "Where the axis of numbers ends."}
    )
    top = fields.Integer(
        allow_none=True, load_default=None, validate=validate.Range(1, 1000), strict=True,
        metadata={"label": "Only the largest", "help": "So many bars, or so many lines over time; the rest is left out, and the chart says so."},
    )  # fmt: skip
    sort = fields.String(
        load_default="result",
        validate=validate.OneOf(["result", "value", "label"]),
        metadata={
            "label": "Order",
            "help": "Of categories: as in the result, largest first, or by name. Times are always in order.",
        },
    )


class Cartesian(WidgetType):
    """A chart with two axes. Subclasses say how well they suit and how their marks look."""

    options: ClassVar[type[CartesianOptions]]
    banded: ClassVar[bool] = False

    def suits(self, columns: Sequence[ResultColumn], rows: Sequence[Sequence[Cell]], row_count: int) -> Fit | None:
        """See `WidgetType.suits`."""
        picked = pick(columns, rows) if row_count == len(rows) else None
        if picked is None or picked.hidden > 1:
            return None
        fit = self.fit(picked, rows)
        # A result with a key for each row, or with columns that the chart leaves out, is a list: a table shows it whole.
        worse = (0.4 if picked.keyed else 1.0) * (0.5 if picked.hidden else 1.0)
        return Fit(round(fit.score * worse, 3), fit.options, fit.reason) if fit else None

    @abstractmethod
    def fit(self, picked: Axes, rows: Sequence[Sequence[Cell]]) -> Fit | None:
        """How well this type shows these axes."""

    def chart(self, result: Result, options: Mapping[str, Any]) -> ChartSpec:
        """See `WidgetType.chart`."""
        given = loaded(self.options, options)
        chosen = axes(result.columns, result.rows, given)
        drawn = draw(result, chosen, given["top"])
        x = across(drawn.x, chosen.x, result.rows, banded=self.banded)
        if x["type"] == "nominal":
            x["sort"] = {"result": None, "value": "-y", "label": "ascending"}[given["sort"]]
        y = upwards(drawn.y, chosen.ys, result.rows, given, zero=self.banded)
        encoding = {"x": x, "y": y, "tooltip": _tooltip(drawn, chosen, result)}
        if drawn.series:
            encoding["color"] = colour(drawn.series, drawn.series_title, _kinds(chosen, result, drawn))
        return chart(self.marks(encoding, chosen, given), drawn.results, drawn.note)

    @abstractmethod
    def marks(self, encoding: dict[str, Any], chosen: Axes, options: Mapping[str, Any]) -> Mapping[str, Any]:
        """`mark` and `encoding`."""


def phrase(picked: Axes) -> str:
    """ "a number per month", "2 numbers for each of 12 categories": the reason that people read."""
    numbers = "a number" if len(picked.ys) == 1 else f"{len(picked.ys)} numbers"
    if picked.x.unit == "minute":
        numbers += " over time"
    elif picked.x.role in {"time", "part"}:
        numbers += f" per {picked.x.unit or title(picked.x.name).lower()}"
    else:
        numbers += f" for each of {picked.x.distinct} categories"
    return f"{numbers}, by {title(picked.series.name).lower()}"[:80] if picked.series else numbers[:80]


def _tooltip(drawn: Drawn, chosen: Axes, result: Result) -> list[dict[str, Any]]:
    lines = [shown(drawn.x, title(chosen.x.name), chosen.x, result.rows)]
    if drawn.series:
        lines.append({"field": drawn.series, "type": "nominal", "title": drawn.series_title or "Measure"})
    name = title(chosen.ys[0].name) if len(chosen.ys) == 1 else "Value"
    return [*lines, shown(drawn.y, name, chosen.ys[0], result.rows)]


def _kinds(chosen: Axes, result: Result, drawn: Drawn) -> list[Cell]:
    if drawn.results is not None:
        return [row[1] for row in drawn.results["rows"]]
    return [row[chosen.series.index] for row in result.rows] if chosen.series else []
