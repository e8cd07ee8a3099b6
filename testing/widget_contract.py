"""The promises of a widget type, as tests that a plugin's author runs."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

import orjson
from aifordb.core import ChartSpec, FieldProblem, Fit, Result, ValidationError, WidgetType
from aifordb.core.contracts.chart_grammar import check_chart
from marshmallow import Schema, fields

from .results import RESULTS

FIRST = 1_000


class WidgetContract:
    """Subclass it, set `widget`, and run pytest::

        class TestGauge(WidgetContract):
            widget = Gauge()

    :cvar widget: the widget type under test.
    :cvar results: results of your own, by name, for a type that suits none of `RESULTS`.
    """

    widget: ClassVar[WidgetType]
    results: ClassVar[Mapping[str, Result]] = {}

    def test_people_can_read_what_it_is(self) -> None:
        assert re.fullmatch(r"[a-z][a-z0-9_]{0,49}", self.widget.type)
        assert self.widget.label.strip()
        assert self.widget.description.strip().endswith(".")

    def test_every_option_has_a_label_and_help(self) -> None:
        for path, field in _options(self.widget.options()):
            assert field.metadata.get("label"), f"{path} has no label"
            assert field.metadata.get("help"), f"{path} has no help"

    def test_no_option_is_required_unless_it_needs_no_data(self) -> None:
        # A widget is made from a query alone (POST …/widgets); options refine it.
        assert not (self.widget.needs_data and self.widget.options().validate({}))

    def test_it_suits_a_result(self) -> None:
        assert not self.widget.needs_data or any(_suits(self.widget, result) for result in self._all().values())

    def test_how_it_suits_is_a_share_with_options_and_a_reason(self) -> None:
        for name, result in self._all().items():
            fit = _suits(self.widget, result)
            if fit is not None:
                assert 0 <= fit.score <= 1, name
                assert self.widget.options().validate(dict(fit.options)) == {}, name
                assert 3 <= len(fit.reason) <= 80, name

    def test_the_same_result_gets_the_same_fit_and_stays_as_it_was(self) -> None:
        for name, result in self._all().items():
            rows = [list(row) for row in result.rows]
            before = copy.deepcopy(rows)
            fits = [self.widget.suits(result.columns, rows[:FIRST], len(rows)) for _ in range(2)]
            assert fits[0] == fits[1], name
            assert rows == before, name

    def test_what_it_suits_it_draws_within_the_grammar(self) -> None:
        for name, result in self._all().items():
            fit = _suits(self.widget, result)
            if fit is not None:
                chart = self.widget.chart(result, fit.options)
                check_chart(chart)
                assert orjson.loads(orjson.dumps(dict(chart.body))) == dict(chart.body), name

    def test_it_draws_only_columns_that_there_are(self) -> None:
        for name, result in self._all().items():
            fit = _suits(self.widget, result)
            if fit is not None:
                chart = self.widget.chart(result, fit.options)
                assert drawn_fields(chart) <= set(chart_rows(chart, result)[0]), name

    def test_its_rows_are_as_wide_as_their_heading(self) -> None:
        for name, result in self._all().items():
            fit = _suits(self.widget, result)
            if fit is not None:
                columns, rows = chart_rows(self.widget.chart(result, fit.options), result)
                assert {len(row) for row in rows} <= {len(columns)}, name

    def test_any_other_result_is_drawn_or_refused_with_the_option_named(self) -> None:
        # A stored widget meets whatever its query gives tomorrow.
        options = [dict(fit.options) for result in self._all().values() if (fit := _suits(self.widget, result))]
        for chosen in [{}, *options]:
            for result in self._all().values():
                for problem in _refused(self.widget, result, chosen):
                    place, option, *_ = [*str(problem.field).split("."), ""]
                    assert (place, option in self.widget.options().fields) == ("options", True), (problem, chosen)

    def _all(self) -> Mapping[str, Result]:
        return {**RESULTS, **self.results}


def drawn_fields(chart: ChartSpec) -> set[str]:
    """The columns that a drawn chart reads."""
    return {re.sub(r"\\(.)", r"\1", name) for name in _fields(chart.body.get("spec", {}))}


def chart_rows(chart: ChartSpec, result: Result) -> tuple[list[str], list[list[Any]]]:
    """Names of columns, and rows, from which a chart is drawn: its own if it has some, else those of the result."""
    own = chart.body.get("results")
    if own is not None:
        return list(own["columns"]), [list(row) for row in own["rows"]]
    return [column.name for column in result.columns], [list(row) for row in result.rows]


def _suits(widget: WidgetType, result: Result) -> Fit | None:
    return widget.suits(result.columns, result.rows[:FIRST], len(result.rows))


def _refused(widget: WidgetType, result: Result, options: Mapping[str, Any]) -> Sequence[FieldProblem]:
    """What the widget type has against drawing the result; nothing if it draws it."""
    try:
        check_chart(widget.chart(result, options))
    except ValidationError as error:
        return () if isinstance(error.details, dict) else error.details
    return ()


def _fields(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for name, member in node.items():
            if name == "field":
                yield member
            else:
                yield from _fields(member)
    elif isinstance(node, list):
        for member in node:
            yield from _fields(member)


def _options(schema: Schema, path: str = "") -> Iterator[tuple[str, fields.Field[Any]]]:
    for name, field in schema.fields.items():
        yield f"{path}{name}", field
        inner = field.inner if isinstance(field, fields.List) else field
        if isinstance(inner, fields.Nested):
            yield from _options(inner.schema, f"{path}{name}.")
