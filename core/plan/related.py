"""`Related`: the test that a row which belongs to this one exists."""

from __future__ import annotations

import dataclasses

from sqlglot import exp

from .expressions import expression
from .filters import preferred
from .model import Related
from .predicates import conjunction
from .scope import Scope
from .sources import on, table, table_names
from .tree import Join, JoinTree, TableUse, join_tree, link_price, rooted
from .walk import uses_of


def related(node: Related, scope: Scope) -> exp.Expr:
    """`[NOT] EXISTS (SELECT 1 FROM … WHERE …)`, tied to the anchor's row.

    Inside the condition a name means the related table or one on the way to it; other tables of the surrounding SELECT mean its row.
    """
    tree = _way(node, scope)
    inner = [join.use for join in tree.joins]
    names = table_names(inner, scope.graph, scope.aliases.values())
    within = dataclasses.replace(scope, aliases={**scope.aliases, **names}, qualified=True)
    query, ties = _joined(tree, within)
    query = query.where(*ties, *conjunction(node.where, within, expression), copy=False)
    test = exp.Exists(this=query)
    return exp.not_(test, copy=False) if node.negated else test


def _way(node: Related, scope: Scope) -> JoinTree:
    anchor = TableUse(node.anchor)
    names = preferred(scope.select)
    if node.table == node.anchor:
        own = [link for link in scope.graph.links(node.table) if link.source == link.target]
        if own:
            # The related row refers to this one: its key column equals ours.
            link = min(own, key=lambda found: link_price(found, found.source, names))
            pairs = tuple(zip(link.target_columns, link.columns, strict=True))
            own_join = Join(
                anchor, TableUse(node.table, 1), pairs, not link.source_unique, not link.target_unique, link
            )
            return JoinTree(anchor, (own_join,))
    wanted = TableUse(node.table, int(node.table == node.anchor))
    others = [use for use in uses_of(node.where) if use == wanted or use not in scope.aliases]
    tree = join_tree(scope.graph, [wanted, *others, anchor], prefer=names)
    return rooted(tree, anchor)


def _joined(tree: JoinTree, scope: Scope) -> tuple[exp.Select, list[exp.Expr]]:
    """FROM without the anchor, and the conditions that tie it to the anchor's row."""
    query = exp.select(exp.Literal.number(1), copy=False)
    ties: list[exp.Expr] = []
    for join in tree.joins:
        source = table(join.use, scope)
        if join.parent != tree.root:
            query = query.join(source, on=on(join, scope), copy=False)
            continue
        tie = on(_child_first(join), scope)
        if ties:
            # A second way from the anchor: its tie stands with it, so that no two tables stand side by side without a condition.
            query = query.join(source, on=tie, copy=False)
        else:
            query = query.from_(source, copy=False)
            ties.append(tie)
    return query, ties


def _child_first(join: Join) -> Join:
    """`orders.customer_id = customers.id`, as people write the tie."""
    pairs = tuple((child, parent) for parent, child in join.pairs)
    return dataclasses.replace(join, parent=join.use, use=join.parent, pairs=pairs)
