"""When what is asked about happened: the time of the table that is measured, not of what it is split by."""

from __future__ import annotations

from collections.abc import Iterator

from aifordb.core.plan.model import ColumnRef

from .draft import Draft
from .measures import money_tables, next_chunk
from .schema import Schema
from .words import AGGREGATE, BUYING, COUNT, ORDER, SALES_STEMS

_HOPS = 2


def sales_tables(draft: Draft) -> list[str]:
    """Tables of what is bought and sold, nearest to the anchor first: orders, order lines, invoices, sales."""
    near = [
        (draft.schema.distance(draft.anchor, table), place, table)
        for place, table in enumerate(draft.schema.tables)
        if SALES_STEMS & set(draft.schema.stems(table)) and draft.schema.distance(draft.anchor, table) <= 3
    ]
    return [table for _, _, table in sorted(near)]


def buying_at(draft: Draft) -> int | None:
    """The token that says that something was bought or sold, where the anchor is no such deal itself."""
    if SALES_STEMS & set(draft.schema.stems(draft.anchor)):
        return None
    words = draft.question.words
    sorting = {at for found in draft.question.find(ORDER) for at in range(found.first, found.last + 1)}
    verbs = (n for n, word in enumerate(words) if word in BUYING or (word == "order" and _is_verb(words, n)))
    at = next((n for n in verbs if n not in sorting), None)
    return at if at is not None and sales_tables(draft) else None


def _is_verb(words: tuple[str, ...], at: int) -> bool:
    """As in "did not order", "who order"."""
    return at > 0 and words[at - 1] in (
        "did",
        "do",
        "not",
        "didn't",
        "don't",
        "never",
        "who",
        "to",
        "n't",
        "ever",
        "we",
    )


def pieces(draft: Draft) -> ColumnRef | None:
    """The column that counts pieces sold, on the lines of the deals that stand nearest to the anchor."""
    for table in sorted(draft.schema.tables, key=lambda one: draft.schema.distance(draft.anchor, one)):
        for ref in draft.schema.measures(table, ("quantity",)):
            if draft.schema.around(table):
                return ref
    return None


def event_tables(draft: Draft) -> Iterator[str]:
    """Tables whose times an unnamed time of the question may be of, likeliest first."""
    if buying_at(draft) is not None:
        yield from sales_tables(draft)
    yield from _happened(draft)
    for table in (*money_tables(draft.question, draft.schema)[:1], *_measured(draft)):
        if draft.schema.distance(draft.anchor, table) <= 3:
            yield table
    yield draft.anchor


def event_times(schema: Schema, table: str) -> tuple[ColumnRef, ...]:
    """The times of `table`; if it has none, those of the nearest table that it refers to: of an order's lines, those of the order."""
    edge, seen = [table], {table}
    for _ in range(_HOPS + 1):
        for here in edge:
            times = schema.times(here)
            if times:
                return times
        edge = [there for here in edge for there in _parents(schema, here) if there not in seen]
        seen.update(edge)
    return ()


def _parents(schema: Schema, table: str) -> list[str]:
    """Tables that `table` refers to; first the one whose part it is by its name, as `order_items` is of `orders`."""
    own = set(schema.stems(table))
    return sorted(schema.around(table), key=lambda there: not own & set(schema.stems(there)))


def _happened(draft: Draft) -> Iterator[str]:
    """Tables that a participle names: "patients admitted this month" speaks of admissions."""
    for chunk in draft.question.chunks:
        table = draft.table_of(chunk, 0.85)
        if (
            chunk.first == chunk.last
            and table not in (None, draft.anchor)
            and draft.question.words[chunk.last].endswith("ed")
        ):
            yield table or draft.anchor


def _measured(draft: Draft) -> Iterator[str]:
    """Tables of what is counted or aggregated."""
    for found in draft.question.find(COUNT):
        chunk = next_chunk(draft, found.last)
        table = draft.table_of(chunk) if chunk is not None else None
        if table is not None:
            yield table
    for found in draft.question.find(AGGREGATE):
        chunk = next_chunk(draft, found.last)
        column = draft.column_of(chunk, number=True) if chunk is not None else None
        if column is not None and draft.schema.is_number(column[0]):
            yield column[0].table
