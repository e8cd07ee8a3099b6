"""Which table a question may be about."""

from __future__ import annotations

from collections.abc import Iterator

from .measures import money_tables
from .question import Chunk, Question
from .schema import Schema
from .words import (
    COUNT,
    GROUP,
    PEOPLE,
    SALES_STEMS,
    TIME_UNITS,
)

_BUSY = frozenset({"busiest", "quietest", "best", "worst", "strongest", "weakest"})


def anchors(question: Question, schema: Schema) -> Iterator[tuple[str, float]]:
    """Tables whose rows the question may be about, likeliest first: what is counted, else the first one named, else the one whose columns
    are named most."""
    grouped = {chunk.first for found in question.find(GROUP) if (chunk := question.after(found.last, 1)) is not None}
    leading = _leading_value(question)
    counted = [
        chunk
        for found in question.find(COUNT)
        if (chunk := question.after(found.last, 2)) is not None and question.before(found.first, 40) is None
    ]
    tables = [chunk for chunk in question.chunks if chunk.best("table") >= 0.65]
    ordered: list[Chunk] = [chunk for chunk in counted if chunk in tables]
    ordered += [chunk for chunk in tables if chunk.first not in grouped]
    ordered += tables
    seen: dict[str, float] = {} if leading is None else {leading: 1.0}
    for chunk in ordered:
        for mention in chunk.of("table")[:2]:
            if mention.table and mention.score >= 0.65:
                seen.setdefault(mention.table, mention.score * (1.0 if not seen else 0.8))
    if question.words[:1] == ("who",):
        about = list(seen)[:1] or money_tables(question, schema)[:1]
        people = list(_people(schema, about[0])) if about and about[0] not in people_tables(schema) else []
        seen = (
            {**dict.fromkeys(people[:1], 1.0), **{table: 0.8 * sure for table, sure in seen.items()}}
            if people
            else seen
        )
    for table in money_tables(question, schema)[:2]:
        seen.setdefault(table, 0.95 if not seen else 0.6)
    if set(question.words) & {"signups", "signup", "registrations"}:
        for table, weight in _joiners(schema):
            seen.setdefault(table, weight)
    if not seen and set(question.words) & _BUSY and set(question.words) & set(TIME_UNITS):
        for table in schema.tables:
            if SALES_STEMS & set(schema.stems(table)) and schema.times(table):
                seen.setdefault(table, 0.85)
    for table, weight in _by_columns(question, schema):
        seen.setdefault(table, weight * (0.9 if not seen else 0.7))
    yield from list(seen.items())[:4]


def people_tables(schema: Schema) -> list[str]:
    """Tables whose rows are people: called so, or with first and last names."""
    return [
        table
        for table in schema.tables
        if PEOPLE & set(schema.stems(table))
        or {("first", "name"), ("last", "name")} <= {schema.words(table, ref.column) for ref, _ in schema.refs(table)}
    ]


def _people(schema: Schema, table: str) -> Iterator[str]:
    """Tables of people near `table`, the nearest first."""
    near = sorted((schema.distance(table, other), place, other) for place, other in enumerate(people_tables(schema)))
    yield from (other for distance, _, other in near if 0 < distance <= 2)


def _joiners(schema: Schema) -> list[tuple[str, float]]:
    """Tables of those who sign up, likeliest first."""
    ranked = [
        (rank, table)
        for table in schema.tables
        for rank, name in enumerate(("user", "member", "account", "custom", "subscrib"))
        if schema.stems(table) == (name,) and schema.times(table)
    ]
    return [(table, 0.95 - 0.1 * rank) for rank, table in sorted(ranked)]


def _leading_value(question: Question) -> str | None:
    """As in "nurses in the emergency department", "how many nurses …": rows named by a stored value of theirs, in the plural."""
    chunk = question.chunks[0] if question.chunks else None
    if chunk is None or chunk.first != chunk.last or chunk.best("table", "column", "date", "number") >= 0.5:
        return None
    token = question.tokens[chunk.first]
    tables = {mention.table for mention in chunk.of("value") if mention.score >= 0.8 and mention.table}
    plural = (
        token.text.islower()
        and token.text.endswith("s")
        and all(not (mention.value or "").lower().endswith("s") for mention in chunk.of("value"))
    )
    return tables.pop() if len(tables) == 1 and plural else None


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
