"""Conditions by stored values and by keys: "German customers", "whose status is open", "student 1004"."""

from __future__ import annotations

from aifordb.core import Assumption, Mention
from aifordb.core.plan.model import (
    ColumnRef,
    Comparison,
    Matches,
    OneOf,
    Predicate,
    Related,
    Value,
)

from .draft import Draft
from .question import Chunk
from .words import EVENTS, NEGATION, TIME_UNITS, VERBS

WHOLE_PREFIX = 0.6
"""Under this, a text that is part of a stored one is a plain word, not the beginning of a name."""
_COPULA = frozenset({"is", "are", "was", "were", "of", "=", "named", "called", "name", "equal", "to", "the", "a", "an", "as", "in", "with", "from", ":", "being", "equals", "has", "have", "value", "not", "'", "either", "both", "that", "which", "n't", "isn't", "aren't", "any", "on", "for", "by", "at"})  # fmt: skip


def read_values(draft: Draft) -> None:
    """Each stored value that the question names is a filter on its column; values of one column are alternatives."""
    chosen: dict[tuple[ColumnRef, bool], list[tuple[str, Chunk]]] = {}
    parts: list[tuple[ColumnRef, Chunk, bool]] = []
    for chunk in draft.question.chunks:
        if not draft.free(chunk) or not _is_value(draft, chunk):
            continue
        picked = _pick(draft, chunk)
        if picked is None:
            continue
        ref, mention, beside = picked
        denied = negated(draft, chunk.first)
        draft.claim(chunk, max(mention.score, 0.7))
        if beside is not None:
            draft.claim(beside)
        if _is_part(draft, ref, mention, chunk):
            parts.append((ref, chunk, denied))
            continue
        draft.use_value(mention, draft.question.phrase(chunk.first, chunk.last))
        chosen.setdefault((ref, denied), []).append((mention.value or "", chunk))
    for (ref, denied), told in chosen.items():
        test = _equal(draft, ref, [text for text, _ in told], denied=denied)
        draft.keep(test, told[0][1].first, told[-1][1].last)

    for ref, chunk, denied in parts:
        text = draft.question.phrase(chunk.first, chunk.last)
        lower = text.lower()
        stored = [m.value or "" for m in chunk.of("value") if (m.table, m.column) == (ref.table, ref.column)]
        held = text if any(lower in value.lower() for value in stored) else text.removesuffix("s")
        draft.keep(Matches(ref, held, "anywhere", denied), chunk.first, chunk.last)
        resolved = f"{ref.table}.{ref.column}"
        draft.assumptions.append(Assumption(text, resolved, f"“{text}” is looked for inside {resolved}."))


def _is_part(draft: Draft, ref: ColumnRef, mention: Mention, chunk: Chunk) -> bool:
    """Is it a word inside several stored texts of the column, or perhaps of some that no sample holds?"""
    if mention.how != "prefix":
        return False
    if mention.score < WHOLE_PREFIX:
        return True
    same = {m.value for m in chunk.of("value") if (m.table, m.column) == (ref.table, ref.column)}
    return len(same) > 1 or not draft.schema.column(ref).values_complete


def _is_value(draft: Draft, chunk: Chunk) -> bool:
    value = chunk.best("value")
    if value == 0 or _is_event(draft, chunk):
        return False
    if value < 0.6 and draft.question.words[chunk.first] in VERBS:
        return False
    if chunk.of("date"):
        return False
    named = chunk.best("table", "column")
    if named >= 0.9 and not _stands_out(draft, chunk):
        return value > named
    return value >= max(named, chunk.best("number")) or (value >= 0.93 and named < 0.9)


def _is_event(draft: Draft, chunk: Chunk) -> bool:
    """In "tickets opened per week" the verb says which time is meant, not that the status is `open`."""
    timed = any(other.of("date") for other in draft.question.chunks) or set(draft.question.words) & set(TIME_UNITS)
    stemmed = all(mention.how != "exact" for mention in chunk.of("value"))
    return bool(timed) and stemmed and draft.question.words[chunk.first] in EVENTS


def _stands_out(draft: Draft, chunk: Chunk) -> bool:
    """Quotes or a capital inside the question say that a word is a value although a table or column is called so."""
    token = draft.question.tokens[chunk.first]
    return token.quoted or (chunk.first > 0 and token.text[:1].isupper())


def _equal(draft: Draft, ref: ColumnRef, texts: list[str], *, denied: bool) -> Predicate:
    unique = tuple(dict.fromkeys(texts))
    if len(unique) == 1:
        exact = unique[0] in draft.schema.column(ref).values
        test: Predicate = Comparison(ref, "!=" if denied else "=", Value(unique[0]), exact_case=exact)
    else:
        test = OneOf(ref, tuple(Value(text) for text in unique), denied)
    if denied and ref.table != draft.anchor:
        inner = Comparison(ref, "=", Value(unique[0])) if len(unique) == 1 else OneOf(ref, tuple(map(Value, unique)))
        test = Related(draft.anchor, ref.table, inner, negated=True)
    return test


