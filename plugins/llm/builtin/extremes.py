"""What any superlative comes to: an order and how many rows are kept."""

from __future__ import annotations

from aifordb.core import Assumption
from aifordb.core.plan.model import ColumnRef, Expression, Order

from .draft import Draft
from .question import Found
from .ranking import need_groups

_LISTED = frozenset({"latest", "newest", "recent", "best"})
SEVERAL = 10
"""Rows shown of "the latest orders", where no number is said."""


def finish(draft: Draft, found: Found, expression: Expression, limit: int, ascending: bool) -> None:
    """Order by `expression` and keep the first `limit` rows; several of "the latest orders" where no number is said."""
    draft.mark(found.first, found.last)
    word = found.match.group().removeprefix("the ").split()[0]
    if isinstance(expression, ColumnRef) and word in ("highest", "lowest", "top"):
        # The highest rank is number one.
        ascending ^= draft.schema.words(expression.table, expression.column)[-1] in ("rank", "ranking")
    draft.order.append(Order(expression, not ascending))
    need_groups(draft, expression)
    draft.limit = _limit(draft, found, limit)
    following = draft.question.after(found.last, gap=0)
    if (
        draft.limit == 1
        and following is not None
        and following.best("table") >= 0.9
        and (found.match.group().split()[-1] in _LISTED or found.first == 0)
    ):
        token = draft.question.tokens[following.last]
        if token.text.lower().endswith("s") and token.stem != token.text.lower():
            draft.limit = SEVERAL
            draft.assumptions.append(Assumption(token.text, str(SEVERAL), f"The first {SEVERAL} are shown."))


def _limit(draft: Draft, found: Found, limit: int) -> int:
    """As in "the 3 mountains with the highest …": a number before what is ranked."""
    for chunk in draft.question.chunks:
        number = chunk.number
        following = draft.question.after(chunk.last, gap=0)
        if number is None or not draft.free(chunk) or following is None or chunk.first > found.last + 1:
            continue
        if limit == 1 and following.best("table") >= 0.8 and number == int(number) and 1 < number <= 1000:
            draft.claim(chunk)
            return int(number)
    return limit
