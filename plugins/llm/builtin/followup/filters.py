"""Filters that a follow-up drops, and rows that must be related: "for all countries", "only those with returns"."""

from __future__ import annotations

from aifordb.core.plan import conjuncts
from aifordb.core.plan.model import ColumnRef, During, Expression, Predicate, Related
from aifordb.core.plan.walk import all_of

from ..values import negated
from ..words import VERBS, phrase
from .edit import Edit
from .values import tested

_ANY = phrase(
    r"(?:regardless|irrespective) of(?: the)?|no matter(?: the| which| what)?|ignoring(?: the)?|for (?:all|any|every)|(?:in|from|across) all"
    r"|without the filter(?: on| by)?|(?:remove|drop) the filter(?: on| by)?|all(?= \w+$)|any"
)
_ALL_TIME = phrase(
    r"all[ -]?time|(?:of|over) all time|(?:for|in|over) all (?:years|months|time)|ever|since the beginning|in total so far|overall"
)
_THOSE = phrase(r"ones|those|only|just|with|that|who|which|for|without|not|never")


def drop_filters(edit: Edit) -> None:
    """As in "for all countries", "regardless of status", "all time": the filter on it goes."""
    draft = edit.draft
    for found in draft.question.find(_ALL_TIME):
        kept = tuple(part for part in conjuncts(edit.plan.where) if not isinstance(part, During))
        if len(kept) < len(conjuncts(edit.plan.where)):
            draft.mark(found.first, found.last)
            edit.change(where=all_of(kept))
    for found in draft.question.find(_ANY):
        chunk = draft.question.after(found.last, gap=1)
        if chunk is None or not draft.free(chunk):
            continue
        refs = {(m.table, m.column) for m in chunk.of("column") if m.score >= 0.8}
        others = tuple(part for part in conjuncts(edit.plan.where) if not _on(part, refs))
        if len(others) < len(conjuncts(edit.plan.where)):
            draft.mark(found.first, found.last)
            draft.claim(chunk)
            edit.change(where=all_of(others))


def _on(part: Predicate, refs: set[tuple[str | None, str | None]]) -> bool:
    target: Expression | None = part.argument if isinstance(part, During) else tested(part)
    return isinstance(target, ColumnRef) and (target.table, target.column) in refs


def relate(edit: Edit) -> None:
    """A table that the plan does not know, said of its rows: "only those with returns", "and for returned ones?"."""
    draft = edit.draft
    if not any(True for _ in draft.question.find(_THOSE)):
        return
    for chunk in draft.question.chunks:
        table = draft.table_of(chunk, 0.85) if draft.free(chunk) else None
        if table is None or table in edit.tables() or not 0 < draft.schema.distance(draft.anchor, table) <= 2:
            continue
        draft.claim(chunk, 0.8)
        for at, word in enumerate(draft.question.words):
            if word in VERBS:  # "who have not placed any orders": the table says what the verb is of
                draft.mark(at, at)
        edit.add_filter(Related(draft.anchor, table, negated=negated(draft, chunk.first)))
