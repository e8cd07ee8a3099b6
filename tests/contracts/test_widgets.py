"""The built-in widget types keep the contract, suit what they should, and can be drawn by the real Vega-Lite."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import jsonschema
import pytest
import vl_convert
from aifordb.core import ChartSpec, Fit, Result, ResultColumn, ValidationError, WidgetType
from aifordb.core.contracts.chart_grammar import GRAMMAR, ChartRefused, check_chart
from aifordb.core.plugins import load_plugins
from aifordb.core.settings.model import PluginsSettings
from aifordb.core.widgets import rank, suggest
from aifordb.plugins.widgets._columns import describe, is_key
from aifordb.plugins.widgets.area import Area
from aifordb.plugins.widgets.bar import Bar
from aifordb.plugins.widgets.line import Line
from aifordb.plugins.widgets.metric import Metric
from aifordb.plugins.widgets.pie import Pie
from aifordb.plugins.widgets.scatter import Scatter
from aifordb.plugins.widgets.table import Table
from aifordb.testing.results import RESULTS, result
from aifordb.testing.widget_contract import WidgetContract, chart_rows

WIDGETS = load_plugins(PluginsSettings()).widgets


class TestArea(WidgetContract):
    widget = Area()


class TestBar(WidgetContract):
    widget = Bar()


class TestLine(WidgetContract):
    widget = Line()


class TestMetric(WidgetContract):
    widget = Metric()


class TestPie(WidgetContract):
    widget = Pie()


class TestScatter(WidgetContract):
    widget = Scatter()


class TestTable(WidgetContract):
    widget = Table()


# Which type is suggested for which result, with its options and the reason that people read.
SUGGESTED: dict[str, tuple[str, dict[str, Any], str]] = {
    "one number": ("metric", {"value": "count"}, "one row, one number"),
    "one number that is NULL": ("metric", {"value": "sum"}, "one row, one number"),
    "one text": ("table", {}, "one row, one column"),
    "one row, two numbers": ("table", {}, "one row, 2 columns"),
    "nothing": ("table", {}, "no rows, 2 columns"),
    "a number per month, as text": ("line", {"x": "month", "y": ["revenue"]}, "a number per month"),
    "a number per month, as dates": ("line", {"x": "month", "y": ["orders"]}, "a number per month"),
    "two numbers per day": ("line", {"x": "day", "y": ["revenue", "costs"]}, "2 numbers per day"),
    "a number per hour": ("line", {"x": "hour", "y": ["visits"]}, "a number over time"),
    "a number per year": ("line", {"x": "year", "y": ["sign_ups"]}, "a number per year"),
    "a number per quarter": ("line", {"x": "quarter", "y": ["revenue"]}, "a number per quarter"),
    "a number per year and month": (
        "bar",
        {"x": "month", "y": ["revenue"], "series": "year"},
        "a number per month, by year",
    ),
    "a number per month and channel": (
        "line",
        {"x": "month", "y": ["revenue"], "series": "channel"},
        "a number per month, by channel",
    ),
    "a number for each category": (
        "bar",
        {"x": "country", "y": ["total_revenue"], "sort": "value"},
        "a number for each of 4 categories",
    ),
    "long names": (
        "bar",
        {"x": "product_name", "y": ["avg(o.total)"], "orientation": "horizontal"},
        "a number for each of 15 categories",
    ),
    "many categories": ("table", {}, "200 rows, 2 columns"),
    "ratings": ("bar", {"x": "rating", "y": ["count(*)"]}, "a number for each of 5 categories"),
    "points": ("scatter", {"x": "price", "y": "weight"}, "two numbers in each row"),
    "points by kind": (
        "scatter",
        {"x": "length", "y": "width", "series": "species"},
        "two numbers in each row",
    ),
    "a list of records": ("table", {}, "10 rows, 5 columns"),
    "nested values": ("table", {}, "2 rows, 3 columns"),
}


@pytest.mark.parametrize("name", SUGGESTED)
def test_a_result_is_shown_by_the_type_that_fits_it_best(name: str) -> None:
    suggestion = suggest(WIDGETS, RESULTS[name])
    assert suggestion is not None
    expected = dict(zip(("type", "options", "reason"), SUGGESTED[name], strict=True))
    assert suggestion.to_json() == expected


def test_a_result_without_columns_gets_no_chart() -> None:
    assert suggest(WIDGETS, RESULTS["no columns"]) is None


def test_without_the_best_type_the_next_one_is_suggested() -> None:
    without_line = {name: widget for name, widget in WIDGETS.items() if name != "line"}
    assert [s.type for s in rank(without_line, RESULTS["a number per year"])] == ["bar", "area", "table"]


class _Broken(Table):
    """A stranger's widget type that raises, or answers nonsense."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def suits(self, *_: Any) -> Fit | None:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer  # type: ignore[no-any-return]  # the point of the test


