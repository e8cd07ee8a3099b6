"""Conditions on a part of a text: "contains", "starts with", "ends with"."""

from __future__ import annotations

from typing import Literal

from aifordb.core.linking import is_word
from aifordb.core.plan.model import (
    ColumnRef,
    Matches,
)

from .draft import Draft
from .words import (
    MATCH,
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
        texty = token.quoted or (chunk is not None and chunk.best("value") > 0.3) or len(token.text) == 1
        anywhere = bool(found.match["anywhere"])
        if not texty and (anywhere or chunk is not None):
            continue
        text = draft.question.phrase(chunk.first, chunk.last) if chunk and chunk.of("value") else token.text
        column = _text_column(draft, found.first)
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


def _text_column(draft: Draft, at: int) -> ColumnRef | None:
    for chunk in reversed(draft.question.chunks):
        if chunk.last < at and at - chunk.last <= 4 and draft.free(chunk):
            column = draft.column_of(chunk)
            if column is not None and chunk.best("column") >= chunk.best("table"):
                draft.claim(chunk, column[1])
                return column[0]
    names = draft.schema.names(draft.anchor)
    return names[0] if names else None
