"""The question's words set against the catalog: which tables, columns, values, numbers and dates it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from ..contracts.catalog import Catalog
from ..contracts.linked import LinkedQuestion, Mention, Token
from .dates import find_dates
from .index import Index, index_of
from .names import name_mentions
from .numbers import find_numbers
from .spelling import corrected, is_content, respelled_times
from .values import value_mentions
from .words import stem, tokenize


def link(question: str, catalog: Catalog, now: datetime) -> LinkedQuestion:
    """Find everything in `catalog` that `question` may speak of.

    :param now: the present time, aware, in the zone that decides what "today" is.
    :returns: mentions ordered by their first token, longer and better ones first; several may claim one span.
    """
    index = index_of(catalog)
    written = tokenize(question)
    tokens, fuzzy = corrected(written, index)
    found = [*name_mentions(tokens, index, fuzzy), *value_mentions(tokens, index)]
    found += _numbers(tokens)
    found += _dates(question, written, index, now)
    found += _question_words(tokens, catalog, found)
    mentions = tuple(sorted(found, key=lambda m: (m.first, -m.last, -m.score, m.kind)))
    covered = {place for mention in mentions for place in range(mention.first, mention.last + 1)}
    unlinked = tuple(at for at, token in enumerate(tokens) if at not in covered and is_content(token))
    return LinkedQuestion(tokens, mentions, unlinked)


def _numbers(tokens: Sequence[Token]) -> Iterator[Mention]:
    for number in find_numbers(tokens):
        # "One" and "two" are often pronouns or part of a name.
        score = 0.6 if number.spelled else 1.0
        yield Mention("number", number.first, number.last, score, "grammar", number=number.value)


def _dates(question: str, tokens: Sequence[Token], index: Index, now: datetime) -> Iterator[Mention]:
    text, spans = respelled_times(question, tokens, index)
    quoted = [span for span, token in zip(spans, tokens, strict=True) if token.quoted]
    for found in find_dates(text, now):
        inside = [at for at, (start, end) in enumerate(spans) if start < found.end and end > found.start]
        if inside and not any(start <= found.start and found.end <= end for start, end in quoted):
            yield Mention("date", inside[0], inside[-1], found.score, "grammar", range=found.range)


_QUESTION_WORDS = {
    "when": (("date", "timestamp", "timestamptz"), ()),
    "who": ((), ("name", "first", "last", "firstname", "lastnam")),
    "whose": ((), ("name", "first", "last", "firstname", "lastnam")),
    "where": ((), ("citi", "countri", "address", "locat", "state", "place", "venu")),
}


def _question_words(tokens: Sequence[Token], catalog: Catalog, found: Sequence[Mention]) -> Iterator[Mention]:
    """For "when" any time may be meant, for "who" a name, for "where" a place, of the tables that the question names outright."""
    named = {mention.table for mention in found if mention.kind == "table" and mention.score >= 0.85}
    for at, token in enumerate(tokens):
        wanted = _QUESTION_WORDS.get(token.text.lower())
        if wanted is None or token.quoted:
            continue
        types, stems = wanted
        for table in catalog.tables:
            if table.key in named:
                for column in table.columns:
                    words = {stem(word) for word in index_of(catalog).spelled[table.key, column.name]}
                    if column.type in types or words & set(stems):
                        yield Mention("column", at, at, 0.3, "grammar", table=table.key, column=column.name)
