"""What a number is compared with: the column, count or sum that stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from aifordb.core.plan.model import (
    Aggregate,
    Expression,
    Star,
)

from .draft import Draft
from .events import pieces
from .measures import money_at
from .question import Chunk
from .words import ADJECTIVES, AGGREGATE_WORDS

_LINKS = frozenset(
    {"is", "are", "was", "were", "of", "the", "has", "have", "had", "a", "an", "that", "value", "been", "being", "with", "to", "than",
     "$", "'", "be", "do", "does", "years", "which", "at", "for", "in", "not", "equal", "=", "number", ",", "score", "scored", "whose", "from"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a comparison: tokens `first`…`last`, the number included, and the adjective that names what is measured."""

    first: int
    last: int
    adjective: str | None = None


def compared_by(draft: Draft, said: Said) -> Expression | None:
    """What is compared: by its adjective, the rows counted right behind, the column right before, else what stands nearest."""
    left = column_before(draft, said.first)
    near = left if left is not None and _adjacent(draft, left, said.first) else None
    worth = _money_before(draft, said.first)
    return (
        worth
        or _units(draft, said)
        or _by_adjective(draft, said, left)
        or _behind(draft, said, rows_only=True)
        or (take_column(draft, near) if near is not None else None)
        or _behind(draft, said, rows_only=False)
        or (take_column(draft, left) if left is not None else None)
        or _usual(draft)
    )


def _by_adjective(draft: Draft, said: Said, left: Chunk | None) -> Expression | None:
    if said.adjective is None:
        return None
    wanted = ADJECTIVES[said.adjective]
    column = draft.column_of(left, number=True) if left is not None else None
    if (
        left is not None
        and column is not None
        and set(wanted) & set(draft.schema.words(column[0].table, column[0].column))
    ):
        return take_column(draft, left)
    for table in (draft.anchor, *sorted(draft.named())):
        measured = next(draft.schema.measures(table, wanted), None)
        if measured is not None:
            draft.sure.append(0.9)
            return measured
    return None


def _behind(draft: Draft, said: Said, *, rows_only: bool) -> Expression | None:
    """What stands behind the number.

    :param rows_only: only a table right there, after "with" or "have": then its rows are counted, whatever stands before.
    """
    right = draft.question.after(said.last, gap=0 if rows_only else 1)
    if (
        right is None
        or not draft.free(right)
        or {",", "and", "or"} & set(draft.question.words[said.last + 1 : right.first])
    ):
        return None
    owned = draft.question.words[said.first - 1] in ("with", "have", "has", "had")
    if rows_only and not (owned and right.best("table") >= 0.95):
        return None
    return _counted(draft, right)


def _money_before(draft: Draft, first: int) -> Expression | None:
    """Read "spent more than 1000" and "revenue above 500" as a condition on a sum."""
    for at in range(max(first - 3, 0), first):
        worth = money_at(draft, at)
        if worth is not None and draft.question.words[worth.last + 1 : first] in ((), ("is",), ("was",), ("of",)):
            return worth.expression
    return None


def _units(draft: Draft, said: Said) -> Expression | None:
    """As in "sold more than 100 units": pieces, added up."""
    if draft.question.words[said.last + 1 : said.last + 2] not in (("units",), ("pieces",), ("copies",)):
        return None
    quantity = pieces(draft)
    if quantity is None:
        return None
    draft.mark(said.last + 1, said.last + 1)
    return Aggregate("sum", quantity)


def _usual(draft: Draft) -> Expression | None:
    """As in "orders over 500": the measure that such a number is usually of."""
    for table in (draft.anchor, *sorted(draft.named() - {draft.anchor})):
        measured = next(draft.schema.measures(table, ("total", "price", "amount", "cost", "salary", "value")), None)
        if measured is not None:
            draft.sure.append(0.6)
            return measured
    return None


def column_before(draft: Draft, start: int) -> Chunk | None:
    """The nearest free column to the left that can be compared with a number."""
    for chunk in reversed(draft.question.chunks):
        if chunk.last < start and start - chunk.last <= 7 and draft.free(chunk):
            column = draft.column_of(chunk, number=True)
            if column is not None and chunk.best("column") + 0.05 >= chunk.best("table"):
                comparable = draft.schema.is_number(column[0]) or draft.schema.is_year(column[0])
                if comparable:
                    return chunk
    return None


def _adjacent(draft: Draft, chunk: Chunk, start: int) -> bool:
    return set(draft.question.words[chunk.last + 1 : start]) <= _LINKS


def take_column(draft: Draft, chunk: Chunk) -> Expression | None:
    column = draft.column_of(chunk, number=True)
    if column is None:
        return None
    draft.claim(chunk, column[1])
    before = draft.question.words[chunk.first - 1] if chunk.first else ""
    if before in ("average", "total", "maximum", "minimum", "max", "min") and chunk.first - 1 not in draft.read:
        draft.mark(chunk.first - 1, chunk.first - 1)
        return Aggregate(AGGREGATE_WORDS[before], column[0])
    return column[0]


def _counted(draft: Draft, chunk: Chunk) -> Expression | None:
    """The column or the rows that stand behind a number: "20 points", "3 orders"."""
    table = draft.table_of(chunk, least=0.8)
    column = draft.column_of(chunk, number=True)
    column_meant = table is None or chunk.best("column") > chunk.best("table")
    if column is not None and column_meant and draft.schema.is_number(column[0]) and not draft.schema.is_key(column[0]):
        draft.claim(chunk, column[1])
        return column[0]
    if table is not None:
        draft.claim(chunk)
        return Aggregate("count", Star(table))
    if column is not None and not draft.schema.is_number(column[0]):
        draft.claim(chunk, 0.8)
        return Aggregate("count", column[0], distinct=True)
    return None
