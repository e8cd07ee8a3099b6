"""A grouped SELECT in words."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from .conditions import plain
from .selects import Parts, has_aggregate, limit_of, spaced, tail, verb_phrase
from .values import phrase
from .words import Unsayable, listed


def grouped_text(parts: Parts) -> str:
    """`for each month of ordered_at, adds up orders.total`, or `shows the 10 values of name with the highest …`."""
    return top_text(parts) or _each_text(parts)


def _each_text(parts: Parts) -> str:
    keys, others = parts.groups, tuple(output for output in parts.outputs if not _is_key(output, parts))
    spoken = names = parts.names
    if any(isinstance(output, exp.Star) for output in parts.outputs) or parts.select.args.get("distinct"):
        raise Unsayable
    each = listed([phrase(key, names) for key in keys])
    if others:
        text, spoken = verb_phrase(others, parts)
        each = listed([phrase(key, spoken) for key in keys])
    else:
        shown = listed([phrase(output, names) for output in parts.outputs])
        text = f"shows {shown} of the rows of {parts.source.text}{spaced(parts.clause)}"
    return f"for each {each}, {text}{_having(parts)}{tail(parts, spoken)}"


def top_text(parts: Parts) -> str | None:
    """The first groups by one total; None if the SELECT is of another shape."""
    limit, order = parts.select.args.get("limit"), parts.order
    if limit is None or len(order) != 1 or parts.select.args.get("offset") or parts.select.args.get("distinct"):
        return None
    key = parts.names.shown(order[0].this)
    if not has_aggregate(key):
        return None
    return best_text(parts, limit_of(limit).split(" ")[0], key, high=bool(order[0].args.get("desc")))


def best_text(parts: Parts, amount: str, key: exp.Expr, *, high: bool, known: Sequence[exp.Expr] = ()) -> str:
    """`shows the 10 values of products.name with the highest total of price over the rows of …`.

    :param known: keys of the groups that the sentence has named already.
    """
    names = parts.names
    keys = [phrase(group, names) for group in parts.groups if group not in known]
    many = amount != "1"
    kind = "value" if len(keys) == 1 else "combination"
    which = f"{amount} {kind}s" if many else kind
    most = phrase(key, names)
    # "The highest number of rows of X", but "the highest total of price over the rows of X".
    rows = f"{parts.source.text}{spaced(parts.clause)}"
    over = f" of {rows}" if most == "the number of rows" else f" over the rows of {rows}"
    extreme = "highest" if high else "lowest"
    shown = [output for output in parts.outputs if output != key]
    loose = [phrase(output, names) for output in shown if not has_aggregate(output)]
    beside = [phrase(output, names) for output in shown if has_aggregate(output)]
    # Without the keys themselves what is shown would go unsaid.
    subject = f"{listed(loose)} for the " if loose and loose != keys else "the "
    also = f", beside {listed(beside)}" if beside else ""
    first = f", {extreme} first" if many else ""
    most = most.replace("the highest ", "the maximum of ", 1).replace("the lowest ", "the minimum of ", 1)
    return f"shows {subject}{which} of {listed(keys)} with the {extreme} {most.removeprefix('the ')}{over}{_having(parts)}{also}{first}"


def _is_key(output: exp.Expr, parts: Parts) -> bool:
    return (
        output in parts.groups
        or (isinstance(output, exp.Column) and not has_aggregate(output))
        or isinstance(output, exp.Literal)
    )


def _having(parts: Parts) -> str:
    having = parts.select.args.get("having")
    return "" if having is None else f", only where {plain(having.this, parts.names, having=True)}"
