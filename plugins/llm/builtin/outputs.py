"""What the answer shows: columns, aggregates, counts, shares; and what to show where the question does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from aifordb.core.plan.model import Aggregate, AggregateName, Output, Share, Star

from .defaults import when_outputs, where_outputs
from .draft import Draft
from .measures import money_at, next_chunk
from .question import Chunk, Found
from .shares import read_shares
from .words import AGGREGATE_WORDS, COUNT, DISTINCT

MISSED = -0.4
"""Sureness of a reading that lacks what an aggregate is of: three tenths of what it would be."""
_SIGNUPS = frozenset({"signups", "signup", "registrations"})
_JOINING = frozenset({",", "and", "or", "the", "of", "their", "its", "as", "well"})


@dataclass(slots=True)
class _Pending:
    """Aggregates read so far that wait for what they are of, and those that a column right behind the last one shares."""

    functions: list[AggregateName] = field(default_factory=list)
    shared: list[AggregateName] = field(default_factory=list)
    places: set[int] = field(default_factory=set)


def read_outputs(draft: Draft) -> None:
    """Everything that the question asks to see, in its order."""
    words = draft.question.words
    counts = {found.first: found for found in draft.question.find(COUNT)}
    pending = _Pending()
    at = 0
    while at < len(words):
        at = max(at + 1, _step(draft, at, counts.get(at), pending)) if at not in draft.read else at + 1
    if pending.functions:
        draft.sure.append(MISSED)
        draft.read.difference_update(
            at for at, word in enumerate(words) if word in AGGREGATE_WORDS and at in pending.places
        )
    if words[:1] == ("when",):
        when_outputs(draft)
    if words[:1] == ("where",) and not draft.outputs:
        where_outputs(draft)
    if any(word in _SIGNUPS for word in words) and not _aggregates(draft):
        draft.outputs.append(Output(Aggregate("count", Star(draft.anchor))))
    read_shares(draft)
    if any(True for _ in draft.question.find(DISTINCT)) and not _aggregates(draft):
        draft.distinct = True


def _step(draft: Draft, at: int, count: Found | None, pending: _Pending) -> int:
    """Read what begins at token `at`; gives the token behind it, or `at` if nothing does."""
    word = draft.question.words[at]
    chunk = draft.question.chunk_at(at)
    wide = chunk is not None and chunk.last > chunk.first
    column = wide and chunk is not None and chunk.best("column") >= 0.85
    if count is not None and pending.functions and _counted_column(draft, count, pending.functions):
        pending.functions = []
        return count.last + 1
    if count is not None and not column:
        return _count(draft, count) + 1
    money = _money(draft, at, chunk, pending.functions)
    if money is not None:
        pending.functions = []
        return money + 1
    if word in AGGREGATE_WORDS and not wide and not _column_only(draft, chunk):
        pending.places = pending.places if pending.functions else set()
        pending.places.add(at)
        pending.functions.append(AGGREGATE_WORDS[word])
        draft.mark(at, at)
        return at + 1
    if chunk is None or chunk.first != at or not draft.free(chunk):
        return at
    pending.shared = _chunk(draft, chunk, pending.functions, pending.shared)
    if chunk.first in draft.claimed:
        pending.functions = []
    return chunk.last + 1


def _column_only(draft: Draft, chunk: Chunk | None) -> bool:
    """Is an aggregate's word here the name of a column ("total"), with nothing to aggregate behind it?"""
    if chunk is None or chunk.best("column") < 0.9:
        return False
    following = next_chunk(draft, chunk.last)
    if following is not None and following.first == chunk.last + 1 and following.best("table") >= 0.9:
        return False
    return following is None or following.best("column") < 0.5


def _count(draft: Draft, found: Found) -> int:
    """Read "how many X": rows of a table, different values of a column, or a column that holds a count itself. The last token read."""
    different = re.search(r"\b(?:different|distinct|unique)\b", found.match.group()) is not None
    draft.mark(found.first, found.last)
    chunk = next_chunk(draft, found.last)
    if chunk is None:
        draft.outputs.append(Output(Aggregate("count", Star(draft.anchor))))
        draft.sure.append(0.8)
        return found.last
    table, column = draft.table_of(chunk), draft.column_of(chunk)
    if table is not None and chunk.best("table") >= chunk.best("column") - 0.02:
        if draft.free(chunk):
            draft.claim(chunk)
        draft.outputs.append(Output(Aggregate("count", Star(table))))
        return chunk.last
    if column is None or not draft.free(chunk) or column[1] < 0.5:
        draft.outputs.append(Output(Aggregate("count", Star(draft.anchor))))
        return found.last
    ref = column[0]
    draft.claim(chunk, column[1])
    if draft.schema.is_number(ref) and not draft.schema.is_key(ref) and not different:
        # "How many points …": the column holds the number.
        one_row = bool(draft.where) and not draft.group
        total = "total" in found.match.group()
        draft.outputs.append(Output(ref if one_row and not total else Aggregate("sum", ref)))
    else:
        draft.outputs.append(Output(Aggregate("count", ref, distinct=True)))
    return chunk.last


