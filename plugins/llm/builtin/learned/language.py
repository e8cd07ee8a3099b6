"""The pretrained sentence encoder: vectors of words in their context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from .layers import Linear, Norm, attention, gelu, join_heads, split_heads
from .weights import Floats, Table, Weights
from .wordpiece import WordPiece

HEADS = 12
EPSILON = 1e-12
"""Of all-MiniLM-L6-v2 (its `config.json`), where they are not seen in the shapes of its arrays."""
CHUNK = 512
"""Pieces that go through the layers at once: more would not make a multiplication faster, but spill the caches."""


@dataclass(frozen=True, slots=True)
class TextVectors:
    """A text as vectors.

    :param words: [words, 2·width]: mean over a word's pieces of their vectors in context, then of their vectors in the vocabulary; zeros
        for a word without pieces.
    :param sentence: [width], of length 1: mean over all pieces, marks included.
    """

    words: Floats
    sentence: Floats


class _Text(NamedTuple):
    at: int
    words: int
    ids: NDArray[np.intp]
    word_of: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer of BERT: attention, then two linear maps; each added and normalised after (Devlin et al. 2018, arXiv:1810.04805)."""

    heads: int
    query_key_value: Linear
    output: Linear
    norm: Norm
    inner: Linear
    outer: Linear
    last_norm: Norm

    @classmethod
    def read(cls, weights: Weights, prefix: str, heads: int) -> Self:
        return cls(
            heads=heads,
            query_key_value=Linear.read(weights, prefix + "qkv", compact=True),
            output=Linear.read(weights, prefix + "o", compact=True),
            norm=Norm.read(weights, prefix + "ln1", EPSILON),
            inner=Linear.read(weights, prefix + "f1", compact=True),
            outer=Linear.read(weights, prefix + "f2", compact=True),
            last_norm=Norm.read(weights, prefix + "ln2", EPSILON),
        )

    def __call__(self, x: Floats, groups: Sequence[tuple[int, int]]) -> Floats:
        """[pieces, width] → the same; `groups`: (texts, pieces of each) in order, as each text attends to itself alone."""
        x = self.norm(x + self.output(self._attended(self.query_key_value(x), groups)))
        return self.last_norm(x + self.outer(gelu(self.inner(x))))

    def _attended(self, qkv: Floats, groups: Sequence[tuple[int, int]]) -> Floats:
        parts: list[Floats] = []
        start = 0
        for texts, length in groups:
            rows = qkv[start : start + texts * length].reshape(texts, length, -1)
            parts.append(join_heads(attention(*split_heads(rows, 3, self.heads))).reshape(texts * length, -1))
            start += texts * length
        return parts[0] if len(parts) == 1 else np.concatenate(parts)


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """MiniLM (Wang et al. 2020, arXiv:2002.10957) as all-MiniLM-L6-v2 fits it to sentences. Frozen, so threads may share it.

    :param pieces: how words are cut.
    :param vocabulary: vectors of the pieces [pieces, width], kept in eight bits.
    :param places: what is added to the piece at each place [places, width].
    """

    pieces: WordPiece
    vocabulary: Table
    places: Floats
    norm: Norm
    layers: tuple[_Layer, ...]

    @classmethod
    def read(
        cls, weights: Weights, prefix: str, pieces: WordPiece, vocabulary: Table | None = None, heads: int = HEADS
    ) -> Self:
        """The model whose arrays begin with `prefix`.

        :param vocabulary: the vectors of the pieces, where another model's serve for this one too; None reads `prefix` + `we`.
        :raises KeyError: an array is missing.
        """
        table = weights.table(prefix + "we") if vocabulary is None else vocabulary
        # Every text here is a first one of BERT's two, so the first type's vector belongs to each place.
        places = weights.array(prefix + "pe") + weights.array(prefix + "te")[0]
        layers = tuple(_Layer.read(weights, f"{prefix}L.{at}.", heads) for at in range(weights.count(prefix + "L.")))
        return cls(pieces, table, places, Norm.read(weights, prefix + "ln", EPSILON), layers)

    @property
    def width(self) -> int:
        """Numbers of a vector in context; a word's has twice as many."""
        return int(self.places.shape[1])

    def encode(self, texts: Sequence[Sequence[str]]) -> list[TextVectors]:
        """Vectors of each text, given as its words; what else is encoded beside it makes no difference."""
        cut = [_Text(at, len(words), *self.pieces.words(words)) for at, words in enumerate(texts)]
        found: list[tuple[int, TextVectors]] = []
        for chunk in _chunks(sorted(cut, key=lambda text: len(text.ids))):
            found.extend(self._encode_chunk(chunk))
        return [vectors for _, vectors in sorted(found, key=lambda pair: pair[0])]

    def _encode_chunk(self, texts: Sequence[_Text]) -> Iterator[tuple[int, TextVectors]]:
        groups = _groups([len(text.ids) for text in texts])
        static = self.vocabulary.rows(np.concatenate([text.ids for text in texts]))
        x = self.norm(static + np.concatenate([self.places[: len(text.ids)] for text in texts]))
        for layer in self.layers:
            x = layer(x, groups)
        start = 0
        for text in texts:
            span = slice(start, start + len(text.ids))
            start = span.stop
            yield text.at, _pooled(text, x[span], static[span])


def _chunks(texts: Sequence[_Text]) -> Iterator[list[_Text]]:
    """Texts in order, as many at a time as have about `CHUNK` pieces."""
    chunk: list[_Text] = []
    pieces = 0
    for text in texts:
        if chunk and pieces + len(text.ids) > CHUNK:
            yield chunk
            chunk, pieces = [], 0
        chunk.append(text)
        pieces += len(text.ids)
    if chunk:
        yield chunk


def _groups(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """(how many, length) for each run of equal lengths."""
    groups: list[tuple[int, int]] = []
    for length in lengths:
        if groups and groups[-1][1] == length:
            groups[-1] = (groups[-1][0] + 1, length)
        else:
            groups.append((1, length))
    return groups


def _pooled(text: _Text, context: Floats, static: Floats) -> TextVectors:
    """Means over the pieces of each word, and over all."""
    share = (text.word_of == np.arange(text.words)[:, None]).astype(np.float32)
    share /= np.maximum(share.sum(1, keepdims=True), 1)
    sentence = context.mean(0)
    return TextVectors(
        np.concatenate([share @ context, share @ static], 1), sentence / np.float32(np.linalg.norm(sentence))
    )
