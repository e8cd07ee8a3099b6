"""Vectors of words and names, made once by the pretrained encoder and kept in half precision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from aifordb.core.contracts.catalog import Catalog
from aifordb.plugins.llm.builtin.learned.schema_side import schema_side
from aifordb.plugins.llm.builtin.learned.wordpiece import WordPiece
from numpy.typing import NDArray
from torch import Tensor

from .language_model import WIDTH, LanguageModel

Half = NDArray[np.float16]
AT_ONCE = 128


@dataclass(frozen=True, slots=True)
class Text:
    """A text of W words: `context` and `static` [W, 384], `sentence` [384] of length 1."""

    context: Half
    static: Half
    sentence: Half


@dataclass(frozen=True, slots=True)
class SchemaVectors:
    """M items: `vectors` [M, 768], `sentences` [M, 384]."""

    vectors: Half
    sentences: Half


class Vectors:
    """Makes and keeps vectors of texts by one frozen language model."""

    def __init__(self, model: LanguageModel, pieces: WordPiece) -> None:
        self.model = model.eval()
        self.pieces = pieces
        self._words: dict[str, Half] = {}
        self._schemas: dict[str, SchemaVectors] = {}

    @torch.no_grad()
    def texts(self, texts: Sequence[Sequence[str]]) -> list[Text]:
        """Vectors of each text, given as its words."""
        cut = [self.pieces.words(words) for words in texts]
        order = sorted(range(len(texts)), key=lambda at: len(cut[at][0]))
        found: dict[int, Text] = {}
        for start in range(0, len(order), AT_ONCE):
            some = order[start : start + AT_ONCE]
            longest = max(len(cut[at][0]) for at in some)
            ids = torch.zeros(len(some), longest, dtype=torch.long)
            there = torch.zeros(len(some), longest, dtype=torch.bool)
            for row, at in enumerate(some):
                size = len(cut[at][0])
                ids[row, :size] = torch.from_numpy(cut[at][0])
                there[row, :size] = True
            context, static = self.model(ids, there), self.model.we[ids]
            for row, at in enumerate(some):
                size = len(cut[at][0])
                found[at] = _text(context[row, :size], static[row, :size], cut[at][1], len(texts[at]))
        return [found[at] for at in range(len(texts))]

    def schema(self, key: str, catalog: Catalog) -> SchemaVectors:
        """Vectors of a catalog's items; `key` is what they are kept under."""
        if key not in self._schemas:
            texts = self.texts(schema_side(catalog).words)
            vectors = [np.concatenate([t.context.mean(0, np.float32), t.static.mean(0, np.float32)]) for t in texts]
            self._schemas[key] = SchemaVectors(
                np.stack(vectors).astype(np.float16), np.stack([text.sentence for text in texts])
            )
        return self._schemas[key]

    def learn(self, words: Iterable[str]) -> None:
        """Make the vectors of single words that `near` will ask for."""
        new = sorted({word.lower() for word in words} - self._words.keys())
        for word, text in zip(new, self.texts([[word] for word in new]), strict=True):
            self._words[word] = text.sentence

    def kept(self) -> dict[str, Half]:
        """The vectors of single words made so far."""
        return self._words

    def restore(self, words: Mapping[str, Half]) -> None:
        """Take vectors that `kept` gave."""
        self._words.update(words)

    def near(self, words: Sequence[str], weights: NDArray[np.float32], schema: SchemaVectors) -> Half:
        """[words, M]: cosine of each word's meaning with each name's, times the word's weight."""
        own = np.stack([self._words[word.lower()] for word in words]).astype(np.float32)
        return ((own @ schema.sentences.astype(np.float32).T) * weights[:, None]).astype(np.float16)


def schemas_of(catalogs: Mapping[str, Catalog], vectors: Vectors) -> dict[str, SchemaVectors]:
    """The vectors of several catalogs, by name."""
    return {name: vectors.schema(name, catalog) for name, catalog in catalogs.items()}


def _text(context: Tensor, static: Tensor, word_of: NDArray[np.intp], words: int) -> Text:
    share = torch.from_numpy((word_of[None] == np.arange(words)[:, None]).astype(np.float32))
    share /= share.sum(1, keepdim=True).clamp(min=1)
    sentence = torch.nn.functional.normalize(context.mean(0), dim=0)
    return Text(*(x.numpy().astype(np.float16) for x in (share @ context, share @ static, sentence)))


__all__ = ["WIDTH", "SchemaVectors", "Text", "Vectors", "schemas_of"]
