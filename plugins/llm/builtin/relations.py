"""Rows that exist or do not, missing values, and yes/no columns."""

from __future__ import annotations

from aifordb.core.linking import stem
from aifordb.core.plan.model import (
    ColumnRef,
    Comparison,
    During,
    IsNull,
    Not,
    OneOf,
    Predicate,
    Related,
    Value,
)

from .draft import Draft
from .events import buying_at, sales_tables
from .question import Found
from .values import negated
from .words import EVENTS, NEGATION, phrase

_OUT_OF = phrase("out of")


def read_relations(draft: Draft) -> None:
    """Read "customers without orders", "who never ordered", "with no phone" as filters."""
    for found in draft.question.find(NEGATION):
        if found.first in draft.read or _never_bought(draft, found):
            continue
        chunk = next(
            (c for c in draft.question.chunks if found.last < c.first <= found.last + 5 and draft.free(c)), None
        )
        if chunk is None:
            continue
        table = draft.table_of(chunk, 0.55)
        if table is not None and table != draft.anchor and draft.schema.distance(draft.anchor, table) <= 3:
            draft.mark(found.first, found.last)
            draft.claim(chunk)
            draft.where.append(Related(draft.anchor, table, _inner(draft, table), negated=True))
            continue
        column = draft.column_of(chunk)
        if column is not None and found.match.group().split()[-1] in ("no", "without", "any", "a", "not"):
            verb = draft.schema.distance(draft.anchor, column[0].table)
            draft.mark(found.first, found.last)
            draft.claim(chunk, column[1])
            if column[0].table != draft.anchor and 0 < verb <= 3:
                open_end = draft.schema.is_time(column[0]) and draft.schema.column(column[0]).nullable
                missing = Related(draft.anchor, column[0].table, IsNull(column[0]))
                none = Related(draft.anchor, column[0].table, None, negated=True)
                draft.where.append(missing if open_end else none)
            else:
                draft.where.append(IsNull(column[0]))


def _never_bought(draft: Draft, found: Found) -> bool:
    """Read "who never bought anything" as: there is no deal; times of deals already read belong to it."""
    at = buying_at(draft)
    if at is None or not found.last < at <= found.last + 2:
        return False
    table = next((t for t in sales_tables(draft) if draft.schema.times(t)), sales_tables(draft)[0])
    draft.mark(found.first, at)
    chunk = draft.question.chunk_at(at)
    if chunk is not None:
        draft.claim(chunk)
    draft.where.append(Related(draft.anchor, table, _inner(draft, table), negated=True))
    return True


def read_out_of(draft: Draft) -> None:
    """Read "products out of stock" as: nothing is left of it."""
    for found in draft.question.find(_OUT_OF):
        chunk = draft.question.after(found.last, gap=0)
        column = draft.column_of(chunk, number=True) if chunk is not None and draft.free(chunk) else None
        if chunk is not None and column is not None and draft.schema.is_number(column[0]):
            draft.claim(chunk, column[1])
            draft.mark(found.first, found.last)
            draft.keep(Comparison(column[0], "<=", Value(0)), found.first, chunk.last)


def read_events(draft: Draft) -> None:
    """Read "orders that have not been shipped" as: the time of shipping is missing."""
    words = draft.question.words
    for found in draft.question.find(NEGATION):
        at = found.last + 1
        if at >= len(words) or words[at] not in EVENTS or at in draft.read:
            continue
        verb = stem(words[at])
        times = (ref for ref in draft.schema.times(draft.anchor) if draft.schema.column(ref).nullable)
        named = next((ref for ref in times if verb in draft.schema.stems(ref.table, ref.column)), None)
        if named is None:
            continue
        chunk = draft.question.chunk_at(at)
        if chunk is not None:
            draft.claim(chunk)
        draft.mark(found.first, at)
        draft.where.append(IsNull(named))


def _inner(draft: Draft, table: str) -> Predicate | None:
    """Filters already read on the related table move into it: "customers without orders in 2024"."""
    own = [
        test
        for test in draft.where
        if isinstance(test, Comparison | During | OneOf)
        and isinstance(argument := test.left if isinstance(test, Comparison) else test.argument, ColumnRef)
        and argument.table == table
    ]
    if not own:
        return None
    draft.where[:] = [test for test in draft.where if test not in own]
    return own[0]


def read_flags(draft: Draft) -> None:
    """A boolean column that the question names is a condition, not something to show: "active users"."""
    for chunk in draft.question.chunks:
        if draft.free(chunk):
            column = draft.column_of(chunk)
            if column is not None and draft.schema.column(column[0]).type == "boolean" and chunk.best("table") < 0.8:
                draft.claim(chunk, column[1])
                test = Comparison(column[0], "=", Value(value=True))
                draft.where.append(Not(test) if negated(draft, chunk.first) else test)
