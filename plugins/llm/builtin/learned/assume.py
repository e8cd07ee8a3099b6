"""What a learned reading takes for granted, in words: which time is meant by a date, and what is added up."""

from __future__ import annotations

from collections.abc import Iterator

from aifordb.core import Assumption, DateRange, LinkedQuestion
from aifordb.core.plan import walk
from aifordb.core.plan.model import Bucket, ColumnRef, During, Plan


def assumptions(plan: Plan, question: str, linked: LinkedQuestion) -> tuple[Assumption, ...]:
    """Assumptions of a plan, each once."""
    return tuple(dict.fromkeys([*_times(plan, question, linked), *_buckets(plan, linked)]))


def _times(plan: Plan, question: str, linked: LinkedQuestion) -> Iterator[Assumption]:
    for node in walk(plan):
        if not isinstance(node, During) or not isinstance(node.argument, ColumnRef):
            continue
        found = next((m for m in linked.mentions if m.kind == "date" and m.range == node.range), None)
        if found is None:
            continue
        phrase = question[linked.tokens[found.first].start : linked.tokens[found.last].end]
        ref = node.argument
        if not _named(ref, linked):
            yield Assumption(phrase, said(ref), f"“{phrase}” is read from {said(ref)}.")
        yield Assumption(phrase, f"{node.range.start or '…'} – {node.range.end or '…'}", _range(phrase, node.range))


def _buckets(plan: Plan, linked: LinkedQuestion) -> Iterator[Assumption]:
    for node in walk(plan):
        if isinstance(node, Bucket) and isinstance(node.argument, ColumnRef) and not _named(node.argument, linked):
            yield Assumption(node.unit, said(node.argument), f"The {node.unit} is that of {said(node.argument)}.")


def _named(ref: ColumnRef, linked: LinkedQuestion) -> bool:
    return any(
        mention.kind == "column" and (mention.table, mention.column) == (ref.table, ref.column) and mention.score >= 0.9
        for mention in linked.mentions
    )


def _range(phrase: str, span: DateRange) -> str:
    if span.start and span.end:
        return f"“{phrase}” is from {span.start} to before {span.end}."
    return f"“{phrase}” starts with {span.start}." if span.start else f"“{phrase}” ends before {span.end}."


def said(ref: ColumnRef) -> str:
    """The column as `table.column`."""
    return f"{ref.table}.{ref.column}"
