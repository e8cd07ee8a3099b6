"""What a plugin implements to show a result."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from .fields import SchemaClass
from .results import Cell, Result, ResultColumn


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a widget type suits a result.

    :param score: 0–1; the best type of a result is the one suggested.
    :param options: ready to use with that result.
    :param reason: one phrase, such as "one row, one number".
    """

    score: float
    options: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """Drawing instructions: data, never code.

    :param kind: `vega-lite` with `body` = {"spec": a Vega-Lite object whose data is {"name": "results"}}; or `metric`, `table`, `text`
        with a body of their own.
    """

    kind: Literal["vega-lite", "metric", "table", "text"]
    body: Mapping[str, Any]


class WidgetType(ABC):
    """A way to show a result on a dashboard. Pure: no I/O, no state."""

    type: ClassVar[str]
    label: ClassVar[str]
    description: ClassVar[str]
    needs_data: ClassVar[bool] = True
    options: ClassVar[SchemaClass]
    """The widget's options, with help in `metadata`; the form and the JSON Schema are made from it."""

    @abstractmethod
    def suits(self, columns: Sequence[ResultColumn], rows: Sequence[Sequence[Cell]], row_count: int) -> Fit | None:
        """How well this type suits a result; None if it cannot show it.

        :param rows: the first rows, at most 1,000.
        """

    @abstractmethod
    def chart(self, result: Result, options: Mapping[str, Any]) -> ChartSpec:
        """The drawing of `result`.

        :param options: validated by `options`.
        :raises ValidationError: the result does not fit the options; names the option.
        """
