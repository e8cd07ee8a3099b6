"""A statement as words and signs: what will run is written from these, never from the syntax tree.

Writing SQL back from a tree is not faithful: SQLite and DuckDB name a column by its text, and sqlglot 30.30 gives `ifnull(x, 0)` back as
`COALESCE(x, 0)` and `x ->> 'key'` as `x ->> '$.key'`; of 272 queries of the tests 61 came back with other column names. So the guard reads
the tree to decide, and runs the user's own words, one by one, each of a shape that the database's own lexer reads in the same way; comments
and optimiser hints are left out. The price: the database parses words that sqlglot may have grouped otherwise. That is why INTO is refused
as a word, why only listed nodes and functions pass, and why the database's own session guards once more.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import TokenError
from sqlglot.tokenizer_core import Token, TokenType

from ..errors import StatementRefused
from .reasons import reason_for_word

# sqlglot warns with the statement's own text, values and all, when it does not know a kind of statement; logs hold no values.
logging.getLogger("sqlglot").setLevel(logging.ERROR)

_WORD = re.compile(r"[^\W\d][\w$]*(?:\s+[^\W\d][\w$]*)*")
_NUMBER = re.compile(r"0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?")
_SIGNS = re.compile(r"[-+*/%<>=!~&|^.,()\[\]{}:;?@#$\\]+")
_PLAIN = r"'(?:[^']|'')*'"
_ESCAPED = r"'(?:[^'\\]|''|\\.)*'"
_DOUBLE = r'"(?:[^"]|"")*"'
_DOUBLE_ESCAPED = r'"(?:[^"\\]|""|\\.)*"'
_DOLLAR = r"\$(?P<tag>[^\W\d]\w*|)\$(?:(?!\$(?P=tag)\$).)*\$(?P=tag)\$"
_BACKTICK = r"`(?:[^`]|``)*`"
_BRACKETED = r"\[[^\]]*\]"
_PREFIXED = r"[xXbBnN]'[^'\\]*'|[uU]&'(?:[^'\\]|''|\\[0-9a-fA-F+])*'"

MAX_PIECES = 20_000
"""Most words and signs of a statement: about half a second of checking, for which the interpreter's lock is held."""

# How a query may start; SEMICOLON only so that an empty statement is called empty.
_STARTS = frozenset({"SELECT", "WITH", "VALUES", "FROM", "TABLE", "L_PAREN", "SEMICOLON"})


class Piece(NamedTuple):
    """A word or sign.

    :param gap: what stands before it: nothing, a space or a line break.
    :param text: as it will run.
    :param kind: sqlglot's name of its type, such as `SELECT`, `VAR` or `L_PAREN`.
    :param shown: as people read it, where that differs from `text`.
    """

    gap: str
    text: str
    kind: str
    shown: str | None = None


@cache
def _dialect(name: str) -> Dialect:
    return Dialect.get_or_raise(name)


@cache
def _quoted(dialect: str) -> re.Pattern[str]:
    """Every quoted thing of a dialect, as the database itself reads it under the settings that the connector fixes."""
    tokenizer = _dialect(dialect).tokenizer_class
    backslash = "\\" in tokenizer.STRING_ESCAPES
    quotes = {quote for quote in tokenizer.QUOTES if isinstance(quote, str)}
    shapes = [_ESCAPED if backslash else _PLAIN, _PREFIXED]
    if dialect in ("postgres", "duckdb"):
        shapes.append("[eE]" + _ESCAPED)
    if dialect in ("postgres", "duckdb", "snowflake"):
        shapes.append(_DOLLAR)
    if '"' in quotes:
        shapes.append(_DOUBLE_ESCAPED if backslash else _DOUBLE)
    identifiers = tokenizer.IDENTIFIERS
    shapes += [_DOUBLE] if '"' in identifiers else []
    shapes += [_BACKTICK] if "`" in identifiers else []
    shapes += [_BRACKETED] if ("[", "]") in identifiers else []
    return re.compile("|".join(f"(?:{shape})" for shape in shapes), re.DOTALL)


def tokenize(sql: str, dialect: str) -> list[Token]:
    """sqlglot's tokens of `sql`.

    :raises StatementRefused: it is no text of this dialect, such as a string that never ends.
    """
    try:
        return _dialect(dialect).tokenize(sql)
    except TokenError:
        raise StatementRefused("The statement could not be read: a quotation mark or comment is not closed.") from None


def read(sql: str, dialect: str) -> list[Piece]:
    """The pieces of one statement, without comments, hints and the semicolons at its end.

    :raises StatementRefused: more than one statement, or a word whose limits the database might see elsewhere.
    """
    pieces: list[Piece] = []
    end = 0
    hint = False
    for token in tokenize(sql, dialect):
        gap = _gap(sql[end : token.start], bool(pieces))
        if not pieces and token.token_type.name not in _STARTS:
            raise StatementRefused(reason_for_word(token.text))
        end = token.end + 1
        if token.token_type is TokenType.HINT:
            hint = True
            continue
        text = sql[token.start : end]
        _check_shape(text, dialect)
        if not gap and pieces and (hint or _touch(pieces[-1].text, text)):
            gap = " "
        hint = False
        pieces.append(Piece(gap, text, token.token_type.name))
    if len(pieces) > MAX_PIECES:
        raise StatementRefused(f"The statement has more than {MAX_PIECES} words and signs.")
    return _one_statement(pieces)


def joined(pieces: Iterable[Piece]) -> str:
    """The text that runs."""
    return "".join(piece.gap + piece.text for piece in pieces)


def check_unchanged(pieces: Sequence[Piece], text: str, dialect: str) -> list[Token]:
    """The tokens of `text`, after proving that it holds exactly `pieces` and no comment.

    :raises StatementRefused: it reads otherwise than it was written; nothing that a person writes does.
    """
    tokens = tokenize(text, dialect)
    if any(token.comments for token in tokens) or len(tokens) != len(pieces):
        raise StatementRefused("The statement can be read in two ways.")
    for token, piece in zip(tokens, pieces, strict=True):
        if token.token_type.name != piece.kind or text[token.start : token.end + 1] != piece.text:
            raise StatementRefused("The statement can be read in two ways.")
    return tokens


def _gap(between: str, started: bool) -> str:
    if not started or not between:
        return ""
    return "\n" if "\n" in between else " "


def _touch(before: str, after: str) -> bool:
    """Do two neighbours without a gap make one word for a reader with other rules, such as `1` and `e` in `1e`?"""
    return (before[-1].isalnum() or before[-1] in "_$") and (after[0].isalnum() or after[0] in "_$")


def _check_shape(text: str, dialect: str) -> None:
    if text.isascii() and (text.isidentifier() or text.isdigit()):
        return  # nearly all pieces
    if _WORD.fullmatch(text) or _SIGNS.fullmatch(text) or _NUMBER.fullmatch(text) or _quoted(dialect).fullmatch(text):
        return
    shown = text if len(text) <= 20 else text[:20] + "…"
    raise StatementRefused(f"This part of the statement can be read in two ways: {shown}")


def _one_statement(pieces: list[Piece]) -> list[Piece]:
    while pieces and pieces[-1].kind == "SEMICOLON":
        pieces.pop()
    if not pieces:
        raise StatementRefused("The statement is empty.")
    starts = [i for i, piece in enumerate(pieces) if piece.kind == "SEMICOLON" and pieces[i + 1].kind != "SEMICOLON"]
    if starts:
        raise StatementRefused(f"Only one statement is allowed; this has {len(starts) + 1}.")
    return pieces
