"""Whole statements in sentences."""

from __future__ import annotations

from sqlglot import exp

from .groups import grouped_text
from .names import Names
from .ranked import ranked_text
from .selects import Parts, parts_of, rows_text, whole_text
from .words import Unsayable, listed

_LONGEST = 700
_STEPS = 2
_ONLY_ONE = 3
_SETS: dict[type[exp.Expr], str] = {
    exp.Union: "combines two lists, each row once",
    exp.Intersect: "keeps the rows that are in both of two lists",
    exp.Except: "keeps the rows of a first list that are not in a second one",
}


def describe(tree: exp.Expr, dialect: str) -> str:
    """`tree` in sentences; the general one where it has no better or would be too long."""
    if not isinstance(tree, exp.Query):
        return in_general(tree)
    try:
        said = lowered(tree, None, dialect, top=True)
    except Unsayable:
        return in_general(tree)
    text = ". ".join(part[:1].upper() + part[1:] for part in said.split("\n")) + "."
    return text if len(text) <= _LONGEST else in_general(tree)


def in_general(tree: exp.Expr) -> str:
    """A sentence that is true of every statement: the tables it reads."""
    own = {cte.alias.lower() for cte in tree.find_all(exp.CTE)}
    tables = dict.fromkeys(
        f"{table.db}.{table.name}" if table.db else table.name
        for table in tree.find_all(exp.Table)
        if table.name and (table.db or table.name.lower() not in own)
    )
    names = sorted(tables)
    if not names or not isinstance(tree, exp.Query):
        return "Runs the statement as written."
    said = listed(names) if len(names) <= 8 else f"{', '.join(names[:8])} and {len(names) - 8} other tables"
    return f"Reads {said} and works out the columns that the SQL lists."


def lowered(query: exp.Query, outer: Names | None, dialect: str, *, top: bool = False) -> str:
    """`query` as a clause without a subject: `counts the rows of users`. At the top, earlier steps stand before it, each on a line.

    :raises Unsayable: it has no words, or, below the top, needs steps of its own.
    """
    with_ = query.args.get("with_")
    if with_ is not None and (with_.args.get("recursive") or not top):
        raise Unsayable
    steps = [(cte.alias, cte.this) for cte in with_.expressions] if with_ is not None else []
    if isinstance(query, exp.SetOperation):
        main = _set_text(query, outer, dialect)
    else:
        if not isinstance(query, exp.Select):
            raise Unsayable
        ranked = ranked_text(query, outer, dialect)
        if ranked is not None:
            main = ranked
        else:
            parts = parts_of(query, outer, dialect)
            steps += parts.source.steps
            main = text_of(parts)
    if not steps:
        return main
    if not top or len(steps) > _STEPS:
        raise Unsayable
    return "\n".join([*_steps(steps, dialect), _after("then", main)])


def text_of(parts: Parts) -> str:
    """One SELECT, by its kind."""
    if parts.groups:
        return grouped_text(parts)
    return whole_text(parts) if parts.is_aggregated else rows_text(parts)


def _steps(steps: list[tuple[str, exp.Query]], dialect: str) -> list[str]:
    said: list[str] = []
    for number, (name, query) in enumerate(steps):
        text = lowered(query, None, dialect)
        said.append(f"{_after('first' if number == 0 else 'next', text)} (called {name})")
    return said


def _after(word: str, text: str) -> str:
    """`first counts …`, but `first, for each …`."""
    return f"{word}, {text}" if text.startswith("for each") else f"{word} {text}"


def _set_text(query: exp.SetOperation, outer: Names | None, dialect: str) -> str:
    sides = _sides(query, type(query))
    if len(sides) > _ONLY_ONE or query.args.get("by_name"):
        raise Unsayable
    text = _SETS[type(query)]
    if not query.args.get("distinct"):
        if not isinstance(query, exp.Union):
            raise Unsayable
        text = "puts two lists one below the other"
    if len(sides) > 2:
        text = text.replace("both of two", "all of three").replace("two lists", "three lists")
        if isinstance(query, exp.Except):
            raise Unsayable
    said = [lowered(side, outer, dialect) for side in sides]
    ordinals = ("the first", "the second", "the third")
    lists = "; ".join(f"{ordinal} {one}" for ordinal, one in zip(ordinals, said, strict=False))
    if query.args.get("offset"):
        raise Unsayable
    order, limit = query.args.get("order"), query.args.get("limit")
    names = Names(dialect)
    from .selects import limit_of
    from .values import ordered

    keys = [ordered(key, names) for key in order.expressions] if order is not None else []
    tail = f", in {' and then '.join(keys)}" if keys else ""
    tail += f", at most {limit_of(limit)}" if limit is not None else ""
    return f"{text}{tail}: {lists}"


def _sides(query: exp.Expr, kind: type[exp.Expr]) -> list[exp.Query]:
    """The lists of a chain of one kind of set operation, in order."""
    bare = _unwrapped(query)
    if isinstance(bare, kind) and isinstance(bare, exp.SetOperation):
        same = (
            bare.left
            if isinstance(bare.left, kind) and bare.left.args.get("distinct") == bare.args.get("distinct")
            else None
        )
        first = _sides(same, kind) if same is not None else [_query(bare.left)]
        return [*first, _query(bare.right)]
    return [_query(bare)]


def _unwrapped(node: exp.Expr) -> exp.Expr:
    """Without parentheses, and without a `SELECT * FROM (…)` around a whole query."""
    while True:
        if isinstance(node, exp.Subquery | exp.Paren) and not node.args.get("alias"):
            node = node.this
        elif isinstance(node, exp.Select) and _is_wrapper(node):
            node = node.args["from_"].this.this
        else:
            return node


def _is_wrapper(node: exp.Select) -> bool:
    start = node.args.get("from_")
    others = [name for name, value in node.args.items() if value and name not in ("from_", "expressions", "kind")]
    return (
        node.is_star
        and len(node.expressions) == 1
        and not others
        and start is not None
        and isinstance(start.this, exp.Subquery)
    )


def _query(node: exp.Expr) -> exp.Query:
    bare = _unwrapped(node)
    if not isinstance(bare, exp.Query):
        raise Unsayable
    return bare
