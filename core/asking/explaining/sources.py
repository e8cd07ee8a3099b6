"""FROM and JOIN in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlglot import exp

from .conditions import conjuncts, plain
from .names import Names
from .words import Unsayable, listed, quoted

_SIDES = {
    "": "joined with {}",
    "LEFT": "joined with {} where there is one",
    "RIGHT": "joined with every row of {}",
    "FULL": "joined with {}, rows without a partner included",
}


@dataclass(frozen=True, slots=True)
class Source:
    """What a SELECT reads.

    :param names: what its columns are called.
    :param text: `orders joined with customers`; empty if it reads nothing.
    :param steps: (name, query) of the tables that are worked out first.
    """

    names: Names
    text: str
    steps: tuple[tuple[str, exp.Query], ...] = ()


def source_of(select: exp.Select, outer: Names | None, dialect: str) -> Source:
    """The tables of `select`.

    :raises Unsayable: it reads something that is neither a table nor a sub-query, or joins in a way that has no words.
    """
    joins: list[exp.Join] = select.args.get("joins") or []
    start = select.args.get("from_")
    outputs = {item.alias.lower(): item.this for item in select.expressions if isinstance(item, exp.Alias)}
    if start is None:
        return Source(Names(dialect, outputs=outputs, outer=outer), "")
    nodes = [start.this, *(join.this for join in joins)]
    sources = _named(nodes)
    names = Names(dialect, sources, len(nodes) > 1, outputs, outer)
    said = [_said(node, name) for node, name in zip(nodes, sources.values(), strict=True)]
    text = _chained(said[0], [_join(join, name, names) for join, name in zip(joins, said[1:], strict=True)])
    steps = [(node.alias, node.this) for node in nodes if isinstance(node, exp.Subquery)]
    return Source(names, text, tuple((name, query) for name, query in steps if isinstance(query, exp.Query)))


def _chained(start: str, joins: list[str]) -> str:
    """`a joined with b and c` for plain joins that follow each other."""
    plain_join = _SIDES[""].format("")
    text, run = start, list[str]()
    for join in [*joins, ""]:
        if join.startswith(plain_join) and not join.endswith(")"):
            run.append(join.removeprefix(plain_join))
            continue
        text += f" {plain_join}{listed(run)}" if run else ""
        text, run = f"{text} {join}" if join else text, []
    return text


def _named(nodes: list[exp.Expr]) -> dict[str, str]:
    for node in nodes:
        known = node.alias if isinstance(node, exp.Subquery) else isinstance(node, exp.Table) and _is_plain(node)
        if not known or node.args.get("pivots") or node.args.get("sample"):
            raise Unsayable
    names = [_own_name(node) for node in nodes]
    times = Counter(name.lower() for name in names)
    found = {
        (node.alias_or_name).lower(): name if times[name.lower()] == 1 else node.alias_or_name
        for node, name in zip(nodes, names, strict=True)
    }
    if len(found) != len(nodes):
        raise Unsayable
    return found


def _is_plain(node: exp.Table) -> bool:
    return isinstance(node.this, exp.Identifier)


def _own_name(node: exp.Expr) -> str:
    if isinstance(node, exp.Table):
        name = f"{node.db}.{node.name}" if node.db else node.name
        return name if " " not in name else quoted(name)
    return node.alias


def _said(node: exp.Expr, name: str) -> str:
    """The table's own name beside the one its columns go by: `employees (as m)`."""
    own = _own_name(node)
    return name if own == name else f"{own} (as {name})"


def _join(join: exp.Join, name: str, names: Names) -> str:
    kind, side = str(join.args.get("kind") or "").upper(), str(join.args.get("side") or "").upper()
    if join.args.get("method") or kind not in ("", "INNER", "CROSS", "OUTER") or join.args.get("match_condition"):
        raise Unsayable
    on, using = join.args.get("on"), join.args.get("using")
    if on is None and not using:
        return f"combined with every row of {name}"
    tests = [part for part in conjuncts(on) if not _is_tie(part)] if on is not None else []
    extra = f" (where {' and '.join(plain(part, names) for part in tests)})" if tests else ""
    return _SIDES[side].format(name) + extra


def _is_tie(node: exp.Expr) -> bool:
    return (
        isinstance(node, exp.EQ | exp.NullSafeEQ)
        and isinstance(node.left, exp.Column)
        and isinstance(node.right, exp.Column)
        and node.left.table != node.right.table
    )