@pytest.mark.parametrize(
    "answer", [RuntimeError("secret"), 0.9, Fit(float("nan")), Fit(2.0), Fit(1.0, {"colour": "red"}, "mine")]
)
def test_a_widget_type_that_fails_is_left_out_and_logged(answer: Any, caplog: pytest.LogCaptureFixture) -> None:
    suggestion = suggest({"broken": _Broken(answer), **WIDGETS}, RESULTS["one number"])
    assert suggestion is not None
    assert suggestion.type == "metric"
    assert "Widget type broken" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("id", True), ("order_id", True), ("orderId", True), ("ORDER_ID", True), ("postcode", True), ("order_number", True),
        ("uuid", True), ("count(id)", False), ("count_id", False), ("number", False), ("number_of_ids", False), ("paid", False),
        ("total", False), ("humidity", False), ("", False),
    ],
)  # fmt: skip
def test_a_key_is_known_by_its_name_and_is_no_measure(name: str, key: bool) -> None:
    assert is_key(name) is key


@pytest.mark.parametrize(
    ("type", "name", "cells", "role", "unit"),
    [
        ("text", "month", ["2024-01", "2024-02"], "time", "month"),
        ("text", "week", ["2024-W01", "2024-W52"], "time", "week"),
        ("text", "at", ["2024-01-05 10:30:00"], "time", "minute"),
        ("text", "code", ["2024-01", "x"], "key", None),
        ("date", "d", ["2024-01-01", "2024-04-01"], "time", "month"),
        ("date", "d", ["2024-01-01", "2024-04-02"], "time", "day"),
        ("timestamp", "t", ["2024-01-05T00:00:00", "2024-01-06T00:00:00"], "time", "day"),
        ("timestamp", "t", [None], "time", "minute"),
        ("integer", "year", [1999, 2024], "time", "year"),
        ("integer", "year", [1, 2], "number", None),
        ("integer", "month", [1, 12], "part", None),
        ("integer", "month", [1, 13], "number", None),
        ("boolean", "active", [True], "category", None),
        ("json", "data", [{"a": 1}], "other", None),
    ],
)  # fmt: skip
def test_a_column_has_a_role(type: Any, name: str, cells: list[Any], role: str, unit: str | None) -> None:
    (column,) = describe([ResultColumn(name, type)], [[cell] for cell in cells])
    assert (column.role, column.unit) == (role, unit)


def encoding(chart: ChartSpec) -> Mapping[str, Any]:
    return chart.body["spec"]["encoding"]  # type: ignore[no-any-return]  # a spec is JSON


def test_a_chart_reads_the_results_own_rows_where_they_will_do() -> None:
    chart = Bar().chart(RESULTS["long names"], {"x": "product_name", "y": ["avg(o.total)"]})
    assert "results" not in chart.body
    assert encoding(chart)["y"]["field"] == r"avg(o\.total)"


def test_a_time_without_zone_is_drawn_as_utc() -> None:
    # A browser would take it for its own zone, and the server's picture would differ from the page's.
    chart = Line().chart(RESULTS["a number per hour"], {})
    assert chart.body["results"]["rows"][0] == ["2024-03-01T00:00:00Z", 0]
    assert encoding(chart)["x"]["scale"] == {"type": "utc"}


def test_several_measures_become_lines_named_by_their_columns() -> None:
    chart = Line().chart(RESULTS["two numbers per day"], {})
    assert chart.body["results"]["columns"] == ["x", "series", "value"]
    assert chart.body["results"]["rows"][:2] == [["2024-03-01", "Revenue", 10.5], ["2024-03-01", "Costs", 7.25]]
    assert encoding(chart)["color"]["sort"] == ["Revenue", "Costs"]


def test_numbers_that_are_none_leave_a_gap() -> None:
    chart = Bar().chart(RESULTS["numbers that are none"], {})
    assert chart.body["results"]["rows"] == [["a", None], ["b", None], ["c", 1.5], ["d", None]]


def test_bars_begin_at_zero_and_one_kind_of_bar_has_no_legend() -> None:
    chart = Bar().chart(RESULTS["a number for each category"], {"sort": "value"})
    assert encoding(chart)["y"]["scale"]["zero"] is True
    assert encoding(chart)["x"]["sort"] == "-y"
    assert "color" not in encoding(chart)


def test_only_the_largest_bars_are_kept_and_the_chart_says_so() -> None:
    chart = Bar().chart(RESULTS["a number for each category"], {"top": 2})
    assert chart.body["results"]["rows"] == [["France", 90.0], ["Italy", 55.0]]
    assert chart.body["spec"]["title"] == "The 2 largest of 4"


