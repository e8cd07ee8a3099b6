"""Comparisons with numbers and averages: "older than 30", "more than 5 orders", "between 10 and 20", "above average"."""

from __future__ import annotations

import re

from aifordb.core import DateRange
from aifordb.core.linking import shift
from aifordb.core.plan.model import (
    Aggregate,
    AnyOf,
    Between,
    ColumnRef,
    Comparison,
    During,
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
from .events import buying_at, sales_tables
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

OLDEST = 150
"""Years that a person may be old."""
_AGES = {"older": True, "younger": False, "newer": False}


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
        deals = [table for table in sales_tables(draft) if buying_at(draft) is not None]
        draft.group_outputs = not deals
        draft.per_entity = draft.per_entity or bool(deals)
        counted = Aggregate("count", Star(deals[0] if deals else draft.anchor))
        draft.having.append(Comparison(counted, operator, Value(times)))
        if deals:
            draft.mark(buying_at(draft) or 0, buying_at(draft) or 0)
        return
    chunk = draft.question.after(found.last, gap=1)
    if chunk is not None and _newer(draft, found, chunk, adjective):
        return
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
    test = _test(draft, target, operator, number)
    if test is None:
        return False
    draft.compared = target
    draft.claim(chunk)
    draft.mark(said.first, said.last)
    _claim_unit(draft, chunk, target)
    if repeated and draft.where:
        draft.where.append(AnyOf((draft.where.pop(), test)))
    else:
        _add(draft, target, test, said)
    return True


def _test(draft: Draft, target: Expression, operator: Operator, number: float) -> Comparison | During | None:
    """The comparison; where the target is a time of birth, of ages. None for another time: a number is not comparable with it."""
    if not isinstance(target, ColumnRef) or not draft.schema.is_time(target):
        return Comparison(target, operator, Value(_plain(number)))
    if "birth" not in draft.schema.words(target.table, target.column) or not 0 < number <= OLDEST:
        return None
    # Older than 60 is born before this day 60 years ago; 61 years ago for "more than 60 whole years" is not what people mean.
    try:
        born = shift(draft.now.date(), "year", -int(number)).isoformat()
    except OverflowError:
        return None
    return During(target, DateRange(None, born) if operator in (">", ">=") else DateRange(born, None))


def _newer(draft: Draft, found: Found, chunk: Chunk, adjective: str | None) -> bool:
    """As in "lorries older than 2018": by the year, or by the time that tells the age of the rows."""
    date = chunk.of("date")
    if adjective not in _AGES or not date or date[0].range is None or not draft.free(chunk):
        return False
    column = next((ref for ref in reversed(draft.schema.times(draft.anchor)) if draft.schema.is_year(ref)), None)
    column = column or next(iter(draft.schema.times(draft.anchor)), None)
    if column is None:
        return False
    span = date[0].range
    older = _AGES[adjective]
    draft.claim(chunk)
    draft.mark(found.first, found.last)
    draft.keep(
        During(column, DateRange(None, span.start) if older else DateRange(span.end, None)), found.first, chunk.last
    )
    return True


def _claim_unit(draft: Draft, number: Chunk, target: Expression) -> None:
    """As in "taller than 185 cm", where the column is `height_cm`: the unit is no column to show."""
    unit = draft.question.after(number.last, gap=0)
    if unit is not None and draft.free(unit) and isinstance(target, ColumnRef) and unit.first == unit.last:
        own = draft.schema.words(target.table, target.column)
        if draft.question.words[unit.first] in own[1:] or draft.question.words[unit.first] in ("years", "old"):
            draft.claim(unit)


def _add(draft: Draft, target: Expression, test: Comparison | Between | During, said: Said) -> None:
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
