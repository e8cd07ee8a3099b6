"""One form for one meaning: what SQL can say in several ways, a plan says in one."""

from __future__ import annotations

import dataclasses

from ..grain import fixed_uses
from ..graph import JoinGraph
from ..model import Aggregate, ColumnRef, Expression, Order, Output, Select, Star
from ..outputs import output_names
from ..prepare import is_aggregated
from ..to_sql import render
from ..tree import JoinTree, TableUse
from .refused import NotExpressible


def grouped(select: Select) -> Select:
    """Of the keys of a group only those that are not shown are named, if there are such; groups that are shown and nothing else are DISTINCT."""
    shown = {output.expression for output in select.outputs}
    nodes = [*select.outputs, *select.order_by, *([] if select.having is None else [select.having])]
    hidden = tuple(key for key in select.group_by if key not in shown and key != select.per_group)
    if select.group_by and not hidden and not any(map(is_aggregated, nodes)) and shown == set(select.group_by):
        return dataclasses.replace(select, group_by=(), distinct=True)
    return dataclasses.replace(select, group_by=hidden) if hidden else select


def single(select: Select) -> Select:
    """Aggregates without groups give one row: no order and no limit changes it."""
    keyed = select.group_by or not select.order_by or not all(is_aggregated(output) for output in select.outputs)
    return select if keyed or select.limit == 0 else dataclasses.replace(select, order_by=(), limit=None)


def extreme(select: Select, tree: JoinTree, graph: JoinGraph) -> Select:
    """SQLite and MySQL show the row of the largest value beside `MAX(x)`: the first row by `x`, of all or of each group.

    :raises NotExpressible: a column that no group and no extreme decides.
    """
    plain = [output.expression for output in select.outputs]
    found = {node for node in plain if isinstance(node, Aggregate)}
    top = next(iter(found), None)
    if top is None or not _loose(plain, select, tree, graph):
        return select
    is_top = len(found) == 1 and top.function in ("min", "max") and top.where is None
    if select.group_by and not is_top:
        return select
    if not is_top or len(select.group_by) > 1 or select.having or select.order_by or select.distinct:
        raise NotExpressible("a column beside an aggregate")
    outputs = tuple(
        dataclasses.replace(output, expression=top.argument) if output.expression == top else output
        for output in select.outputs
    )
    key = select.group_by[0] if select.group_by else None
    order = (Order(top.argument, top.function == "max"),)
    return dataclasses.replace(select, outputs=outputs, group_by=(), order_by=order, limit=1, per_group=key)


def _loose(plain: list[Expression], select: Select, tree: JoinTree, graph: JoinGraph) -> bool:
    """Is a column shown that the groups do not decide?"""
    fixed = fixed_uses((), select.group_by, tree, graph)
    columns = [node for node in plain if isinstance(node, ColumnRef | Star) and node not in select.group_by]
    return any(isinstance(node, Star) or TableUse(node.table, node.instance) not in fixed for node in columns)


def without_own_names(select: Select, graph: JoinGraph) -> Select:
    """`select` without those names that its outputs would have by themselves."""
    unnamed = dataclasses.replace(select, outputs=tuple(Output(output.expression) for output in select.outputs))
    outputs = tuple(
        Output(output.expression) if output.name in (name, _own_name(output.expression)) else output
        for output, name in zip(select.outputs, output_names(unnamed, graph), strict=True)
    )
    return dataclasses.replace(select, outputs=outputs)


def _own_name(expression: Expression) -> str | None:
    return expression.column if isinstance(expression, ColumnRef) else None


def as_joined(select: Select, graph: JoinGraph) -> Select:
    """`select` with `each_match` where it would be written otherwise without it."""
    plain = dataclasses.replace(select, each_match=True)
    return select if render(select, graph.catalog) == render(plain, graph.catalog) else plain
