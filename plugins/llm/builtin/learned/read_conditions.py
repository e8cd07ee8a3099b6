"""What an action sequence says of conditions: comparisons, times, choices, and how they are joined."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal, cast

from aifordb.core import Column, UsedValue
from aifordb.core.plan.model import (
    Aggregate,
    AllOf,
    AnyOf,
    Between,
    ColumnRef,
    Comparison,
    During,
    Expression,
    IsNull,
    Matches,
    OneOf,
    Operator,
    Plan,
    Predicate,
    Scalar,
    Value,
)

from .grammar import COMPARISONS
from .read_expressions import ExpressionReader
from .values import NoValue, flag

Place = Literal["anywhere", "start", "end"]
_LIKES: dict[str, tuple[Place, bool]] = {
    "contains": ("anywhere", False),
    "not contains": ("anywhere", True),
    "starts": ("start", False),
    "ends": ("end", False),
}


class ConditionReader(ExpressionReader):
    """Reads conditions."""

    @abstractmethod
    def plan(self) -> Plan:
        """The plan from here to its end."""

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
            return Matches(left, self._constants.text(first, max(first, last)), place, negated)
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
