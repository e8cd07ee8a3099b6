"""From a plan to SQL, built as a syntax tree and never glued from text.

Rules that keep the numbers true:

* A table that only filters and of which a row has several becomes EXISTS (`filters`).
* An aggregate whose rows another joined table would repeat counts distinct keys, or is taken over a derived table that holds each row once (`split`).
* Plain outputs of a grouped SELECT join its GROUP BY, as most engines demand.
* Missing values never head a top list: NULLS LAST where there is a limit.
"""

from __future__ import annotations

from sqlglot import exp

from ..contracts.catalog import Catalog
from .graph import JoinGraph, join_graph
from .model import Plan, Select
from .rewrite import spelled
from .scope import Scope
from .select import write_select

_SETS: dict[str, type[exp.SetOperation]] = {"union": exp.Union, "intersect": exp.Intersect, "except": exp.Except}


def render(plan: Plan, catalog: Catalog, *, pretty: bool = False) -> str:
    """`plan` as one SELECT in the dialect of `catalog`.

    :param pretty: over several lines.
    :raises UnknownName: the plan names what the catalog does not have.
    :raises NoJoinPath: nothing connects its tables.
    """
    graph = join_graph(catalog)
    tree = _query(spelled(plan, graph), graph)
    return tree.sql(catalog.dialect, pretty=pretty)


def _query(plan: Plan, graph: JoinGraph) -> exp.Query:
    if isinstance(plan, Select):
        return write_select(plan, graph, _nested)
    sides = [_side(side, graph) for side in (plan.left, plan.right)]
    return _SETS[plan.operator](this=sides[0], expression=sides[1], distinct=True)


def _side(plan: Plan, graph: JoinGraph) -> exp.Query:
    query = _query(plan, graph)
    plain = isinstance(plan, Select) and not plan.order_by and plan.limit is None
    # A SELECT with an order or a limit of its own needs parentheses here, which SQLite does not take: it becomes a derived table.
    return query if plain else exp.select("*", copy=False).from_(query.subquery("part", copy=False), copy=False)


def _nested(plan: Plan, scope: Scope) -> exp.Expr:
    return exp.Subquery(this=_query(plan, scope.graph))