def _counted_column(draft: Draft, found: Found, pending: list[AggregateName]) -> bool:
    """As in "the average number of pages": the aggregate of a column that holds the number."""
    chunk = next_chunk(draft, found.last)
    column = draft.column_of(chunk, number=True) if chunk is not None and draft.free(chunk) else None
    if chunk is None or column is None or not draft.schema.is_number(column[0]) or draft.schema.is_key(column[0]):
        return False
    draft.mark(found.first, found.last)
    draft.claim(chunk, column[1])
    draft.outputs.extend(Output(Aggregate(function, column[0])) for function in pending)
    return True


def _money(draft: Draft, at: int, chunk: Chunk | None, pending: list[AggregateName]) -> int | None:
    money = money_at(draft, at, longer_than=chunk)
    if money is None or not isinstance(money.expression, Aggregate):
        return None
    for function in pending or ["sum"]:
        name = "revenue" if function == "sum" else None
        draft.outputs.append(Output(Aggregate(function, money.expression.argument), name))
    return money.last


def _chunk(
    draft: Draft, chunk: Chunk, pending: list[AggregateName], last_function: list[AggregateName]
) -> list[AggregateName]:
    """Read one chunk of what is shown; gives the aggregates that a column right behind it shares ("average height and weight")."""
    column = draft.column_of(chunk, number=bool(pending))
    table = draft.table_of(chunk)
    if _only_name(draft, chunk):
        draft.mark(chunk.first, chunk.last)
        return []
    if pending and table is not None and _of_table(draft, table, pending):
        draft.claim(chunk)
        value = draft.question.after(chunk.last, gap=0)
        if value is not None and draft.question.words[value.first] in ("value", "amount", "size", "total"):
            draft.claim(value)
        return []
    if column is None or column[1] < 0.45 or (table is not None and chunk.best("table") >= chunk.best("column")):
        return [] if chunk.best("table") < 0.5 else last_function
    ref = column[0]
    if draft.schema.distance(draft.anchor, ref.table) > 3:
        return []
    if pending:
        usable = draft.schema.is_number(ref) or all(f in ("min", "max") for f in pending)
        if not usable:
            return []
        draft.claim(chunk, column[1])
        draft.outputs.extend(Output(Aggregate(function, ref)) for function in pending)
        return pending.copy()
    draft.claim(chunk, column[1])
    if last_function and draft.schema.is_number(ref) and _joined_to_previous(draft, chunk):
        draft.outputs.extend(Output(Aggregate(function, ref)) for function in last_function)
        return last_function
    output = Output(ref)
    draft.implied.discard(ref)
    if output not in draft.outputs:
        draft.outputs.append(output)
    return []


def _of_table(draft: Draft, table: str, pending: list[AggregateName]) -> bool:
    """As in "total payments", "average order": the aggregate of the table's amount, if it has one and nothing else is named."""
    following = [
        c
        for c in draft.question.chunks
        if draft.free(c) and c.first not in draft.read and c.best("column") >= 0.9 and c.best("table") < 0.9
    ]
    if any((column := draft.column_of(c)) is not None and draft.schema.is_number(column[0]) for c in following):
        return False
    words = ("amount",) if pending == ["sum"] else ("total", "amount", "price")
    amount = next(draft.schema.measures(table, words), None)
    if amount is not None:
        draft.outputs.extend(Output(Aggregate(function, amount)) for function in pending)
    elif pending == ["sum"]:
        draft.outputs.append(Output(Aggregate("count", Star(table))))
    return amount is not None or pending == ["sum"]


def _only_name(draft: Draft, chunk: Chunk) -> bool:
    """As in "the names of the countries" where country is a column: the countries themselves are meant."""
    if chunk.first != chunk.last or draft.question.tokens[chunk.first].stem != "name":
        return False
    following = next_chunk(draft, chunk.last, gap=4)
    if following is None or draft.question.words[chunk.last + 1] != "of":
        return False
    return following.best("column") >= 0.9 and following.best("table") < 0.5


def _joined_to_previous(draft: Draft, chunk: Chunk) -> bool:
    before = draft.question.before(chunk.first, gap=2)
    return before is not None and set(draft.question.words[before.last + 1 : chunk.first]) <= _JOINING


def _aggregates(draft: Draft) -> bool:
    return any(isinstance(output.expression, Aggregate | Share) for output in draft.outputs)
