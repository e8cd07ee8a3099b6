"""What this generator does not answer: requests to change data, texts that are no questions, words that the schema lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aifordb.core import LinkedQuestion, QuestionNotUnderstood
from rapidfuzz import fuzz, process

from .schema import Schema

_WRITES = re.compile(
    r"^(?:\W*(?:please|can you|could you|would you|now|i want you to|i want to|let's|we need to|just)\W+)*"
    r"(?:(?:delete|drop|truncate|insert|erase|wipe|purge|alter|grant|revoke|rename|overwrite)\b"
    r"|(?:remove|clear|destroy)\s+(?:the|all|every|each|this|that|these|those|row|rows|table|user|users|record|records|customer|\w+\s+(?:from|where|with))\b"
    r"|update\s+(?!me\b|on\b)\w+"
    r"|add\s+(?:a|an|new|another|the|one|column|row|user|\w+\s+to)\b(?!.*\bup\b)"
    r"|create\s+(?:a|an|new|the|table|index|view|user|database)\b"
    r"|set\s+(?:the|all|every|\w+)\s.*\b(?:to|=)\s"
    r"|change\s+(?:the|all|every|\w+).*\bto\b"
    r"|(?:increase|decrease|raise|lower|reduce|double|reset|replace|modify|merge)\s+(?:the|all|every|each)\b)",
    re.I,
)
_NO_QUERY = re.compile(
    r"^\W*(?:please\s+)?(?:write|compose|sing|tell)\s+(?:me\s+)?(?:a|an|some)\s+(?:poem|joke|story|song|essay|letter|email|code)\b"
    r"|^\W*(?:please\s+)?(?:translate|summari[sz]e this|explain why|predict|forecast)\b|^\W*why\b|\bwill\b.*\b(?:be|next)\b.*\bnext\b|\bnext (?:year|month|week|quarter)\b.*\bwill\b"
    r"|\bhow (?:are|old are) you\b|^\W*who are you\b|\bweather (?:today|tomorrow)\b",
    re.I,
)
NEAREST = 5


def refuse_requests(question: str) -> None:
    """:raises QuestionNotUnderstood: with code `read_only` for a request to change data, else for what no rows can answer."""
    if _WRITES.search(question):
        raise QuestionNotUnderstood("This asks to change data; questions are answered read-only.", code="read_only")
    if _NO_QUERY.search(question):
        raise QuestionNotUnderstood("This is not a question that rows of a database can answer.")


def not_understood(linked: LinkedQuestion, schema: Schema, unread: Sequence[str] = ()) -> QuestionNotUnderstood:
    """The error for a question that does not fit, naming what is missing and what comes nearest."""
    words = tuple(dict.fromkeys(unread)) or tuple(linked.tokens[at].text for at in linked.unlinked)
    message = "The question does not fit this database."
    if words:
        message = "Nothing in this database answers to " + ", ".join(f"“{word}”" for word in words[:5]) + "."
    return QuestionNotUnderstood(message, not_understood=words[:10], nearest=_nearest(linked, schema, words))


def _nearest(linked: LinkedQuestion, schema: Schema, words: Sequence[str]) -> tuple[str, ...]:
    """Tables and columns that the question touches, then those spelt most like the missing words, then the first tables."""
    found: dict[str, None] = {}
    for mention in sorted(linked.mentions, key=lambda m: -m.score):
        if mention.kind in ("table", "column") and mention.table and mention.score >= 0.5:
            found.setdefault(f"{mention.table}.{mention.column}" if mention.column else mention.table)
    names = {key: " ".join(schema.words(key)) for key in list(schema.tables)[:2_000]}
    for word in words[:5]:
        for _, _, key in process.extract(word.lower()[:60], names, scorer=fuzz.ratio, limit=2, score_cutoff=50):
            found.setdefault(key)
    if not found:
        found = dict.fromkeys(list(schema.tables)[:NEAREST])
    return tuple(found)[:NEAREST]
