"""One number, large."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aifordb.core import NUMBERS, Cell, ChartSpec, Fit, Result, ResultColumn, WidgetType, hookimpl
from marshmallow import Schema, fields, validate

from ._columns import describe, title
from ._options import column, loaded
from ._pick import find_number, wrong


class MetricOptions(Schema):
    """Options of a metric."""

    value = column("Value", "The column of the number; the first number if left out.")
    compare = column("Compare with", "A column that holds the earlier value.")
    compare_period = fields.String(
        allow_none=True, load_default=None, validate=validate.OneOf(["previous"]),
        metadata={"label": "Compare over time", "help": "`previous`: with the same span of time before."},
    )  # fmt: skip
    unit = fields.String(
        allow_none=True, load_default=None, validate=validate.Length(max=20), metadata={"label": "Unit", "help": "Such as € or kg."}
    )  # fmt: skip
    decimals = fields.Integer(
        allow_none=True, load_default=None, strict=True, validate=validate.Range(0, 10),
        metadata={"label": "Decimals", "help": "Digits after the point; as many as the value has if left out."},
    )  # fmt: skip
    goal = fields.Float(allow_none=True, load_default=None, metadata={"label": "Goal", "help": "The number to reach."})
    good = fields.String(
        load_default="up", validate=validate.OneOf(["up", "down"]),
        metadata={"label": "Good direction", "help": "Whether more or less is better; decides the colour of a change."},
    )  # fmt: skip


class Metric(WidgetType):
    """The widget type `metric`."""

    type, label, description = "metric", "Metric", "One number, large, with its change."
    options = MetricOptions

    def suits(self, columns: Sequence[ResultColumn], rows: Sequence[Sequence[Cell]], row_count: int) -> Fit | None:
        """Made for one row with one number; with more columns it would hide the others."""
        numbers = [each.name for each in columns if each.type in NUMBERS]
        if row_count != 1 or not numbers:
            return None
        if len(columns) == 1:
            return Fit(1.0, {"value": numbers[0]}, "one row, one number")
        return Fit(0.1, {"value": numbers[0]}, f"one row, {len(columns)} columns, of which it shows one")

    def chart(self, result: Result, options: Mapping[str, Any]) -> ChartSpec:
        """See `WidgetType.chart`. The first row counts."""
        given = loaded(self.options, options)
        if not result.rows:
            raise wrong("value", "The result has no row.", "required")
        described = describe(result.columns, result.rows)
        place = find_number(described, given["value"], "value").index if given["value"] else _first_number(result)
        compare = find_number(described, given["compare"], "compare") if given["compare"] else None
        body = {
            "value": result.rows[0][place],
            "column": result.columns[place].name,
            "column_type": result.columns[place].type,
            "label": title(result.columns[place].name),
            "compare": result.rows[0][compare.index] if compare else None,
            "options": dict(options),
        }
        return ChartSpec("metric", body)


def _first_number(result: Result) -> int:
    for index, candidate in enumerate(result.columns):
        if candidate.type in NUMBERS:
            return index
    raise wrong("value", "The result has no number.", "required")


@hookimpl
def aifordb_widgets() -> list[WidgetType]:
    """Bring in `metric`."""
    return [Metric()]
