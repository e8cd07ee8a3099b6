"""Sub-queries inside expressions and conditions."""

from __future__ import annotations

from sqlglot import exp

from .conditions import Test, clause, conjuncts
from .names import Names
from .sources import source_of
from .values import aggregate
from .words import Unsayable, bare, is_label


def existing(node: exp.Exists, outer: Names, negated: bool) -> Test:
    """`there is a row of orders whose …`; of the rows themselves, `that have a row in orders whose …`."""
    select = bare(node.this)
    if not isinstance(select, exp.Select) or select.args.get("group") or select.args.get("having"):
        raise Unsayable
    source = source_of(select, outer, outer.dialect)
    if source.steps:
        raise Unsayable
    where = select.args.get("where")
    parts = [] if where is None else [part for part in conjuncts(where.this) if not _is_tie(part, source.names)]
    rest = f" {clause(exp.and_(*parts), source.names)}" if parts else ""
    tied = where is not None and len(parts) < len(conjuncts(where.this))
    amount = "no" if negated else "a"
    return Test(
        f"there is {amount} row of {source.text}{' that belongs to it' if tied else ''}{rest}",
        owned=f"that have {amount} row in {source.text}{rest}" if tied else None,
    )


def scalar(node: exp.Subquery, outer: Names) -> str:
    """`the average of products.price`, `the highest price over the rows of products whose …`."""
    from .sentences import lowered

    select = node.this
    if isinstance(select, exp.Select) and _is_single(select):
        source = source_of(select, outer, outer.dialect)
        where = select.args.get("where")
        whole = Names(source.names.dialect, source.names.sources, True, source.names.outputs, outer)
        said = aggregate(select.expressions[0].unalias(), whole if where is None else source.names)
        if said is not None and not source.steps:
            counts = said == "the number of rows"
            rows = f"{' ' if counts else ' over the rows '}of {source.text}"
            over = f" {clause(where.this, source.names)}" if where is not None else ""
            return said + (rows + over if over or counts else "")
    if not isinstance(select, exp.Query):
        raise Unsayable
    return f"the value of a query that {lowered(select, outer, outer.dialect)}"


def listing(node: exp.Expr, outer: Names) -> str:
    """`the values of country of the rows of customers whose …`."""
    from .sentences import lowered

    query = node.this if isinstance(node, exp.Subquery) else node
    if not isinstance(query, exp.Query):
        raise Unsayable
    if isinstance(query, exp.Select) and len(query.expressions) == 1 and _is_list(query):
        source = source_of(query, outer, outer.dialect)
        column = query.expressions[0].unalias()
        if isinstance(column, exp.Column) and not source.steps:
            where = query.args.get("where")
            rest = f" {clause(where.this, source.names)}" if where is not None else ""
            return f"the values of {source.names.column(column)} in {'the rows of ' if rest else ''}{source.text}{rest}"
    return f"the values of a list that {lowered(query, outer, outer.dialect)}"


def _is_single(select: exp.Select) -> bool:
    return len(select.expressions) == 1 and not any(
        select.args.get(part) for part in ("group", "having", "limit", "distinct", "with_", "qualify")
    )


def _is_list(select: exp.Select) -> bool:
    return not any(select.args.get(part) for part in ("group", "having", "limit", "with_", "qualify"))


def _is_tie(node: exp.Expr, names: Names) -> bool:
    """Does `node` only say that the inner row belongs to the outer one?"""
    if not isinstance(node, exp.EQ) or not isinstance(node.left, exp.Column) or not isinstance(node.right, exp.Column):
        return False
    # Equality of other columns (`same city`) is a condition of its own and must be said.
    return names.owns(node.left) != names.owns(node.right) and (is_label(node.left.name) or is_label(node.right.name))
