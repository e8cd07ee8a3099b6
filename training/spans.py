"""Where a question says a constant: the words that a pointer should stand on."""

from __future__ import annotations

from dataclasses import dataclass

from aifordb.core.contracts.linked import LinkedQuestion, Mention
from aifordb.core.linking.words import plain, stem
from aifordb.core.plan.model import ColumnRef, Expression

Span = tuple[int, int]
"""First and last word."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Finds constants in one question."""

    linked: LinkedQuestion

    def value_span(self, left: Expression, value: str) -> Span | None:
        """Where a mention of this stored value stands, the surest first."""
        if not isinstance(left, ColumnRef):
            return None
        fits = [
            mention
            for mention in self.linked.mentions
            if mention.kind == "value"
            and (mention.table, mention.column) == (left.table, left.column)
            and mention.value == value
        ]
        return _span(max(fits, key=lambda m: (m.score, m.last - m.first))) if fits else None

    def number_span(self, number: float) -> Span | None:
        fits = [m for m in self.linked.mentions if m.kind == "number" and m.number == number]
        return _span(max(fits, key=lambda m: m.score)) if fits else None

    def text_span(self, text: str) -> Span | None:
        """Where `text` stands in the question: the same words, else the same stems, else one word that begins with it."""
        wanted = plain(text)
        tokens = self.linked.tokens
        if not wanted:
            return None
        joined = "".join(wanted.split())
        spans = [(first, last) for first in range(len(tokens)) for last in range(first, min(first + 14, len(tokens)))]
        for read in (_plain, _letters, _stems):
            goal = read(wanted)
            for first, last in spans:
                if read(" ".join(token.text for token in tokens[first : last + 1])) == goal:
                    return first, last
        if len(joined) >= 3:
            for at, token in enumerate(tokens):
                word = token.text.lower()
                if len(word) >= 3 and (word.startswith(joined) or (joined.startswith(word) and len(word) >= 4)):
                    return at, at
        return None


def _plain(text: str) -> str:
    return plain(text)


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _stems(text: str) -> str:
    return " ".join(stem(word) for word in plain(text).split())


def _span(mention: Mention) -> Span:
    return mention.first, mention.last
