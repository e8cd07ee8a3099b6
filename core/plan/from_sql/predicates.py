"""Conditions of SQL as conditions of a plan."""

from __future__ import annotations

import dataclasses
import re

from sqlglot import exp

from ...contracts.catalog import Column
from ..model import (
    Aggregate,
    AnyOf,
    Between,
    Comparison,
    DatePart,
    Expression,
    IsNull,
    Matches,
    Not,
    OneOf,
    Operator,
    Predicate,
    Related,
    Select,
    Value,
)
from ..walk import all_of, conjuncts
from .constants import constant, fitted
from .exists import exists
from .expressions import expression, shown_value
from .moments import moment_of
from .ranges import between, compared, merged, prefixed
from .reading import Reading, bare
from .refused import NotExpressible

_OPERATORS: dict[type[exp.Expr], Operator] = {
    exp.EQ: "=",
    exp.NEQ: "!=",
    exp.LT: "<",
    exp.LTE: "<=",
    exp.GT: ">",
    exp.GTE: ">=",
}
_TURNED: dict[Operator, Operator] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


def predicate(node: exp.Expr, reading: Reading) -> Predicate:
    """`node` as a condition.

    :raises NotExpressible: no condition of a plan says it.
    """
    node = bare(node)
    if node.args.get("negate"):
        node = node.copy()
        node.set("negate", None)
        return _negated(predicate(node, reading))
    match node:
        case exp.And():
            return conjunction([*node.flatten()], reading)
        case exp.Or():
            parts = [predicate(part, reading) for part in node.flatten()]
            return AnyOf(
                tuple(inner for part in parts for inner in (part.parts if isinstance(part, AnyOf) else (part,)))
            )
        case exp.Not():
            return _negated(predicate(node.this, reading))
        case exp.Between():
            return _between(node, reading)
        case exp.In():
            return _one_of(node, reading)
        case exp.Like() | exp.ILike() | exp.Escape():
            return _matches(node, reading)
        case exp.Is():
            return _is(node, reading)
        case exp.Exists():
            return exists(node.this, reading)
        case _ if type(node) in _OPERATORS:
            return _comparison(node, reading)
        case _:
            raise NotExpressible(f"the condition {type(node).__name__}")


def conjunction(nodes: list[exp.Expr], reading: Reading) -> Predicate:
    """What must all hold, flat, the two ends of a range of time as one.

    :param nodes: at least one.
    """
    parts = tuple(inner for node in nodes for inner in conjuncts(predicate(node, reading)))
    found = all_of(merged(parts))
    assert found is not None
    return found


def _negated(part: Predicate) -> Predicate:
    match part:
        case OneOf(options=Select() as options, negated=False):
            return OneOf(part.argument, _with_nulls(options), negated=True)
        case OneOf() | Matches() | IsNull():
            return dataclasses.replace(part, negated=not part.negated)
        case Related():
            return dataclasses.replace(part, negated=not part.negated)
        case Not(part=inner):
            return inner
        case Comparison(operator="="):
            return Comparison(part.left, "!=", part.right, part.exact_case)
        case _:
            return Not(part)


def _with_nulls(options: Select) -> Select:
    """Without the test that a value is there, which every NOT IN of a plan makes."""
    tests = tuple(
        part for part in conjuncts(options.where) if part != IsNull(options.outputs[0].expression, negated=True)
    )
    return dataclasses.replace(options, where=all_of(tests))


def _comparison(node: exp.Expr, reading: Reading) -> Predicate:
    operator = _OPERATORS[type(node)]
    left, right = bare(node.this), bare(node.expression)
    if constant(left, reading) is not None and constant(right, reading) is None:
        left, right, operator = right, left, _TURNED[operator]
    folded = [side.this for side in (left, right) if isinstance(side, exp.Lower | exp.Upper | exp.Collate)]
    if folded and operator in ("=", "!="):
        sides = [side.this if isinstance(side, exp.Lower | exp.Upper | exp.Collate) else side for side in (left, right)]
        return Comparison(expression(sides[0], reading), operator, expression(sides[1], reading), exact_case=False)
    moment = moment_of(shown_value(left), reading.dialect)
    first, second = expression(left, reading), expression(right, reading)
    if isinstance(second, Value):
        second = _weekday(second, operator) if moment and moment.sunday_first else fitted(second, _near(first, reading))
    if isinstance(second, Value) and second.value is None and operator in ("=", "!="):
        raise NotExpressible("a comparison with null")
    return compared(Comparison(first, operator, second), reading)


