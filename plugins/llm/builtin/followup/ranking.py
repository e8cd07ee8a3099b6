"""Order and limit that a follow-up changes: "top 5", "just the first", "sort by date", "the other way round", "all of them"."""

from __future__ import annotations

from dataclasses import replace

from aifordb.core.plan import walk
from aifordb.core.plan.model import Aggregate, Bucket, ColumnRef, Expression, Order

from ..extremes import SEVERAL
from ..measures import measure_at
from ..question import Found
from ..words import ADJECTIVES, ASCENDING_ADJECTIVES, NUMBER_WORD, phrase
from .edit import Edit, is_measure

_SORT = phrase(
    r"(?:please )?(?:sort|order|rank|arrange)(?:ed)?(?: (?:it|them|these|those|the list|the results?))?(?: by| on| according to)?"
)
_REVERSE = phrase(
    r"(?:the )?other way (?:round|around)|(?:in )?reverse(?:d)?(?: the)?(?: order)?|the opposite(?: order| way)?|upside down|from the (?:end|bottom)"
)
_DOWN = phrase(
    r"descending(?:ly)?|desc|decreasing|(?:in )?descending order|(?:the )?(?:highest|largest|newest|latest|biggest|most(?: recent)?|greatest|best|most expensive) first|z to a"
)
_UP = phrase(
    r"ascending(?:ly)?|asc|increasing|(?:in )?ascending order|(?:the )?(?:lowest|smallest|oldest|earliest|fewest|least|worst|cheapest) first|alphabetically|a to z"
    r"|in alphabetical order"
)
_HIGH = "highest|largest|biggest|greatest|best|most expensive|newest|latest|most recent|longest|oldest|top"
_LOW = "lowest|smallest|fewest|worst|cheapest|earliest|shortest|youngest|least|bottom"
_TOP = phrase(
    rf"(?:the |my |its |their )?(?P<word>top|first|bottom|last|best|worst|{_HIGH}|{_LOW})(?: (?P<n>{NUMBER_WORD}))?(?: (?:ones?|rows?|results?|entries))?"
    rf"|(?:the )?(?P<m>{NUMBER_WORD}) (?P<word2>{_HIGH}|{_LOW}|first|last)(?: (?:ones?|rows?|results?|entries))?"
    rf"|(?:only|just|limit(?: it| them)?(?: to)?|show(?: me)?(?: only| just)?|at most)(?: the)? (?P<k>{NUMBER_WORD})(?: (?:rows?|results?|of (?:them|those)|entries|lines))?"
)
_ALL = phrase(
    r"(?:show |list |give )?(?:me )?(?:all|every(?:thing|one)?)(?: of)?(?: (?:them|those|these|the rows|rows|results|the results|the list))?|no limit|without (?:a |the )?limit"
    r"|the (?:whole|full|complete|entire) list|not (?:just|only) the (?:first|top)(?: \w+)?"
)
_NUMBERS = {
    word: value
    for value, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
} | {"fifteen": 15, "twenty": 20}  # fmt: skip


def lift_limit(edit: Edit) -> None:
    """As in "all of them"."""
    found = next(iter(edit.draft.question.find(_ALL)), None)
    if found is not None and edit.plan.limit is not None:
        edit.draft.mark(found.first, found.last)
        edit.change(limit=None, per_group=None)


def change_order(edit: Edit) -> None:
    """Another key, another direction, or both."""
    draft = edit.draft
    way = _way(edit)
    if any(True for _ in draft.question.find(_REVERSE)):
        for turn in draft.question.find(_REVERSE):
            draft.mark(turn.first, turn.last)
        turned = tuple(replace(order, descending=not order.descending) for order in edit.plan.order_by)
        edit.change(order_by=turned or _default(edit, descending=True))
        return
    found = next(iter(draft.question.find(_SORT)), None)
    if found is not None:
        draft.mark(found.first, found.last)
        key = _key(edit, found.last + 1)
        if key is not None:
            edit.change(order_by=(Order(key, is_measure(key) if way is None else way),))
            return
        if way is None:
            edit.impossible = True
    if way is not None:
        old = tuple(replace(order, descending=way) for order in edit.plan.order_by)
        edit.change(order_by=old or _default(edit, descending=way))


def _way(edit: Edit) -> bool | None:
    """True: descending; None: nothing is said."""
    for pattern, descending in ((_DOWN, True), (_UP, False)):
        for found in edit.draft.question.find(pattern):
            edit.draft.mark(found.first, found.last)
            return descending
    return None


