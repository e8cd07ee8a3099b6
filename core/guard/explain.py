"""`EXPLAIN` of a statement: its own words are checked here, the statement behind them like any other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ..errors import StatementRefused
from .lists import words
from .tokens import tokenize

_EXPLAIN = re.compile(r"\bexplain\b", re.IGNORECASE)
_WORDS = words("explain_words")


def split_explain(sql: str, dialect: str) -> tuple[str, str]:
    """`("EXPLAIN QUERY PLAN ", rest)` for an EXPLAIN, else `("", sql)`.

    :raises StatementRefused: ANALYZE, or an option that is not known.
    """
    if not _EXPLAIN.search(sql):
        return "", sql
    tokens = tokenize(sql, dialect)
    if not tokens or tokens[0].text.upper() != "EXPLAIN":
        return "", sql
    rest = sql[tokens[0].end + 1 :]
    inner = tokenize(rest, dialect)
    words = [token.text.upper() for token in inner]
    if any(word in ("ANALYZE", "ANALYSE") for word in takewhile(lambda word: word not in ("SELECT", "WITH"), words)):
        raise StatementRefused("EXPLAIN ANALYZE runs the statement; use EXPLAIN without ANALYZE.")
    count = _options(words)
    if count == len(inner):
        raise StatementRefused("EXPLAIN needs a statement.")
    options = " ".join(words[:count])
    return f"EXPLAIN {options} " if options else "EXPLAIN ", rest[inner[count].start :] if count else rest


def _options(words: Sequence[str]) -> int:
    """How many words at the start are options; an opening bracket counts only if an option stands in it."""
    count = 0
    while count < len(words) and words[count] in _WORDS:
        if words[count] == "(" and (count + 1 == len(words) or words[count + 1] not in _WORDS - {"("}):
            break
        count += 1
    return count
