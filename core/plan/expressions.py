"""Expressions of a plan as SQL."""

from __future__ import annotations

import dataclasses
import math
from decimal import Decimal

from sqlglot import Dialect, exp

from ..contracts.catalog import NUMBERS, Column
from .model import (
    Aggregate,
    Arithmetic,
    Bucket,
    ColumnRef,
    DatePart,
    Elapsed,
    Expression,
    Output,
    Scalar,
    Select,
    Share,
    Star,
    Value,
)
from .percent import figures_of, percent
from .predicates import predicate
from .scope import Scope
from .times import bucket, elapsed, part
from .tree import TableUse

_TEXTS = frozenset({"text", "uuid", "enum"})
_AGGREGATES: dict[str, type[exp.AggFunc]] = {
    "count": exp.Count,
    "sum": exp.Sum,
    "avg": exp.Avg,
    "min": exp.Min,
    "max": exp.Max,
}
_OPERATORS: dict[str, type[exp.Binary]] = {"+": exp.Add, "-": exp.Sub, "*": exp.Mul}
_TRUE, _FALSE = frozenset({"true", "t", "yes", "y", "1"}), frozenset({"false", "f", "no", "n", "0"})


def expression(node: Expression, scope: Scope, near: Column | None = None) -> exp.Expr:
    """`node` as SQL.

    :param near: the column that a constant is compared with; its type decides how the constant is written.
    """
    if node in scope.known:
        return scope.known[node].copy()
    match node:
        case ColumnRef(table=table, column=column, instance=instance):
            return scope.use(TableUse(table, instance), column)
        case Value():
            return constant(node, near)
        case Star(table=table):
            return _star(table, scope)
        case Arithmetic():
            return _arithmetic(node, scope)
        case Aggregate():
            return aggregate(node, scope)
        case Share():
            return _share(node, scope)
        case Bucket(unit=unit, argument=argument):
            return bucket(unit, expression(argument, scope), scope.column(argument), scope.dialect)
        case DatePart(part=name, argument=argument):
            return part(name, expression(argument, scope), scope.column(argument), scope.dialect)
        case Elapsed(start=start, end=end, unit=unit):
            sides = [(expression(side, scope), scope.column(side)) for side in (start, end)]
            return elapsed(unit, sides[0], sides[1], scope.dialect)
        case Scalar(plan=plan):
            return scope.plan(plan, scope)


def constant(value: Value, near: Column | None) -> exp.Expr:
    """A constant, written as the column `near` stores such things: text for texts, numbers for numbers, true or false for booleans."""
    held = value.value
    if held is None:
        return exp.Null()
    if near is not None and near.type == "boolean":
        word = str(held).lower()
        if word in _TRUE | _FALSE:
            return exp.Boolean(this=word in _TRUE)
    if isinstance(held, bool) and near is not None and near.type in NUMBERS:
        return exp.Literal.number(int(held))
    if isinstance(held, bool):
        return exp.Boolean(this=held)
    if isinstance(held, str):
        number = _as_number(held) if near is not None and near.type in NUMBERS else None
        return exp.Literal.string(held) if number is None else _number(number)
    if near is not None and near.type in _TEXTS:
        return exp.Literal.string(_digits(Decimal(repr(held))))
    return _number(Decimal(repr(held))) if math.isfinite(held) else exp.Null()


def aggregate(node: Aggregate, scope: Scope) -> exp.Expr:
    """An aggregate, of the rows that fulfil its condition."""
    return applied(node, argument_of(node, scope), distinct=node.distinct or node in scope.counted)


def applied(node: Aggregate, argument: exp.Expr, *, distinct: bool) -> exp.Expr:
    """The function of `node` over an argument that is written already."""
    if distinct and not isinstance(argument, exp.Star):
        argument = exp.Distinct(expressions=[argument])
    return _AGGREGATES[node.function](this=argument)


def argument_of(node: Aggregate, scope: Scope) -> exp.Expr:
    """What `node` takes of each row: `*`, or a value that is null where the row does not fulfil the condition."""
    argument = _counted(node, scope) if node.function == "count" else expression(node.argument, scope)
    if node.where is not None:
        starred = isinstance(argument, exp.Star)
        kept = exp.Literal.number(1) if starred else argument
        argument = exp.Case(ifs=[exp.If(this=predicate(node.where, scope, expression), true=kept)])
        if node.function == "sum":
            # Without it the sum over a group in which nothing fulfils the condition is null, where people expect 0.
            argument.set("default", exp.Literal.number(0))
    return argument


