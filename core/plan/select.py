"""One SELECT of a plan as SQL."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from sqlglot import exp

from .expressions import expression
from .filters import preferred, without_multiplying
from .finish import finished
from .grain import aggregates_of, is_repeated
from .graph import JoinGraph
from .model import Plan, Select
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
    whole = prepared(select, graph)
    select = without_multiplying(whole, graph)
    tree = joined(select, graph)
    scope = scope_of(select, tree, graph, nested)
    if tree is not None and (parts := parts_of(select, tree, graph)):
        # Each part decides anew which tables only filter: what one counts may be no more than a filter of another.
        parts = tuple(dataclasses.replace(part, where=whole.where, tables=whole.tables) for part in parts)
        return joined_parts([write_select(part, graph, nested) for part in parts], parts, scope)
    query = filtered(tree, scope)
    return over_rows(query, scope) if tree is not None and needs_rows(select, tree, graph) else finished(query, scope)


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
    repeated = [] if tree is None else [a for a in aggregates_of(select) if is_repeated(a, select, tree, graph)]
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
