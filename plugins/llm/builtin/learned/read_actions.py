"""From what the network wrote to a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from aifordb.core import UsedValue
from aifordb.core.contracts.catalog import Catalog, Column
from aifordb.core.contracts.linked import LinkedQuestion
from aifordb.core.plan.model import (
    Aggregate,
    AggregateName,
    AllOf,
    AnyOf,
    Arithmetic,
    Between,
    Bucket,
    ColumnRef,
    Comparison,
    DatePart,
    During,
    Elapsed,
    Expression,
    IsNull,
    Matches,
    OneOf,
    Operator,
    Order,
    Output,
    Part,
    Plan,
    Predicate,
    Scalar,
    Select,
    SetOperation,
    Share,
    Star,
    Unit,
    Value,
)

from .grammar import AGGREGATES, COMPARISONS, SETS, Action
from .items import items_of
from .values import Constants, NoValue, flag

SetName = Literal["union", "intersect", "except"]
Sign = Literal["+", "-", "*", "/"]
Place = Literal["anywhere", "start", "end"]
_LIKES = {
    "contains": ("anywhere", False),
    "not contains": ("anywhere", True),
    "starts": ("start", False),
    "ends": ("end", False),
}


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


class _Reader:
    """Reads one sequence from left to right."""

    def __init__(self, actions: Sequence[Action], constants: Constants, catalog: Catalog) -> None:
        self._actions = actions
        self._at = 0
        self._constants = constants
        self._items = items_of(catalog)
        self.values: list[UsedValue] = []
        self.words: set[int] = set()
        self.guessed: list[str] = []

    def plan(self) -> Plan:
        select = self._select()
        kind = self._take().kind
        if kind in SETS:
            return SetOperation(cast("SetName", kind), select, self.plan())
        return select

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

    def _starts_expression(self) -> bool:
        kind = self._next
        return kind in ("column", "share", *AGGREGATES) or kind.startswith("per ") or kind.endswith((" of", " from"))

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
        if self._next not in AGGREGATES:
            left = self._timed()
            while self._next.startswith("op "):
                sign = self._take().kind.removeprefix("op ")
                left = Arithmetic(cast("Sign", sign), left, self._column())
            return left
        return self._aggregates()

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
        return self._timed()

    def _conditions(self) -> Predicate:
        """A chain in which `and` binds closer than `or`."""
        groups: list[list[Predicate]] = [[self._condition()]]
        while self._next in ("and", "or"):
            if self._take().kind == "or":
                groups.append([])
            groups[-1].append(self._condition())
        parts = [group[0] if len(group) == 1 else AllOf(tuple(group)) for group in groups]
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _condition(self) -> Predicate:
        left = self._measure()
        kind = self._take().kind
        if kind in COMPARISONS:
            return self._comparison(left, cast("Operator", kind))
        if kind in _LIKES:
            place, negated = _LIKES[kind]
            first, last = self._take().at, self._take().at
            self.words.update(range(first, last + 1))
            return Matches(left, self._constants.text(first, max(first, last)), cast("Place", place), negated)
        if kind in ("in", "not in"):
            return OneOf(left, self._nested(), kind == "not in")
        if kind == "between":
            return Between(left, self._value(left)[0], self._value(left)[0])
        if kind == "during":
            mention = self._constants.time(self._take().at)
            self.words.update(range(mention.first, mention.last + 1))
            assert mention.range is not None
            return During(left, mention.range)
        return IsNull(left, negated=kind == "given")

    def _comparison(self, left: Expression, operator: Operator) -> Predicate:
        right, exact = self._value(left)
        if self._next != "also":
            return Comparison(left, operator, right, exact or operator not in ("=", "!="))
        options = [right]
        while self._taken("also"):
            options.append(self._value(left)[0])
        if not all(isinstance(option, Value) for option in options):
            raise NoValue("a choice of what are no constants")
        return OneOf(left, cast("tuple[Value, ...]", tuple(options)), operator == "!=")

    def _nested(self) -> Plan:
        self._take()
        return self.plan()

    def _value(self, left: Expression) -> tuple[Expression, bool]:
        action = self._take()
        if action.kind == "column":
            return self._items.ref(action.at), True
        if action.kind == "sub":
            return Scalar(self.plan()), True
        ref = left if isinstance(left, ColumnRef) else _inner(left)
        column = self._items.column(ref) if ref is not None else None
        if action.kind == "word":
            return self._spelled(ref, column, action.at, self._take().at)
        return _fixed(action.kind.removeprefix("value "), column), True

    def _spelled(self, ref: ColumnRef | None, column: Column | None, first: int, last: int) -> tuple[Value, bool]:
        value, stored = self._constants.constant(ref, column, first, last)
        self.words.update(range(first, last + 1))
        if isinstance(value.value, str):
            phrase = self._constants.text(first, last)
            if stored and ref is not None:
                self.values.append(UsedValue(f"{ref.table}.{ref.column}", value.value, phrase))
            elif not stored:
                self.guessed.append(phrase)
        return value, stored


def _inner(left: Expression) -> ColumnRef | None:
    """The column whose values `left` has, if it has a column's."""
    if isinstance(left, Aggregate) and left.function in ("min", "max") and isinstance(left.argument, ColumnRef):
        return left.argument
    return None


def _fixed(constant: str, column: Column | None) -> Value:
    if constant in ("yes", "no"):
        if column is None:
            raise NoValue("no column to be yes or no")
        return flag(column, positive=constant == "yes")
    if constant == "unspelled":
        raise NoValue("a value that the question does not spell")
    return Value(int(constant))
