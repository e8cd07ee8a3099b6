"""Stored values that a question names, and texts that look like values although no sample holds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..contracts.linked import Mention, Token
from .index import Index, Stored, singular
from .lexicon import CUES, STOP
from .spelling import is_content
from .synonyms import VALUE_WORDS
from .words import is_word, plain, stem

LONGEST_VALUE = 10
PER_VALUE = 30
"""Columns that may hold one text and are all offered."""
NAME_WORDS = 4
"""A text of more words is a description, less likely meant than a name that holds the word."""
MOST_COLUMNS = 3
"""A plain word inside the texts of more columns than this means none of them."""


def value_mentions(tokens: Sequence[Token], index: Index) -> Iterator[Mention]:
    """Mentions of stored values, best for each span; then quoted texts and proper names that no sample holds, without a column."""
    words = [at for at, token in enumerate(tokens) if is_word(token)]
    covered: set[int] = set()
    for start in range(len(words)):
        for size in range(min(LONGEST_VALUE, len(words) - start), 0, -1):
            span = words[start : start + size]
            if size > 1 and any(tokens[at].quoted for at in span):
                continue
            for mention in _stored(tokens, span, index):
                if mention.score >= 0.8:
                    covered.update(span)
                yield mention
    yield from _words_of_values(tokens, words, covered, index)
    for first, last in _proper(tokens):
        span = [at for at in range(first, last + 1) if is_word(tokens[at])]
        if covered.issuperset(span):
            continue
        text = _text(tokens, first, last)
        partial = list(_holding(text, index))
        for stored in partial[:PER_VALUE]:
            yield _mention(stored, first, last, 0.6, "prefix")
        quoted = tokens[first].quoted
        yield Mention("value", first, last, 0.7 if quoted else 0.4, "grammar", value=text)


def _words_of_values(
    tokens: Sequence[Token], words: Sequence[int], covered: set[int], index: Index
) -> Iterator[Mention]:
    """Plain words that no name of the schema has, and that longer stored texts of a few columns hold: "lamp" for the `Ember Floor Lamp`."""
    for at in words:
        token = tokens[at]
        word = token.text.lower()
        if at in covered or token.quoted or len(word) < 3 or not word.isalpha() or token.stem in index.stems:
            continue
        if not is_content(token) or (at > 0 and _capital(token)):
            continue
        forms = dict.fromkeys((word, singular(word)))
        stored = [one for form in forms for one in index.value_words.get(form, ())]
        if 0 < len({(one.table, one.column) for one in stored}) <= MOST_COLUMNS:
            for one in stored[:PER_VALUE]:
                yield _mention(one, at, at, 0.55 if len(one.value.split()) <= NAME_WORDS else 0.5, "prefix")


def _stored(tokens: Sequence[Token], span: Sequence[int], index: Index) -> Iterator[Mention]:
    first, last = span[0], span[-1]
    text = _text(tokens, first, last)
    key = plain(text)
    quoted = tokens[first].quoted
    seen: set[Stored] = set()
    for stored in index.values.get(key, ())[:PER_VALUE]:
        score = _score(text, key, stored, quoted=quoted, first=first)
        if score > 0:
            seen.add(stored)
            yield _mention(stored, first, last, score, "exact")
    if (key in STOP and not text.isupper()) or (key in CUES and not quoted):
        return
    if len(span) <= 4 and len(key) >= 3:
        stems = tuple(sorted(stem(word) for word in key.split()))
        for stored in index.value_stems.get(stems, ())[:PER_VALUE]:
            if stored not in seen:
                seen.add(stored)
                yield _mention(stored, first, last, 0.85, "stem")
    for other in VALUE_WORDS.get(key, ()):
        for stored in index.values.get(other, ())[:PER_VALUE]:
            if stored not in seen and not (len(other) == 1 and not _codes(stored)):
                seen.add(stored)
                yield _mention(stored, first, last, 0.8, "synonym")


def _score(text: str, key: str, stored: Stored, *, quoted: bool, first: int) -> float:
    """How surely a span that reads like a stored value means it. 0 drops it."""
    if quoted:
        return 1.0
    if key.isdigit():
        return 0.5
    same_case = text == stored.value
    if key in STOP:
        # "A", "No", "US" as values: only where capitals say so, and not as the first word.
        return 0.75 if same_case and first > 0 and text != text.lower() else 0.0
    if key in CUES:
        return 0.8 if same_case and first > 0 and text != text.lower() else 0.45
    if len(key) == 1:
        return 0.8 if same_case and text.isupper() else 0.0
    if len(key) <= 3 and not same_case and text == text.lower():
        return 0.5  # "id" is hardly the code ID of Idaho
    return 1.0 if same_case else 0.93


def _codes(stored: Stored) -> bool:
    """May a one-letter value be a code for a sex? Only in a column that says so."""
    name = stored.column.lower()
    return "sex" in name or "gender" in name


def _proper(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Spans of quoted text, e-mail addresses and runs of capitalised words (not the first word of the question)."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.quoted or "@" in token.text[1:]:
            yield at, at
        elif at > 0 and _capital(token):
            last = at
            while last + 1 < len(tokens) and _capital(tokens[last + 1]) and not tokens[last + 1].quoted:
                last += 1
            yield at, last
            at = last
        at += 1


def _capital(token: Token) -> bool:
    text = token.text
    return text[:1].isupper() and not token.quoted and text.lower() not in STOP and (len(text) > 1 or text.isupper())


def _holding(text: str, index: Index) -> Iterator[Stored]:
    """Longer stored texts that hold every word of `text`."""
    words = plain(text).split()
    lists = [index.value_words.get(word, []) for word in words]
    if words and all(lists):
        shortest = min(lists, key=len)
        others = [set(one) for one in lists if one is not shortest]
        for stored in shortest:
            if all(stored in other for other in others):
                yield stored


def _text(tokens: Sequence[Token], first: int, last: int) -> str:
    """The span as written, near enough: words with a space wherever the question had anything between them."""
    pieces = [tokens[first].text]
    for before, token in zip(tokens[first:last], tokens[first + 1 : last + 1], strict=True):
        pieces.append(token.text if token.start == before.end else " " + token.text)
    return "".join(pieces)


def _mention(stored: Stored, first: int, last: int, score: float, how: str) -> Mention:
    return Mention("value", first, last, score, how, table=stored.table, column=stored.column, value=stored.value)
