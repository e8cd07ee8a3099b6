"""What is measured: a column, an aggregate of one, a count of rows, or money worked out from quantity and price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aifordb.core import Assumption
from aifordb.core.plan.model import Aggregate, AggregateName, Arithmetic, ColumnRef, Expression, Star

from .draft import Draft, said
from .question import Chunk, Question
from .schema import Schema
from .words import AGGREGATE_WORDS, COUNT, phrase

MONEY = phrase(
    r"how much(?: (?:money|did|do|does|have|has|we|they|i|you|our|the|company|shop|store|business|in total)){1,4}"
    r" (?:sell|sold|earn|earned|make|made|turn over|take in|took in)(?: for)?"
    r"|(?:total |gross |net |overall )?(?:revenues?|sales|turnover|income|earnings|proceeds)|(?:total |amount |money |much )?(?:spent|spend|spending|spends)"
)
"""Revenue, sales, spending."""
_QUANTITY = ("quantity",)
_PRICE = ("price",)
_TOTALS = ("total", "amount", "value", "price")
_FILLER = frozenset(
    {
        "the",
        "of",
        "their",
        "its",
        "all",
        "his",
        "her",
        "a",
        "an",
        "for",
        "any",
        ":",
        "is",
        "total",
        "different",
        "distinct",
    }
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measured thing, read from the tokens up to `last`."""

    expression: Expression
    last: int

    @property
    def aggregated(self) -> bool:
        """Does it need groups?"""
        return isinstance(self.expression, Aggregate)


def measure_at(draft: Draft, at: int) -> Measure | None:
    """The measure whose words begin at token `at`: "the number of orders", "average price", "revenue", "age"."""
    words = draft.question.words
    while at < len(words) and words[at] in ("the", "their", "its", "a", "an"):
        at += 1
    if at >= len(words):
        return None
    count = next((found for found in draft.question.find(COUNT) if found.first == at), None)
    chunk = draft.question.chunk_at(at)
    if count is not None and not (chunk and chunk.first == at and chunk.last > count.last):
        return _count(draft, count.last)
    money = money_at(draft, at, longer_than=chunk)
    if money is not None:
        return money
    function = AGGREGATE_WORDS.get(words[at])
    if function is not None and not (chunk and chunk.first == at and chunk.last > at):
        return _aggregate(draft, at, function)
    return _plain(draft, chunk, at)


def _count(draft: Draft, last: int) -> Measure | None:
    chunk = next_chunk(draft, last)
    if chunk is None:
        return None
    table = draft.table_of(chunk)
    if table is not None:
        draft.claim(chunk)
        return Measure(Aggregate("count", Star(table)), chunk.last)
    column = draft.column_of(chunk)
    if column is None:
        return None
    draft.claim(chunk, column[1])
    ref = column[0]
    if draft.schema.is_number(ref) and not draft.schema.is_key(ref):
        return Measure(ref, chunk.last)
    return Measure(Aggregate("count", Star(ref.table)), chunk.last)


def _aggregate(draft: Draft, at: int, function: AggregateName) -> Measure | None:
    money = money_at(draft, at + 1)
    chunk = next_chunk(draft, at)
    if chunk is not None and (money is None or chunk.first <= at + 1):
        column = draft.column_of(chunk, number=True)
        if column is not None and draft.schema.is_number(column[0]):
            draft.claim(chunk, column[1])
            draft.mark(at, at)
            return Measure(Aggregate(function, column[0]), chunk.last)
    if money is not None and isinstance(money.expression, Aggregate):
        draft.mark(at, money.last)
        return Measure(Aggregate(function, money.expression.argument), money.last)
    return None


def _plain(draft: Draft, chunk: Chunk | None, at: int) -> Measure | None:
    if chunk is None or chunk.first > at + 1:
        return None
    table = draft.table_of(chunk)
    column = draft.column_of(chunk)
    if column is None and table is not None and table != draft.anchor:
        draft.claim(chunk)
        return Measure(Aggregate("count", Star(table)), chunk.last)
    if column is None:
        return None
    draft.claim(chunk, column[1])
    return Measure(column[0], chunk.last)


def next_chunk(draft: Draft, at: int, gap: int = 3) -> Chunk | None:
    """The chunk behind token `at`, with only filler words between."""
    chunk = draft.question.after(at, gap)
    if chunk is None or not set(draft.question.words[at + 1 : chunk.first]) <= _FILLER:
        return None
    return chunk


def money_at(draft: Draft, at: int, longer_than: Chunk | None = None) -> Measure | None:
    """Revenue, sales or spending named at token `at`, as a sum.

    :param longer_than: a chunk there that is meant instead if it covers as many words: a column `total_sales`.
    """
    for found in draft.question.find(MONEY):
        if found.first == at:
            if (
                longer_than is not None
                and longer_than.best("column", "table") >= 0.8
                and longer_than.last >= found.last
            ):
                return None
            expression = money(draft)
            if expression is None:
                return None
            draft.mark(found.first, found.last)
            phrase = draft.question.phrase(found.first, found.last)
            resolved = said(expression)
            draft.assumptions.append(Assumption(phrase, resolved, f"“{phrase}” is the sum of {resolved}."))
            return Measure(Aggregate("sum", expression), found.last)
    return None


def money(draft: Draft) -> Expression | None:
    """What one row brings in: `quantity × unit_price` of a line table, or the total of a document.

    The lines are used where what is asked about stands nearer to them (products), else the documents' own totals, which know discounts.
    """
    lines = min(_lines(draft), key=lambda pair: draft.schema.distance(draft.anchor, pair[0]), default=None)
    totals = min(_totals(draft), key=lambda pair: pair[0], default=None)
    if lines is None:
        return totals[1] if totals else None
    if totals is not None:
        grain = draft.group[0].table if draft.group and isinstance(draft.group[0], ColumnRef) else draft.anchor
        header, line = totals[1].table, lines[0]
        if draft.schema.distance(grain, header) <= draft.schema.distance(grain, line):
            return totals[1]
    return lines[1]


def _lines(draft: Draft) -> Iterator[tuple[str, Expression]]:
    for table in draft.schema.tables:
        quantity = next(draft.schema.measures(table, _QUANTITY), None)
        price = next(draft.schema.measures(table, _PRICE), None)
        if quantity and price and quantity != price:
            yield table, Arithmetic("*", quantity, price)


def _totals(draft: Draft) -> Iterator[tuple[tuple[int, int, int], ColumnRef]]:
    for place, table in enumerate(draft.schema.tables):
        for ref in draft.schema.measures(table, _TOTALS):
            words = draft.schema.words(table, ref.column)
            if {"count", "quantity", "number", "unit"} & set(words) or not draft.schema.times(table):
                continue
            rank = next(i for i, word in enumerate(_TOTALS) if word in words)
            sells = 0 if {"order", "sale", "invoice", "purchase"} & set(draft.schema.stems(table)) else 3
            yield (sells + rank, draft.schema.distance(draft.anchor, table), place), ref


def money_tables(question: Question, schema: Schema) -> list[str]:
    """Tables that revenue comes from, if the question asks for it: documents with totals first."""
    if not any(True for _ in question.find(MONEY)):
        return []
    found: list[tuple[int, str]] = []
    for table in schema.tables:
        total = next(schema.measures(table, _TOTALS), None)
        sells = bool({"order", "sale", "invoic", "purchas"} & set(schema.stems(table)))
        quantity = next(schema.measures(table, _QUANTITY), None)
        if total is not None and (sells or quantity is not None):
            found.append((0 if schema.times(table) else 1, table))
    return [table for _, table in sorted(found, key=lambda pair: pair[0])]
