"""Superlatives: "the oldest student", "which customer has the most orders", "the most expensive product"."""

from __future__ import annotations

from aifordb.core.plan.model import (
    Aggregate,
    Star,
)

from .draft import Draft
from .extremes import finish
from .measures import measure_at, money, money_at, next_chunk
from .question import Chunk, Found
from .words import (
    ADJECTIVES,
    AGGREGATE_WORDS,
    ASCENDING_ADJECTIVES,
    GROUP,
)

_SINCE = frozenset({"year", "founded", "established", "built", "opened"})
_AGGREGATES = frozenset({"maximum", "max", "minimum", "min"})


def wide_chunk(draft: Draft, found: Found) -> bool:
    """Is the superlative the first word of a column's name: `max_occupancy`?"""
    at = found.first + (1 if draft.question.words[found.first] == "the" else 0)
    chunk = draft.question.chunk_at(at)
    return chunk is not None and chunk.best("column") >= 0.85 and chunk.last > at


def named_extreme(draft: Draft, found: Found) -> bool:
    """As in "the room with the maximum occupancy" where the column itself is called `max_occupancy`."""
    at = found.first + (1 if draft.question.words[found.first] == "the" else 0)
    chunk = draft.question.chunk_at(at)
    column = draft.column_of(chunk, number=True) if chunk is not None else None
    previous = draft.question.words[found.first - 1] if found.first else ""
    if chunk is None or column is None or previous not in ("with", "has", "have", "having", "had"):
        return False
    draft.claim(chunk, column[1])
    finish(draft, found, column[0], 1, draft.question.words[at] in ASCENDING_ADJECTIVES)
    return True


def superlative(draft: Draft, found: Found, limit: int) -> bool:
    """Read one superlative as an order and a limit. False if it means something else, or nothing fits."""
    groups = found.match.groupdict()
    if draft.question.words[found.last + 1 : found.last + 2] in (("selling",), ("sold",), ("seller",), ("sellers",)):
        return _best_selling(draft, found, limit)
    if groups["count"]:
        return _most_rows(draft, found, limit)
    if groups["common"]:
        return _most_common(draft, found, limit)
    words = found.match.group().removeprefix("the ").split()
    ascending = words[0] in ASCENDING_ADJECTIVES
    adjective = words[-1] if len(words) > 1 else words[0]
    chunk = next_chunk(draft, found.last, gap=2)
    earlier = draft.question.before(found.first, gap=40) or draft.group
    if words in (["most"], ["least"]) and _most_of_before(draft, found, limit, ascending):
        return True
    worth = money_at(draft, found.last + 1, longer_than=draft.question.chunk_at(found.last + 1)) if earlier else None
    if worth is not None:
        finish(draft, found, worth.expression, limit, ascending)
        return True
    if adjective in ("recent", "recently") and chunk is not None:
        column = draft.column_of(chunk, time=True)
        if column is not None and (draft.schema.is_time(column[0]) or draft.schema.is_year(column[0])):
            draft.claim(chunk, column[1])
            finish(draft, found, column[0], limit, False)
            return True
    if len(words) == 1 and chunk is not None and words[0] != "recent":
        if _is_aggregate(draft, found, chunk):
            return False
        if _by_chunk(draft, found, chunk, limit, ascending):
            return True
    return _by_adjective(draft, found, adjective, limit, ascending)


def _most_of_before(draft: Draft, found: Found, limit: int, ascending: bool) -> bool:
    """As in "who spent the most last year", "who earns the most": the measure stands before."""
    following = draft.question.after(found.last, gap=0)
    if following is not None and not following.of("date"):
        return False
    at = found.first - 1
    worth = money_at(draft, at) if at >= 0 else None
    if worth is not None:
        finish(draft, found, worth.expression, limit, ascending)
        draft.show_order = True
        return True
    chunk = draft.question.chunk_at(at) if at >= 0 else None
    column = draft.column_of(chunk, number=True) if chunk is not None and draft.free(chunk) else None
    if chunk is None or column is None or not draft.schema.is_number(column[0]) or draft.schema.is_key(column[0]):
        return False
    draft.claim(chunk, column[1])
    finish(draft, found, column[0], limit, ascending)
    return True


def _is_aggregate(draft: Draft, found: Found, chunk: Chunk) -> bool:
    """Does it ask for a number? "What is the highest price?" does, "which product has the highest price?" asks for a product."""
    word = found.match.group().split()[-1]
    if draft.group:
        return False  # a time is asked for: "which month had the highest revenue"
    if word not in AGGREGATE_WORDS or chunk.best("column") < 0.5 or chunk.best("table") > chunk.best("column"):
        return False
    before = [c for c in draft.question.chunks if c.last < found.first]
    previous = draft.question.words[found.first - 1] if found.first else ""
    if previous in ("has", "have", "with", "having", "had") and before:
        return False
    if word in _AGGREGATES or any(True for _ in draft.question.find(GROUP)):
        return True
    told = [c for c in before if c.best("table", "column") >= 0.6 and c.first not in draft.claimed]
    return not told


