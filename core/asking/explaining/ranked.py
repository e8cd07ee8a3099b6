"""The first rows of each group, as they are written with ROW_NUMBER in a derived table."""

from __future__ import annotations

from sqlglot import exp

from .groups import best_text
from .names import Names
from .selects import Parts, columns, has_aggregate, parts_of, spaced
from .values import phrase
from .words import listed, number


def ranked_text(select: exp.Select, outer: Names | None, dialect: str) -> str | None:
    """`for each category_id, shows name of the 3 rows of products with the highest price`; None if `select` is of another shape."""
    start, where = select.args.get("from_"), select.args.get("where")
    if start is None or where is None or not isinstance(start.this, exp.Subquery) or select.args.get("joins"):
        return None
    if any(select.args.get(part) for part in ("group", "having", "limit", "distinct", "offset")):
        return None
    inner, test = start.this.this, where.this
    if not isinstance(inner, exp.Select) or not isinstance(test, exp.LTE) or not isinstance(test.right, exp.Literal):
        return None
    place = next((item for item in inner.expressions if item.alias == test.left.name), None)
    if place is None or inner.args.get("limit") or inner.args.get("order") or not _is_number(place.unalias()):
        return None
    return _said(select, inner, place.unalias(), number(str(test.right.this)), outer or Names(dialect))


def _is_number(node: exp.Expr) -> bool:
    order = node.args.get("order")
    return (
        isinstance(node, exp.Window)
        and isinstance(node.this, exp.RowNumber)
        and bool(node.args.get("partition_by"))
        and order is not None
        and len(order.expressions) == 1
        and not node.args.get("spec")
    )


def _said(select: exp.Select, inner: exp.Select, window: exp.Expr, amount: str, outer: Names) -> str | None:
    shown = {item.alias_or_name: item.unalias() for item in inner.expressions}
    if not all(isinstance(item.unalias(), exp.Column) and item.unalias().name in shown for item in select.expressions):
        return None
    parts = parts_of(inner, outer, outer.dialect)
    outputs = tuple(shown[item.unalias().name] for item in select.expressions)
    parts = Parts(inner, parts.source, outputs, parts.groups, parts.clause)
    if parts.source.steps or (parts.groups and inner.args.get("having")):
        return None
    each = listed([phrase(part, parts.names) for part in window.args["partition_by"]])
    order = window.args["order"].expressions[0]
    high = bool(order.args.get("desc"))
    if parts.groups:
        return (
            f"for each {each}, {best_text(parts, amount, order.this, high=high, known=window.args['partition_by'])}"
            if has_aggregate(order.this)
            else None
        )
    rows = "row" if amount == "1" else f"{amount} rows"
    most = f"with the {'highest' if high else 'lowest'} {phrase(order.this, parts.names)}"
    return f"for each {each}, shows {columns(parts)} of the {rows} of {parts.source.text}{spaced(parts.clause)} {most}"
