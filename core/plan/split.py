"""Aggregates that one join cannot hold: each over its own rows, in a derived table.

"The total of orders per product category" joins orders to several items of one category: the derived table first holds each order once for each
category, then the sum is taken. "Orders and reviews per customer" would pair every order with every review: each is counted by itself, for the same
groups, and the counts are joined.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sqlglot import exp

from .expressions import applied, argument_of, expression
from .finish import finished, may_be_null
from .grain import aggregates_of, counts_keys, grain, is_repeated, primary_key
from .graph import JoinGraph
from .model import Aggregate, ColumnRef, Expression, Output, Select
from .names import alias, output_name, reference, singular
from .scope import Scope
from .tree import JoinTree, TableUse

_Grain = tuple[TableUse, ...]


def needs_rows(select: Select, tree: JoinTree, graph: JoinGraph) -> bool:
    """Must some aggregate be taken over rows that a plain join repeats, and cannot be put as COUNT(DISTINCT key)?"""
    repeated = [found for found in aggregates_of(select) if is_repeated(found, select, tree, graph)]
    return any(not counts_keys(found, graph) for found in repeated)


def parts_of(select: Select, tree: JoinTree, graph: JoinGraph) -> tuple[Select, ...]:
    """`select` cut into one for each kind of row that its aggregates are over; empty if one can hold them all.

    Cut is where a sum would be repeated beside aggregates over other rows, and where two counts repeat each other.
    """
    found = aggregates_of(select)
    kinds: dict[_Grain, list[Aggregate]] = {}
    for aggregate in found:
        kinds.setdefault(grain(aggregate), []).append(aggregate)
    repeated = {grain(aggregate) for aggregate in found if is_repeated(aggregate, select, tree, graph)}
    if len(kinds) < 2 or (len(repeated) < 2 and not needs_rows(select, tree, graph)):
        return ()
    return tuple(
        dataclasses.replace(
            select,
            outputs=_named([*select.group_by, *aggregates]),
            having=None,
            order_by=(),
            limit=None,
            per_group=None,
            distinct=False,
        )
        for aggregates in kinds.values()
    )


def joined_parts(parts: Sequence[exp.Select], selects: Sequence[Select], scope: Scope) -> exp.Select:
    """The parts beside each other, by group; a group that the first part lacks is left out, a count that a later part lacks is 0.

    :param parts: `selects`, cut by `parts_of`, as SQL.
    """
    known: dict[Expression, exp.Expr] = {}
    query = exp.Select()
    for number, (part, select) in enumerate(zip(parts, selects, strict=True), 1):
        name = f"part_{number}"
        columns = {
            output.expression: exp.column(reference(output.expression, output.name, scope.dialect), table=name)
            for output in select.outputs
        }
        source = part.subquery(name, copy=False)
        if number == 1:
            query = query.from_(source, copy=False)
        elif select.group_by:
            ties = [_same(node, scope)(this=known[node].copy(), expression=columns[node]) for node in select.group_by]
            query = query.join(source, on=exp.and_(*ties, copy=False), join_type="LEFT", copy=False)
        else:
            query = query.join(source, join_type="CROSS", copy=False)
        for node, column in columns.items():
            known.setdefault(node, _filled(node, column) if number > 1 else column)
    return finished(query, dataclasses.replace(scope, known=known), grouped=False)


def _same(group: Expression, scope: Scope) -> type[exp.Binary]:
    """Null-safe where needed: the group of rows without a value must meet itself."""
    return exp.NullSafeEQ if may_be_null(group, scope) else exp.EQ


def _filled(node: Expression, column: exp.Column) -> exp.Expr:
    if isinstance(node, Aggregate) and node.function == "count":
        return exp.Coalesce(this=column, expressions=[exp.Literal.number(0)])
    return column


def over_rows(query: exp.Select, scope: Scope) -> exp.Select:
    """All aggregates are over the same rows: a derived table holds each row once for each group, the aggregates are taken over it.

    :param query: FROM and WHERE.
    """
    aggregates = aggregates_of(scope.select)
    names = _Names(scope.dialect)
    known: dict[Expression, exp.Expr] = {}
    for number, group in enumerate(scope.select.group_by, 1):
        column = group.column if isinstance(group, ColumnRef) else output_name(group) or f"group_{number}"
        query, known[group] = names.add(query, expression(group, scope), column)
    for use in grain(aggregates[0]):
        for column in primary_key(scope.graph.tables[use.table]):
            query, _ = names.add(query, scope.use(use, column), f"{singular(scope.aliases[use])}_{column}")
    for aggregate in aggregates:
        argument = argument_of(aggregate, dataclasses.replace(scope, counted=frozenset()))
        if not isinstance(argument, exp.Star):
            query, argument = names.add(query, argument, output_name(aggregate) or "value")
        known[aggregate] = applied(aggregate, argument, distinct=aggregate.distinct)
    source = query.distinct(copy=False).subquery("each_row", copy=False)
    outer = dataclasses.replace(scope, known=known, aliases={}, qualified=False)
    return finished(exp.Select().from_(source, copy=False), outer)


def _named(nodes: Sequence[Expression]) -> tuple[Output, ...]:
    names: list[str] = []
    for number, node in enumerate(nodes, 1):
        name = node.column if isinstance(node, ColumnRef) else output_name(node) or f"value_{number}"
        names.append(name if name not in names else f"{name}_{number}")
    return tuple(Output(node, name) for node, name in zip(nodes, names, strict=True))


class _Names:
    """Adds outputs under names of their own."""

    def __init__(self, dialect: str) -> None:
        self._dialect = dialect
        self._used: set[str] = set()

    def add(self, query: exp.Select, node: exp.Expr, name: str) -> tuple[exp.Select, exp.Column]:
        """`query` with `node` under `name`, or `name_2` …, and the column by which to reach it from outside."""
        unique, number = name, 2
        while unique.lower() in self._used:
            unique, number = f"{name}_{number}", number + 1
        self._used.add(unique.lower())
        shown = exp.Alias(this=node, alias=alias(unique, self._dialect))
        return query.select(shown, copy=False), exp.column(alias(unique, self._dialect))
