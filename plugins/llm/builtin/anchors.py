"""Which table a question may be about."""

from __future__ import annotations

from collections.abc import Iterator

from .measures import money_tables
from .question import Chunk, Question
from .schema import Schema
from .words import (
    COUNT,
    GROUP,
)


def anchors(question: Question, schema: Schema) -> Iterator[tuple[str, float]]:
    """Tables whose rows the question may be about, likeliest first: what is counted, else the first one named, else the one whose columns
    are named most."""
    grouped = {chunk.first for found in question.find(GROUP) if (chunk := question.after(found.last, 1)) is not None}
    counted = [
        chunk
        for found in question.find(COUNT)
        if (chunk := question.after(found.last, 2)) is not None and question.before(found.first, 40) is None
    ]
    tables = [chunk for chunk in question.chunks if chunk.best("table") >= 0.65]
    ordered: list[Chunk] = [chunk for chunk in counted if chunk in tables]
    ordered += [chunk for chunk in tables if chunk.first not in grouped]
    ordered += tables
    seen: dict[str, float] = {}
    for chunk in ordered:
        for mention in chunk.of("table")[:2]:
            if mention.table and mention.score >= 0.65:
                seen.setdefault(mention.table, mention.score * (1.0 if not seen else 0.8))
    for table in money_tables(question, schema)[:2]:
        seen.setdefault(table, 0.95 if not seen else 0.6)
    if set(question.words) & {"signups", "signup", "registrations"}:
        for table, weight in _joiners(schema):
            seen.setdefault(table, weight)
    for table, weight in _by_columns(question, schema):
        seen.setdefault(table, weight * (0.9 if not seen else 0.7))
    yield from list(seen.items())[:4]


def _joiners(schema: Schema) -> list[tuple[str, float]]:
    """Tables of those who sign up, likeliest first."""
    ranked = [
        (rank, table)
        for table in schema.tables
        for rank, name in enumerate(("user", "member", "account", "custom", "subscrib"))
        if schema.stems(table) == (name,) and schema.times(table)
    ]
    return [(table, 0.95 - 0.1 * rank) for rank, table in sorted(ranked)]


def _by_columns(question: Question, schema: Schema) -> list[tuple[str, float]]:
    totals: dict[str, float] = {}
    chunks = [chunk for chunk in question.chunks if chunk.best("column", "value") >= 0.5]
    for chunk in chunks:
        best: dict[str, float] = {}
        for mention in chunk.of("column", "value"):
            if mention.table:
                best[mention.table] = max(best.get(mention.table, 0.0), mention.score)
        for table, score in best.items():
            totals[table] = totals.get(table, 0.0) + score
    count = max(len(chunks), 1)
    order = {key: place for place, key in enumerate(schema.tables)}
    ranked = sorted(totals.items(), key=lambda item: (-item[1], order[item[0]]))
    return [(table, min(1.0, total / count)) for table, total in ranked[:3]]
