"""The first rows of each group: `ROW_NUMBER() OVER (PARTITION BY … ORDER BY …) <= n`, in a derived table or by QUALIFY."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlglot import exp

from .reading import bare
from .refused import NotExpressible
from .sources import flat


class Ranking(NamedTuple):
    """`first` rows of each value of `group`, in `order`; of all if `group` is None."""

    group: exp.Expr | None
    order: tuple[exp.Expr, ...]
    first: int


def ranking_of(outer: exp.Select) -> tuple[exp.Select, Ranking] | None:
    """The SELECT without its numbering, and the numbering; None if `outer` numbers nothing.

    :raises NotExpressible: it numbers rows, but asks for something other than the first.
    """
    if (qualify := outer.args.get("qualify")) is not None:
        inner = outer.copy()
        inner.set("qualify", None)
        number, count = _bounded(qualify.this)
        return inner, _ranking(number, count)
    source = outer.args["from_"].this if outer.args.get("from_") else None
    if not isinstance(source, exp.Subquery) or not isinstance(source.this, exp.Select):
        return None
    numbered = [item for item in source.this.expressions if isinstance(item.unalias(), exp.Window)]
    where = outer.args.get("where")
    if len(numbered) != 1 or where is None or outer.args.get("joins") or outer.args.get("group"):
        return None
    tests = flat(where.this)
    number, count = _bounded(tests[0])
    if len(tests) != 1 or not isinstance(number, exp.Column) or number.name.lower() != numbered[0].alias.lower():
        raise NotExpressible("a derived table")
    ranking = _ranking(numbered[0].unalias(), count)
    return _shown(outer, source.this, numbered[0], ranking), ranking


def _bounded(test: exp.Expr) -> tuple[exp.Expr, int]:
    """(what is numbered, the last number) of `number <= 3`, `number < 4` or `number = 1`."""
    test = bare(test)
    if isinstance(test, exp.GTE | exp.GT):
        test = (exp.LTE if isinstance(test, exp.GTE) else exp.LT)(this=test.expression, expression=test.this)
    known = isinstance(test, exp.LTE | exp.LT | exp.EQ) and isinstance(test.expression, exp.Literal)
    if not known or not str(test.expression.this).isdecimal():
        raise NotExpressible("a derived table")
    last = int(test.expression.this) - isinstance(test, exp.LT)
    if last < 1 or (isinstance(test, exp.EQ) and last > 1):
        raise NotExpressible("a place other than the first")
    return bare(test.this), last


def _ranking(window: exp.Expr, count: int) -> Ranking:
    window = window.unalias()
    groups = window.args.get("partition_by") or [] if isinstance(window, exp.Window) else []
    if not isinstance(window, exp.Window) or not isinstance(window.this, exp.RowNumber) or len(groups) > 1:
        raise NotExpressible("a window")
    order = window.args.get("order")
    return Ranking(groups[0] if groups else None, tuple(order.expressions) if order else (), count)


def _shown(outer: exp.Select, inner: exp.Select, number: exp.Expr, ranking: Ranking) -> exp.Select:
    """`inner` with the outputs of `outer`; `*` means the columns without the number."""
    inside = [item for item in inner.expressions if item is not number]
    items: list[exp.Expr] = []
    for item in outer.expressions:
        if isinstance(item, exp.Star):
            items.extend(inside)
            continue
        found = _inside(item.unalias(), inside)
        if found is None:
            raise NotExpressible("a derived table")
        items.append(exp.alias_(found.unalias().copy(), item.alias) if isinstance(item, exp.Alias) else found)
    _check_order(outer, inside, number, ranking)
    whole = inner.copy()
    whole.set("expressions", [item.copy() for item in items])
    return whole


def _inside(name: exp.Expr, inside: Sequence[exp.Expr]) -> exp.Expr | None:
    """What the column `name` of the outer SELECT is in the inner one."""
    if not isinstance(name, exp.Column):
        return None
    known = next((item for item in inside if item.alias_or_name.lower() == name.name.lower()), None)
    starred = any(isinstance(item, exp.Star) for item in inside)
    return exp.column(name.this.copy()) if known is None and starred else known


def _check_order(outer: exp.Select, inside: Sequence[exp.Expr], number: exp.Expr, ranking: Ranking) -> None:
    """The answer stands in the order of the groups and places, so SQL may ask for that order or for none."""
    allowed = [ranking.group, *(item.this for item in ranking.order)]
    for item in outer.args["order"].expressions if outer.args.get("order") else ():
        name = bare(item.this)
        found = _inside(name, inside)
        if name.name.lower() != number.alias.lower() and (found is None or found.unalias() not in allowed):
            raise NotExpressible("an order of the first of each group")
    if any(outer.args.get(name) for name in ("limit", "distinct", "having")):
        raise NotExpressible("a derived table")
