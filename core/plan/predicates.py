"""Conditions of a plan as SQL."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from sqlglot import exp

from ..contracts.catalog import Column
from .model import (
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
    Not,
    OneOf,
    Output,
    Plan,
    Predicate,
    Related,
    Select,
    Value,
)
from .scope import Scope
from .times import during
from .walk import all_of, conjuncts

Writer = Callable[[Expression, Scope, Column | None], exp.Expr]
"""Writes an expression: `expressions.expression`, given as an argument, since an expression may hold a condition too."""
_COMPARE: dict[str, type[exp.Binary]] = {
    "=": exp.EQ,
    "!=": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}
_TEXTS = frozenset({"text", "enum", "uuid"})
_ANY_CASE = {"duckdb": exp.ILike, "postgres": exp.ILike, "snowflake": exp.ILike}
"""SQLite's LIKE ignores the case of ASCII letters, MySQL's follows the column's collation, which ignores case unless its owner chose otherwise."""


def predicate(node: Predicate, scope: Scope, write: Writer) -> exp.Expr:
    """`node` as SQL."""
    match node:
        case Comparison():
            return _comparison(node, scope, write)
        case Between(argument=argument, low=low, high=high):
            near = _near(argument, scope)
            sides = {"low": write(low, scope, near), "high": write(high, scope, near)}
            return exp.Between(this=write(argument, scope, None), **sides)
        case During(argument=argument, range=span):
            return during(write(argument, scope, None), span, scope.column(argument), scope.dialect)
        case OneOf():
            return _one_of(node, scope, write)
        case Matches():
            return _matches(node, scope, write)
        case IsNull(argument=argument, negated=negated):
            return _negated(exp.Is(this=write(argument, scope, None), expression=exp.Null()), negated)
        case Related():
            return scope.related(node, scope)
        case AllOf():
            return exp.and_(*conjunction(node, scope, write), copy=False)
        case AnyOf(parts=parts):
            return exp.or_(*(predicate(item, scope, write) for item in parts), copy=False)
        case Not(part=inner):
            return exp.not_(predicate(inner, scope, write), copy=False)


def conjunction(node: Predicate | None, scope: Scope, write: Writer) -> list[exp.Expr]:
    """What must all hold, side by side, so that no needless parentheses are written."""
    found: list[exp.Expr] = []
    for part in conjuncts(node):
        written = predicate(part, scope, write)
        found.extend([written.left, written.right] if isinstance(written, exp.And) else [written])
    return found


def _comparison(node: Comparison, scope: Scope, write: Writer) -> exp.Expr:
    left = write(node.left, scope, _near(node.right, scope))
    right = write(node.right, scope, _near(node.left, scope))
    if isinstance(right, exp.Null) and node.operator in ("=", "!="):
        return _negated(exp.Is(this=left, expression=right), node.operator == "!=")
    if not node.exact_case and _is_text(node, scope):
        left, right = _lower(left), _lower(right)
    return _COMPARE[node.operator](this=left, expression=right)


def _is_text(node: Comparison, scope: Scope) -> bool:
    sides = (node.left, node.right)
    columns = [column for side in sides if (column := scope.column(side)) is not None]
    constants = [side.value for side in sides if isinstance(side, Value)]
    return all(column.type in _TEXTS for column in columns) and all(isinstance(value, str) for value in constants)


def _lower(side: exp.Expr) -> exp.Expr:
    if isinstance(side, exp.Literal) and side.is_string:
        return exp.Literal.string(str(side.this).lower())
    return exp.Lower(this=side)


def _one_of(node: OneOf, scope: Scope, write: Writer) -> exp.Expr:
    left = write(node.argument, scope, None)
    if isinstance(node.options, tuple):
        near = _near(node.argument, scope)
        test: exp.Expr = exp.In(this=left, expressions=[write(option, scope, near) for option in node.options])
    else:
        options = _without_nulls(node.options) if node.negated else node.options
        query = scope.plan(options, scope)
        if scope.dialect == "mysql" and query.find(exp.Limit):
            # MySQL takes no LIMIT directly inside IN (its error 1235).
            query = exp.Subquery(this=exp.select("*", copy=False).from_(_called(query, "part"), copy=False))
        test = exp.In(this=left, query=query)
    return _negated(test, node.negated)


def _called(query: exp.Expr, name: str) -> exp.Expr:
    query.set("alias", exp.TableAlias(this=exp.to_identifier(name)))
    return query


def _without_nulls(plan: Plan) -> Plan:
    """One null among the values would make NOT IN true of nothing."""
    match plan:
        case Select(outputs=(Output(expression=ColumnRef() as only),), group_by=(), having=None, limit=None):
            return dataclasses.replace(plan, where=all_of((*conjuncts(plan.where), IsNull(only, negated=True))))
        case _:
            return plan


def _matches(node: Matches, scope: Scope, write: Writer) -> exp.Expr:
    left = write(node.argument, scope, None)
    column = scope.column(node.argument)
    if column is not None and column.type not in _TEXTS:
        left = exp.cast(left, "TEXT", dialect=scope.dialect)
    text, escaped = _escape(node.text)
    before, after = "" if node.where == "start" else "%", "" if node.where == "end" else "%"
    pattern = exp.Literal.string(f"{before}{text}{after}")
    like: exp.Expr = _ANY_CASE.get(scope.dialect, exp.Like)(this=left, expression=pattern)
    if escaped:
        like = exp.Escape(this=like, expression=exp.Literal.string("!"))
    return _negated(like, node.negated)


def _escape(text: str) -> tuple[str, bool]:
    """`text` in which `%` and `_` stand for themselves. The sign is `!`, as a backslash means something in some engines' literals."""
    if not any(sign in text for sign in "%_\\"):
        return text, False
    for sign in "!%_":
        text = text.replace(sign, f"!{sign}")
    return text, True


def _near(node: Expression, scope: Scope) -> Column | None:
    """The column whose type a constant beside `node` must have."""
    if isinstance(node, Aggregate) and node.function in ("min", "max"):
        return scope.column(node.argument)
    return scope.column(node)


def _negated(test: exp.Expr, negated: bool) -> exp.Expr:
    return exp.not_(test, copy=False) if negated else test