def _key(edit: Edit, at: int) -> Expression | None:
    """What stands behind "sort by": a column, something that is shown, a time, or a measure."""
    draft, words = edit.draft, edit.draft.question.words
    while at < len(words) and words[at] in ("the", "their", "its", "a"):
        at += 1
    chunk = draft.question.chunk_at(at)
    shown = [output.expression for output in edit.plan.outputs]
    buckets = [node for node in shown if isinstance(node, Bucket)]
    if at < len(words) and words[at] in ("date", "time", "month", "week", "day", "year", "quarter", "age"):
        draft.mark(at, at)
        return buckets[0] if buckets else None if edit.measured() else next(edit.times(), None)
    found = draft.column_of(chunk) if chunk is not None else None
    if chunk is not None and found is not None and found[1] >= 0.5 and found[0].table in edit.told_tables():
        wanted = found[0]
        same = [n for n in shown if n == wanted or (is_measure(n) and wanted in _columns(n))]
        if same or not edit.plan.group_by:
            draft.claim(chunk, found[1])
            return same[0] if same else wanted
    measure = measure_at(draft, at)
    if measure is not None and isinstance(measure.expression, Aggregate) and edit.plan.group_by:
        draft.mark(at, measure.last)
        return measure.expression
    measured = edit.measured()
    if (
        at < len(words)
        and measured
        and words[at]
        in ("count", "number", "amount", "value", "total", "sum", "average", "revenue", "size", "it", "that")
    ):
        draft.mark(at, at)
        return measured[0].expression
    return None


def _columns(node: Expression) -> set[ColumnRef]:
    return {inner for inner in walk(node) if isinstance(inner, ColumnRef)}


def _default(edit: Edit, *, descending: bool) -> tuple[Order, ...]:
    """The order that fits where none is: by the first measure, the only number, or what is shown first."""
    measured = edit.measured()
    if measured and not edit.plan.group_by:
        return ()
    if measured:
        return (Order(measured[0].expression, descending),)
    schema = edit.draft.schema
    refs = [o.expression for o in edit.plan.outputs if isinstance(o.expression, ColumnRef)]
    numbers = [ref for ref in refs if schema.is_number(ref) and not schema.is_key(ref)]
    return tuple(Order(ref, descending) for ref in (numbers[:1] or refs[:1]))


def change_limit(edit: Edit) -> None:
    """As in "top 5", "the 10 highest", "just the first", "only 3"."""
    draft = edit.draft
    for found in draft.question.find(_TOP):
        if found.first in draft.read or _is_date(edit, found) or draft.question.words[found.first - 1 :][:1] == ("at",):
            continue
        word = found.match["word"] or found.match["word2"] or ""
        count = found.match["n"] or found.match["m"] or found.match["k"]
        limit = int(count) if count and count.isdigit() else _NUMBERS.get(count or "", 0)
        if edit.measured() and not edit.plan.group_by:
            return  # one row
        if limit > 1_000 or (found.match["k"] and 1900 <= limit <= 2100):
            continue
        draft.mark(found.first, found.last)
        for chunk in draft.question.chunks:
            if found.first <= chunk.first <= found.last:
                draft.claim(chunk)
        _cut(edit, found, word, limit)
        return


def _cut(edit: Edit, found: Found, word: str, limit: int) -> None:
    order = edit.plan.order_by
    words = edit.draft.question.words
    if word not in ("first", "last", ""):
        lowest = word in _LOW.split("|") or word in ASCENDING_ADJECTIVES
        by = _by(edit, found, descending=not lowest)
        order = by or _measured_by(edit, word, descending=not lowest)
        # A rank by nothing, or by what was not understood, is no answer.
        edit.impossible |= not order or (not by and "by" in words[found.last + 1 : found.last + 4])
    elif word == "last":
        order = tuple(replace(key, descending=not key.descending) for key in order)
    several = words[found.last].endswith("s") or word in ("top", "bottom")
    edit.change(order_by=order, limit=limit or (SEVERAL if several else 1))


def _by(edit: Edit, found: Found, *, descending: bool) -> tuple[Order, ...]:
    words = edit.draft.question.words
    at = next((n for n in range(found.last + 1, min(found.last + 4, len(words))) if words[n] == "by"), None)
    key = _key(edit, at + 1) if at is not None else None
    if key is None or at is None:
        return ()
    edit.draft.mark(at, at)
    return (Order(key, descending),)


def _measured_by(edit: Edit, word: str, *, descending: bool) -> tuple[Order, ...]:
    """The key that a superlative goes by: the order that is there, a column of its meaning, or the default."""
    wanted = ADJECTIVES.get(word.rsplit(maxsplit=1)[-1])
    keys = edit.plan.order_by
    if keys and not isinstance(keys[0].expression, Bucket):
        return (replace(keys[0], descending=descending), *keys[1:])
    if wanted is not None and not edit.plan.group_by:
        column = next(edit.draft.schema.measures(edit.draft.anchor, wanted), None)
        if column is not None:
            return (Order(column, descending),)
    default = _default(edit, descending=descending)
    names = (k.expression for k in default if isinstance(k.expression, ColumnRef))
    return default if all(edit.draft.schema.is_number(ref) for ref in names) else ()


def _is_date(edit: Edit, found: Found) -> bool:
    return any(
        chunk.of("date") and not chunk.of("number") and chunk.first <= found.last and found.first <= chunk.last
        for chunk in edit.draft.question.chunks
    )
