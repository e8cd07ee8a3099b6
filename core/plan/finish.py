"""Outputs, groups, order and limit of a SELECT whose FROM and WHERE are written."""

from __future__ import annotations

from sqlglot import Dialect, exp

from .expressions import expression
from .model import Aggregate, Arithmetic, Bucket, ColumnRef, Expression, Order, Share, Value
from .names import alias, reference
from .outputs import output_names
from .predicates import predicate
from .scope import Scope


def finished(query: exp.Select, scope: Scope, *, grouped: bool = True) -> exp.Select:
    """`query` with everything after its WHERE.

    :param grouped: False if derived tables hold the groups already.
    """
    select = scope.select
    names = output_names(select, scope.graph)
    for output, name in zip(select.outputs, names, strict=True):
        written = expression(output.expression, scope)
        own = output.expression.column if isinstance(output.expression, ColumnRef) else None
        moved = name is None and own is not None and written.name != own
        query = query.select(_aliased(written, own if moved else name, scope.dialect), copy=False)
    if grouped and select.group_by:
        query = query.group_by(*(_group(node, names, scope) for node in select.group_by), copy=False)
    if select.having is not None:
        test = predicate(select.having, scope, expression)
        query = query.having(test, copy=False) if grouped else query.where(test, copy=False)
    if select.per_group is not None and select.limit is not None:
        return _first_of_each(query, names, scope)
    if select.distinct:
        query = query.distinct(copy=False)
    orders = [_ordered(order, names, scope) for order in select.order_by]
    if orders:
        query = query.order_by(*orders, copy=False)
    return query.limit(select.limit, copy=False) if select.limit is not None else query


def _aliased(written: exp.Expr, name: str | None, dialect: str) -> exp.Expr:
    return written if name is None else exp.Alias(this=written, alias=alias(name, dialect))


def _named(node: Expression, names: tuple[str | None, ...], scope: Scope) -> exp.Expr | None:
    """The output that shows `node`, by its name, if it was given one."""
    for output, name in zip(scope.select.outputs, names, strict=True):
        if output.expression == node and name is not None:
            return exp.Column(this=alias(name, scope.dialect))
    return None


def _group(node: Expression, names: tuple[str | None, ...], scope: Scope) -> exp.Expr:
    """A key of the group: by its output's name, as people write it, unless a column has that name, which GROUP BY would take instead."""
    shown = None if isinstance(node, ColumnRef) else _named(node, names, scope)
    if shown is None or any(scope.graph.tables[use.table].column(shown.name) for use in scope.aliases):
        return expression(node, scope)
    return shown


def _ordered(order: Order, names: tuple[str | None, ...], scope: Scope) -> exp.Ordered:
    key = _named(order.expression, names, scope) or expression(order.expression, scope)
    return _order_key(key, order, scope)


def _order_key(key: exp.Expr, order: Order, scope: Scope) -> exp.Ordered:
    """Without a limit nulls go where the engine puts them; with one they go last, as a missing price is neither the highest nor the lowest."""
    habit = Dialect.get_or_raise(scope.dialect).NULL_ORDERING
    first = habit != "nulls_are_last" and (habit == "nulls_are_small") != order.descending
    if scope.select.limit is not None and may_be_null(order.expression, scope):
        first = False
    return exp.Ordered(this=key, desc=order.descending or None, nulls_first=first)


def may_be_null(node: Expression, scope: Scope) -> bool:
    """Can `node` be null, as far as the catalog says?"""
    match node:
        case ColumnRef():
            column = scope.column(node)
            return column is None or (column.nullable and not column.primary_key)
        case Aggregate(function="count") | Value() | Share():
            return False
        case Aggregate(argument=argument, where=None) | Bucket(argument=argument):
            return may_be_null(argument, scope)
        case Arithmetic(operator="+" | "-" | "*", left=left, right=right):
            return may_be_null(left, scope) or may_be_null(right, scope)
        case _:
            return True


def _first_of_each(query: exp.Select, names: tuple[str | None, ...], scope: Scope) -> exp.Select:
    """The first rows of each value of `per_group`, numbered in a derived table; ties are cut anyhow, as by LIMIT."""
    select, dialect = scope.select, scope.dialect
    group = select.per_group
    assert group is not None and select.limit is not None  # noqa: PT018 - one precondition, checked by the caller
    shown = [reference(output.expression, name, dialect) for output, name in zip(select.outputs, names, strict=True)]
    taken = {column.name for column in shown}
    orders = [_order_key(expression(order.expression, scope), order, scope) for order in select.order_by]
    number = exp.Window(
        this=exp.RowNumber(),
        partition_by=[expression(group, scope)],
        order=exp.Order(expressions=orders) if orders else None,
    )
    place = alias(_free("position", taken), dialect)
    query = query.select(exp.Alias(this=number, alias=place), copy=False)
    by = next(
        (column for output, column in zip(select.outputs, shown, strict=True) if output.expression == group), None
    )
    if by is None:
        by = alias(_free("group_value", taken), dialect)
        query = query.select(exp.Alias(this=expression(group, scope), alias=by), copy=False)
    limit = exp.LTE(this=exp.column(place.copy()), expression=exp.Literal.number(select.limit))
    outer = exp.select(*(exp.column(column.copy()) for column in shown), copy=False)
    outer = outer.from_(query.subquery("ranked", copy=False), copy=False).where(limit, copy=False)
    return outer.order_by(exp.column(by.copy()), exp.column(place.copy()), copy=False)


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    return name
