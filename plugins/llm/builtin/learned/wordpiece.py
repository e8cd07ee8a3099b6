"""Words to word pieces, as the uncased BERT models read them (Devlin et al. 2018, arXiv:1810.04805; Wu et al. 2016, arXiv:1609.08144)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

LONGEST_WORD = 100
"""Letters of a word; a longer one is unknown as a whole, so that no text costs time quadratic in its length."""
LONGEST_TEXT = 512
"""Pieces of a text with its two marks: the language model has places for no more."""
KEPT_WORDS = 50_000
_IDEOGRAPHS = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)
"""Chinese characters, each of which is a word: the blocks that the published tokenizer parts."""


class WordPiece:
    """A vocabulary of word pieces. Safe to share between threads.

    Words are parted as the published tokenizer of the model parts them, except for signs and accents that Unicode got after 2015, which
    it does not know.

    :param vocabulary: the pieces; a piece's place is its id. Those that go on within a word begin with `##`.
    :raises ValueError: a mark is missing.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: at for at, piece in enumerate(vocabulary)}
        missing = [mark for mark in ("[CLS]", "[SEP]", "[UNK]") if mark not in self._ids]
        if missing:
            raise ValueError(f"The vocabulary lacks {', '.join(missing)}.")
        self._first, self._last, self._unknown = (self._ids[mark] for mark in ("[CLS]", "[SEP]", "[UNK]"))
        self._pieces = lru_cache(maxsize=KEPT_WORDS)(self._cut)

    def words(self, words: Sequence[str]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The pieces of a text given word by word, between the marks of its beginning and end.

        Marks written in the text itself ("[SEP]") are read as ordinary letters and signs.

        :returns: ids [n] and, for each, the place of the word that it is of [n], -1 for the two marks; n ≤ `LONGEST_TEXT`.
            A word of blanks and control characters has no piece; nor have words beyond the longest text.
        """
        ids = [self._first]
        word_of = [-1]
        for at, word in enumerate(words):
            pieces = self._pieces(word)
            ids.extend(pieces)
            word_of.extend([at] * len(pieces))
            if len(ids) >= LONGEST_TEXT:
                break
        ids = [*ids[: LONGEST_TEXT - 1], self._last]
        word_of = [*word_of[: LONGEST_TEXT - 1], -1]
        return np.array(ids, np.intp), np.array(word_of, np.intp)

    def _cut(self, word: str) -> tuple[int, ...]:
        return tuple(piece for part in _parts(_normal(word)) for piece in self._longest_first(part))

    def _longest_first(self, part: str) -> list[int]:
        """The longest piece that `part` begins with, then of what is left; unknown if any of it is."""
        if len(part) > LONGEST_WORD:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(part):
            mark = "##" if start else ""
            for end in range(len(part), start, -1):
                piece = self._ids.get(mark + part[start:end])
                if piece is not None:
                    found.append(piece)
                    start = end
                    break
            else:
                return [self._unknown]
        return found


def _normal(text: str) -> str:
    """Lower case without accents and control characters, ideographs set apart by blanks."""
    kept = "".join(_apart(char) for char in text if not _is_control(char))
    bare = (char for char in unicodedata.normalize("NFD", kept) if unicodedata.category(char) != "Mn")
    # Letter by letter: the whole word's lower case would give sigma another form at its end, which the vocabulary lacks.
    return "".join(char.lower() for char in bare)


def _apart(char: str) -> str:
    code = ord(char)
    return f" {char} " if any(first <= code <= last for first, last in _IDEOGRAPHS) else char


def _is_control(char: str) -> bool:
    if char in "\t\n\r":
        return False
    return char == "\ufffd" or unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs")


def _parts(text: str) -> Iterator[str]:
    """Runs of letters and digits, and each sign on its own."""
    run = ""
    for char in text:
        if char.isspace() or _is_sign(char):
            if run:
                yield run
            run = ""
            if not char.isspace():
                yield char
        else:
            run += char
    if run:
        yield run


def _is_sign(char: str) -> bool:
    """Punctuation; in ASCII also the symbols ($, +, <, ^ …), which Unicode counts apart."""
    return (char.isascii() and char.isprintable() and not char.isalnum()) or unicodedata.category(char).startswith("P")
