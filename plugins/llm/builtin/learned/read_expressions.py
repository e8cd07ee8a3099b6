"""What an action sequence says of values: columns, aggregates, buckets and parts of times, arithmetic."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Literal, cast

from aifordb.core import Catalog, UsedValue
from aifordb.core.plan import percent
from aifordb.core.plan.model import (
    Aggregate,
    AggregateName,
    Arithmetic,
    Bucket,
    ColumnRef,
    DatePart,
    Elapsed,
    Expression,
    Part,
    Predicate,
    Share,
    Star,
    Unit,
)

from .grammar import AGGREGATES, Action
from .items import items_of
from .values import Constants, NoValue

Sign = Literal["+", "-", "*", "/"]


class ExpressionReader(ABC):
    """Reads one sequence from left to right; what it takes from the question is kept beside.

    :param actions: a whole walk through the grammar.
    """

    def __init__(self, actions: Sequence[Action], constants: Constants, catalog: Catalog) -> None:
        self._actions = actions
        self._at = 0
        self._constants = constants
        self._items = items_of(catalog)
        self.values: list[UsedValue] = []
        self.words: set[int] = set()
        self.guessed: list[str] = []

    @property
    def _next(self) -> str:
        return self._actions[self._at].kind if self._at < len(self._actions) else "end"

    def _take(self) -> Action:
        action = self._actions[self._at] if self._at < len(self._actions) else Action("end")
        self._at += 1
        return action

    def _taken(self, kind: str) -> bool:
        if self._next != kind:
            return False
        self._at += 1
        return True

    def _starts_expression(self) -> bool:
        kind = self._next
        return (
            kind in ("column", "share", "percent", *AGGREGATES)
            or kind.startswith("per ")
            or kind.endswith((" of", " from"))
        )

    def _column(self) -> ColumnRef:
        return self._items.ref(self._take().at)

    def _shown(self) -> Expression:
        if self._taken("star"):
            return Star()
        if self._next == "table":
            return Star(self._items.tables[self._take().at])
        return self._measure()

    def _timed(self) -> Expression:
        """A column, or a bucket, a part or the distance of times."""
        kind = self._next
        if kind.startswith("per "):
            self._at += 1
            return Bucket(cast("Unit", kind.removeprefix("per ")), self._column())
        if kind.endswith(" from"):
            self._at += 1
            return Elapsed(self._column(), self._column(), "day" if kind.startswith("days") else "hour")
        if kind.endswith(" of"):
            self._at += 1
            return DatePart(cast("Part", kind.removesuffix(" of")), self._column())
        return self._column()

    def _measure(self) -> Expression:
        if self._taken("share"):
            part = self._measure()
            if not isinstance(part, Aggregate):
                raise NoValue("a share of what is no aggregate")
            return Share(part)
        if self._taken("percent"):
            return self._percent()
        if self._next not in AGGREGATES:
            left = self._timed()
            while self._next.startswith("op "):
                sign = self._take().kind.removeprefix("op ")
                left = Arithmetic(cast("Sign", sign), left, self._column())
            return left
        return self._aggregates()

    def _percent(self) -> Expression:
        """A figure per hundred of another: two aggregates, or two columns of a row."""
        part = self._aggregate() if self._next in AGGREGATES else self._column()
        self._take()
        whole = self._aggregates() if self._next in AGGREGATES else self._column()
        return percent(part, whole)

    def _aggregates(self) -> Expression:
        """`sum a`, `sum a × b`, `sum a ÷ count b`, each perhaps with a condition."""
        left: Expression = self._aggregate()
        while self._next.startswith("op "):
            sign = self._take().kind.removeprefix("op ")
            left = Arithmetic(cast("Sign", sign), left, self._aggregate())
        return left

    def _aggregate(self) -> Aggregate:
        function = cast("AggregateName", self._take().kind)
        distinct = self._taken("each once")
        argument = self._argument()
        while self._next.startswith("op ") and self._actions[self._at + 1].kind == "column":
            sign = self._take().kind.removeprefix("op ")
            argument = Arithmetic(cast("Sign", sign), argument, self._column())
        where = None
        if self._taken("only"):
            where = self._conditions()
            self._take()
        if isinstance(argument, Star) and function != "count":
            raise NoValue("only rows are counted")
        return Aggregate(function, argument, distinct, where)

    def _argument(self) -> Expression:
        if self._taken("star"):
            return Star()
        if self._next == "table":
            return Star(self._items.tables[self._take().at])
        if self._taken("percent"):
            return self._percent()
        return self._timed()

    @abstractmethod
    def _conditions(self) -> Predicate:
        """A chain of conditions."""
