"""From what the network wrote to a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from aifordb.core import Catalog, LinkedQuestion, UsedValue
from aifordb.core.plan.model import ColumnRef, Expression, Order, Output, Plan, Select, SetOperation

from .grammar import SETS, Action
from .read_conditions import ConditionReader
from .values import Constants, NoValue

SetName = Literal["union", "intersect", "except"]


@dataclass(frozen=True, slots=True)
class Read:
    """A plan as it was written.

    :param values: stored texts that it compares with.
    :param words: places of the words that its constants and times were taken from.
    :param guessed: texts that it compares with although no stored value of the column is known to read so.
    """

    plan: Plan
    values: tuple[UsedValue, ...] = ()
    words: frozenset[int] = frozenset()
    guessed: tuple[str, ...] = ()


def read_actions(actions: Sequence[Action], question: str, linked: LinkedQuestion, catalog: Catalog) -> Read:
    """The plan that `actions` write over `catalog`.

    :param actions: a whole walk through the grammar.
    :raises NoValue: a pointer to words gives no constant for its column.
    """
    reader = _Reader(actions, Constants(question, linked), catalog)
    plan = reader.plan()
    return Read(plan, tuple(dict.fromkeys(reader.values)), frozenset(reader.words), tuple(reader.guessed))


class _Reader(ConditionReader):
    """Reads SELECTs, and what joins them."""

    def plan(self) -> Plan:
        select = self._select()
        kind = self._take().kind
        if kind in SETS:
            return SetOperation(cast("SetName", kind), select, self.plan())
        return select

    def _select(self) -> Select:
        distinct = self._taken("distinct")
        outputs: list[Output] = []
        while self._starts_expression() or self._next in ("star", "table"):
            outputs.append(Output(self._shown()))
        where = self._conditions() if self._taken("where") else None
        groups: list[Expression] = []
        if self._taken("group"):
            while self._starts_expression():
                groups.append(self._timed())
        having = self._conditions() if self._taken("having") else None
        orders: list[Order] = []
        while self._next in ("ascending", "descending"):
            descending = self._take().kind == "descending"
            orders.append(Order(self._measure(), descending))
        limit = self._limit()
        per_group = self._timed() if self._taken("for each") else None
        tables, via, keep = self._tail()
        return Select(
            outputs=tuple(outputs),
            tables=tables,
            where=where,
            group_by=tuple(groups),
            having=having,
            order_by=tuple(orders),
            limit=limit,
            distinct=distinct,
            per_group=per_group,
            via=via,
            keep=keep,
            each_match=True,
        )

    def _limit(self) -> int | None:
        if self._taken("first"):
            return 1
        if not self._taken("limit"):
            return None
        action = self._take()
        if action.kind == "word":
            self.words.add(action.at)
            number = self._constants.number(action.at, action.at)
            if number is None or number != int(number) or number < 1:
                raise NoValue("no count")
            return int(number)
        return int(action.kind.removeprefix("value "))

    def _tail(self) -> tuple[tuple[str, ...], tuple[ColumnRef, ...], str | None]:
        tables: list[str] = []
        via: list[ColumnRef] = []
        keep: str | None = None
        while self._next in ("from", "via", "keep"):
            kind = self._take().kind
            if kind == "from":
                while self._next == "table":
                    tables.append(self._items.tables[self._take().at])
            elif kind == "via":
                via.append(self._column())
            else:
                keep = self._items.tables[self._take().at]
        return tuple(tables), tuple(via), keep