def _counted(node: Aggregate, scope: Scope) -> exp.Expr:
    if not isinstance(node.argument, Star):
        return expression(node.argument, scope)
    table = node.argument.table or (None if scope.select.keep is None else [*scope.aliases][-1].table)
    by_key = node.distinct or node in scope.counted or scope.select.keep not in (None, table)
    if table is None or not by_key:
        return exp.Star()
    # A column that is never null in a row that exists: the key.
    columns = scope.graph.tables[table].columns
    key = next((column for column in columns if column.primary_key), columns[0])
    return scope.use(TableUse(table), key.name)


def _star(table: str | None, scope: Scope) -> exp.Expr:
    if table is None or not scope.qualified:
        return exp.Star()
    return exp.Column(this=exp.Star(), table=scope.use(TableUse(table), "x").args["table"])


def _share(node: Share, scope: Scope) -> exp.Expr:
    top = expression(node.part, scope)
    select = scope.select
    if node.part.where is not None or not select.group_by:
        bottom = expression(dataclasses.replace(node.part, where=None), scope)
    elif select.having is None and select.per_group is None:
        bottom = exp.Window(this=exp.Sum(this=top.copy()))
    else:
        # A window would see the kept groups only.
        whole = Select((Output(node.part),), tables=select.tables, where=select.where, via=select.via)
        bottom = scope.plan(whole, scope)
    hundred = exp.Mul(this=exp.Literal.number("100.0"), expression=top)
    return divided(hundred, exp.Nullif(this=bottom, expression=exp.Literal.number(0)), scope.dialect)


def _arithmetic(node: Arithmetic, scope: Scope) -> exp.Expr:
    if (figures := figures_of(node)) is not None:
        part, whole = figures
        hundred = exp.Mul(this=exp.Literal.number("100.0"), expression=_operand(part, percent(part, whole), scope))
        below = exp.Nullif(this=_operand(whole, percent(part, whole), scope), expression=exp.Literal.number(0))
        return divided(hundred, below, scope.dialect)
    left, right = _operand(node.left, node, scope), _operand(node.right, node, scope)
    if node.operator != "/":
        return _OPERATORS[node.operator](this=left, expression=right)
    if _may_be_whole(node.left, scope) and _may_be_whole(node.right, scope):
        # SQLite and PostgreSQL divide whole numbers to a whole number.
        left = exp.Mul(this=exp.Literal.number("1.0"), expression=left)
    if not (isinstance(node.right, Value) and node.right.value):
        right = exp.Nullif(this=right, expression=exp.Literal.number(0))
    return divided(left, right, scope.dialect)


def divided(left: exp.Expr, right: exp.Expr, dialect: str) -> exp.Expr:
    """`left / right` just so: marked as the dialect's own division, so that sqlglot adds no casts."""
    engine = Dialect.get_or_raise(dialect)
    return exp.Div(this=left, expression=right, typed=engine.TYPED_DIVISION, safe=engine.SAFE_DIVISION)


def _operand(node: Expression, parent: Arithmetic, scope: Scope) -> exp.Expr:
    written = expression(node, scope)
    if isinstance(node, Elapsed):
        return exp.Paren(this=written) if isinstance(written, exp.Binary) else written
    if not isinstance(node, Arithmetic):
        return written
    looser = node.operator in "+-" and parent.operator in "*/"
    turned = node is parent.right and parent.operator in "-/"
    return exp.Paren(this=written) if looser or turned else written


def _may_be_whole(node: Expression, scope: Scope) -> bool:
    if scope.dialect not in ("sqlite", "postgres"):
        return False
    match node:
        case ColumnRef():
            column = scope.column(node)
            # SQLite keeps 3.00 in a DECIMAL column as the whole number 3.
            return column is None or (
                column.type != "float" and (scope.dialect == "sqlite" or column.type != "decimal")
            )
        case Value(value=value):
            return not isinstance(value, float)
        case Aggregate(function="avg") | Arithmetic(operator="/") | Share() | Elapsed():
            return False
        case Aggregate(function="sum" | "min" | "max", argument=argument):
            return _may_be_whole(argument, scope)
        case Arithmetic(left=left, right=right):
            return _may_be_whole(left, scope) and _may_be_whole(right, scope)
        case _:
            return True


def _as_number(text: str) -> Decimal | None:
    plain = text.strip()
    if not plain.lstrip("+-").replace(".", "", 1).isdecimal() or not plain.isascii():
        return None
    return Decimal(plain)


def _number(value: Decimal) -> exp.Expr:
    positive = exp.Literal.number(_digits(abs(value)))
    return exp.Neg(this=positive) if value < 0 else positive


def _digits(value: Decimal) -> str:
    """Without an exponent and without useless zeros: `500`, `0.25`."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
