"""Filters that a follow-up adds or exchanges: times, stored values, related rows."""

from __future__ import annotations

import re
from datetime import date

from aifordb.core import Assumption, DateRange
from aifordb.core.plan import conjuncts, rewrite, walk
from aifordb.core.plan.model import (
    ColumnRef,
    Comparison,
    During,
    Expression,
    Matches,
    Not,
    OneOf,
    Predicate,
    Related,
    Value,
)
from aifordb.core.plan.walk import Node, all_of

from ..draft import said
from ..question import Chunk
from ..values import negated, read_values
from ..words import EVENTS, phrase
from .edit import Edit

_OUT = phrase(r"exclude|ignore|leave out|hide|remove|drop|minus|no|not the|apart from|besides")
_ANY = phrase(
    r"(?:regardless|irrespective) of(?: the)?|no matter(?: the| which| what)?|ignoring(?: the)?|for (?:all|any|every)|(?:in|from|across) all"
    r"|without the filter(?: on| by)?|(?:remove|drop) the filter(?: on| by)?|all(?= \w+$)|any"
)
_ALL_TIME = phrase(
    r"all[ -]?time|(?:of|over) all time|(?:for|in|over) all (?:years|months|time)|ever|since the beginning|in total so far|overall"
)
_THOSE = phrase(r"ones|those|only|just|with|that|who|which|for|without|not|never")


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
            edit.plan = rewrite(edit.plan, lambda node, old=old, test=test: test if node == old else node)


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


def change_values(edit: Edit) -> None:
    """A stored value takes the place of the one before, on the same column; "also France" joins it; "without France" leaves it out."""
    draft = edit.draft
    draft.where.clear()
    read_values(draft)
    denied = {tested(test) for test in draft.where if _is_negated(test)}
    for test in draft.where:
        ref = tested(test)
        if ref is None:
            continue
        first = next((f for t, f, _ in draft.spans if t == test), None)
        # "without Germany and France": the second is left out like the first.
        out = test if ref in denied else _leave_out(edit, test, first)
        if out is not None:
            _exclude(edit, ref, texts(out))
        else:
            _exchange(edit, ref, test)
    draft.where.clear()


def _leave_out(edit: Edit, test: Predicate, first: int | None) -> Predicate | None:
    """The test, if a word of ours before it says that it is left out."""
    found = next(
        (f for f in edit.draft.question.find(_OUT) if first is not None and f.last < first <= f.last + 4), None
    )
    if found is None:
        return None
    edit.draft.mark(found.first, found.last)
    return test


def _exclude(edit: Edit, ref: ColumnRef, values: tuple[Value, ...]) -> None:
    old = next((n for n in conjuncts(edit.plan.where) if tested(n) == ref), None)
    if isinstance(old, OneOf) and not old.negated and isinstance(old.options, tuple):
        kept = tuple(option for option in old.options if option not in values)
        if kept and kept != old.options:
            _swap(edit, old, _equals(ref, kept))
            return
    if old is not None and _is_negated(old):
        values = tuple(dict.fromkeys((*texts(old), *values)))
        _swap(edit, old, _equals(ref, values, negated=True))
        return
    edit.add_filter(_equals(ref, values, negated=True))


def _exchange(edit: Edit, ref: ColumnRef, test: Predicate) -> None:
    old = next((n for n in walk(edit.plan) if isinstance(n, Comparison | OneOf | Matches) and tested(n) == ref), None)
    if old is None:
        edit.add_filter(test)
    elif isinstance(old, Matches) or isinstance(test, Matches):
        _swap(edit, old, test)
    elif edit.adding:
        _swap(edit, old, _equals(ref, tuple(dict.fromkeys((*texts(old), *texts(test))))))
    else:
        _swap(edit, old, test)


def _swap(edit: Edit, old: Predicate, new: Predicate) -> None:
    def change(node: Node) -> Node:
        return new if node == old else node

    edit.plan = rewrite(edit.plan, change)


def _equals(ref: ColumnRef, values: tuple[Value, ...], *, negated: bool = False) -> Predicate:
    if len(values) == 1:
        return Comparison(ref, "!=" if negated else "=", values[0])
    return OneOf(ref, values, negated)


def tested(test: Predicate) -> ColumnRef | None:
    """The column that a filter by stored values is on."""
    match test:
        case (
            Comparison(left=ColumnRef() as ref, operator="=" | "!=", right=Value()) | OneOf(argument=ColumnRef() as ref)
        ):
            return ref
        case Matches(argument=ColumnRef() as ref):
            return ref
        case Related(where=inner, negated=True) if inner is not None:
            return tested(inner)
        case _:
            return None


def texts(test: Predicate) -> tuple[Value, ...]:
    """The constants that a filter by stored values names."""
    match test:
        case Comparison(right=Value() as value):
            return (value,)
        case OneOf(options=tuple() as options):
            return options
        case Related(where=inner) if inner is not None:
            return texts(inner)
        case _:
            return ()


def _is_negated(test: Predicate) -> bool:
    match test:
        case Comparison(operator="!="):
            return True
        case OneOf(negated=negated) | Matches(negated=negated) | Related(negated=negated):
            return negated
        case _:
            return False


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
        kept = tuple(part for part in conjuncts(edit.plan.where) if not _on(part, refs))
        if len(kept) < len(conjuncts(edit.plan.where)):
            draft.mark(found.first, found.last)
            draft.claim(chunk)
            edit.change(where=all_of(kept))


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
        edit.add_filter(Related(draft.anchor, table, negated=negated(draft, chunk.first)))
