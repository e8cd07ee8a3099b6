"""Groups: "per country", "for each customer", "by month"."""

from __future__ import annotations

from aifordb.core import Assumption
from aifordb.core.plan.model import Bucket, ColumnRef, DatePart, Expression, Output, Part, Unit

from .draft import Draft
from .events import event_tables, event_times
from .question import Chunk
from .words import AGGREGATE, BY, COUNT, EVENTS, GROUP, TIME_UNITS, VERBS

_PARTS: dict[str, Part] = {"weekday": "weekday", "weekdays": "weekday", "hour": "hour", "hours": "hour"}


def read_groups(draft: Draft) -> None:
    """What the answer is split by."""
    counting = any(True for _ in draft.question.find(COUNT)) or any(True for _ in draft.question.find(AGGREGATE))
    counts = {at for found in draft.question.find(COUNT) for at in range(found.first, found.last + 1)}
    for found in [*draft.question.find(GROUP), *draft.question.find(BY)]:
        if (
            found.first in draft.read
            or found.last in counts
            or (found.match.group() == "by" and not _splits(draft, found.first, counting))
        ):
            continue
        at, taken = found.last + 1, False
        while _key(draft, at, each=found.match.group() != "by"):
            taken = True
            last = max(draft.read, default=at)
            at = next((n for n in range(at, last + 2) if n not in draft.read), last + 1)
            if draft.question.words[at : at + 1] not in (("and",), (",",)):
                break
            at += 1
        if taken:
            draft.mark(found.first, found.last)
    for at, word in enumerate(draft.question.words):
        if word in ("monthly", "weekly", "daily", "yearly", "quarterly", "annual", "annually") and at not in draft.read:
            _time_key(draft, at)


def _splits(draft: Draft, at: int, counting: bool) -> bool:
    """Does this "by" split an aggregate, rather than name who did something?"""
    following = draft.question.words[at + 1] if at + 1 < len(draft.question.words) else ""
    if following in TIME_UNITS:
        return True
    previous = draft.question.words[at - 1] if at else ""
    participle = previous in VERBS or previous.endswith("ed")
    if participle and draft.question.chunk_at(at - 1) is None:
        return False
    return (
        counting
        or _fragment(draft)
        or any(w in ("share", "percentage", "revenue", "sales", "breakdown") for w in draft.question.words)
    )


def _fragment(draft: Draft) -> bool:
    """Does the question begin with the plural of the anchor, as in "payments by method last month"? Then they are counted."""
    first = draft.question.chunk_at(0)
    token = draft.question.tokens[first.last] if first is not None else None
    plural = token is not None and token.text.lower().endswith("s") and token.stem != token.text.lower()
    return first is not None and plural and draft.table_of(first, 0.7) == draft.anchor


def _key(draft: Draft, at: int, *, each: bool) -> bool:
    """Read the key that begins at token `at`, or one word later. False if there is none.

    :param each: the key is announced by "each" or "per". After "by" a stored value is whoever did it, as in "books by Jane Austen".
    """
    words = draft.question.words
    while at < len(words) and words[at] in ("the", "of", "their", "different", "individual", "calendar"):
        at += 1
    if at >= len(words):
        return False
    chunk = draft.question.chunk_at(at)
    exact = chunk is not None and draft.free(chunk) and _named_so(draft, chunk)
    if words[at] in TIME_UNITS and not exact:
        return _time_key(draft, at)
    if words[at] in _PARTS and not exact:
        return _part_key(draft, at)
    if chunk is None:
        chunk = draft.question.after(at, gap=0)
    if chunk is not None and each and not draft.free(chunk) and _by_value(draft, chunk):
        return True
    if chunk is None or not draft.free(chunk) or chunk.best("table", "column") < 0.5:
        return False
    table, column = draft.table_of(chunk), draft.column_of(chunk)
    if column is not None and (table is None or chunk.best("column") > chunk.best("table")):
        draft.claim(chunk, column[1])
        _add(draft, column[0])
        return True
    if table is None:
        return False
    draft.claim(chunk)
    if table == draft.anchor and (not draft.schema.key(table) or "across" in words[max(at - 4, 0) : at]):
        return True
    _by_rows(draft, table)
    return True


def _by_value(draft: Draft, chunk: Chunk) -> bool:
    """As in "for each doctor", where `doctor` is a stored value: by the rows that have it."""
    if chunk.best("value") < 0.8 or chunk.best("table", "column") >= 0.8:
        return False
    tables = {mention.table for mention in chunk.of("value") if mention.table}
    table = tables.pop() if len(tables) == 1 else None
    if table is None or not draft.schema.key(table):
        return False
    draft.mark(chunk.first, chunk.last)
    _by_rows(draft, table)
    return True


def _by_rows(draft: Draft, table: str) -> None:
    """Group by the rows of `table`, shown by their names."""
    draft.grouped_by.add(table)
    names = draft.schema.names(table)
    keys = draft.schema.key(table)
    draft.group.extend(key for key in keys if key not in names)
    for name in names:
        _add(draft, name)
        draft.implied.add(name)


def _named_so(draft: Draft, chunk: Chunk) -> bool:
    """Is there a column that is called year (or month …) outright, near the anchor? Then it is meant, and no bucket."""
    column = draft.column_of(chunk)
    return column is not None and column[1] >= 0.9 and draft.schema.distance(draft.anchor, column[0].table) <= 1


def _add(draft: Draft, expression: Expression) -> None:
    draft.group.append(expression)
    draft.outputs.append(Output(expression))


def _time_key(draft: Draft, at: int) -> bool:
    unit: Unit = TIME_UNITS[draft.question.words[at]]
    column = _time(draft)
    if column is None:
        return False
    draft.mark(at, at)
    years = draft.schema.is_year(column)
    if years and unit != "year":
        return False
    bucket: Expression = column if years else Bucket(unit, column)
    draft.group.append(bucket)
    draft.outputs.append(Output(bucket, None if years else unit))
    phrase, resolved = draft.question.words[at], f"{column.table}.{column.column}"
    draft.assumptions.append(Assumption(phrase, resolved, f"The {unit} is that of {resolved}."))
    return True


def _part_key(draft: Draft, at: int) -> bool:
    """As in "orders per weekday", "visits by hour"."""
    column = _time(draft)
    if column is None or draft.schema.is_year(column):
        return False
    draft.mark(at, at)
    key = DatePart(_PARTS[draft.question.words[at]], column)
    draft.group.append(key)
    draft.outputs.append(Output(key, key.part))
    return True


def _time(draft: Draft) -> ColumnRef | None:
    """The time that a bucket cuts: the one the verb names, else that of the anchor, else that of the money that is asked for."""
    found = (event_times(draft.schema, table) for table in event_tables(draft))
    times = next((times for times in found if times), ())
    for at, word in enumerate(draft.question.words):
        for wanted in EVENTS.get(word, ()):
            for ref in times:
                if wanted in draft.schema.words(ref.table, ref.column):
                    draft.mark(at, at)
                    return ref
    if times:
        return times[0]
    near = sorted(
        (draft.schema.distance(draft.anchor, table), place, others[0])
        for place, table in enumerate(draft.schema.tables)
        if (others := draft.schema.times(table)) and draft.schema.distance(draft.anchor, table) <= 2
    )
    return near[0][2] if near else None
