"""The network as a whole: a linked question over a catalog in, the likeliest sequences out."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from aifordb.core import Catalog, LinkedQuestion, once_per_catalog
from numpy.typing import NDArray

from .beam import Written, search
from .decoder import Decoder
from .encoder import Memory, RelationEncoder
from .grammar import POINTERS
from .language import LanguageModel, TextVectors
from .meanings import WordMeanings
from .question_side import QuestionSide, question_side
from .schema_side import KIND_ID, SchemaSide, schema_side
from .weights import Floats, Weights
from .wordpiece import WordPiece

NAMES, QUESTIONS = "names.", "lm."
"""Prefixes of the two language models' weights: as published, and fitted to questions. They share the vocabulary of the first."""
SCHEMAS_KEPT = 16
NAMES_KEPT = 3_000
"""Names whose vectors are held: about 14 MB at 384 + 768 numbers for each word or two."""


@dataclass(frozen=True, slots=True)
class _Names:
    """M items: `vectors` [M, 768], `sentences` [M, 384]."""

    side: SchemaSide
    vectors: Floats
    sentences: Floats


class Network:
    """Reads questions. One instance serves all threads.

    :param weights: as `training` writes them; not needed afterwards.
    :param vocabulary: the word pieces of the language model, by id.
    """

    def __init__(self, weights: Weights, vocabulary: Sequence[str]) -> None:
        pieces = WordPiece(vocabulary)
        self._names = LanguageModel.read(weights, NAMES, pieces)
        fitted = weights.count(f"{QUESTIONS}L.") > 0
        table = self._names.vocabulary
        self._questions = LanguageModel.read(weights, QUESTIONS, pieces, table) if fitted else self._names
        self._meanings = WordMeanings(self._names)
        self._encoder = RelationEncoder.read(weights)
        self._decoder = Decoder.read(weights)
        self._known: OrderedDict[tuple[str, ...], TextVectors] = OrderedDict()
        self._lock = threading.Lock()
        self._schema = once_per_catalog(kept=SCHEMAS_KEPT)(self._read_schema)

    def write(self, linked: LinkedQuestion, catalog: Catalog, width: int) -> list[Written]:
        """The likeliest sequences for a question, best first, at most `width`."""
        names = self._schema(catalog)
        question = question_side(linked, names.side)
        if not question.words:
            return []
        memory = self._read(question, names)
        pointers = _pointers(question, names.side)
        return search(self._decoder, memory, pointers, len(question.words), width)

    def _read_schema(self, catalog: Catalog) -> _Names:
        side = schema_side(catalog)
        texts = self._texts(side.words)
        vectors = np.stack([text.words.mean(0) for text in texts])
        return _Names(side, vectors, np.stack([text.sentence for text in texts]))

    def _texts(self, names: Sequence[tuple[str, ...]]) -> list[TextVectors]:
        """Vectors of names, remembered: the parts of a large schema that questions choose share most of theirs."""
        with self._lock:
            known = {name: self._known[name] for name in names if name in self._known}
        new = [name for name in dict.fromkeys(names) if name not in known]
        if new:
            known.update(zip(new, self._names.encode(new), strict=True))
        with self._lock:
            for name in names:
                self._known[name] = known[name]
                self._known.move_to_end(name)
            while len(self._known) > NAMES_KEPT:
                self._known.popitem(last=False)
        return [known[name] for name in names]

    def _read(self, question: QuestionSide, names: _Names) -> Memory:
        words, size = len(question.words), len(question.relations)
        (text,) = self._questions.encode([question.words])
        near = np.zeros((size, size), np.float32)
        meanings = self._meanings.vectors(question.words) @ names.sentences.T
        near[:words, words:] = meanings * question.weights[:, None]
        near[words:, :words] = near[:words, words:].T
        return self._encoder.encode(
            np.concatenate([text.words, names.vectors]),
            np.concatenate([np.full(words, KIND_ID["word"]), names.side.kinds]),
            np.concatenate([question.flags, names.side.flags]),
            question.relations,
            near,
        )


def _pointers(question: QuestionSide, side: SchemaSide) -> NDArray[np.int64]:
    """What kind of pointer each item is."""
    at = POINTERS.index
    words = np.where(question.dates, at("date"), at("word"))
    items = np.full(len(side.kinds), at("column"))
    items[side.kinds == KIND_ID["row"]] = at("star")
    items[side.kinds == KIND_ID["table"]] = at("table")
    return np.concatenate([words, items])
