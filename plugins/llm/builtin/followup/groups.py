"""Groups that a follow-up adds or exchanges: "and by country?", "per month", "by channel instead"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aifordb.core import Assumption
from aifordb.core.plan.model import (
    Aggregate,
    Bucket,
    ColumnRef,
    DatePart,
    Expression,
    Order,
    Output,
    Part,
    Select,
    Star,
)

from ..draft import said
from ..measures import money
from ..question import Chunk, Found
from ..words import TIME_UNITS, phrase, words_of
from .edit import Edit, is_measure
from .measures import exchange

_GROUP = phrase(
    r"(?:grouped |split |broken down |break it down |break them down |split it |split them |divided |group |group it |group them |separated |now )?by"
    r"|per|for (?:each|every)|in (?:each|every)|of each|each|every|across(?: all)?"
)
_ADVERBS = frozenset({"daily", "weekly", "monthly", "quarterly", "yearly", "annually"})
_PARTS: dict[str, Part] = {"weekday": "weekday", "weekdays": "weekday", "hour": "hour", "hours": "hour"}
_INSTEAD = phrase(r"instead(?: of \w+)?|rather|(?:what|how) about (?:by|per)|now (?:by|per)|switch(?: it)? to")
_COUNTED = phrase(
    r"how many(?= (?:per|by|in each|for each|of each|each))|(?:the )?(?:number|count)(?= (?:per|by|in each|for each))"
)
_RANKING = words_of(
    "sort sorted order ordered rank ranked arrange arranged top bottom best worst highest lowest largest smallest"
)
_SILENT = frozenset({"the", "of", "their", "different", "calendar", "individual", "a"})


@dataclass(frozen=True, slots=True)
class Key:
    """One thing to group by.

    :param keys: what tells the groups apart.
    :param outputs: what is shown of each.
    :param last: the last token of its words.
    """

    keys: tuple[Expression, ...]
    outputs: tuple[Output, ...]
    last: int


def change_groups(edit: Edit) -> None:
    """Every key that is asked for; a time unit takes the place of another one, and "instead" clears what was there."""
    question = edit.draft.question
    found = [*question.find(_GROUP)]
    found += [
        Found(at - 1, at - 1, f.match)
        for at, word in enumerate(question.words)
        if word in _ADVERBS
        for f in question.find(phrase(word))
    ]
    keys: list[Key] = []
    for one in found:
        if _ranks(edit, one.first):
            continue
        at = one.last + 1
        while (key := _key(edit, at)) is not None:
            keys.append(key)
            edit.draft.mark(max(one.first, 0), key.last)
            at = key.last + 1
            if question.words[at : at + 1] not in (("and",), (",",)):
                break
            at += 1
    if keys:
        for one in question.find(_COUNTED):
            edit.draft.mark(one.first, one.last)
        instead = _instead(edit)
        if not _ranked(edit, keys):
            _apply(edit, keys, instead=instead)


def _ranks(edit: Edit, at: int) -> bool:
    """Does this "by" say what is sorted or ranked by, as in "sort them by price", "top 5 by stock"?"""
    before = edit.draft.question.words[max(at - 3, 0) : at]
    return bool(_RANKING & set(before)) or any(word.isdigit() for word in before[-1:])


def _instead(edit: Edit) -> bool:
    found = [*edit.draft.question.find(_INSTEAD)]
    for one in found:
        edit.draft.mark(one.first, one.last)
    return bool(found)


def _key(edit: Edit, at: int) -> Key | None:
    draft, words = edit.draft, edit.draft.question.words
    while at < len(words) and words[at] in _SILENT:
        at += 1
    if at >= len(words) or at in draft.read:
        return None
    chunk = draft.question.chunk_at(at)
    if words[at] in TIME_UNITS or words[at] in _PARTS:
        column = next(edit.times(), None)
        if column is None or draft.schema.is_year(column):
            return None
        key: Expression = (
            Bucket(TIME_UNITS[words[at]], column) if words[at] in TIME_UNITS else DatePart(_PARTS[words[at]], column)
        )
        name = key.unit if isinstance(key, Bucket) else key.part if isinstance(key, DatePart) else None
        resolved = f"{column.table}.{column.column}"
        draft.assumptions.append(Assumption(words[at], resolved, f"The {name} is that of {resolved}."))
        return Key((key,), (Output(key, name),), at)
    if chunk is None or chunk.first != at or not draft.free(chunk):
        return None
    chunk = _inner(edit, chunk)
    table, column_ = draft.table_of(chunk, 0.8), draft.column_of(chunk)
    if column_ is not None and column_[1] >= 0.6 and (table is None or chunk.best("column") > chunk.best("table")):
        draft.claim(chunk, column_[1])
        return Key((column_[0],), (Output(column_[0]),), chunk.last)
    table = table or _kind(edit, chunk)
    if table is None or not draft.schema.key(table):
        return None
    draft.claim(chunk)
    return Key(draft.schema.key(table), tuple(Output(name) for name in draft.schema.names(table)), chunk.last)


def _kind(edit: Edit, chunk: Chunk) -> str | None:
    """The table of "by waiter", where `waiter` is a stored value: who the rows refer to are such."""
    draft = edit.draft
    tables = {mention.table for mention in chunk.of("value") if mention.score >= 0.8}
    plain = draft.question.tokens[chunk.first].text.islower()
    near = [table for table in draft.schema.around(draft.anchor) if table in tables]
    return near[0] if plain and len(near) == 1 else None


def _inner(edit: Edit, chunk: Chunk) -> Chunk:
    """The last of several names side by side, of which each says more of what follows: "by product category", "by customer country"."""
    following = edit.draft.question.after(chunk.last, gap=0)
    while following is not None and edit.draft.free(following) and following.best("table", "column") >= 0.85:
        if following.of("date") or chunk.best("table") < 0.85:
            break
        edit.draft.claim(chunk)
        chunk, following = following, edit.draft.question.after(following.last, gap=0)
    return chunk


def _ranked(edit: Edit, keys: Sequence[Key]) -> bool:
    """A ranking goes by another number: "top 10 products by revenue", then "by quantity"."""
    plan, schema = edit.plan, edit.draft.schema
    ref = keys[0].keys[0]
    number = isinstance(ref, ColumnRef) and schema.is_number(ref) and not schema.is_key(ref) and not schema.is_year(ref)
    if len(keys) > 1 or not number or plan.limit is None or not plan.order_by:
        return False
    if edit.measured():
        exchange(edit, edit.measured()[0], Aggregate("sum", ref))
    else:
        edit.change(order_by=(Order(ref, plan.order_by[0].descending), *plan.order_by[1:]))
    return True


def _apply(edit: Edit, keys: Sequence[Key], *, instead: bool) -> None:
    _by_lines(edit, keys[0])
    plan = edit.plan
    measures = edit.measured() or (Output(Aggregate("count", Star(edit.draft.anchor))),)
    was_grouped = bool(plan.group_by) and bool(edit.measured())
    shown = [] if instead or not was_grouped or plan.limit is not None else _kept(plan, keys)
    old_keys = (
        [key for key in plan.group_by if key in {o.expression for o in shown} or _owned(key, shown)] if shown else []
    )
    new_keys = [expression for key in keys for expression in (*key.keys, *(o.expression for o in key.outputs))]
    group = tuple(dict.fromkeys((*old_keys, *new_keys)))
    outputs = tuple(dict.fromkeys((*shown, *(o for key in keys for o in key.outputs), *measures)))
    visible = {output.expression for output in outputs}
    order = tuple(o for o in plan.order_by if o.expression in visible)
    buckets = tuple(Order(key) for key in group if isinstance(key, Bucket | DatePart))
    if was_grouped and shown:
        _tell(edit, keys, shown)
    edit.change(
        outputs=outputs,
        group_by=group,
        order_by=order or buckets,
        limit=plan.limit if was_grouped and order else None,
        distinct=False,
        per_group=None,
        keep=None,
    )


def _by_lines(edit: Edit, key: Key) -> None:
    """Revenue that was added up by documents is added up by their lines, where the groups are of those: revenue by product."""
    draft, measured = edit.draft, edit.measured()
    old = measured[0].expression if measured else None
    if not isinstance(old, Aggregate) or old.function != "sum" or old.argument != money(draft):
        return
    draft.group[:] = key.keys[:1]
    new = money(draft)
    draft.group.clear()
    if new is not None and new != old.argument:
        text = f"It is added up from {said(new)}, as one row of {said(old.argument)} may be of several groups."
        draft.assumptions.append(Assumption(draft.question.phrase(key.last, key.last), said(new), text))
        exchange(edit, measured[0], Aggregate("sum", new))


def _kept(plan: Select, keys: Sequence[Key]) -> list[Output]:
    """What the plan shows of its groups, without a time unit where another one is asked for."""
    timed = any(isinstance(k, Bucket) for key in keys for k in key.keys)
    return [
        o for o in plan.outputs if not is_measure(o.expression) and not (timed and isinstance(o.expression, Bucket))
    ]


def _owned(key: Expression, shown: Sequence[Output]) -> bool:
    """Is it the key of a table whose names are shown?"""
    return isinstance(key, ColumnRef) and any(
        isinstance(o.expression, ColumnRef) and o.expression.table == key.table for o in shown
    )


def _tell(edit: Edit, keys: Sequence[Key], shown: Sequence[Output]) -> None:
    first = next((o.expression for o in shown if isinstance(o.expression, ColumnRef)), None)
    if first is not None:
        named = edit.draft.question.phrase(keys[0].last, keys[0].last)
        text = f"It is split by {named} within {first.table}.{first.column}; say “instead” to have it by {named} only."
        edit.draft.assumptions.append(Assumption(named, f"{first.table}.{first.column}", text))
