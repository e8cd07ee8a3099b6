"""At most one row more than the reader takes, so that it knows whether there were more, and the database stops early.

This saves work; it is no defence: whoever reads the rows stops by itself at `CheckedStatement.row_limit`.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from .lists import words
from .tokens import Piece

_HAVE_LIMIT = words("limit_dialects")
# SQLite has no LIMIT after VALUES, nor around a statement in brackets.
_NO_LIMIT_AFTER_VALUES = frozenset({"sqlite"})


def limit_rows(pieces: Sequence[Piece], tree: exp.Expr, dialect: str, rows: int) -> list[Piece]:
    """The pieces with a `LIMIT` of at most `rows` on the outermost query; order and meaning stay as they were.

    A limit of the statement's own is kept if it is smaller, and made smaller if it is a larger number; one that is a placeholder or an
    expression, and `FETCH`, stay.
    """
    own = tree.args.get("limit")
    if own is not None:
        return _lowered(pieces, own, rows)
    if dialect not in _HAVE_LIMIT or tree.args.get("offset") is not None or isinstance(tree, exp.Values):
        return list(pieces)
    if dialect in _NO_LIMIT_AFTER_VALUES and isinstance(_last(tree), exp.Values | exp.Subquery):
        return list(pieces)
    if isinstance(tree, exp.Subquery) and dialect not in ("postgres", "duckdb", "snowflake"):
        return list(pieces)
    return [
        *pieces,
        Piece("\n" if any("\n" in p.gap for p in pieces) else " ", "LIMIT", "LIMIT"),
        Piece(" ", str(rows), "NUMBER"),
    ]


def _lowered(pieces: Sequence[Piece], own: exp.Expr, rows: int) -> list[Piece]:
    count = own.expression if isinstance(own, exp.Limit) else None
    if not isinstance(count, exp.Literal) or count.is_string or not count.name.isdigit() or int(count.name) <= rows:
        return list(pieces)
    at = _last_limit(pieces)
    result = list(pieces)
    # `LIMIT count`, `LIMIT skip, count`: the number of rows is the last of up to three words. Anything else (`LIMIT 50 %`) stays.
    for position in (at + 3, at + 1):
        if position < len(result) and result[position].text == count.name and _ends_limit(result, position):
            result[position] = result[position]._replace(text=str(rows), shown=count.name)
            break
    return result


def _ends_limit(pieces: Sequence[Piece], position: int) -> bool:
    after = pieces[position + 1].kind if position + 1 < len(pieces) else "OFFSET"
    return after in ("OFFSET", "R_PAREN")


def _last_limit(pieces: Sequence[Piece]) -> int:
    """Position of the outermost LIMIT: the last at bracket depth 0."""
    depth, found = 0, -1
    for i, piece in enumerate(pieces):
        depth += {"L_PAREN": 1, "R_PAREN": -1}.get(piece.kind, 0)
        if piece.kind == "LIMIT" and depth == 0:
            found = i
    return found


def _last(tree: exp.Expr) -> exp.Expr:
    while isinstance(tree, exp.SetOperation):
        tree = tree.expression
    return tree
