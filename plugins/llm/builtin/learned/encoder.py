"""Question and schema read together: relation-aware layers over words, columns and tables."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from .layers import Linear, Norm, attention, join_heads, relu, split_heads
from .weights import Floats, Weights

Ids = NDArray[np.integer]


@dataclass(frozen=True, slots=True)
class Memory:
    """All that the decoder needs of a question over a schema, N items: words, columns and tables. F: fixed symbols, d: width.

    :param keys, values: for each layer of the decoder [heads, N, d/heads].
    :param pointers: [d, N], what a pointer is compared with.
    :param embeddings: [F + N, d], an action as the decoder reads it back: fixed symbols first, then items.
    """

    keys: tuple[Floats, ...]
    values: tuple[Floats, ...]
    pointers: Floats
    embeddings: Floats


@dataclass(frozen=True, slots=True)
class _RelationLayer:
    """Attention with a bias by the relation of the two items (Wang et al. 2020, RAT-SQL, arXiv:1911.04942), then two linear maps.

    :param relation_keys: [heads, relations, d/heads], compared with the query, so that each item weighs relations its own way.
    :param relation_bias: [heads, relations].
    :param similarity_weight: [heads], what the cosine of two items counts for.
    """

    norm: Norm
    query_key_value: Linear
    output: Linear
    relation_keys: Floats
    relation_bias: Floats
    similarity_weight: Floats
    last_norm: Norm
    inner: Linear
    outer: Linear

    @classmethod
    def read(cls, weights: Weights, prefix: str) -> Self:
        return cls(
            norm=Norm.read(weights, prefix + "n1"),
            query_key_value=Linear.read(weights, prefix + "qkv"),
            output=Linear.read(weights, prefix + "o"),
            relation_keys=weights.array(prefix + "rk"),
            relation_bias=weights.array(prefix + "rb"),
            similarity_weight=weights.array(prefix + "sw"),
            last_norm=Norm.read(weights, prefix + "n2"),
            inner=Linear.read(weights, prefix + "f1"),
            outer=Linear.read(weights, prefix + "f2"),
        )

    @property
    def heads(self) -> int:
        """Taken from the arrays, as all counts are."""
        return len(self.similarity_weight)

    def __call__(self, x: Floats, pairs: Ids, similarity: Floats) -> Floats:
        """[N, d] → the same.

        :param pairs: [N·N], for items i and j the place of (i, their relation) in a table [N · relations].
        :param similarity: [N, N].
        """
        queries, keys, values = split_heads(self.query_key_value(self.norm(x)), 3, self.heads)
        bias = self._bias(queries, pairs)
        bias += similarity * self.similarity_weight[:, None, None]
        x = x + self.output(join_heads(attention(queries, keys, values, bias)))
        return x + self.outer(relu(self.inner(self.last_norm(x))))

    def _bias(self, queries: Floats, pairs: Ids) -> Floats:
        heads, items, width = queries.shape
        by_relation = queries @ self.relation_keys.swapaxes(1, 2)
        by_relation *= np.float32(1 / math.sqrt(width))
        by_relation += self.relation_bias[:, None]
        return by_relation.reshape(heads, -1).take(pairs, 1).reshape(heads, items, items)


@dataclass(frozen=True, slots=True)
class RelationEncoder:
    """The encoder of the parser, and what prepares its output for the decoder. Frozen, so threads may share it.

    :param types: [types, d] added by the kind of an item; `flags` [flags, d] by its marks (key, number, capital).
    :param fixed: [F, d], the fixed symbols as the decoder reads them back.
    :param memories: for each layer of the decoder, what makes keys and values of the items.
    :param relations: how many there are.
    """

    entry: Linear
    types: Floats
    flags: Floats
    norm: Norm
    layers: tuple[_RelationLayer, ...]
    last_norm: Norm
    memories: tuple[Linear, ...]
    pointer: Linear
    fixed: Floats
    item: Linear

    @classmethod
    def read(cls, weights: Weights) -> Self:
        """:raises KeyError: an array is missing."""
        return cls(
            entry=Linear.read(weights, "inp"),
            types=weights.array("typ.weight"),
            flags=weights.array("flag.weight"),
            norm=Norm.read(weights, "nin"),
            layers=tuple(_RelationLayer.read(weights, f"enc.{at}.") for at in range(weights.count("enc."))),
            last_norm=Norm.read(weights, "nenc"),
            memories=tuple(Linear.read(weights, f"dec.{at}.ckv") for at in range(weights.count("dec."))),
            pointer=Linear.read(weights, "ok"),
            fixed=weights.array("fe"),
            item=Linear.read(weights, "ie"),
        )

    def encode(self, vectors: Floats, types: Ids, flags: Ids, relations: Ids, similarity: Floats) -> Memory:
        """Read N items together. Items other than words have no order: moving them moves what is made of them, and no more.

        :param vectors: [N, width of a word's vector].
        :param types, flags: [N], rows of the tables of those names.
        :param relations: [N, N], the relation of the row's item to the column's.
        :param similarity: [N, N], cosines; 0 where there is none.
        :raises IndexError: a type, flag or relation that the network does not have.
        """
        items = self.items(vectors, types, flags, relations, similarity)
        return self.memory(items)

    def items(self, vectors: Floats, types: Ids, flags: Ids, relations: Ids, similarity: Floats) -> Floats:
        """The items as they are after the last layer [N, d]; arguments as in `encode`."""
        known = self.layers[0].relation_bias.shape[1]
        if relations.min(initial=0) < 0 or relations.max(initial=0) >= known:
            raise IndexError(f"A relation is not one of the {known} that the network has.")
        x = self.norm(self.entry(vectors) + self.types[types] + self.flags[flags])
        pairs = (np.arange(len(x))[:, None] * known + relations).reshape(-1)
        for layer in self.layers:
            x = layer(x, pairs, similarity)
        return self.last_norm(x)

    def memory(self, items: Floats) -> Memory:
        """What the decoder needs of the items [N, d] that `items` gave."""
        heads = self.layers[0].heads
        pairs = [split_heads(make(items), 2, heads) for make in self.memories]
        return Memory(
            keys=tuple(np.ascontiguousarray(pair[0]) for pair in pairs),
            values=tuple(np.ascontiguousarray(pair[1]) for pair in pairs),
            pointers=np.ascontiguousarray(self.pointer(items).T),
            embeddings=np.concatenate([self.fixed, self.item(items)]),
        )
