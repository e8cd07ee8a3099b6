"""Times that a follow-up adds or exchanges: "only 2025", "what about last month?", "in March"."""

from __future__ import annotations

import re
from datetime import date

from aifordb.core import Assumption, DateRange
from aifordb.core.plan import walk
from aifordb.core.plan.model import ColumnRef, During, Not

from ..draft import said
from ..question import Chunk
from ..values import negated
from ..words import EVENTS
from .edit import Edit


def change_dates(edit: Edit) -> None:
    """A time takes the place of the one before, on the same column: "what about last month?"."""
    draft = edit.draft
    for chunk in draft.question.chunks:
        dates = chunk.of("date")
        if not dates or dates[0].range is None or not draft.free(chunk) or not _is_time(chunk):
            continue
        column = _named_time(edit, chunk) or _event_time(edit) or next(edit.times(), None)
        if column is None:
            continue
        draft.claim(chunk, max(dates[0].score, 0.9))
        span = _within(edit, dates[0].range, draft.question.phrase(chunk.first, chunk.last))
        test = During(column, span)
        old = next((n for n in walk(edit.plan) if isinstance(n, During) and n.argument == column), None)
        phrase_ = draft.question.phrase(chunk.first, chunk.last)
        draft.assumptions.append(Assumption(phrase_, said(column), f"“{phrase_}” is read from {said(column)}."))
        if negated(draft, chunk.first):
            edit.add_filter(Not(test))
        elif old is None:
            edit.add_filter(test)
        else:
            edit.swap(old, test)


def _is_time(chunk: Chunk) -> bool:
    number = chunk.number
    return number is None or chunk.best("date") > chunk.best("number") or 1900 <= number <= 2100


def _named_time(edit: Edit, chunk: Chunk) -> ColumnRef | None:
    for other in (edit.draft.question.before(chunk.first, gap=2), edit.draft.question.after(chunk.last, gap=0)):
        found = edit.draft.column_of(other, time=True) if other is not None and edit.draft.free(other) else None
        if other is not None and found is not None and found[1] >= 0.5 and edit.draft.schema.is_time(found[0]):
            edit.draft.claim(other, found[1])
            return found[0]
    return None


def _event_time(edit: Edit) -> ColumnRef | None:
    """As in "those shipped in March": the time that the verb tells."""
    draft = edit.draft
    for at, word in enumerate(draft.question.words):
        wanted = set(EVENTS.get(word, ()))
        for ref in edit.times() if wanted else ():
            if wanted & set(draft.schema.words(ref.table, ref.column)):
                draft.mark(at, at + (draft.question.words[at + 1 : at + 2] == ("up",)))
                return ref
    return None


def _within(edit: Edit, span: DateRange, said_: str) -> DateRange:
    """A month or quarter without a year is one of the year that the plan is about: "revenue in 2023", "only March"."""
    if re.search(r"\d{4}|this|last|next|previous|ago|past|current|today|yesterday|since", said_.lower()):
        return span
    old = next((node.range for node in walk(edit.plan) if isinstance(node, During)), None)
    if old is None or not (span.start and span.end and old.start and old.end):
        return span
    year = date.fromisoformat(old.start[:10]).year
    if old.end[:10] > f"{year + 1}-01-01":
        return span
    shift = year - int(span.start[:4])
    return DateRange(*(f"{int(side[:4]) + shift:04}{side[4:]}" for side in (span.start, span.end)))
