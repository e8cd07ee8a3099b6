"""One SELECT in words: its rows, or one row of totals."""

from __future__ import annotations

from dataclasses import dataclass

from sqlglot import exp

from .conditions import clause
from .names import Names
from .sources import Source, source_of
from .values import aggregate, counts, ordered, phrase
from .words import Unsayable, counted, listed, number

_KNOWN = frozenset(
    {
        "with_",
        "kind",
        "expressions",
        "from_",
        "joins",
        "where",
        "group",
        "having",
        "order",
        "limit",
        "offset",
        "distinct",
    }
)
_MOST_COLUMNS = 8
_VERBS: dict[type[exp.Expr], str] = {
    exp.Sum: "adds up",
    exp.Avg: "averages",
    exp.Min: "finds the lowest",
    exp.Max: "finds the highest",
}


@dataclass(frozen=True, slots=True)
class Parts:
    """A SELECT taken apart.

    :param outputs: what is shown, without names.
    :param groups: the keys of the groups, names and numbers of outputs resolved.
    :param clause: `whose …`, or empty.
    """

    select: exp.Select
    source: Source
    outputs: tuple[exp.Expr, ...]
    groups: tuple[exp.Expr, ...]
    clause: str

    @property
    def names(self) -> Names:
        """What columns are called."""
        return self.source.names

    @property
    def is_aggregated(self) -> bool:
        """Is all of it one row of totals?"""
        return any(has_aggregate(output) for output in self.outputs)

    @property
    def limit(self) -> str | None:
        """How many rows at most, as written with separators."""
        limit = self.select.args.get("limit")
        return None if limit is None else limit_of(limit).split(" ")[0]

    @property
    def order(self) -> list[exp.Expr]:
        """The keys of the order."""
        order = self.select.args.get("order")
        return [] if order is None else list(order.expressions)


def parts_of(select: exp.Select, outer: Names | None, dialect: str) -> Parts:
    """`select`, taken apart.

    :raises Unsayable: it uses what has no words here (QUALIFY, GROUPING SETS, samples …).
    """
    distinct = select.args.get("distinct")
    if any(value and name not in _KNOWN for name, value in select.args.items()) or (
        distinct and distinct.args.get("on")
    ):
        raise Unsayable
    source = source_of(select, outer, dialect)
    where = select.args.get("where")
    outputs = tuple(output.unalias() for output in select.expressions)
    said = clause(where.this, source.names) if where is not None else ""
    return Parts(select, source, outputs, _groups(select, source.names), said)


def _groups(select: exp.Select, names: Names) -> tuple[exp.Expr, ...]:
    group = select.args.get("group")
    if group is None:
        return ()
    if any(value for name, value in group.args.items() if name != "expressions"):
        raise Unsayable
    return tuple(_group_key(node, select, names) for node in group.expressions)


def _group_key(node: exp.Expr, select: exp.Select, names: Names) -> exp.Expr:
    if isinstance(node, exp.Rollup | exp.Cube | exp.GroupingSets):
        raise Unsayable
    if isinstance(node, exp.Literal) and not node.is_string:
        position = int(str(node.this)) - 1
        if not 0 <= position < len(select.expressions):
            raise Unsayable
        chosen: exp.Expr = select.expressions[position].unalias()
        return chosen
    shown = names.shown(node)
    # A column of the output's name comes first in GROUP BY; whether there is one is not known, so the name is said as it is.
    inner = any(isinstance(column, exp.Column) and column.name == node.name for column in shown.find_all(exp.Column))
    return node if inner and shown is not node else shown


def limit_of(limit: exp.Expr) -> str:
    """`10 rows`.

    :raises Unsayable: the limit is no number, or keeps ties.
    """
    if (
        isinstance(limit, exp.Limit)
        and isinstance(limit.expression, exp.Literal)
        and not limit.args.get("limit_options")
    ):
        return counted(number(str(limit.expression.this)), "row")
    raise Unsayable


def has_aggregate(node: exp.Expr) -> bool:
    """Does `node` hold an aggregate of its own SELECT that is no window?"""
    if isinstance(node, exp.Subquery | exp.Window | exp.Query):
        return isinstance(node, exp.Window) and any(has_aggregate(child) for child in node.this.iter_expressions())
    return isinstance(node, exp.AggFunc) or any(has_aggregate(child) for child in node.iter_expressions())