def _pick(draft: Draft, chunk: Chunk) -> tuple[ColumnRef, Mention, Chunk | None] | None:
    """The column that the value is meant of: the one named beside it, else the nearest to the anchor."""
    stored = [
        mention
        for mention in chunk.of("value")
        if mention.table and mention.column and draft.schema.distance(draft.anchor, mention.table) <= 3
    ]
    loose = next((mention for mention in chunk.of("value") if mention.table is None), None)
    beside = _beside(draft, chunk)
    if beside is not None:
        for mention in stored:
            for column in beside.of("column"):
                if (column.table, column.column) == (mention.table, mention.column) and column.score >= 0.3:
                    return ColumnRef(mention.table or "", mention.column or ""), mention, beside
    if stored:
        mention = max(stored, key=lambda m: _fit(draft, m, chunk))
        return ColumnRef(mention.table or "", mention.column or ""), mention, None
    if loose is None:
        return None
    if beside is not None:
        found = draft.column_of(beside)
        if found is not None and not draft.schema.is_number(found[0]):
            return found[0], loose, beside
    before = draft.question.before(chunk.first, gap=1)
    owner = draft.table_of(before, 0.85) if before is not None else None
    if owner is not None and before is not None and set(draft.question.words[before.last + 1 : chunk.first]) <= _COPULA:
        draft.sure.append(0.8)
        return draft.schema.names(owner)[0], loose, None
    if chunk.mentions[0].score < 0.6 and not draft.question.tokens[chunk.first].quoted:
        return None
    name = draft.schema.names(draft.anchor)[0]
    draft.sure.append(0.6)
    return name, loose, None


def _fit(draft: Draft, mention: Mention, chunk: Chunk) -> float:
    table = mention.table or ""
    near = draft.question.before(chunk.first, gap=2), draft.question.after(chunk.last, gap=0)
    beside = any(other is not None and any(m.table == table for m in other.of("table")) for other in near)
    named = table in draft.named()
    value = mention.score - 0.1 * draft.schema.distance(draft.anchor, table) + 0.1 * named + 0.25 * beside
    ref = ColumnRef(table, mention.column or "")
    if ref in draft.schema.names(table):
        value += 0.08
    if draft.schema.is_key(ref):
        value -= 0.03
    return value


def _beside(draft: Draft, chunk: Chunk) -> Chunk | None:
    """A column named right before or behind a value: "whose country is France", "the type code Paper"."""
    words = draft.question.words
    before = draft.question.before(chunk.first, gap=4)
    linked = before is not None and set(words[before.last + 1 : chunk.first]) <= _COPULA
    if before is not None and linked and draft.free(before) and before.of("column"):
        return before
    following = draft.question.after(chunk.last, gap=0)
    named = following is not None and following.best("column") >= max(0.5, following.best("table"))
    return following if named and draft.free(following) else None


def negated(draft: Draft, at: int) -> bool:
    """Does a "not" before token `at` turn what is said there round?"""
    for found in draft.question.find(NEGATION):
        if found.last < at <= found.last + 7 and found.match.group() not in ("no", "nobody", "none"):
            between = draft.question.words[found.last + 1 : at]
            if not {",", "and", "but", "who", "that", "which"} & set(between):
                draft.mark(found.first, found.last)
                return True
    return False


def read_keys(draft: Draft) -> None:
    """A bare number beside a number column or an entity: "student 1004", "with id 5", "year 2008"."""
    for chunk in draft.question.chunks:
        number = chunk.number
        if number is None or not draft.free(chunk) or (draft.limit == number and draft.order):
            continue
        value = Value(int(number) if number == int(number) else number)
        beside = _beside(draft, chunk)
        if beside is not None:
            column = draft.column_of(beside, number=True)
            if column is not None and beside.best("column") >= beside.best("table"):
                draft.claim(beside, column[1])
                draft.claim(chunk)
                text = draft.schema.column(column[0]).type in ("text", "enum")
                shown = Value(draft.question.phrase(chunk.first, chunk.last)) if text else value
                options = [shown, *_more_keys(draft, chunk, text=text)]
                test = OneOf(column[0], tuple(options)) if len(options) > 1 else Comparison(column[0], "=", shown)
                draft.keep(test, chunk.first, chunk.last)
                continue
        before = draft.question.before(chunk.first, gap=0)
        table = draft.table_of(before, 0.85) if before is not None else None
        if table is not None and not chunk.of("date"):
            keys = draft.schema.key(table)
            if len(keys) == 1 and draft.schema.is_number(keys[0]):
                draft.claim(chunk, 0.8)
                draft.where.append(Comparison(keys[0], "=", value))


def _more_keys(draft: Draft, chunk: Chunk, *, text: bool) -> list[Value]:
    """Further numbers of a list: "district 1 or 2"."""
    found: list[Value] = []
    while True:
        following = draft.question.after(chunk.last, gap=1)
        if following is None or following.number is None or not draft.free(following):
            return found
        if not {"or", ",", "and"} & set(draft.question.words[chunk.last + 1 : following.first]):
            return found
        number = following.number
        whole = int(number) if number == int(number) else number
        found.append(Value(draft.question.phrase(following.first, following.last) if text else whole))
        draft.claim(following)
        chunk = following
