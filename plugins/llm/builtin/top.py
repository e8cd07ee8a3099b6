"""Top-n: "top 5 products by revenue", "first 10 orders", "3 oldest students"."""

from __future__ import annotations

from aifordb.core import Assumption
from aifordb.core.plan.model import Aggregate, ColumnRef, Order, Star

from .draft import Draft
from .extremes import SEVERAL
from .measures import MONEY, Measure, measure_at, money
from .question import Chunk, Found
from .ranking import need_groups, totalled
from .superlatives import named_extreme, superlative, wide_chunk
from .words import AGGREGATE, ASCENDING_ADJECTIVES, COUNT, GROUP, SUPERLATIVE, TOP

_NUMBERS = {
    word: value
    for value, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
} | {"fifteen": 15, "twenty": 20}  # fmt: skip


def _top(draft: Draft, found: Found) -> bool:
    """Read "top 5 customers by total spent", "first 10 orders", "3 oldest students"."""
    words = draft.question.words
    word = found.match["word"]
    count = found.match["n"] or found.match["m"]
    if count is None and word not in ("top", "bottom"):
        return False
    chunk = draft.question.chunk_at(found.first + (words[found.first] == "the"))
    if chunk is not None and chunk.of("date"):
        return False
    limit = _unsaid(draft, found) if count is None else int(count) if count.isdigit() else _NUMBERS[count]
    if count is None and word == "top" and found.last + 1 < len(words) and words[found.last + 1] in ("rated", "rating"):
        return False
    number = next(
        (c for c in draft.question.chunks if found.first <= c.first <= found.last and c.number == limit), None
    )
    if word is None:
        following = next((s for s in draft.question.find(SUPERLATIVE) if found.last < s.first <= found.last + 1), None)
        if following is None or not superlative(draft, following, limit):
            return False
        _counted_off(draft, found, number)
        return True
    descending = word in ("top", "best", "last")
    inner = next((s for s in draft.question.find(SUPERLATIVE) if found.last < s.first <= found.last + 1), None)
    if inner is not None and superlative(draft, inner, limit):
        _counted_off(draft, found, number)
        return True
    _counted_off(draft, found, number)
    if _trailing(draft, found):
        draft.order_measure = descending
        draft.limit = limit
        return True
    measure = _by(draft, found.last) or _default(draft, word)
    if measure is None:
        draft.limit = limit
        draft.sure.append(0.5)
        return True
    draft.order.append(Order(measure.expression, descending))
    need_groups(draft, measure.expression)
    draft.limit = limit
    draft.show_order = measure.aggregated
    return True


def _unsaid(draft: Draft, found: Found) -> int:
    """Rows of "top customers", where no number is said: several of a plural, one of a singular."""
    following = draft.question.after(found.last, gap=0)
    token = draft.question.tokens[following.last] if following is not None else None
    if token is None or not token.text.lower().endswith("s") or token.stem == token.text.lower():
        return 1
    draft.assumptions.append(Assumption(token.text, str(SEVERAL), f"The first {SEVERAL} are shown."))
    return SEVERAL


def _trailing(draft: Draft, found: Found) -> bool:
    """As in "number of customers by country, top 5": it goes by what is counted or added up before."""
    if found.first == 0 or draft.question.words[found.last + 1 : found.last + 2] not in ((), ("only",), ("please",)):
        return False
    patterns = (COUNT, AGGREGATE, MONEY)
    return any(any(True for _ in draft.question.find(pattern)) for pattern in patterns)


def _for_each(draft: Draft, found: Found) -> bool:
    """Is the limit meant for each group: "top 3 products per category", "the cheapest product in each category"?"""
    group = next((g for g in draft.question.find(GROUP) if g.first > found.last), None)
    if group is None or not draft.order:
        return False
    named = [chunk for chunk in draft.question.chunks if found.last < chunk.first and chunk.last < group.first]
    return any(draft.table_of(chunk, 0.8) == draft.anchor for chunk in named)


def _counted_off(draft: Draft, found: Found, number: Chunk | None) -> None:
    draft.mark(found.first, found.last)
    if number is not None:
        draft.claim(number)


def _by(draft: Draft, after: int) -> Measure | None:
    """The measure behind the next "by", "with the most" or "in terms of"."""
    words = draft.question.words
    for at in range(after + 1, len(words)):
        if (
            words[at] in ("by", "highest", "most")
            or words[at - 1 : at + 1] == ("based", "on")
            or words[at - 1 : at + 1] == ("terms", "of")
        ):
            measure = measure_at(draft, at + 1)
            if measure is not None:
                draft.mark(at, at)
                if isinstance(measure.expression, ColumnRef) and totalled(draft, measure.expression):
                    return Measure(Aggregate("sum", measure.expression), measure.last)
                return measure
    return None


def _default(draft: Draft, word: str) -> Measure | None:
    """What "top", "best" and "last" go by where nothing is said."""
    if word in ("first", "last"):
        times = draft.schema.times(draft.anchor)
        keys = draft.schema.key(draft.anchor)
        chosen = times[:1] or keys[:1]
        return Measure(chosen[0], 0) if chosen else None
    if any(True for _ in draft.question.find(COUNT)) and any(True for _ in draft.question.find(GROUP)):
        return Measure(Aggregate("count", Star(draft.anchor)), 0)
    measured = next(
        draft.schema.measures(draft.anchor, ("rating", "score", "points", "total", "price", "amount")), None
    )
    if measured is not None:
        draft.sure.append(0.7)
        draft.assume_order(word, measured)
        return Measure(measured, 0)
    worth = money(draft)
    if worth is None:
        return None
    total = Aggregate("sum", worth)
    draft.assume_order(word, total)
    return Measure(total, 0)


def read_superlatives(draft: Draft) -> None:
    """Top-n, "the most …", "the oldest …": an order and a limit."""
    for found in draft.question.find(TOP):
        if found.first not in draft.read and _top(draft, found):
            draft.each = _for_each(draft, found)
            return
    for found in draft.question.find(SUPERLATIVE):
        if found.first in draft.read:
            continue
        if draft.question.words[found.last + 1 : found.last + 2] == ("first",) and draft.order:
            # "Sorted by price, cheapest first" says which way, not how many.
            ascending = found.match.group().split()[-1] in ASCENDING_ADJECTIVES
            draft.order = [Order(order.expression, not ascending) for order in draft.order]
            draft.mark(found.first, found.last + 1)
            return
        if wide_chunk(draft, found):
            if named_extreme(draft, found):
                return
            continue
        if superlative(draft, found, 1):
            draft.each = _for_each(draft, found)
            return
