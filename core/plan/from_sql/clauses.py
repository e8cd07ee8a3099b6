"""The clauses of a SELECT, read one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlglot import exp

from ..model import Expression, Order, Output, Star
from .expressions import expression
from .reading import Reading, bare
from .refused import NotExpressible
from .shapes import filled


def outputs(select: exp.Select, reading: Reading) -> tuple[Output, ...]:
    """What is shown."""
    return tuple(_output(item, reading) for item in select.expressions)


def groups(select: exp.Select, reading: Reading) -> tuple[Expression, ...]:
    """The keys of GROUP BY, each once."""
    group = select.args.get("group")
    if group is None:
        return ()
    if any(group.args.get(name) for name in ("rollup", "cube", "grouping_sets", "all")):
        raise NotExpressible("several groupings")
    return tuple(dict.fromkeys(expression(_placed(item, select), reading) for item in group.expressions))


def orders(items: Sequence[exp.Expr], select: exp.Select, reading: Reading) -> tuple[Order, ...]:
    """The keys of an ORDER BY; a name given by AS goes before a column's here."""
    return tuple(_orders(items, select, reading))


def limit(select: exp.Select) -> int | None:
    """The number of rows to keep; None for all."""
    clause = select.args.get("limit")
    if clause is None:
        return None
    count = clause.args.get("count") or clause.args.get("expression")
    if clause.args.get("offset") or not isinstance(count, exp.Literal) or not str(count.this).isdecimal():
        raise NotExpressible("a limit that is no plain number")
    return int(count.this)


def distinct(select: exp.Select) -> bool:
    """Is each row shown once?"""
    found = select.args.get("distinct")
    if found is not None and found.args.get("on"):
        raise NotExpressible("DISTINCT ON")
    return found is not None


def _output(item: exp.Expr, reading: Reading) -> Output:
    if isinstance(item, exp.Alias):
        return Output(expression(item.this, reading), item.alias)
    found = expression(item, reading)
    only = next(iter(reading.names.values())).table
    return Output(Star(only) if found == Star() and len(reading.names) == 1 else found)


def _orders(items: Sequence[exp.Expr], select: exp.Select, reading: Reading) -> Iterator[Order]:
    for item in items:
        node = bare(item.this)
        if filled("CASE WHEN x IS NULL THEN 1 ELSE 0 END", node, reading.dialect):
            # What is missing comes last in a plan's limited list anyway.
            continue
        plain = isinstance(node, exp.Column) and not node.table
        named = reading.shown.get(node.name.lower()) if plain else None
        yield Order(expression(named or _placed(node, select), reading), bool(item.args.get("desc")))


def _placed(node: exp.Expr, select: exp.Select) -> exp.Expr:
    """`GROUP BY 1` means the first output."""
    if not isinstance(node, exp.Literal) or node.is_string or not str(node.this).isdecimal():
        return node
    items = select.expressions
    if not 1 <= int(node.this) <= len(items):
        raise NotExpressible("a place that no output has")
    found: exp.Expr = items[int(node.this) - 1]
    return found.unalias()
