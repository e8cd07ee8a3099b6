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
_ABOUT = re.compile(
    r"^\W*(?:(?:please|can you|could you)\s+)*(?:"
    r"(?:list|show|give|display|describe|what are|which are|name)?\s*(?:me\s+)?(?:all\s+)?(?:of\s+)?(?:the\s+)?(?:available\s+)?"
    r"(?:tables?|(?:database\s+)?schema)(?:\s+(?:names?|list))?(?:\s+(?:are\s+there|do\s+(?:you|we)\s+have|exist|in\s+(?:the|this)\s+database))?"
    r"|(?:what|which|how many)\s+tables\b.*"
    r"|what(?:\s+kind\s+of|\s+sort\s+of)?\s+(?:data|information)\s+(?:do|can|is|are)\s+(?:you|i|we|there|in|available)\b.*"
    r"|what\s+(?:can|could|should|may)\s+(?:i|we|you)\s+(?:ask|do|query|find|answer|know)\b.*"
    r"|what\s+(?:do\s+you\s+know|is\s+in\s+(?:here|(?:the|this)\s+(?:data|database|db)))\b.*"
    r"|what(?:'s|\s+is)\s+(?:in\s+)?(?:the|this)\s+(?:data|database|db)(?:\s+about)?"
    r"|help(?:\s+me)?"
    r")\W*$",
    re.I,
)
_UNSAID = re.compile(
    r"\b(?:median|percentile|quartile|cumulative|running (?:total|sum|average)|moving average|standard deviation|variance|correlation)\b",
    re.I,
)
"""Figures that a plan cannot say yet."""
NEAREST = 3
NEAR = 75.0
"""Likeness, 0–100 by edits, from which on a name is called near."""
TABLES_NAMED = 12
LONGEST_WORD = 60


def refuse_requests(question: str, schema: Schema) -> None:
    """Refuse what no rows can answer, with what to ask instead.

    :raises QuestionNotUnderstood: with code `read_only` for a request to change data.
    """
    if _WRITES.search(question):
        raise QuestionNotUnderstood("This asks to change data; questions are answered read-only.", code="read_only")
    if _NO_QUERY.search(question):
        raise QuestionNotUnderstood("This is not a question that rows of a database can answer.")
    unsaid = _UNSAID.search(question)
    if unsaid is not None and not _named(schema, unsaid.group().lower()):
        raise QuestionNotUnderstood(
            f"“{unsaid.group()}” is not worked out here yet.",
            not_understood=(unsaid.group(),),
            hint="Ask for an average, a sum, a count or a share, or write the SQL yourself.",
        )
    if _ABOUT.search(question) and not any(schema.words(table)[-1] in ("table", "tables") for table in schema.tables):
        raise _about(schema)


def _named(schema: Schema, words: str) -> bool:
    """Is a column called so?"""
    wanted = set(words.split())
    return any(
        wanted <= set(schema.words(table, ref.column)) for table in schema.tables for ref, _ in schema.refs(table)
    )


def _about(schema: Schema) -> QuestionNotUnderstood:
    """The answer to a question about the database itself: what can be asked about."""
    tables = list(schema.tables)
    more = f" and {len(tables) - TABLES_NAMED} more" if len(tables) > TABLES_NAMED else ""
    named = ", ".join(tables[:TABLES_NAMED])
    return QuestionNotUnderstood(
        "This asks about the database itself, not about its rows.",
        nearest=tables[:NEAREST],
        hint=f"Ask about {named}{more}." if tables else None,
    )


def not_understood(linked: LinkedQuestion, schema: Schema, unread: Sequence[str] = ()) -> QuestionNotUnderstood:
    """The error for a question that does not fit, naming what is missing and what comes nearest."""
    spelled = tuple(dict.fromkeys(unread)) or tuple(linked.tokens[at].text for at in linked.unlinked)
    words = tuple(shorten(word) for word in spelled)
    message = "The question does not fit this database."
    if words:
        message = "Nothing in this database answers to " + ", ".join(f"“{word}”" for word in words[:5]) + "."
    return QuestionNotUnderstood(message, not_understood=words[:10], nearest=_nearest(linked, schema, words))


def shorten(word: str) -> str:
    """The word as a message may repeat it."""
    return word if len(word) <= LONGEST_WORD else word[: LONGEST_WORD - 1] + "…"


def _nearest(linked: LinkedQuestion, schema: Schema, words: Sequence[str]) -> tuple[str, ...]:
    """Tables and columns spelt most like the missing words, then those that the question touches; none that is far."""
    found: dict[str, None] = {}
    names = {key: " ".join(schema.words(key)) for key in list(schema.tables)[:2_000]}
    for word in words[:5]:
        for _, _, key in process.extract(word.lower()[:60], names, scorer=fuzz.ratio, limit=2, score_cutoff=NEAR):
            found.setdefault(key)
    for mention in sorted(linked.mentions, key=lambda m: -m.score):
        if mention.kind in ("table", "column") and mention.table and mention.score >= 0.65:
            found.setdefault(f"{mention.table}.{mention.column}" if mention.column else mention.table)
    return tuple(found)[:NEAREST]
