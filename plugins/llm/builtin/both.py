"""Two things that must both be there: "products with both 1 star and 5 star reviews"."""

from __future__ import annotations

from aifordb.core.plan.model import ColumnRef, Comparison, Related, Value

from .draft import Draft
from .events import buying_at, sales_tables
from .question import Chunk


def read_both(draft: Draft) -> None:
    """Two values of one column of another table: a row with the one and a row with the other must exist."""
    words = draft.question.words
    for at, word in enumerate(words):
        if word != "both" or at in draft.read or "and" not in words[at + 1 : at + 12]:
            continue
        joint = words.index("and", at)
        first = _value(draft, at + 1, joint)
        second = _value(draft, joint + 1, min(joint + 6, len(words)))
        if first is None or second is None or not _pair(draft, first, second):
            continue
        draft.mark(at, at)
        draft.mark(joint, joint)
        return


def _value(draft: Draft, start: int, end: int) -> Chunk | None:
    return next(
        (
            chunk
            for chunk in draft.question.chunks
            if start <= chunk.first < end
            and draft.free(chunk)
            and (chunk.number is not None or chunk.best("value") >= max(0.6, chunk.best("table", "column")))
        ),
        None,
    )


def _pair(draft: Draft, first: Chunk, second: Chunk) -> bool:
    """Add both conditions, if some column of another table can hold both values."""
    found = _numbers(draft, first, second) or _stored(draft, first, second)
    if found is None:
        return False
    ref, values = found
    if ref.table == draft.anchor or not 0 < draft.schema.distance(draft.anchor, ref.table) <= 3:
        return False
    # "Bought both": by the lines of the deals, not by any shorter way such as reviews.
    deals = sales_tables(draft) if buying_at(draft) is not None else []
    table = min(deals, key=lambda deal: draft.schema.distance(deal, ref.table), default=ref.table)
    for value in values:
        draft.where.append(Related(draft.anchor, table, Comparison(ref, "=", value)))
    draft.claim(first)
    draft.claim(second)
    return True


def _stored(draft: Draft, first: Chunk, second: Chunk) -> tuple[ColumnRef, tuple[Value, Value]] | None:
    places = {(m.table, m.column): m.value for m in second.of("value") if m.column is not None}
    for mention in first.of("value"):
        if not mention.table or not mention.column or not mention.value:
            continue
        other = places.get((mention.table, mention.column))
        if other:
            draft.use_value(mention, draft.question.phrase(first.first, first.last))
            return ColumnRef(mention.table, mention.column), (Value(mention.value), Value(other))
    return None


def _numbers(draft: Draft, first: Chunk, second: Chunk) -> tuple[ColumnRef, tuple[Value, Value]] | None:
    if first.number is None or second.number is None:
        return None
    for near in (draft.question.after(first.last, gap=0), draft.question.before(first.first, gap=2)):
        column = draft.column_of(near, number=True) if near is not None and near.of("column") else None
        if near is not None and column is not None and draft.schema.is_number(column[0]):
            draft.claim(near)
            following = draft.question.after(second.last, gap=0)
            if following is not None and draft.question.tokens[following.first].stem == (
                draft.question.tokens[near.first].stem
            ):
                draft.claim(following)
            return column[0], (Value(_whole(first.number)), Value(_whole(second.number)))
    return None


def _whole(number: float) -> int | float:
    return int(number) if number == int(number) else number
