"""The next action of several unfinished plans at once, one step at a time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from .encoder import Ids, Memory
from .layers import Linear, Norm, attention, join_heads, relu, split_heads
from .weights import Floats, Weights


@dataclass(frozen=True, slots=True)
class Prefixes:
    """Unfinished plans, B of them and all t actions long, over one question and schema.

    :param memory: the question and schema.
    :param keys, values: for each layer [B, heads, t, d/heads], of the actions read so far.
    :param length: t.
    """

    memory: Memory
    keys: tuple[Floats, ...]
    values: tuple[Floats, ...]
    length: int


@dataclass(frozen=True, slots=True)
class _DecoderLayer:
    """Attention to the plan so far, to the items, then two linear maps; each normalised before and added."""

    norm: Norm
    query_key_value: Linear
    output: Linear
    item_norm: Norm
    item_query: Linear
    item_output: Linear
    last_norm: Norm
    inner: Linear
    outer: Linear

    @classmethod
    def read(cls, weights: Weights, prefix: str) -> Self:
        return cls(
            norm=Norm.read(weights, prefix + "n1"),
            query_key_value=Linear.read(weights, prefix + "qkv"),
            output=Linear.read(weights, prefix + "o"),
            item_norm=Norm.read(weights, prefix + "n2"),
            item_query=Linear.read(weights, prefix + "cq"),
            item_output=Linear.read(weights, prefix + "co"),
            last_norm=Norm.read(weights, prefix + "n3"),
            inner=Linear.read(weights, prefix + "f1"),
            outer=Linear.read(weights, prefix + "f2"),
        )

    def __call__(
        self, y: Floats, past: tuple[Floats, Floats], items: tuple[Floats, Floats]
    ) -> tuple[Floats, Floats, Floats]:
        """One action further for each plan.

        :param y: [B, d], the newest action.
        :param past: keys and values [B, heads, t, d/heads] of the actions before it.
        :param items: keys and values [heads, N, d/heads].
        :returns: y [B, d] after this layer, and keys and values with the newest action's.
        """
        heads = len(items[0])
        query, key, value = split_heads(self.query_key_value(self.norm(y))[:, None], 3, heads)
        keys = np.concatenate([past[0], key], 2)
        values = np.concatenate([past[1], value], 2)
        y = y + self.output(join_heads(attention(query, keys, values))[:, 0])
        # All plans look at the same items, so their queries are rows of one multiplication.
        asked = split_heads(self.item_query(self.item_norm(y)), 1, heads)[0]
        y = y + self.item_output(join_heads(attention(asked, *items)))
        return y + self.outer(relu(self.inner(self.last_norm(y)))), keys, values


@dataclass(frozen=True, slots=True)
class Decoder:
    """The decoder of the parser. Frozen, so threads may share it.

    :param states: [states, d], added by the grammar's state before the action; `places` [places, d] by the length of the plan so far.
    """

    states: Floats
    places: Floats
    layers: tuple[_DecoderLayer, ...]
    norm: Norm
    symbols: Linear
    pointer: Linear

    @classmethod
    def read(cls, weights: Weights) -> Self:
        """:raises KeyError: an array is missing."""
        return cls(
            states=weights.array("se.weight"),
            places=weights.array("pe.weight"),
            layers=tuple(_DecoderLayer.read(weights, f"dec.{at}.") for at in range(weights.count("dec."))),
            norm=Norm.read(weights, "nd"),
            symbols=Linear.read(weights, "of"),
            pointer=Linear.read(weights, "oq"),
        )

    @property
    def longest(self) -> int:
        """Actions that a plan may have at most: the network has places for no more."""
        return len(self.places)

    def start(self, memory: Memory) -> Prefixes:
        """One empty plan."""
        heads, _, width = memory.keys[0].shape
        nothing = tuple(np.empty((1, heads, 0, width), np.float32) for _ in self.layers)
        return Prefixes(memory, nothing, nothing, 0)

    def step(
        self, prefixes: Prefixes, previous: Ids, states: Ids, parents: Ids | None = None
    ) -> tuple[Floats, Prefixes]:
        """Read one action more of each plan, and weigh what may come next.

        :param previous: [B], the newest action of each plan: a row of `Memory.embeddings`, fixed symbols before items.
        :param states: [B], the grammar's state after it.
        :param parents: [B], which plan of `prefixes` each goes on from; None: each from its own.
        :returns: logits [B, F + N], not masked, and the plans with that action.
        :raises IndexError: a plan has more than `longest` actions, or there is no such action, state or parent.
        """
        memory = prefixes.memory
        y = memory.embeddings[previous] + self.states[states] + self.places[prefixes.length]
        keys: list[Floats] = []
        values: list[Floats] = []
        for at, layer in enumerate(self.layers):
            past = prefixes.keys[at], prefixes.values[at]
            if parents is not None:
                past = past[0][parents], past[1][parents]
            y, key, value = layer(y, past, (memory.keys[at], memory.values[at]))
            keys.append(key)
            values.append(value)
        y = self.norm(y)
        pointed = self.pointer(y) @ memory.pointers
        pointed *= np.float32(1 / math.sqrt(y.shape[-1]))
        logits = np.concatenate([self.symbols(y), pointed], 1)
        return logits, Prefixes(memory, tuple(keys), tuple(values), prefixes.length + 1)


def log_probabilities(logits: Floats, allowed: NDArray[np.bool_]) -> Floats:
    """Logarithms of the probabilities of the allowed actions, which together have 1; -inf for the others.

    :param logits: [B, actions].
    :param allowed: [B, actions]; a row without any gives -inf throughout.
    """
    masked = np.where(allowed, logits, -np.inf)
    top = np.maximum(masked.max(-1, keepdims=True), np.finfo(np.float32).min)
    # A row without any allowed action has the sum 0, whose logarithm is the right answer.
    with np.errstate(divide="ignore"):
        total = np.log(np.exp(masked - top).sum(-1, keepdims=True))
    return np.where(allowed, logits - top - total, -np.inf).astype(np.float32)
