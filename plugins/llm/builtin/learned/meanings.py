"""Vectors of single words, which questions share most of."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from .language import LanguageModel
from .weights import Floats

KEPT = 4_000
"""Words whose vectors are held: six megabytes with vectors of 384 numbers."""


class WordMeanings:
    """Sentence vectors of words on their own, to be compared with those of names. Safe to share between threads.

    :param model: what makes the vectors.
    :param kept: words whose vectors are held; the one not used for longest goes.
    """

    def __init__(self, model: LanguageModel, kept: int = KEPT) -> None:
        self._model = model
        self._kept = kept
        self._known: OrderedDict[str, Floats] = OrderedDict()
        self._lock = threading.Lock()

    def vectors(self, words: Sequence[str]) -> Floats:
        """A vector of length 1 for each word [words, width]; case makes no difference."""
        if not words:
            return np.empty((0, self._model.width), np.float32)
        lower = [word.lower() for word in words]
        with self._lock:
            found = {word: self._known[word] for word in lower if word in self._known}
        missing = [word for word in dict.fromkeys(lower) if word not in found]
        if missing:
            found.update(
                zip(missing, (text.sentence for text in self._model.encode([[w] for w in missing])), strict=True)
            )
        with self._lock:
            for word, vector in found.items():
                self._known[word] = vector
                self._known.move_to_end(word)
            while len(self._known) > self._kept:
                self._known.popitem(last=False)
        return np.stack([found[word] for word in lower])