def test_small_slices_become_other_and_the_legend_says_the_shares() -> None:
    chart = Pie().chart(RESULTS["a number for each category"], {"top": 2})
    assert chart.body["results"]["rows"] == [
        ["France", 90.0, "France · 46%", 0],
        ["Italy", 55.0, "Italy · 28%", 1],
        ["Other", 52.75, "Other · 27%", 2],
    ]


def test_the_trend_is_the_least_squares_line() -> None:
    chart = Scatter().chart(result({"x": "float", "y": "float"}, [[0, 1], [1, 3], [2, 5.0]]), {"trend": True})
    trend = [row for row in chart.body["results"]["rows"] if row[5] == "trend"]
    assert [(row[0], row[4]) for row in trend] == [(0.0, 1.0), (2.0, 5.0)]


def test_a_metric_gives_the_value_and_what_it_is_compared_with() -> None:
    chart = Metric().chart(RESULTS["one row, two numbers"], {"value": "revenue", "compare": "count"})
    assert (chart.kind, chart.body["value"], chart.body["compare"], chart.body["label"]) == (
        "metric",
        99.5,
        12,
        "Revenue",
    )


def test_a_table_lists_wished_columns_first_and_sums_measures_only() -> None:
    options = {"columns": [{"name": "total", "label": "€"}, {"name": "email", "hidden": True}], "totals": True}
    chart = Table().chart(RESULTS["a list of records"], options)
    assert [column["label"] for column in chart.body["columns"]] == ["€", "Id", "Name", "Created at"]
    assert chart.body["totals"] == {"total": 67.5}


@pytest.mark.parametrize(
    ("widget", "name", "options", "field"),
    [
        (Bar(), "a number for each category", {"x": "nope"}, "options.x"),
        (Bar(), "a number for each category", {"y": ["total_revenue", "nope"]}, "options.y.1"),
        (Bar(), "a number for each category", {"y": ["country"]}, "options.y.0"),
        (Bar(), "one text", {}, "options.y"),
        (Line(), "two numbers per day", {"y": ["revenue", "costs"], "series": "day"}, "options.series"),
        (Pie(), "gains and losses", {}, "options.value"),
        (Pie(), "a number for each category", {"label": "nope"}, "options.label"),
        (Pie(), "a number for each category", {"value": "country"}, "options.value"),
        (Pie(), "one number", {}, "options.label"),
        (Scatter(), "a number per year", {"x": "sign_ups", "y": "nope"}, "options.y"),
        (Scatter(), "one number", {}, "options.y"),
        (Metric(), "one text", {}, "options.value"),
        (Metric(), "nothing", {}, "options.value"),
        (Table(), "one text", {"columns": [{"name": "nope"}]}, "options.columns.0.name"),
        (Bar(), "one text", {"colour": "red"}, "options.colour"),
    ],
)
def test_an_option_that_does_not_fit_the_result_is_named(
    widget: WidgetType, name: str, options: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationError) as raised:
        widget.chart(RESULTS[name], options)
    assert [problem.field for problem in raised.value.details] == [field]  # type: ignore[union-attr]  # a validation_error has a list


DRAWN = [
    pytest.param(name, suggestion.type, dict(suggestion.options), id=f"{suggestion.type}: {name}")
    for name, its in RESULTS.items()
    for suggestion in rank(WIDGETS, its)
    if suggestion.type not in {"table", "metric"} and name != "a thousand rows"
] + [
    pytest.param("points", "scatter", {"trend": True}, id="scatter with trend"),
    pytest.param("two categories", "bar", {"stacked": True, "orientation": "horizontal"}, id="bar, stacked, lying"),
    pytest.param("parts with NULL", "pie", {"donut": True, "top": 1}, id="pie as a ring"),
    pytest.param("two numbers per day", "area", {"smooth": True, "y_min": -50}, id="area, smooth"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "type", "options"), DRAWN)
def test_the_real_vega_lite_draws_it(name: str, type: str, options: dict[str, Any]) -> None:
    chart = WIDGETS[type].chart(RESULTS[name], options)
    columns, rows = chart_rows(chart, RESULTS[name])
    spec = {**chart.body["spec"], "data": {"values": [dict(zip(columns, row, strict=True)) for row in rows]}}
    svg = vl_convert.vegalite_to_svg({**spec, "width": 400, "height": 240}, vl_version="6.4")
    mark = {"bar": "mark-rect", "pie": "mark-arc", "scatter": "mark-symbol", "line": "mark-line", "area": "mark-area"}[
        type
    ]
    assert re.search(rf'class="{mark} role-mark [^>]*><path[^>]* d="M', svg)
    assert "NaN" not in svg


