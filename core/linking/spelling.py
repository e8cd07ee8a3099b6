"""Misspelt words of a question, put right; and which words carry meaning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ..contracts.linked import Token
from .index import Index
from .lexicon import COMMON, CUES, STOP
from .synonyms import SYNONYMS
from .words import is_word, stem

FUZZY_LENGTH = 5


CORRECTIONS = 12


"""Words of one question whose spelling is corrected, at most: each costs a scan of the vocabulary."""


_EXPLAINED = frozenset(stem(word) for word in STOP | CUES) | STOP | CUES


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
        word = token.text.lower()
        known = (
            token.quoted
            or len(word) < FUZZY_LENGTH
            or not word.isalpha()
            or not is_content(token)
            or token.stem in index.stems
            or token.stem in SYNONYMS
            or word in COMMON
            or word in index.values
            or word in index.value_words
            or word in index.joined
            or (token.stem,) in index.value_stems
        )
        right = None if known or len(changed) >= CORRECTIONS else _nearest(word, index)
        if right is None:
            fixed.append(token)
        else:
            fixed.append(replace(token, stem=stem(right)))
            changed.add(at)
    return tuple(fixed), frozenset(changed)


def _nearest(word: str, index: Index) -> str | None:
    """The word of the schema or of our grammar that `word` misspells: at most one error in 5–7 letters, two in more."""
    allowed = 1 if len(word) <= 7 else 2
    choices: Iterable[str]
    best: tuple[int, str] | None = None
    for choices in (index.vocabulary, _GRAMMAR):
        hit = process.extractOne(word, choices, scorer=OSA.distance, score_cutoff=allowed)
        plural = process.extractOne(word.rstrip("s"), choices, scorer=OSA.distance, score_cutoff=allowed)
        for one in (hit, plural):
            # The first letter is seldom wrong (Pollock & Zamora 1984, CACM 27(4)): without this, "wines" would be "lines".
            if one is not None and one[0][0] == word[0] and (best is None or one[1] < best[0]):
                best = (int(one[1]), str(one[0]))
    return best[1] if best else None


_GRAMMAR = tuple(sorted(word for word in STOP | CUES if len(word) >= FUZZY_LENGTH and word.isalpha()))
