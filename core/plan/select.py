"""One SELECT of a plan as SQL."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from sqlglot import exp

from .expressions import expression
from .filters import preferred, without_multiplying
from .finish import finished
from .grain import aggregates_of, fixed_uses, is_repeated
from .graph import JoinGraph
from .model import ColumnRef, Expression, Plan, Select
from .predicates import conjunction
from .prepare import expressions, prepared
from .related import related
from .scope import Scope
from .sources import source_of, table_names
from .split import joined_parts, needs_rows, over_rows, parts_of
from .tree import JoinTree, TableUse, join_tree
from .walk import uses_of

Nested = Callable[[Plan, Scope], exp.Expr]


def write_select(select: Select, graph: JoinGraph, nested: Nested) -> exp.Select:
    """`select` as SQL.

    :param nested: writes a sub-plan in parentheses.
    """
    whole, keys = prepared(select, graph), select.group_by
    select = without_multiplying(whole, graph)
    tree = joined(select, graph)
    scope = scope_of(select, tree, graph, nested)
    if tree is not None and not select.each_match and (parts := parts_of(select, tree, graph)):
        # Each part decides anew which tables only filter: what one counts may be no more than a filter of another.
        parts = tuple(dataclasses.replace(part, where=whole.where, tables=whole.tables) for part in parts)
        return joined_parts([write_select(part, graph, nested) for part in parts], parts, scope)
    query = filtered(tree, scope)
    if tree is None or not select.each_match:
        rows = tree is not None and needs_rows(select, tree, graph)
        return over_rows(query, scope) if rows else finished(query, scope)
    groups = plain_groups(keys, select, tree, graph)
    return finished(query, dataclasses.replace(scope, select=dataclasses.replace(select, group_by=groups)))


def plain_groups(
    keys: tuple[Expression, ...], select: Select, tree: JoinTree, graph: JoinGraph
) -> tuple[Expression, ...]:
    """The GROUP BY of `select` as people write it: by `keys` alone, where the engine is content with that for columns that the keys decide."""
    if graph.catalog.dialect != "sqlite" or not keys:
        return select.group_by
    fixed = fixed_uses((), keys, tree, graph)
    return tuple(
        node
        for node in select.group_by
        if node in keys or not (isinstance(node, ColumnRef) and TableUse(node.table, node.instance) in fixed)
    )


def joined(select: Select, graph: JoinGraph) -> JoinTree | None:
    """The tables of `select`, hung up at the kept or first shown one; None if it reads none."""
    kept = [] if select.keep is None else [TableUse(select.keep)]
    named = uses_of(*expressions(select), select.where, select.having)
    uses = [*dict.fromkeys([*kept, *named, *(TableUse(table) for table in select.tables)])]
    if not uses:
        return None
    return join_tree(graph, uses, prefer=preferred(select))


def scope_of(select: Select, tree: JoinTree | None, graph: JoinGraph, nested: Nested) -> Scope:
    """The surroundings of the expressions of `select`."""
    names = {} if tree is None else table_names(tree.uses, graph)
    found = () if tree is None or select.each_match else aggregates_of(select)
    repeated = [a for a in found if tree is not None and is_repeated(a, select, tree, graph)]
    return Scope(
        dialect=graph.catalog.dialect,
        graph=graph,
        aliases=names,
        qualified=len(names) > 1,
        select=select,
        plan=nested,
        related=related,
        counted=frozenset(repeated),
    )


def filtered(tree: JoinTree | None, scope: Scope) -> exp.Select:
    """FROM and WHERE."""
    query = exp.Select() if tree is None else source_of(tree, scope)
    tests = conjunction(scope.select.where, scope, expression)
    return query.where(*tests, copy=False) if tests else query
