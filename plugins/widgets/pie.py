"""Slices: the parts of a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from aifordb.core import Cell, ChartSpec, Fit, Result, ResultColumn, WidgetType, hookimpl
from marshmallow import Schema, fields, validate

from ._columns import Described, describe, number, title
from ._options import column, loaded
from ._pick import find, find_number, pick, wrong
from ._rows import place
from ._vega import chart, number_format

MOST = 8
"""More slices than this cannot be compared by eye, nor their colours told apart."""
OTHER = "Other"


class PieOptions(Schema):
    """Options of a pie."""

    label = column("Slices", "The column that names the slices; the first that fits if left out.")
    value = column("Size", "The column of numbers; the first that fits if left out.")
    top = fields.Integer(
        load_default=MOST, strict=True, validate=validate.Range(1, 50),
        metadata={"label": "Largest slices", "help": "So many slices; the rest is one slice, “Other”."},
    )  # fmt: skip
    donut = fields.Boolean(load_default=False, metadata={"label": "Ring", "help": "With a hole in the middle."})


class Pie(WidgetType):
    """The widget type `pie`."""

    type, label, description = "pie", "Pie chart", "Shows a few parts of a whole."
    options = PieOptions

    def suits(self, columns: Sequence[ResultColumn], rows: Sequence[Sequence[Cell]], row_count: int) -> Fit | None:
        """For one number that is not negative, for each of few categories. Bars are read more exactly, so they come first."""
        picked = pick(columns, rows) if row_count <= MOST else None
        if picked is None or picked.x.role != "category" or picked.series or picked.hidden or len(picked.ys) != 1:
            return None
        sizes = [number(row[picked.ys[0].index]) or 0 for row in rows]
        if min(sizes) < 0 or not sum(sizes):
            return None
        return Fit(0.5, {"label": picked.x.name, "value": picked.ys[0].name}, f"{row_count} parts of a whole")

    def chart(self, result: Result, options: Mapping[str, Any]) -> ChartSpec:
        """See `WidgetType.chart`."""
        given = loaded(self.options, options)
        label, value = _pair(result, given)
        slices = _slices(result, label, value, given["top"])
        whole = sum(size for _, size in slices)
        rows = [
            [name, size, f"{name} · {size / whole:.0%}" if whole else str(name), index]
            for index, (name, size) in enumerate(slices)
        ]
        mark: dict[str, Any] = {"type": "arc", "padAngle": 0.01}
        if given["donut"]:
            mark["innerRadius"] = 55
        encoding = _encoding(label, value, rows)
        results = {"columns": ["label", "value", "legend", "place"], "rows": rows}
        return chart({"mark": mark, "encoding": encoding}, results)


def _pair(result: Result, given: Mapping[str, Any]) -> tuple[Described, Described]:
    """The columns that name and size the slices.

    :raises ValidationError: an option names no fitting column, or none can be picked.
    """
    described = describe(result.columns, result.rows)
    picked = pick(result.columns, result.rows)
    names = [picked.x] if picked else [column for column in described if column.role in {"category", "time", "part"}]
    sizes = picked.ys if picked else tuple(column for column in described if column.role == "number")
    label = find(described, given["label"], "label") if given["label"] else next(iter(names), None)
    value = find_number(described, given["value"], "value") if given["value"] else next(iter(sizes), None)
    if label is None:
        raise wrong("label", "The result has no column to name the slices.", "required")
    if value is None:
        raise wrong("value", "The result has no number to draw.", "required")
    return label, value


def _slices(result: Result, label: Described, value: Described, top: int) -> list[tuple[Cell, float]]:
    """Name and size of each slice, largest first, "Other" last.

    :raises ValidationError: a size is negative.
    """
    sizes: defaultdict[Cell, float] = defaultdict(float)
    for row in result.rows:
        size = number(row[value.index]) or 0
        if size < 0:
            raise wrong("value", "A slice cannot be negative; use bars.", "out_of_range")
        sizes[place(row[label.index], label)] += size
    ordered = sorted(sizes.items(), key=lambda item: -item[1])
    rest = sum(size for _, size in ordered[top:])
    return [*ordered[:top], (OTHER, rest)] if rest else ordered[:top]


def _encoding(label: Described, value: Described, rows: Sequence[Sequence[Cell]]) -> dict[str, Any]:
    # A pie is read by its legend, so that says the shares; a slice's own text would not fit into a small one.
    return {
        "theta": {"field": "value", "type": "quantitative", "stack": "zero"},
        "order": {"field": "place", "type": "quantitative"},
        "color": {
            "field": "legend",
            "type": "nominal",
            "sort": [row[2] for row in rows],
            "legend": {"title": title(label.name), "labelLimit": 220},
        },
        "tooltip": [
            {"field": "legend", "type": "nominal", "title": title(label.name)},
            {
                "field": "value",
                "type": "quantitative",
                "title": title(value.name),
                "format": number_format([row[1] for row in rows]),
            },
        ],
    }


@hookimpl
def aifordb_widgets() -> list[WidgetType]:
    """Bring in `pie`."""
    return [Pie()]
