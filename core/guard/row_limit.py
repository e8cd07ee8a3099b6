"""At most one row more than the reader takes, so that it knows whether there were more, and the database stops early.

This saves work; it is no defence: whoever reads the rows stops by itself at `CheckedStatement.row_limit`.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from .lists import words
from .tokens import Piece

_OPENING = {"L_PAREN": 1, "R_PAREN": -1}
# These bound the rows in their own way; a LIMIT beside them is a syntax error, or stands at another place.
_OTHER_BOUNDS = frozenset({"OFFSET", "FETCH", "TOP"})


def limit_rows(pieces: Sequence[Piece], dialect: str, rows: int) -> list[Piece]:
    """The pieces with a `LIMIT` of at most `rows` on the outermost query; order and meaning stay as they were.

    A limit of the statement's own is kept if it is smaller, and made smaller if it is a larger number; one that is a placeholder or an
    expression, `FETCH` and `TOP` stay. Decided on the words: the parser then reads what will run (`is_limited`).
    """
    outer = _outer_words(pieces)
    limits = [i for i in outer if pieces[i].kind == "LIMIT"]
    if limits:
        return _lowered(pieces, limits[-1], rows)
    if any(pieces[i].kind in _OTHER_BOUNDS for i in outer) or not _takes_limit(pieces, outer, dialect):
        return list(pieces)
    gap = "\n" if any("\n" in piece.gap for piece in pieces) else " "
    return [*pieces, Piece(gap, "LIMIT", "LIMIT", shown=""), Piece(" ", str(rows), "NUMBER", shown="")]


def is_limited(tree: exp.Expr, rows: int) -> bool:
    """Is the outermost query of `tree` limited to `rows`, and to nothing else?"""
    limit = tree.args.get("limit")
    if not isinstance(limit, exp.Limit) or limit.args.get("limit_options"):
        return False
    count = limit.expression
    return isinstance(count, exp.Literal) and count.name == str(rows)


def _outer_words(pieces: Sequence[Piece]) -> list[int]:
    """Positions outside all round brackets."""
    depth = 0
    outer = []
    for i, piece in enumerate(pieces):
        if depth == 0:
            outer.append(i)
        depth += _OPENING.get(piece.kind, 0)
    return outer


def _takes_limit(pieces: Sequence[Piece], outer: Sequence[int], dialect: str) -> bool:
    if dialect not in words("limit_dialects"):
        return False
    starts = [pieces[i].kind for i in outer if pieces[i].kind in ("SELECT", "VALUES", "FROM", "TABLE")]
    if dialect == "sqlite" and starts[-1:] == ["VALUES"]:
        return False  # a syntax error there
    return starts != ["VALUES"] and (bool(starts) or dialect in ("postgres", "duckdb", "snowflake"))


def _lowered(pieces: Sequence[Piece], at: int, rows: int) -> list[Piece]:
    """`LIMIT count` and `LIMIT skip, count` with a smaller count; anything else (`LIMIT 50 %`) as it is."""
    result = list(pieces)
    kinds = [piece.kind for piece in pieces[at + 1 : at + 4]]
    position = at + 3 if kinds[:3] == ["NUMBER", "COMMA", "NUMBER"] else at + 1
    after = pieces[position + 1].kind if position + 1 < len(pieces) else "OFFSET"
    text = pieces[position].text if position < len(pieces) else ""
    if after == "OFFSET" and text.isascii() and text.isdigit() and (len(text) > 18 or int(text) > rows):
        result[position] = result[position]._replace(text=str(rows), shown=text)
    return result