def _near(first: Expression, reading: Reading) -> Column | None:
    """The column whose type a constant beside `first` has."""
    if isinstance(first, Aggregate) and first.function in ("min", "max"):
        return reading.column(first.argument)
    return reading.column(first)


def _weekday(value: Value, operator: Operator) -> Value:
    """A weekday counted from Sunday = 0 as one counted from Monday = 1."""
    if operator not in ("=", "!="):
        raise NotExpressible("an order of weekdays from Sunday")
    return Value(_whole(value).value or 7)


def _whole(value: Value) -> Value:
    """A part of a time as a number: `'05'` is 5."""
    text = str(value.value)
    if not text.isdecimal():
        raise NotExpressible("a part of a time that is no number")
    return Value(int(text))


def _between(node: exp.Between, reading: Reading) -> Predicate:
    argument = expression(node.this, reading)
    near = reading.column(argument)
    low, high = (expression(node.args[side], reading) for side in ("low", "high"))
    if isinstance(low, Value) and isinstance(high, Value):
        low, high = fitted(low, near), fitted(high, near)
        if (span := between(argument, low, high, reading)) is not None:
            return span
    return Between(argument, low, high)


def _one_of(node: exp.In, reading: Reading) -> Predicate:
    argument = expression(node.this, reading)
    query = node.args.get("query")
    if query is not None:
        return OneOf(argument, reading.query(query.this if isinstance(query, exp.Subquery) else query))
    near = reading.column(argument)
    moment = moment_of(shown_value(node.this), reading.dialect)
    options: list[Value] = []
    for option in node.expressions:
        value = constant(option, reading)
        if value is None:
            raise NotExpressible("IN with expressions")
        if isinstance(argument, DatePart):
            value = _whole(value)
        options.append(_weekday(value, "=") if moment and moment.sunday_first else fitted(value, near))
    if len(options) == 1:
        return compared(Comparison(argument, "=", options[0]), reading)
    return OneOf(argument, tuple(options))


def _matches(node: exp.Expr, reading: Reading) -> Predicate:
    sign = None
    if isinstance(node, exp.Escape):
        sign, node = str(node.expression.this), node.this
    pattern = constant(node.expression, reading)
    inner = node.this.this if isinstance(node.this, exp.Cast | exp.Lower | exp.Upper) else node.this
    argument = expression(inner, reading)
    if pattern is None or not isinstance(pattern.value, str):
        raise NotExpressible("LIKE without a text")
    text, before, after = _pattern(pattern.value, sign)
    if not before and not after:
        return Comparison(argument, "=", Value(text), exact_case=False)
    if not before and (span := prefixed(argument, text, reading)) is not None:
        return span
    return Matches(argument, text, "anywhere" if before and after else "end" if before else "start")


def _pattern(pattern: str, sign: str | None) -> tuple[str, bool, bool]:
    """(text, anything before it, anything after it)."""
    pieces = re.findall(rf"{re.escape(sign)}.|." if sign else ".", pattern, re.DOTALL)
    before, after = pieces[:1] == ["%"], len(pieces) > 1 and pieces[-1] == "%"
    while pieces[:1] == ["%"]:
        pieces.pop(0)
    while pieces[-1:] == ["%"]:
        pieces.pop()
    if "%" in pieces or "_" in pieces:
        raise NotExpressible("a pattern with gaps")
    return "".join(piece[-1] for piece in pieces), before, after


def _is(node: exp.Is, reading: Reading) -> Predicate:
    value = constant(node.expression, reading)
    if value == Value(None):
        return IsNull(expression(node.this, reading))
    if value is not None and isinstance(value.value, bool):
        return Comparison(expression(node.this, reading), "=", value)
    raise NotExpressible("IS")
