"""Comparisons with numbers and averages: "older than 30", "more than 5 orders", "between 10 and 20", "above average"."""

from __future__ import annotations

import re

from aifordb.core.plan.model import (
    Aggregate,
    AnyOf,
    Between,
    ColumnRef,
    Comparison,
    Expression,
    Operator,
    Output,
    Scalar,
    Select,
    Star,
    Value,
)

from .compared import Said, column_before, compared_by, take_column
from .draft import Draft
from .measures import money
from .question import Chunk, Found
from .words import (
    ADJECTIVES,
    AVERAGE_OF_ALL,
    BETWEEN,
    COMPARE,
    OPERATOR_SIGNS,
    OR_LESS,
    OR_MORE,
)


def read_comparisons(draft: Draft) -> None:
    """Turn every comparison of the question into a filter, or into a condition on a count."""
    for found in draft.question.find(BETWEEN):
        _between(draft, found)
    for found in draft.question.find(COMPARE):
        if found.first not in draft.read and not _inside_chunk(draft, found):
            _compare(draft, found)
    trailing: tuple[tuple[re.Pattern[str], Operator], ...] = ((OR_MORE, ">="), (OR_LESS, "<="))
    for pattern, operator in trailing:
        for found in draft.question.find(pattern):
            chunk = draft.question.before(found.first, gap=2)
            if chunk is not None and chunk.number is not None and draft.free(chunk):
                _condition(draft, chunk, operator, Said(chunk.first, found.last))


def _inside_chunk(draft: Draft, found: Found) -> bool:
    chunk = draft.question.chunk_at(found.first)
    return chunk is not None and chunk.first < chunk.last


def _between(draft: Draft, found: Found) -> None:
    low = draft.question.after(found.last, gap=1)
    if low is None or low.number is None or not draft.free(low) or found.first in draft.read:
        return
    high = draft.question.after(low.last, gap=2)
    joining = draft.question.words[low.last + 1 : high.first] if high else ()
    if high is None or high.number is None or not {"and", "to", "-"} & set(joining):
        return
    said = Said(found.first, high.last)
    target = compared_by(draft, said)
    if target is None:
        return
    draft.mark(found.first, high.last)
    draft.claim(low)
    draft.claim(high)
    test = Between(target, Value(_plain(low.number)), Value(_plain(high.number)))
    _add(draft, target, test, said)


def _compare(draft: Draft, found: Found) -> None:
    operator = next(OPERATOR_SIGNS[name] for name in OPERATOR_SIGNS if found.match[name])
    adjective = next((word for word in found.match.group().split() if word in ADJECTIVES), None)
    average = next((a for a in draft.question.find(AVERAGE_OF_ALL) if a.first in (found.last, found.last + 1)), None)
    if average is not None:
        _above_average(draft, found, average, operator, adjective)
        return
    if found.last + 1 < len(draft.question.words) and draft.question.words[found.last + 1] in ("once", "twice"):
        times = 1 if draft.question.words[found.last + 1] == "once" else 2
        draft.mark(found.first, found.last + 1)
        draft.group_outputs = True
        draft.having.append(Comparison(Aggregate("count", Star(draft.anchor)), operator, Value(times)))
        return
    chunk = draft.question.after(found.last, gap=1)
    if chunk is None or chunk.number is None or not draft.free(chunk):
        return
    if operator in ("<", ">") and chunk.of("date") and not chunk.of("number"):
        return
    _condition(draft, chunk, operator, Said(found.first, chunk.last, adjective))


def _condition(draft: Draft, chunk: Chunk, operator: Operator, said: Said) -> bool:
    """Compare whatever the number `chunk` is about with it. False if nothing fits."""
    number = chunk.number
    if number is None:
        return False
    target = compared_by(draft, said)
    repeated = target is None and "or" in draft.question.words[max(said.first - 3, 0) : said.first]
    if repeated:
        target = draft.compared
    if target is None:
        return False
    draft.compared = target
    draft.claim(chunk)
    draft.mark(said.first, said.last)
    test = Comparison(target, operator, Value(_plain(number)))
    if repeated and draft.where:
        draft.where.append(AnyOf((draft.where.pop(), test)))
    else:
        _add(draft, target, test, said)
    return True


def _add(draft: Draft, target: Expression, test: Comparison | Between, said: Said) -> None:
    if isinstance(target, Aggregate):
        draft.having.append(test)
        table = target.argument.table if isinstance(target.argument, Star | ColumnRef) else None
        if table == draft.anchor:
            draft.group_outputs = True
        else:
            draft.per_entity = True
    else:
        draft.keep(test, said.first, said.last)


def _above_average(draft: Draft, found: Found, average: Found, operator: Operator, adjective: str | None) -> None:
    chunk = draft.question.after(average.first, gap=4)
    target: Expression | None = None
    if chunk is not None and draft.free(chunk) and chunk.best("column") >= 0.5:
        column = draft.column_of(chunk, number=True)
        if column is not None and draft.schema.is_number(column[0]):
            draft.claim(chunk, column[1])
            draft.mark(average.first, chunk.last)
            target = column[0]
    if target is None:
        chunk = column_before(draft, found.first)
        if chunk is not None:
            target = take_column(draft, chunk)
    if target is None and adjective is not None:
        target = next(draft.schema.measures(draft.anchor, ADJECTIVES[adjective]), None)
    if target is None and draft.question.text.find("order value") >= 0:
        target = money(draft)
    if target is None:
        return
    draft.mark(found.first, average.first)
    for at in range(average.first, average.last + 1):
        if draft.question.words[at] in ("average", "mean", "overall", "the"):
            draft.mark(at, at)
    mean = Scalar(Select((Output(Aggregate("avg", target)),)))
    draft.where.append(Comparison(target, operator, mean))


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number
