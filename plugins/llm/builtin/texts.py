"""Conditions on a part of a text: "contains", "starts with", "ends with"."""

from __future__ import annotations

from typing import Literal

from aifordb.core.linking import is_content, is_word
from aifordb.core.plan.model import (
    ColumnRef,
    Matches,
)

from .draft import Draft
from .question import Found
from .words import (
    MATCH,
)

_INTRODUCING = frozenset(
    {"with", "having", "have", "has", "containing", "without", "that", "contain", "contains", "includes", "include"}
)
_NO_TEXT = frozenset(
    [
        "a",
        "an",
        "the",
        "any",
        "all",
        "more",
        "most",
        "less",
        "least",
        "no",
        "not",
        "each",
        "every",
        "both",
        "at",
        "over",
        "under",
        "only",
        "than",
        "same",
        "different",
        "one",
        "two",
        "three",
        "at",
    ]
)


def read_matches(draft: Draft) -> None:
    """Read "contains", "starts with" or "ends with" and a text as a filter."""
    words = draft.question.words
    for found in draft.question.find(MATCH):
        at = found.last + 1
        if at >= len(words) or found.first in draft.read:
            continue
        chunk = draft.question.chunk_at(at)
        token = draft.question.tokens[at]
        if not is_word(token):
            continue
        anywhere = bool(found.match["anywhere"])
        texty = token.quoted or (chunk is not None and chunk.best("value") > 0.3) or len(token.text) == 1
        named = chunk is not None and chunk.best("table", "column") >= 0.8
        if not texty and (named or (words[at] in _NO_TEXT if anywhere else chunk is not None)):
            continue
        text = draft.question.phrase(chunk.first, chunk.last) if chunk and chunk.of("value") else token.text
        column = _behind(draft, at if chunk is None else max(at, chunk.last)) or _text_column(draft, found)
        if column is None:
            continue
        negated = found.first > 0 and words[found.first - 1] in ("not", "n't", "don't", "doesn't")
        where: Literal["anywhere", "start", "end"] = (
            "anywhere" if anywhere else "start" if found.match["start"] else "end"
        )
        draft.where.append(Matches(column, text, where, negated))
        draft.mark(found.first, at)
        if chunk is not None and chunk.of("value"):
            draft.claim(chunk)


def read_words_inside(draft: Draft) -> None:
    """Read "products with mug in the name" as a filter on that column."""
    words = draft.question.words
    for at in range(1, len(words) - 1):
        if at in draft.read or words[at - 1] not in _INTRODUCING or words[at] in _NO_TEXT:
            continue
        token, chunk = draft.question.tokens[at], draft.question.chunk_at(at)
        if not is_content(token) or (chunk is not None and chunk.best("table", "column") >= 0.8):
            continue
        last = chunk.last if chunk is not None else at
        column = _behind(draft, last)
        if column is None:
            continue
        text = draft.question.phrase(at, last)
        denied = words[at - 1] == "without"
        draft.where.append(Matches(column, text, "anywhere", denied))
        draft.mark(at - 1, last)
        if chunk is not None:
            draft.claim(chunk)


def _behind(draft: Draft, last: int) -> ColumnRef | None:
    """The text column of "… in the name", "… in their comment" right behind token `last`."""
    words = draft.question.words
    if words[last + 1 : last + 2] != ("in",):
        return None
    following = draft.question.after(last + 1, gap=1)
    if following is None or set(words[last + 2 : following.first]) - {"the", "their", "its", "a", "any", "his", "her"}:
        return None
    column = draft.column_of(following)
    if column is None or column[1] < 0.7 or draft.schema.column(column[0]).type not in ("text", "enum", "other"):
        return None
    draft.claim(following, column[1])
    draft.mark(last + 1, following.last)
    return column[0]


def _text_column(draft: Draft, found: Found) -> ColumnRef | None:
    at = found.first
    for chunk in reversed(draft.question.chunks):
        if chunk.last < at and at - chunk.last <= 4 and draft.free(chunk):
            column = draft.column_of(chunk)
            if column is not None and chunk.best("column") >= chunk.best("table"):
                draft.claim(chunk, column[1])
                return column[0]
    long = draft.schema.long_text(draft.anchor)
    if "mention" in found.match.group() and long is not None:
        return long
    names = [ref for ref in draft.schema.names(draft.anchor) if not draft.schema.is_number(ref)]
    return names[0] if names else long
