"""Aggregates of SQL, also over the rows of a condition only."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sqlglot import exp

from ..grain import primary_key
from ..model import Aggregate, AggregateName, Arithmetic, ColumnRef, Expression, Share, Star, Value
from .constants import constant
from .reading import Reading, bare
from .refused import NotExpressible

Read = Callable[[exp.Expr, Reading], Expression]
"""Reads an expression: `expressions.expression`, given as an argument, since an expression may be an aggregate."""
_NAMES: dict[type[exp.Expr], AggregateName] = {
    exp.Count: "count",
    exp.Sum: "sum",
    exp.Avg: "avg",
    exp.Min: "min",
    exp.Max: "max",
}
AGGREGATES = (*_NAMES, exp.CountIf)
_TESTS = (exp.Predicate, exp.And, exp.Or, exp.Not)


class _Branch(NamedTuple):
    """`CASE WHEN condition THEN value [ELSE other] END`."""

    condition: exp.Expr
    value: exp.Expr
    other: exp.Expr | None


def aggregate_of(node: exp.Expr, reading: Reading, read: Read) -> Expression:
    """`node`, one of `AGGREGATES` or one with a FILTER, as an expression: an aggregate or, for the average of a condition, a rate.

    :raises NotExpressible: it takes what no aggregate of a plan takes.
    """
    if isinstance(node, exp.Filter):
        inner = aggregate_of(node.this, reading, read)
        if not isinstance(inner, Aggregate) or inner.where is not None:
            raise NotExpressible("a filter of a conditional aggregate")
        return Aggregate(inner.function, inner.argument, inner.distinct, reading.test(node.expression.this, reading))
    if isinstance(node, exp.CountIf):
        return Aggregate("count", reading.rows, where=reading.test(node.this, reading))
    name, argument, distinct = _NAMES[type(node)], bare(node.this), False
    if isinstance(argument, exp.Distinct):
        distinct = True
        if len(argument.expressions) != 1:
            raise NotExpressible("a count of different pairs")
        argument = bare(argument.expressions[0])
    if node.expressions:
        raise NotExpressible("an aggregate of several arguments")
    if isinstance(argument, _TESTS):
        branch: _Branch | None = _Branch(argument, exp.Literal.number(1), exp.Literal.number(0))
    else:
        branch = _branch(argument)
    if branch is not None:
        return _conditional(name, branch, reading, read) if not distinct else _distinct(name, branch, reading, read)
    if isinstance(argument, exp.Star) or (name == "count" and constant(argument, reading) not in (None, Value(None))):
        return Aggregate("count", reading.rows)
    found = read(argument, reading)
    return Aggregate(name, found if distinct else _rows(name, found, reading), distinct)


def _branch(node: exp.Expr) -> _Branch | None:
    """A CASE with one condition, or what other engines call so."""
    match node:
        case exp.If():
            return _Branch(node.this, bare(node.args["true"]), _unless_null(node.args.get("false")))
        case exp.Case(args={"ifs": [exp.If() as only]}):
            subject, tested = node.args.get("this"), only.this
            condition = tested if subject is None else exp.EQ(this=subject.copy(), expression=tested.copy())
            return _Branch(condition, bare(only.args["true"]), _unless_null(node.args.get("default")))
        case _:
            return None


def _unless_null(node: exp.Expr | None) -> exp.Expr | None:
    return None if node is None or isinstance(bare(node), exp.Null) else bare(node)


def _conditional(name: AggregateName, branch: _Branch, reading: Reading, read: Read) -> Expression:
    """An aggregate of the rows that fulfil a condition.

    A sum of nothing else is a sum with zeros for all others; an average of ones and zeros is a rate, of hundreds and zeros a percentage.
    """
    test = reading.test(branch.condition, reading)
    value = constant(branch.value, reading)
    zero = branch.other is not None and constant(branch.other, reading) == Value(0)
    if branch.other is not None and not (zero and name in ("sum", "avg")):
        raise NotExpressible("CASE")
    if value is None:
        if zero and name == "avg":
            raise NotExpressible("CASE")
        return Aggregate(name, _rows(name, read(branch.value, reading), reading), where=test)
    count = Aggregate("count", reading.rows, where=test)
    if name == "count" or (name == "sum" and value == Value(1)):
        return count
    if name == "avg" and zero and value == Value(1):
        return Arithmetic("/", count, Aggregate("count", reading.rows))
    if name == "avg" and zero and value == Value(100):
        return Share(count)
    raise NotExpressible("CASE")


def _distinct(name: AggregateName, branch: _Branch, reading: Reading, read: Read) -> Expression:
    if branch.other is not None or constant(branch.value, reading) is not None:
        raise NotExpressible("CASE")
    return Aggregate(name, read(branch.value, reading), True, reading.test(branch.condition, reading))


def _rows(name: AggregateName, argument: Expression, reading: Reading) -> Expression:
    """A count of a key, which no row lacks, counts the rows: those of its table where that table is what COUNT(*) counts, or is outer-joined."""
    if name != "count" or not isinstance(argument, ColumnRef) or argument.instance:
        return argument
    column = reading.column(argument)
    whole = primary_key(reading.graph.tables[argument.table]) == (argument.column,)
    if column is None or not column.primary_key or not whole:
        return argument
    counted = reading.keep not in (None, argument.table) or reading.rows == Star(argument.table)
    return Star(argument.table) if counted else argument
