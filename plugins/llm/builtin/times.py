"""Conditions by time: "this week", "in 2024", "since March"."""

from __future__ import annotations

from datetime import date

from aifordb.core import Assumption, DateRange
from aifordb.core.linking import stem
from aifordb.core.plan.model import Bucket, ColumnRef, During, Not, Output, Unit

from .draft import Draft
from .events import event_tables, event_times
from .question import Chunk
from .values import negated
from .words import (
    EVENTS,
)


def read_dates(draft: Draft) -> None:
    """Times become filters on the column that says when what is asked about happened."""
    for chunk in draft.question.chunks:
        dates = chunk.of("date")
        if not dates or not draft.free(chunk) or dates[0].range is None:
            continue
        beside = _time_beside(draft, chunk)
        if beside is None and chunk.best("number") > dates[0].score and not _yearly(draft):
            continue
        column, phrase = (beside[0], None) if beside else _time_column(draft, chunk)
        if column is None:
            continue
        if beside is not None:
            draft.claim(beside[1])
        draft.claim(chunk, max(dates[0].score, 0.8))
        during = During(column, dates[0].range)
        denied = beside is not None and column.table == draft.anchor and negated(draft, beside[1].first)
        draft.where.append(Not(during) if denied else during)
        if phrase is not None:
            resolved = f"{column.table}.{column.column}"
            said = f"“{phrase}” is read from {resolved}."
            draft.assumptions.append(Assumption(phrase, resolved, said))
        _say_range(draft, chunk, dates[0].range)


def read_versus(draft: Draft) -> None:
    """Read "revenue this year vs last year" as one row for each of the times."""
    tests = [test for test in draft.where if isinstance(test, During) and test.range.start and test.range.end]
    compared = set(draft.question.words) & {"vs", "versus", "compared", "compare"}
    if len(tests) < 2 or not compared or draft.group:
        return
    start, end = (date.fromisoformat((side or "")[:10]) for side in (tests[0].range.start, tests[0].range.end))
    units: tuple[tuple[int, Unit], ...] = ((1, "day"), (7, "week"), (31, "month"), (92, "quarter"), (366, "year"))
    unit: Unit = next((unit for days, unit in units if (end - start).days <= days), "year")
    bucket = Bucket(unit, tests[0].argument)
    draft.group.append(bucket)
    draft.outputs.append(Output(bucket, unit))
    for at, word in enumerate(draft.question.words):
        if word in compared:
            draft.mark(at, at)


def _yearly(draft: Draft) -> bool:
    return bool(draft.schema.times(draft.anchor))


def _say_range(draft: Draft, chunk: Chunk, span: DateRange) -> None:
    phrase = draft.question.phrase(chunk.first, chunk.last)
    if span.start and span.end:
        text = f"“{phrase}” runs from {span.start} to before {span.end}."
    elif span.start:
        text = f"“{phrase}” begins on {span.start}."
    else:
        text = f"“{phrase}” ends before {span.end}."
    draft.assumptions.append(Assumption(phrase, f"{span.start or '…'} – {span.end or '…'}", text))


def _time_beside(draft: Draft, chunk: Chunk) -> tuple[ColumnRef, Chunk] | None:
    for other in (draft.question.before(chunk.first, gap=3), draft.question.after(chunk.last, gap=0)):
        if other is not None and draft.free(other) and other.of("column"):
            found = draft.column_of(other, time=True)
            if (
                found is not None
                and other.best("column") >= max(0.45, other.best("table"))
                and (draft.schema.is_time(found[0]) or draft.schema.is_year(found[0]))
            ):
                return found[0], other
    return None


def _time_column(draft: Draft, chunk: Chunk) -> tuple[ColumnRef | None, str | None]:
    """The time column of the anchor, or of the nearest named table, that fits the verb; and the words that chose it."""
    ranked = sorted(draft.named() - {draft.anchor}, key=lambda t: (draft.schema.distance(draft.anchor, t), t))
    tables = [*dict.fromkeys([*event_tables(draft), *ranked])]
    for at, word in enumerate(draft.question.words):
        wanted = EVENTS.get(word)
        if wanted is None:
            continue
        stems = [stem(one) for one in wanted]
        for table in dict.fromkeys((*tables, *draft.schema.around(draft.anchor))):
            for one in stems:
                for ref in event_times(draft.schema, table):
                    if one in draft.schema.stems(ref.table, ref.column):
                        last = at + 1 if draft.question.words[at + 1 : at + 2] == ("up",) else at
                        draft.mark(at, last)
                        return ref, draft.question.phrase(at, last)
    for table in tables:
        times = event_times(draft.schema, table) if table != draft.anchor else draft.schema.times(table)
        if times:
            draft.sure.append(0.9)
            return times[0], draft.question.phrase(chunk.first, chunk.last)
    near = [
        (draft.schema.distance(draft.anchor, table), place, times[0])
        for place, table in enumerate(draft.schema.tables)
        if (times := draft.schema.times(table)) and draft.schema.distance(draft.anchor, table) <= 1
    ]
    if near:
        draft.sure.append(0.7)
        return min(near, key=lambda n: n[:2])[2], draft.question.phrase(chunk.first, chunk.last)
    return None, None
