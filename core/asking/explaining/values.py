"""Expressions as noun phrases."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from .names import Names
from .times import time_phrase
from .words import bare, counted, moment, number, quoted, shortened

_AGGREGATES: dict[type[exp.Expr], str] = {
    exp.Sum: "the total of",
    exp.Avg: "the average of",
    exp.Min: "the lowest",
    exp.Max: "the highest",
}
_SIGNS: dict[type[exp.Expr], str] = {exp.Add: "+", exp.Sub: "−", exp.Mul: "×", exp.Div: "÷", exp.Mod: "modulo"}
Conditions = Callable[[exp.Expr, Names], str]


def phrase(node: exp.Expr, names: Names) -> str:
    """`node` as a noun phrase: `orders.total`, `the average of price`, `month of created_at`; what has no words is shown as SQL."""
    if isinstance(node, exp.Alias | exp.Paren):
        return phrase(node.this, names)
    if isinstance(node, exp.Column):
        return names.column(node)
    if isinstance(node, exp.Literal):
        return _literal(node)
    if isinstance(node, exp.Placeholder | exp.Parameter) and node.name:
        return f"the parameter {node.name}"
    timed = time_phrase(node)
    if timed is not None:
        return f"{timed[0]} of {phrase(timed[1], names)}"
    return _function(node, names) or _operation(node, names) or as_sql(node, names)


def as_sql(node: exp.Expr, names: Names) -> str:
    """The SQL itself, shortened."""
    return shortened(node.sql(names.dialect))


def counts(node: exp.Expr) -> bool:
    """Does `node` count rows?"""
    return isinstance(node, exp.Count) and isinstance(node.this, exp.Star | exp.Literal)


def condition_of(node: exp.Expr) -> tuple[exp.Expr, exp.Expr] | None:
    """(condition, value) of an aggregate's `CASE WHEN condition THEN value [ELSE 0] END`; None for any other argument."""
    if not isinstance(node, exp.Case) or node.this is not None or len(node.args["ifs"]) != 1:
        return None
    default = node.args.get("default")
    if default is not None and default.sql() not in ("0", "NULL"):
        return None
    only = node.args["ifs"][0]
    return only.this, only.args["true"]


def aggregate(node: exp.Expr, names: Names) -> str | None:
    """`the number of rows`, `the total of x`; None if `node` is no aggregate that has words."""
    if isinstance(node, exp.Filter):
        return _filtered(node, names)
    if not isinstance(node, exp.Count) and type(node) not in _AGGREGATES:
        return None
    argument, distinct = node.this, False
    if isinstance(argument, exp.Distinct):
        if len(argument.expressions) != 1:
            return None
        argument, distinct = argument.expressions[0], True
    condition = condition_of(argument)
    if condition is None:
        return _plain_aggregate(node, argument, distinct, names)
    from .conditions import clause, plain

    default = argument.args.get("default")
    if default is not None and not isinstance(node, exp.Sum):
        # Only a total is the same whether the other rows count as 0 or not at all.
        return None
    if isinstance(node, exp.Count) and isinstance(condition[1], exp.Literal):
        return f"the number of rows {clause(condition[0], names)}"
    if isinstance(node, exp.Sum) and condition[1].sql() == "1":
        return f"the number of rows {clause(condition[0], names)}"
    return f"{_plain_aggregate(node, condition[1], distinct, names)} where {plain(condition[0], names)}"


def _filtered(node: exp.Filter, names: Names) -> str | None:
    """`COUNT(*) FILTER (WHERE …)`."""
    from .conditions import clause, plain

    inner, test = aggregate(node.this, names), node.expression.this
    if inner is None:
        return None
    return f"{inner} {clause(test, names)}" if counts(node.this) else f"{inner} where {plain(test, names)}"


def _plain_aggregate(node: exp.Expr, argument: exp.Expr, distinct: bool, names: Names) -> str:
    if isinstance(node, exp.Count):
        if isinstance(argument, exp.Star | exp.Literal):
            return "the number of rows"
        return f"the number of {'different values' if distinct else 'values'} of {phrase(argument, names)}"
    word = "the total of the different" if distinct and isinstance(node, exp.Sum) else _AGGREGATES[type(node)]
    word = "the average of the different" if distinct and isinstance(node, exp.Avg) else word
    return f"{word} {_inner(argument, names)}"


def _inner(node: exp.Expr, names: Names) -> str:
    said = phrase(node, names)
    return f"({said})" if isinstance(node, exp.Add | exp.Sub) else said


def _literal(node: exp.Literal) -> str:
    text = str(node.this)
    return (moment(text) or quoted(text)) if node.is_string else number(text)


_WRAPPED: dict[type[exp.Expr], str] = {
    exp.Cast: "{}",
    exp.TryCast: "{}",
    exp.Lower: "{} in lower case",
    exp.Upper: "{} in upper case",
    exp.Length: "the length of {}",
    exp.Abs: "the size of {} without its sign",
}
_FIXED: dict[type[exp.Expr], str] = {
    exp.CurrentDate: "today",
    exp.CurrentTimestamp: "now",
    exp.Null: "a missing value",
}