def verb_phrase(outputs: tuple[exp.Expr, ...], parts: Parts) -> tuple[str, Names]:
    """`counts the rows of users whose …`, `adds up orders.total`; and the names used in it."""
    if len(outputs) == 1 and counts(outputs[0]):
        return f"counts the rows of {parts.source.text}{spaced(parts.clause)}", parts.names
    names, over = _over(outputs, parts)
    if len(outputs) == 1:
        only = outputs[0]
        if type(only) in _VERBS and not isinstance(only.this, exp.Distinct | exp.Case):
            return f"{_VERBS[type(only)]} {phrase(only.this, names)}{over}", names
        said = aggregate(only, names) if isinstance(only, exp.Count) else None
        if said is not None:
            what = said.removeprefix("the number of ").replace("different", "the different", 1)
            return f"counts {what if 'different' in said else f'the {what}'}{over}", names
    return f"shows {listed([phrase(output, names) for output in outputs])}{over}", names


def _over(outputs: tuple[exp.Expr, ...], parts: Parts) -> tuple[Names, str]:
    """Names for what is shown, and ` over the rows of …`, which one whole table whose columns say its name does not need."""
    names = parts.names
    columns_say = all(any(True for _ in output.find_all(exp.Column)) for output in outputs)
    if parts.clause or len(names.sources) != 1 or parts.source.steps or not columns_say:
        return names, f" over the rows of {parts.source.text}{spaced(parts.clause)}" if parts.source.text else ""
    return Names(names.dialect, names.sources, True, names.outputs, names.outer), ""


def whole_text(parts: Parts) -> str:
    """One row of totals."""
    having = parts.select.args.get("having")
    if having is not None or parts.select.args.get("offset"):
        raise Unsayable
    return verb_phrase(parts.outputs, parts)[0]


def rows_text(parts: Parts) -> str:
    """Rows as they are, or their different values."""
    select, names = parts.select, parts.names
    if select.args.get("having") is not None:
        raise Unsayable
    if not parts.source.text:
        return f"shows {listed([phrase(output, names) for output in parts.outputs])}"
    rest = f"{parts.source.text}{spaced(parts.clause)}"
    if select.args.get("distinct"):
        kind = "values" if len(parts.outputs) == 1 else "combinations"
        shown = "rows of" if select.is_star else f"{kind} of {columns(parts)} in the rows of"
        return f"shows the different {shown} {rest}{tail(parts)}"
    whole = len(parts.outputs) == 1 and isinstance(parts.outputs[0], exp.Star)
    shown = "" if whole else f"{columns(parts)} of "
    if any(output.find(exp.Subquery, exp.Window) for output in parts.outputs):
        return f"shows {columns(parts)} for each row of {rest}{tail(parts)}"
    limit, order = parts.limit, parts.order
    if limit is None or len(order) != 1 or select.args.get("offset"):
        return f"shows {shown}the rows of {rest}{tail(parts)}"
    key, high = names.shown(order[0].this), bool(order[0].args.get("desc"))
    most = f"with the {'highest' if high else 'lowest'} {phrase(key, names)}"
    if limit == "1":
        return f"shows {shown}the row of {rest} {most}"
    return f"shows {shown}the {limit} rows of {rest} {most}, {'highest' if high else 'lowest'} first"


def columns(parts: Parts) -> str:
    """`name and price`, or how many columns where they are many."""
    if len(parts.outputs) > _MOST_COLUMNS:
        return f"{len(parts.outputs)} columns"
    return listed([_column(output, parts.names) for output in parts.outputs])


def _column(output: exp.Expr, names: Names) -> str:
    if isinstance(output, exp.Star):
        if any(output.args.values()):
            raise Unsayable
        return "every column"
    if isinstance(output, exp.Column) and isinstance(output.this, exp.Star):
        return f"every column of {names.sources.get(output.table.lower(), output.table)}"
    return phrase(output, names)


def tail(parts: Parts, names: Names | None = None) -> str:
    """`, in ascending order of name, at most 10 rows`."""
    keys = [ordered(_resolved(key, parts), names or parts.names) for key in parts.order]
    said = f", in {' and then '.join(keys)}" if keys else ""
    offset = parts.select.args.get("offset")
    if offset is not None:
        if not isinstance(offset.expression, exp.Literal):
            raise Unsayable
        said += f", without the first {counted(number(str(offset.expression.this)), 'row')}"
    limit = parts.select.args.get("limit")
    return f"{said}, at most {limit_of(limit)}" if limit is not None else said


def _resolved(key: exp.Expr, parts: Parts) -> exp.Expr:
    """The key, with the number of an output replaced by the output."""
    if isinstance(key.this, exp.Literal) and not key.this.is_string:
        position = int(str(key.this.this)) - 1
        if not 0 <= position < len(parts.outputs):
            raise Unsayable
        return exp.Ordered(this=parts.outputs[position].copy(), desc=key.args.get("desc"))
    return key


def spaced(text: str) -> str:
    """With a space before it, if there is any."""
    return f" {text}" if text else ""
