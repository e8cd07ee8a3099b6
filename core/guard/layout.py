"""How a statement is shown: the words that were written, on lines of their own where it was one long line."""

from __future__ import annotations

from collections.abc import Sequence

from .tokens import Piece

_SHORT = 80
_CLAUSES = frozenset({
    "FROM", "WHERE", "GROUP_BY", "HAVING", "QUALIFY", "ORDER_BY", "LIMIT", "UNION", "INTERSECT", "EXCEPT", "WINDOW",
    "JOIN", "LEFT", "RIGHT", "INNER", "FULL", "CROSS", "NATURAL",
})  # fmt: skip
_JOIN_WORDS = frozenset({"LEFT", "RIGHT", "INNER", "FULL", "CROSS", "NATURAL", "OUTER"})
_CONTINUE = _JOIN_WORDS | {"UNION", "INTERSECT", "EXCEPT", "ALL", "DISTINCT"}


def shown(pieces: Sequence[Piece], prefix: str) -> str:
    """The text for people. Line breaks of the author are kept; without any, a long statement gets one before each clause of the outermost
    query. No word changes.

    :param prefix: `EXPLAIN …`, or nothing.
    """
    text = prefix + "".join(_text(piece, piece.gap) for piece in pieces)
    if len(text) <= _SHORT or "\n" in text:
        return text
    parts: list[str] = []
    depth = 0
    before = ""
    for piece in pieces:
        breaks = depth == 0 and parts and piece.gap and _starts_line(piece.kind, before)
        parts.append(_text(piece, "\n" if breaks else piece.gap))
        depth += {"L_PAREN": 1, "L_BRACKET": 1, "L_BRACE": 1, "R_PAREN": -1, "R_BRACKET": -1, "R_BRACE": -1}.get(
            piece.kind, 0
        )
        before = piece.kind
    return prefix + "".join(parts)


def _text(piece: Piece, gap: str) -> str:
    if piece.shown is None:
        return gap + piece.text
    return gap + piece.shown if piece.shown else ""


def _starts_line(kind: str, before: str) -> bool:
    if kind == "SELECT":
        return True  # after WITH … ( … ), or after UNION
    if kind == "FROM" and before == "DISTINCT":
        return False  # IS DISTINCT FROM
    return (
        kind in _CLAUSES
        and not (kind == "JOIN" and before in _JOIN_WORDS)
        and not (kind in _JOIN_WORDS and before in _CONTINUE)
    )
