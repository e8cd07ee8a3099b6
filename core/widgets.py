"""Which widget type shows a result best. Asks all of them; one that fails is left out and logged."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .contracts.results import Cell, Result
from .contracts.widget import Fit, WidgetType

log = logging.getLogger("aifordb.widgets")
Rows = tuple[tuple[Cell, ...], ...]
LOOK_AT = 1_000
"""Rows that a widget type may look at."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A widget type that can show the result.

    :param type: the name of the widget type.
    :param options: ready for a widget of that type.
    :param reason: one phrase, such as "one row, one number".
    :param score: 0–1; how well it fits.
    """

    type: str
    options: Mapping[str, Any]
    reason: str
    score: float

    def to_json(self) -> dict[str, Any]:
        """The contract's `chart` of a query (2.1)."""
        return {"type": self.type, "options": dict(self.options), "reason": self.reason}


def suggest(widgets: Mapping[str, WidgetType], result: Result) -> Suggestion | None:
    """The widget type that shows `result` best, or None if none can show it."""
    ranked = rank(widgets, result)
    return ranked[0] if ranked else None


def rank(widgets: Mapping[str, WidgetType], result: Result) -> tuple[Suggestion, ...]:
    """All widget types that can show `result`, best first; equal ones in the order of `widgets`."""
    if not result.columns:
        return ()
    first = result.rows[:LOOK_AT]
    asked = (_ask(name, widget, result, first) for name, widget in widgets.items())
    found = [suggestion for suggestion in asked if suggestion is not None]
    return tuple(sorted(found, key=lambda suggestion: -suggestion.score))


def _ask(name: str, widget: WidgetType, result: Result, first: Rows) -> Suggestion | None:
    if not widget.needs_data:
        return None
    try:
        fit = widget.suits(result.columns, first, len(result.rows))
        if fit is None:
            return None
        wrong = _wrong(widget, fit)
    except Exception as error:  # noqa: BLE001  The boundary to foreign code: a chart is a nicety, the answer is not.
        log.warning("Widget type %s failed on a result: %s", name, type(error).__name__)
        return None
    if wrong:
        log.warning("Widget type %s gave %s.", name, wrong)
        return None
    return Suggestion(name, fit.options, fit.reason, fit.score)


def _wrong(widget: WidgetType, fit: object) -> str | None:
    """What is wrong with a fit, or None."""
    if not isinstance(fit, Fit):
        return f"a {type(fit).__name__} instead of a Fit"
    if not 0 <= fit.score <= 1:  # NaN is outside, too
        return "a score outside 0–1"
    problems = widget.options().validate(dict(fit.options))
    return f"options that its own schema refuses ({', '.join(map(str, problems))})" if problems else None
