"""The question cut into chunks: spans that speak of something, none overlapping, each with what it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aifordb.core import LinkedQuestion, Mention, Token
from aifordb.core.linking import is_word

from .words import CUE_WORDS, SILENT


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens `first`…`last` and their mentions, best first."""

    first: int
    last: int
    mentions: tuple[Mention, ...]

    def of(self, *kinds: str) -> tuple[Mention, ...]:
        """Mentions of these kinds."""
        return tuple(mention for mention in self.mentions if mention.kind in kinds)

    def best(self, *kinds: str) -> float:
        """The best score of a mention of these kinds; 0 without one."""
        return max((mention.score for mention in self.of(*kinds)), default=0.0)

    @property
    def number(self) -> float | None:
        """The number that it is, if it may be one."""
        return next((mention.number for mention in self.mentions if mention.kind == "number"), None)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of grammar: the tokens it covers, and the match in `Question.text`."""

    first: int
    last: int
    match: re.Match[str]


@dataclass(frozen=True, slots=True)
class Question:
    """A linked question, ready to be read.

    :param words: the tokens in lower case; `~` for a quoted text, so that no grammar is found inside it.
    :param text: the words with one space between.
    :param starts: where in `text` each word starts.
    """

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    text: str
    starts: tuple[int, ...]
    chunks: tuple[Chunk, ...]

    def find(self, pattern: re.Pattern[str]) -> Iterator[Found]:
        """Phrases of `pattern`, on word boundaries, left to right."""
        ends = {start + len(word): at for at, (start, word) in enumerate(zip(self.starts, self.words, strict=True))}
        places = {start: at for at, start in enumerate(self.starts)}
        for match in pattern.finditer(self.text):
            if match.start() in places and match.end() in ends:
                yield Found(places[match.start()], ends[match.end()], match)

    def chunk_at(self, at: int) -> Chunk | None:
        """The chunk that covers token `at`."""
        return next((chunk for chunk in self.chunks if chunk.first <= at <= chunk.last), None)

    def after(self, at: int, gap: int = 1) -> Chunk | None:
        """The first chunk that starts behind token `at`, with at most `gap` other words between."""
        return next((chunk for chunk in self.chunks if at < chunk.first <= at + 1 + gap), None)

    def before(self, at: int, gap: int = 1) -> Chunk | None:
        """The last chunk that ends before token `at`, with at most `gap` other words between."""
        return next((chunk for chunk in reversed(self.chunks) if at - 1 - gap <= chunk.last < at), None)

    def phrase(self, first: int, last: int) -> str:
        """The tokens as written."""
        return " ".join(token.text for token in self.tokens[first : last + 1])


def cut(linked: LinkedQuestion) -> Question:
    """Choose the chunks: of all ways to lay mentions side by side, the one that explains most."""
    words = tuple("~" if token.quoted else token.text.lower().replace(" ", "_") for token in linked.tokens)
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return Question(linked.tokens, words, " ".join(words), tuple(starts), _lay(linked, words))


def _lay(linked: LinkedQuestion, words: tuple[str, ...]) -> tuple[Chunk, ...]:
    spans: dict[tuple[int, int], list[Mention]] = {}
    for mention in linked.mentions:
        if _usable(mention, linked.tokens, words):
            spans.setdefault((mention.first, mention.last), []).append(mention)
    ending: dict[int, list[tuple[int, int]]] = {}
    for span in spans:
        ending.setdefault(span[1], []).append(span)
    # best[i]: the best total over the tokens before i, and the span that ends there.
    best: list[tuple[float, tuple[int, int] | None]] = [(0.0, None)]
    for last in range(len(linked.tokens)):
        choice: tuple[float, tuple[int, int] | None] = (best[last][0], None)
        for span in ending.get(last, ()):
            total = best[span[0]][0] + _weight(spans[span], linked.tokens)
            if total > choice[0]:
                choice = (total, span)
        best.append(choice)
    chunks: list[Chunk] = []
    at = len(linked.tokens)
    while at > 0:
        chosen = best[at][1]
        if chosen is None:
            at -= 1
        else:
            mentions = tuple(sorted(spans[chosen], key=lambda m: -m.score))
            chunks.append(Chunk(chosen[0], chosen[1], mentions))
            at = chosen[0]
    return tuple(reversed(chunks))


def _usable(mention: Mention, tokens: tuple[Token, ...], words: tuple[str, ...]) -> bool:
    if mention.first != mention.last or tokens[mention.first].quoted:
        return True
    word = words[mention.first]
    if word in SILENT and mention.kind in ("table", "column"):
        return False
    if word in CUE_WORDS and mention.kind in ("table", "column"):
        return mention.score >= 0.9 and mention.how in ("exact", "comment")
    return mention.how != "grammar" or mention.kind != "column"


def _weight(mentions: list[Mention], tokens: tuple[Token, ...]) -> float:
    """Longer spans beat the sum of their parts where they match as well; a value beats a name only by length or capitals."""
    first, last = mentions[0].first, mentions[0].last
    if mentions[0].kind == "date" and last > first:
        return 1.2 + 0.1 * (last - first)
    size = sum(
        1 for token in tokens[first : last + 1] if is_word(token) and token.text.lower() not in ("of", "the", "in")
    )
    score = max(mention.score for mention in mentions)
    return score * score * (size + 0.35 * (size - 1))
