"""Making a SELECT complete before it is written: what engines demand and a plan leaves unsaid."""

from __future__ import annotations

import dataclasses

from .graph import JoinGraph
from .model import Aggregate, AllOf, ColumnRef, Expression, Order, Output, Predicate, Scalar, Select, Share, Star, Value
from .rewrite import rewrite
from .tree import TableUse
from .walk import Node, all_of, conjuncts, uses_of, walk_own


def prepared(select: Select, graph: JoinGraph) -> Select:
    """`select` with its whole GROUP BY, with a DISTINCT that can be ordered, and with outer joins' conditions where they drop no row."""
    return _keeping(_ordered_distinct(_grouped(_numbered(select, graph), graph)))


def is_aggregated(node: Node) -> bool:
    """Does `node` hold an aggregate of its own SELECT?"""
    return any(isinstance(inner, Aggregate | Share) for inner in walk_own(node))


def _numbered(select: Select, graph: JoinGraph) -> Select:
    """The outer SELECT over numbered rows shows each column by its name."""
    if select.per_group is None or select.limit is None:
        return select
    return dataclasses.replace(
        select, outputs=tuple(column for output in select.outputs for column in _columns(output, select, graph))
    )


def _grouped(select: Select, graph: JoinGraph) -> Select:
    nodes: list[Node] = [*select.outputs, *select.order_by]
    if select.having is not None:
        nodes.append(select.having)
    if not select.group_by and not any(is_aggregated(node) for node in nodes):
        return select
    outputs = tuple(column for output in select.outputs for column in _columns(output, select, graph))
    shown = [output.expression for output in outputs] + [order.expression for order in select.order_by]
    if select.per_group is not None:
        shown.append(select.per_group)
    plain = [node for node in shown if not is_aggregated(node) and not isinstance(node, Value | Scalar | Star)]
    return dataclasses.replace(select, outputs=outputs, group_by=tuple(dict.fromkeys([*select.group_by, *plain])))


def _columns(output: Output, select: Select, graph: JoinGraph) -> tuple[Output, ...]:
    """`*` cannot be grouped by, or told from a number beside it: its columns can."""
    if not isinstance(output.expression, Star):
        return (output,)
    named = [output.expression.table] if output.expression.table else [*select.tables]
    return tuple(Output(ColumnRef(key, column.name)) for key in named for column in graph.tables[key].columns)


def _ordered_distinct(select: Select) -> Select:
    """Rows without repetition, ordered by what is not shown, have no order unless one of each row's values is chosen: the first in that order."""
    shown = {output.expression for output in select.outputs}
    foreign = [order for order in select.order_by if order.expression not in shown]
    if not select.distinct or select.group_by or not (foreign or select.per_group is not None):
        return select
    if any(isinstance(node, Star) for node in shown):
        return dataclasses.replace(select, distinct=False)

    def chosen(order: Order) -> Order:
        if order.expression in shown:
            return order
        return dataclasses.replace(order, expression=Aggregate("max" if order.descending else "min", order.expression))

    groups = tuple(output.expression for output in select.outputs)
    if select.per_group is not None:
        groups = tuple(dict.fromkeys([*groups, select.per_group]))
    orders = tuple(chosen(order) for order in select.order_by)
    return dataclasses.replace(select, distinct=False, group_by=groups, order_by=orders)


def _keeping(select: Select) -> Select:
    """Conditions on optional tables decide what is counted, not which rows stay: they move into the aggregates."""
    if select.keep is None:
        return select
    kept = TableUse(select.keep)
    parts = conjuncts(select.where)
    moved = tuple(part for part in parts if any(use != kept for use in uses_of(part)))
    if not moved:
        return select

    def conditional(node: Node) -> Node:
        if not isinstance(node, Aggregate):
            return node
        condition: Predicate = (
            AllOf((*moved, *conjuncts(node.where))) if len(moved) + len(conjuncts(node.where)) > 1 else moved[0]
        )
        return dataclasses.replace(node, where=condition)

    stays = tuple(part for part in parts if part not in moved)
    changed = rewrite(dataclasses.replace(select, where=None), conditional)
    return dataclasses.replace(changed, where=all_of(stays))


def expressions(select: Select) -> tuple[Expression, ...]:
    """Everything that `select` works out after its rows are joined and filtered, save `having`."""
    orders = [order.expression for order in select.order_by]
    last = [select.per_group] if select.per_group is not None else []
    return (*(output.expression for output in select.outputs), *select.group_by, *orders, *last)
