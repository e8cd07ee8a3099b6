"""Expressions of SQL as expressions of a plan."""

from __future__ import annotations

from typing import Literal

from sqlglot import exp

from ...contracts.catalog import NUMBERS
from ..model import (
    Arithmetic,
    Bucket,
    DatePart,
    Elapsed,
    Expression,
    Scalar,
    Star,
    Value,
)
from .aggregates import AGGREGATES, aggregate_of
from .constants import constant
from .moments import as_part, as_unit, moment_of, span_of
from .ratios import ratio_of
from .reading import Reading, bare
from .refused import NotExpressible

_OPERATORS: dict[type[exp.Expr], Literal["+", "-", "*"]] = {exp.Add: "+", exp.Sub: "-", exp.Mul: "*"}


def expression(node: exp.Expr, reading: Reading) -> Expression:
    """`node` as an expression.

    :raises NotExpressible: no expression of a plan says it.
    """
    node = shown_value(node)
    if isinstance(node, exp.Column):
        return _column(node, reading)
    if (value := constant(node, reading)) is not None:
        return value
    if isinstance(node, exp.Subquery):
        return Scalar(reading.query(node.this))
    if (span := span_of(node, reading.dialect)) is not None:
        return Elapsed(expression(span.start, reading), expression(span.end, reading), span.unit)
    if (moment := moment_of(node, reading.dialect)) is not None:
        argument = expression(moment.argument, reading)
        if moment.kind == "bucket":
            return Bucket(as_unit(moment.unit), argument)
        return DatePart(as_part(moment.unit), argument)
    if isinstance(node, (*AGGREGATES, exp.Filter)):
        return aggregate_of(node, reading, expression)
    if (ratio := ratio_of(node, reading, expression)) is not None:
        return ratio
    return _arithmetic(node, reading)


def shown_value(node: exp.Expr) -> exp.Expr:
    """`node` without what only changes how its value is shown: parentheses, ROUND, COALESCE(…, 0) around an aggregate, a cast to a number."""
    node = bare(node)
    match node:
        case exp.Round():
            return shown_value(node.this)
        case exp.Coalesce(this=inner, expressions=[exp.Literal(this="0")]) if inner.find(exp.AggFunc):
            return shown_value(inner)
        case exp.Cast() if node.to.this in exp.DataType.NUMERIC_TYPES and bare(node.this).find(exp.AggFunc):
            return shown_value(node.this)
        case exp.Cast(this=exp.Paren()) if node.to.this in exp.DataType.NUMERIC_TYPES:
            return shown_value(node.this)
        case _:
            return node


def _column(node: exp.Column, reading: Reading) -> Expression:
    if isinstance(node.this, exp.Star):
        use = reading.names.get(node.table.lower())
        if use is None or use.instance:
            raise NotExpressible("everything of an unknown or second use of a table")
        return Star(use.table)
    found = reading.find(node)
    if found is not None:
        return found
    if not node.table and node.name.lower() in reading.shown:
        return expression(reading.shown[node.name.lower()], reading)
    if (value := constant(node, reading)) is not None:
        return value
    raise NotExpressible("an unknown column")


def _arithmetic(node: exp.Expr, reading: Reading) -> Expression:
    match node:
        case exp.Add() | exp.Sub() | exp.Mul():
            left, right = expression(node.left, reading), expression(node.right, reading)
            return _plain(Arithmetic(_OPERATORS[type(node)], left, right))
        case exp.Div():
            bottom = bare(node.right)
            bottom = bottom.this if isinstance(bottom, exp.Nullif) else bottom
            return Arithmetic("/", expression(node.left, reading), expression(bottom, reading))
        case exp.Star():
            return Star()
        case exp.Cast(this=exp.Column() as inner) if node.to.this in exp.DataType.NUMERIC_TYPES:
            return _number(_column(inner, reading), reading)
        case _:
            raise NotExpressible(f"the expression {type(node).__name__}")


def _number(found: Expression, reading: Reading) -> Expression:
    """A column of numbers cast to a number."""
    column = reading.column(found)
    if column is None or column.type not in NUMBERS:
        raise NotExpressible("a cast of what is no number")
    return found


def _plain(node: Arithmetic) -> Expression:
    """Without a factor of one, which only makes a division one of fractions."""
    if node.operator == "*" and node.left == Value(1):
        return node.right
    if node.operator == "*" and node.right == Value(1):
        return node.left
    return node