def _by_chunk(draft: Draft, found: Found, chunk: Chunk, limit: int, ascending: bool) -> bool:
    word = found.match.group().split()[-1]
    table = draft.table_of(chunk)
    counting = word in ("most", "least", "fewest", "more")
    column = draft.column_of(chunk, number=True)
    wants_table = table is not None and chunk.best("table") >= chunk.best("column") - 0.02
    if wants_table and not counting:
        return False
    if table is not None and counting and wants_table:
        draft.claim(chunk)
        counter = draft.schema.counter(draft.anchor, table)
        finish(draft, found, counter or Aggregate("count", Star(table)), limit, ascending)
        return True
    if column is None or (draft.question.words[chunk.first - 1] in ("average", "total")):
        measure = measure_at(draft, found.last + 1)
        if measure is None:
            return False
        finish(draft, found, measure.expression, limit, ascending)
        return True
    ref = column[0]
    if draft.schema.is_number(ref) or draft.schema.is_time(ref) or draft.schema.is_year(ref):
        draft.claim(chunk, column[1])
        finish(draft, found, ref, limit, ascending)
        return True
    if counting:
        draft.claim(chunk, column[1])
        finish(draft, found, Aggregate("count", Star(ref.table)), limit, ascending)
        return True
    if not draft.schema.is_key(ref) and column[1] >= 0.9:
        draft.claim(chunk, 0.8)
        finish(draft, found, ref, limit, ascending)
        return True
    return False


def _best_selling(draft: Draft, found: Found, limit: int) -> bool:
    """By pieces sold, where a line table counts them, else by money."""
    near = sorted(draft.schema.tables, key=lambda table: draft.schema.distance(draft.anchor, table))
    pieces = next(
        (ref for table in near if table != draft.anchor for ref in draft.schema.measures(table, ("quantity",))), None
    )
    worth = pieces or money(draft)
    if worth is None:
        return False
    draft.mark(found.first, found.last + 1)
    plural = any(
        token.text.lower() in ("products", "items", "articles", "books", "films") for token in draft.question.tokens
    )
    finish(draft, found, Aggregate("sum", worth), 10 if plural and limit == 1 else limit, ascending=False)
    draft.show_order = True
    return True


def _by_adjective(draft: Draft, found: Found, adjective: str, limit: int, ascending: bool) -> bool:
    wanted = ADJECTIVES.get(adjective)
    if wanted is None:
        return False
    for table in dict.fromkeys((draft.anchor, *sorted(draft.named()), *draft.schema.around(draft.anchor))):
        measured = next(draft.schema.measures(table, wanted), None)
        if measured is None and "year" in wanted:
            measured = next(iter(draft.schema.times(table)), None)
        if measured is None:
            continue
        words = set(draft.schema.words(measured.table, measured.column))
        times = draft.schema.is_time(measured) or bool(words & _SINCE)
        # The oldest has the smallest birth date, and a good rank is a small one.
        flipped = (adjective in ("oldest", "youngest") and times) or (
            adjective in ("best", "worst") and "rank" in words
        )
        draft.sure.append(0.85)
        finish(draft, found, measured, limit, ascending != flipped)
        return True
    worth = money(draft) if adjective in ("best", "worst", "valuable") else None
    if worth is None:
        return False
    total = Aggregate("sum", worth)
    draft.assume_order(adjective, total)
    finish(draft, found, total, limit, ascending)
    draft.show_order = True
    return True


def _most_rows(draft: Draft, found: Found, limit: int) -> bool:
    ascending = found.match.group().removeprefix("the ").split()[0] in ASCENDING_ADJECTIVES
    chunk = next_chunk(draft, found.last, gap=2)
    if chunk is None:
        return False
    if not draft.question.before(found.first, gap=30):
        return False
    table, column = draft.table_of(chunk), draft.column_of(chunk, number=True)
    if (
        column is not None
        and draft.schema.is_number(column[0])
        and not draft.schema.is_key(column[0])
        and table is None
    ):
        draft.claim(chunk, column[1])
        finish(draft, found, column[0], limit, ascending)
        return True
    target = table or (column[0].table if column else None)
    if target is None:
        return False
    draft.claim(chunk)
    counter = draft.schema.counter(draft.anchor, target)
    finish(draft, found, counter or Aggregate("count", Star(target)), limit, ascending)
    return True


def _most_common(draft: Draft, found: Found, limit: int) -> bool:
    ascending = found.match.group().removeprefix("the ").startswith("least")
    chunk = next_chunk(draft, found.last, gap=2)
    table = draft.table_of(chunk) if chunk is not None else None
    if table is not None and table != draft.anchor:
        counted = draft.anchor
    elif table is not None:
        # "The most popular product": by the rows that refer to it.
        children = [
            link.source for link in draft.schema.graph.links(table) if link.target == table and link.source != table
        ]
        counted = next((child for child in children if child in draft.named()), children[0] if children else table)
    else:
        counted = draft.anchor
    finish(draft, found, Aggregate("count", Star(counted)), limit, ascending)
    return True