def _function(node: exp.Expr, names: Names) -> str | None:
    said = _FIXED.get(type(node)) or aggregate(node, names) or _window(node, names)
    if said is not None:
        return said
    if type(node) in _WRAPPED:
        return _WRAPPED[type(node)].format(phrase(node.this, names))
    match node:
        case exp.Round():
            return _rounded(node, names)
        case exp.Coalesce() if len(node.expressions) == 1:
            return f"{phrase(node.this, names)} (or {phrase(node.expressions[0], names)} where missing)"
        case exp.Nullif() if node.expression.sql() == "0":
            return phrase(node.this, names)
        case exp.Boolean():
            return "true" if node.this else "false"
        case exp.Neg(this=exp.Literal() as literal):
            return f"−{_literal(literal)}"
        case exp.Interval(this=exp.Literal() as amount) if node.args.get("unit") is not None:
            return counted(str(amount.this), str(node.args["unit"].name).lower().removesuffix("s"))
        case exp.Subquery():
            return _subquery(node, names)
        case _:
            return None


def _rounded(node: exp.Round, names: Names) -> str:
    decimals = node.args.get("decimals")
    if decimals is None:
        return f"{phrase(node.this, names)} rounded to a whole number"
    if not isinstance(decimals, exp.Literal):
        return as_sql(node, names)
    return f"{phrase(node.this, names)} rounded to {decimals.this} decimal{'' if decimals.this == '1' else 's'}"


def _operation(node: exp.Expr, names: Names) -> str | None:
    if isinstance(node, exp.Div):
        return _percentage(node, names) or _quotient(node, names)
    if isinstance(node, exp.Add | exp.Sub) and isinstance(node.right, exp.Interval):
        return f"{phrase(node.right, names)} {'after' if isinstance(node, exp.Add) else 'before'} {phrase(node.left, names)}"
    sign = _SIGNS.get(type(node))
    if sign is None or not isinstance(node, exp.Binary):
        return None
    return f"{_operand(node.left, node, names)} {sign} {_operand(node.right, node, names)}"


def _quotient(node: exp.Div, names: Names) -> str:
    left = node.left
    if isinstance(left, exp.Mul) and left.left.sql() == "1.0":
        # The factor only keeps the division from being a whole one.
        left = left.right
    return f"{_operand(left, node, names)} ÷ {_operand(node.right, node, names)}"


def _operand(node: exp.Expr, parent: exp.Expr, names: Names) -> str:
    inner = bare(node)
    said = phrase(inner, names)
    if isinstance(inner, exp.Nullif):
        inner = bare(inner.this)
    # Quotients and differences are not said without their parentheses: the reader cannot know what binds tighter.
    composed = isinstance(inner, exp.Binary) and (isinstance(inner, exp.Add | exp.Sub) or isinstance(parent, exp.Div))
    return f"({said})" if composed else said


def _percentage(node: exp.Div, names: Names) -> str | None:
    """`100.0 * part / NULLIF(whole, 0)`."""
    top, bottom = bare(node.left), bare(node.right)
    if not isinstance(top, exp.Mul) or top.left.sql() not in ("100", "100.0"):
        return None
    part = bare(top.right)
    whole = bare(bottom.this) if isinstance(bottom, exp.Nullif) else bottom
    if isinstance(whole, exp.Window) and isinstance(whole.this, exp.Sum) and whole.this.this == part:
        if not whole.args.get("partition_by") and not whole.args.get("order") and not whole.args.get("spec"):
            return f"{phrase(part, names)} as a percentage of all groups together"
        return None
    return f"{phrase(part, names)} as a percentage of {phrase(whole, names)}"


def _window(node: exp.Expr, names: Names) -> str | None:
    if not isinstance(node, exp.Window) or node.args.get("spec") or node.args.get("alias"):
        return None
    inner = _AGGREGATE_WINDOWS.get(type(node.this)) or aggregate(node.this, names)
    if inner is None:
        return None
    parts = [phrase(part, names) for part in node.args.get("partition_by") or []]
    order = node.args.get("order")
    keys = [ordered(key, names) for key in order.expressions] if order else []
    within = f" within each {' and '.join(parts)}" if parts else ""
    running = bool(keys) and type(node.this) not in _AGGREGATE_WINDOWS
    by = f" in {' and '.join(keys)}" if keys else ""
    return (
        f"{'the running value of ' if running else ''}{inner}{within}{by}"
        if keys or parts
        else f"{inner} over all rows"
    )


_AGGREGATE_WINDOWS: dict[type[exp.Expr], str] = {
    exp.RowNumber: "the position",
    exp.Rank: "the rank",
    exp.DenseRank: "the rank without gaps",
}


def ordered(key: exp.Expr, names: Names) -> str:
    """`descending order of x`."""
    node = names.shown(key.this)
    return f"{'descending' if key.args.get('desc') else 'ascending'} order of {phrase(node, names)}"


def _subquery(node: exp.Subquery, names: Names) -> str | None:
    from .subqueries import scalar

    return scalar(node, names)
