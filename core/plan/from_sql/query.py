"""A whole query: SELECTs, set operations of them, and what only wraps them."""

from __future__ import annotations

from typing import Literal

from sqlglot import exp

from ..graph import JoinGraph
from ..model import Plan, SetOperation
from .ranked import ranking_of
from .refused import NotExpressible
from .select import read_select

_SETS: dict[type[exp.Expr], Literal["union", "intersect", "except"]] = {
    exp.Union: "union",
    exp.Intersect: "intersect",
    exp.Except: "except",
}


def query(node: exp.Expr, graph: JoinGraph) -> Plan:
    """`node` as a plan.

    :raises NotExpressible: no plan says it.
    """
    while isinstance(node, exp.Subquery | exp.Paren):
        node = node.this
    node = _without_with(node)
    if isinstance(node, exp.SetOperation):
        return _set_operation(node, graph)
    if not isinstance(node, exp.Select):
        raise NotExpressible("no SELECT")
    if (inner := _wrapped(node)) is not None:
        return query(inner, graph)
    ranked = ranking_of(node)
    if ranked is not None:
        return read_select(ranked[0], graph, lambda inner: query(inner, graph), ranked[1])
    return read_select(node, graph, lambda inner: query(inner, graph))


def _set_operation(node: exp.SetOperation, graph: JoinGraph) -> SetOperation:
    if not node.args.get("distinct", True):
        raise NotExpressible("UNION ALL")
    if any(node.args.get(name) for name in ("order", "limit", "offset", "by_name")):
        raise NotExpressible("an order or limit of both sides")
    return SetOperation(_SETS[type(node)], query(node.left, graph), query(node.right, graph))


def _wrapped(node: exp.Select) -> exp.Expr | None:
    """The query inside `SELECT * FROM (…)`; None if `node` does more."""
    given = {name for name, value in node.args.items() if value not in (None, [], False)}
    source = node.args["from_"].this if "from_" in given else None
    alone = given == {"expressions", "from_"} and len(node.expressions) == 1
    return (
        source.this
        if alone and isinstance(node.expressions[0], exp.Star) and isinstance(source, exp.Subquery)
        else None
    )


def _without_with(node: exp.Expr) -> exp.Expr:
    """`node` with each WITH query in the place where it is named."""
    clause = node.args.get("with_")
    if clause is None:
        return node
    if clause.args.get("recursive"):
        raise NotExpressible("WITH RECURSIVE")
    node = node.copy()
    named: dict[str, exp.Expr] = {}
    for one in node.args["with_"].expressions:
        named[one.alias.lower()] = _placed(one.this, named)
    node.set("with_", None)
    return _placed(node, named)


def _placed(node: exp.Expr, named: dict[str, exp.Expr]) -> exp.Expr:
    for table in [*node.find_all(exp.Table)]:
        if not table.db and table.name.lower() in named:
            alias = exp.TableAlias(this=exp.to_identifier(table.alias_or_name))
            table.replace(exp.Subquery(this=named[table.name.lower()].copy(), alias=alias))
    return node
