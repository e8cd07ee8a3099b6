"""Misspelt words of a question, put right; and which words carry meaning."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ..contracts.linked import Token
from .calendar import MONTHS, WEEKDAYS
from .index import Index
from .lexicon import COMMON, CUES, STOP, english
from .synonyms import SYNONYMS
from .words import is_word, stem

SHORTEST = 4
"""Letters of a word that may be misspelt; in shorter ones every letter makes another word."""
CORRECTIONS = 12
"""Words of one question whose spelling is corrected, at most: each costs a scan of the vocabulary."""

_EXPLAINED = frozenset(stem(word) for word in STOP | CUES) | STOP | CUES
_GRAMMAR = tuple(sorted(word for word in STOP | CUES if len(word) >= SHORTEST and word.isalpha()))
_TIMES = tuple(
    sorted(
        {word for word in (*MONTHS, *WEEKDAYS) if len(word) >= SHORTEST}
        | {f"{unit}{ending}" for unit in ("hour", "day", "week", "month", "quarter", "year") for ending in ("", "s")}
        | {"today", "yesterday", "tomorrow", "weekend", "this", "last", "past", "next", "previous", "current", "since", "between", "before", "after"}
    )
)  # fmt: skip
_SHORT_TIMES = {
    "yr": "year", "yrs": "years", "qtr": "quarter", "qtrs": "quarters", "mth": "month", "mths": "months", "wk": "week", "wks": "weeks",
    "hrs": "hours",
}  # fmt: skip
_BEFORE_TIMES = frozenset({"this", "last", "past", "next", "previous", "current"})


def is_content(token: Token) -> bool:
    """Does the token carry meaning that a schema must answer to, rather than grammar?"""
    if not is_word(token):
        return False
    return token.quoted or (token.text.lower() not in _EXPLAINED and token.stem not in _EXPLAINED)


def corrected(tokens: Sequence[Token], index: Index) -> tuple[tuple[Token, ...], frozenset[int]]:
    """Tokens with the stems of misspelt words put right, and which those are.

    A word is misspelt if neither the schema, nor its values, nor English as far as we know it has it.
    """
    fixed: list[Token] = []
    changed: set[int] = set()
    for at, token in enumerate(tokens):
        right = None
        if len(changed) < CORRECTIONS and _strange(token, index, first=at == 0) and is_content(token):
            right = _nearest(token.text.lower(), index.vocabulary, _GRAMMAR)
        if right is None:
            fixed.append(token)
        else:
            fixed.append(replace(token, stem=stem(right)))
            changed.add(at)
    return tuple(fixed), frozenset(changed)


def respelled_times(question: str, tokens: Sequence[Token], index: Index) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The question with misspelt and shortened words of time put right ("last mnth", "past 6 mths"), and where each token stands in it."""
    text, spans, end, moved = "", [], 0, 0
    for at, token in enumerate(tokens):
        right = _time_word(tokens, at, index)
        text += question[end : token.start] + (right or question[token.start : token.end])
        start = token.start + moved
        moved += len(right) - (token.end - token.start) if right else 0
        spans.append((start, token.end + moved))
        end = token.end
    return text + question[end:], tuple(spans)


def _time_word(tokens: Sequence[Token], at: int, index: Index) -> str | None:
    """The word of time that a token misspells or shortens."""
    token = tokens[at]
    word = token.text.lower()
    if word in _SHORT_TIMES and not token.quoted:
        before = tokens[at - 1].text.lower() if at > 0 else ""
        return _SHORT_TIMES[word] if before.isdigit() or before in _BEFORE_TIMES else None
    return _nearest(word, _TIMES) if _strange(token, index, first=at == 0) else None


def _strange(token: Token, index: Index, *, first: bool) -> bool:
    """Is this a word that nobody knows? A short one with a capital is somebody's name."""
    word = token.text.lower()
    if token.quoted or len(word) < SHORTEST or not word.isalpha():
        return False
    if len(word) == SHORTEST and not first and token.text != word:
        return False
    return not (
        token.stem in index.stems
        or token.stem in SYNONYMS
        or token.stem in _EXPLAINED
        or word in _TIMES
        or word in COMMON
        or word in english()
        or word.removesuffix("s") in english()
        or word in index.values
        or word in index.value_words
        or word in index.joined
        or (token.stem,) in index.value_stems
    )


def _nearest(word: str, *vocabularies: Collection[str]) -> str | None:
    """The word that `word` misspells: at most one error in up to seven letters, two in more. In four letters only a swap or a letter left out."""
    allowed = 1 if len(word) <= 7 else 2
    forms = {word} if len(word) == SHORTEST else {word, word.rstrip("s"), f"{word}s"}
    best: tuple[int, str] | None = None
    for choices in vocabularies:
        for form in sorted(forms, key=len, reverse=True):
            for hit in _hits(form, choices, allowed):
                if best is None or hit[0] < best[0]:
                    best = hit
    return best[1] if best else None


def _hits(word: str, choices: Iterable[str], allowed: int) -> Iterable[tuple[int, str]]:
    """The nearest choice, if it begins with the same letter.

    The first letter is seldom wrong (Pollock & Zamora 1984, CACM 27(4)): without this, "wines" would be "lines".
    """
    own = [choice for choice in choices if choice[0] == word[0]]
    found = process.extractOne(word, own, scorer=OSA.distance, score_cutoff=allowed)
    if found is None:
        return
    right = str(found[0])
    if len(word) > SHORTEST or len(right) == len(word) + 1 or sorted(right) == sorted(word):
        yield int(found[1]), right