def test_the_trend_line_is_drawn() -> None:
    chart = Scatter().chart(RESULTS["points"], {"trend": True})
    columns, rows = chart_rows(chart, RESULTS["points"])
    spec = {**chart.body["spec"], "data": {"values": [dict(zip(columns, row, strict=True)) for row in rows]}}
    svg = vl_convert.vegalite_to_svg({**spec, "width": 400, "height": 240}, vl_version="6.4")
    assert 'aria-roledescription="line mark"' in svg
    assert 'stroke-dasharray="6,4"' in svg


GOOD = Bar().chart(RESULTS["a number for each category"], {}).body["spec"]
REFUSED: dict[str, dict[str, Any]] = {
    "a URL as data": {"data": {"url": "https://example.com"}},
    "rows of its own": {"data": {"values": []}},
    "an expression as size": {"width": {"expr": "1+1"}},
    "a signal": {"height": {"signal": "height"}},
    "a transform": {"transform": [{"calculate": "1", "as": "x"}]},
    "parameters": {"params": [{"name": "p", "value": 1}]},
    "a link": {"encoding": {"href": {"field": "country"}}},
    "an image": {"mark": {"type": "image"}},
    "a link on the mark": {"mark": {"type": "bar", "href": "javascript:alert(1)"}},
    "a label expression": {"encoding": {"x": {"field": "country", "axis": {"labelExpr": "1"}}}},
    "a condition": {"encoding": {"x": {"field": "country", "condition": {"test": "1"}}}},
    "a format that is none": {"encoding": {"x": {"field": "country", "axis": {"format": "<b>"}}}},
    "another config": {"config": {"background": "url(x)"}},
    "another grammar": {"$schema": "https://example.com/schema.json"},
    "a colour that is none": {"mark": {"type": "bar", "color": "url(#x)"}},
    "a size that is huge": {"width": 1e9},
    "a size that is no number": {"width": float("nan")},
    "no mark": {"mark": None},
}


@pytest.mark.parametrize("why", REFUSED)
def test_the_grammar_refuses(why: str) -> None:
    with pytest.raises(ChartRefused, match="leaves the grammar at spec"):
        check_chart(ChartSpec("vega-lite", {"spec": {**GOOD, **REFUSED[why]}}))


def test_the_complaint_names_the_place() -> None:
    with pytest.raises(ChartRefused) as raised:
        check_chart(ChartSpec("vega-lite", {"spec": {**GOOD, "mark": {"type": "bar", "href": "x"}}}))
    assert str(raised.value) == "The chart leaves the grammar at spec.mark.href: not a known member."


def test_a_drawn_chart_without_spec_is_refused() -> None:
    with pytest.raises(ChartRefused):
        check_chart(ChartSpec("vega-lite", {}))


def test_the_grammar_is_json_schema_and_a_real_validator_agrees_with_ours() -> None:
    jsonschema.Draft202012Validator.check_schema(dict(GRAMMAR))
    validator = jsonschema.Draft202012Validator(dict(GRAMMAR))
    assert validator.is_valid(json.loads(json.dumps(GOOD)))
    for why, change in REFUSED.items():
        if why != "a size that is no number":  # JSON has none
            assert not validator.is_valid({**GOOD, **change}), why


def test_results_of_the_kit_are_results() -> None:
    assert all(isinstance(each, Result) for each in RESULTS.values())


class _Linked(Bar):
    """Draws outside the grammar."""

    def chart(self, result: Result, options: Mapping[str, Any]) -> ChartSpec:
        chart = super().chart(result, options)
        return ChartSpec(chart.kind, {"spec": {**chart.body["spec"], "usermeta": {"embedOptions": {}}}})


class _Elsewhere(Bar):
    """Reads a column that the result does not have."""

    def chart(self, result: Result, options: Mapping[str, Any]) -> ChartSpec:
        chart = super().chart(result, options)
        encoding = {"x": {"field": "nowhere", "type": "nominal"}}
        return ChartSpec(chart.kind, {"spec": {**chart.body["spec"], "encoding": encoding}})


class _Moody(Bar):
    """Never answers the same twice."""

    calls = 0

    def suits(self, columns: Any, rows: Any, row_count: int) -> Fit | None:
        self.calls += 1
        return Fit(0.5, {}, f"asked {self.calls} times")


@pytest.mark.parametrize(
    ("widget", "promise"),
    [
        (_Linked(), "test_what_it_suits_it_draws_within_the_grammar"),
        (_Elsewhere(), "test_it_draws_only_columns_that_there_are"),
        (_Moody(), "test_the_same_result_gets_the_same_fit_and_stays_as_it_was"),
    ],
)
def test_the_suite_catches_a_widget_type_that_breaks_a_promise(widget: WidgetType, promise: str) -> None:
    suite = type("Suite", (WidgetContract,), {"widget": widget})()
    with pytest.raises((AssertionError, ChartRefused)):
        getattr(suite, promise)()
