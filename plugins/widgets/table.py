"""Rows and columns, as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aifordb.core import Cell, ChartSpec, Fit, Result, ResultColumn, WidgetType, hookimpl
from marshmallow import Schema, fields, validate

from ._columns import Described, describe, number, title
from ._options import loaded
from ._pick import find


class TableColumn(Schema):
    """How one column is shown."""

    name = fields.String(
        required=True, validate=validate.Length(1, 1000), metadata={"label": "Column", "help": "Its name in the result."}
    )  # fmt: skip
    label = fields.String(
        allow_none=True, load_default=None, validate=validate.Length(1, 200), metadata={"label": "Heading", "help": "What people read."}
    )  # fmt: skip
    format = fields.String(
        allow_none=True, load_default=None, validate=validate.OneOf(["plain", "number", "percent", "date", "time"]),
        metadata={"label": "Format", "help": "How values are written; by their type if left out."},
    )  # fmt: skip
    width = fields.Integer(
        allow_none=True, load_default=None, strict=True, validate=validate.Range(20, 2000),
        metadata={"label": "Width", "help": "In pixels."},
    )  # fmt: skip
    hidden = fields.Boolean(load_default=False, metadata={"label": "Hidden", "help": "Left out."})


class TableOptions(Schema):
    """Options of a table."""

    columns = fields.List(
        fields.Nested(TableColumn),
        load_default=list,
        validate=validate.Length(max=500),
        metadata={"label": "Columns", "help": "Those listed come first, in this order; the others follow."},
    )
    page_size = fields.Integer(
        load_default=25, strict=True, validate=validate.Range(1, 1000), metadata={"label": "Rows a page", "help": "1–1,000."}
    )  # fmt: skip
    totals = fields.Boolean(
        load_default=False, metadata={"label": "Totals", "help": "A last line with the sum of each column of numbers."}
    )


class Table(WidgetType):
    """The widget type `table`."""

    type, label, description = "table", "Table", "Rows and columns, as they are."
    options = TableOptions

    def suits(self, columns: Sequence[ResultColumn], rows: Sequence[Sequence[Cell]], row_count: int) -> Fit | None:
        """Shows anything: what nothing shows better."""
        count = "one row" if row_count == 1 else f"{row_count:,} rows" if row_count else "no rows"
        width = "one column" if len(columns) == 1 else f"{len(columns)} columns"
        return Fit(0.2, {}, f"{count}, {width}") if columns else None

    def chart(self, result: Result, options: Mapping[str, Any]) -> ChartSpec:
        """See `WidgetType.chart`. The rows lie beside it."""
        given = loaded(self.options, options)
        described = describe(result.columns, result.rows)
        for place, wish in enumerate(given["columns"]):
            find(described, wish["name"], f"columns.{place}.name")
        wishes = {wish["name"]: wish for wish in given["columns"]}
        order = sorted(described, key=lambda column: _place(column.name, list(wishes)))
        columns = [_column(column, wishes.get(column.name, {})) for column in order]
        shown = [column for column in columns if column is not None]
        totals = _totals(described, result) if given["totals"] else None
        return ChartSpec("table", {"columns": shown, "page_size": given["page_size"], "totals": totals})


def _place(name: str, wished: list[str]) -> int:
    return wished.index(name) if name in wished else len(wished)


def _column(column: Described, wish: Mapping[str, Any]) -> dict[str, Any] | None:
    if wish.get("hidden"):
        return None
    return {
        "name": column.name,
        "label": wish.get("label") or title(column.name),
        "type": column.column.type,
        "format": wish.get("format"),
        "width": wish.get("width"),
        # Numbers are compared digit by digit, so they stand on the right; keys are names that happen to be numbers.
        "align": "right" if column.role in {"number", "part"} else "left",
    }


def _totals(described: Sequence[Described], result: Result) -> dict[str, float]:
    """The sum of each measure. Keys, years and the like have none."""
    return {
        column.name: sum(number(row[column.index]) or 0 for row in result.rows)
        for column in described
        if column.role == "number"
    }


@hookimpl
def aifordb_widgets() -> list[WidgetType]:
    """Bring in `table`."""
    return [Table()]
