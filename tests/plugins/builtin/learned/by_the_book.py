"""The networks as the papers write them: one vector at a time, in double precision, without regard to speed."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from small_network import Arrays

Vector = NDArray[np.float64]


def linear(arrays: Arrays, name: str, x: Vector) -> Vector:
    return arrays[f"{name}.weight"].astype(float) @ x + arrays[f"{name}.bias"]


def norm(arrays: Arrays, name: str, x: Vector, epsilon: float = 1e-5) -> Vector:
    return (x - x.mean()) / math.sqrt(x.var() + epsilon) * arrays[f"{name}.weight"] + arrays[f"{name}.bias"]


def gelu(x: float) -> float:
    return x / 2 * math.erfc(-x / math.sqrt(2))


def attend(query: Vector, keys: Sequence[Vector], values: Sequence[Vector], bias: Callable[[int], float]) -> Vector:
    """One head."""
    scores = np.array([query @ key / math.sqrt(len(query)) + bias(at) for at, key in enumerate(keys)])
    weights = np.exp(scores) / np.exp(scores).sum()
    return sum((weight * value for weight, value in zip(weights, values, strict=True)), np.zeros(len(query)))


def heads_of(x: Vector, heads: int) -> list[Vector]:
    return np.split(x, heads)


def bert(arrays: Arrays, prefix: str, ids: Sequence[int], heads: int) -> list[Vector]:
    """A vector for each piece of one text."""
    xs = [
        norm(arrays, f"{prefix}ln", arrays[f"{prefix}we"][piece].astype(float) + arrays[f"{prefix}pe"][at] + arrays[f"{prefix}te"][0], 1e-12)
        for at, piece in enumerate(ids)
    ]  # fmt: skip
    for layer in range(2):
        name = f"{prefix}L.{layer}."
        projected = [np.split(linear(arrays, f"{name}qkv", x), 3) for x in xs]
        attended = [
            np.concatenate([
                attend(heads_of(query, heads)[head], [heads_of(k, heads)[head] for _, k, _ in projected],
                       [heads_of(v, heads)[head] for *_, v in projected], lambda _: 0.0)
                for head in range(heads)
            ])
            for query, *_ in projected
        ]  # fmt: skip
        xs = [
            norm(arrays, f"{name}ln1", x + linear(arrays, f"{name}o", a), 1e-12)
            for x, a in zip(xs, attended, strict=True)
        ]
        xs = [
            norm(arrays, f"{name}ln2", x + linear(arrays, f"{name}f2", np.vectorize(gelu)(linear(arrays, f"{name}f1", x))), 1e-12)
            for x in xs
        ]  # fmt: skip
    return xs


def relation_layer(
    arrays: Arrays, name: str, xs: Sequence[Vector], relations: NDArray[np.int64], similarity: Vector, heads: int
) -> list[Vector]:
    """One relation-aware layer over all items."""
    keys, bias = arrays[f"{name}.rk"].astype(float), arrays[f"{name}.rb"]
    projected = [np.split(linear(arrays, f"{name}.qkv", norm(arrays, f"{name}.n1", x)), 3) for x in xs]
    found = []
    for i, x in enumerate(xs):
        parts = []
        for head in range(heads):
            query = heads_of(projected[i][0], heads)[head]

            def by_relation(j: int, query: Vector = query, head: int = head, i: int = i) -> float:
                relation = relations[i, j]
                own = query @ keys[head, relation] / math.sqrt(len(query)) + bias[head, relation]
                return float(own + similarity[i, j] * arrays[f"{name}.sw"][head])

            others = [(heads_of(k, heads)[head], heads_of(v, heads)[head]) for _, k, v in projected]
            parts.append(attend(query, [k for k, _ in others], [v for _, v in others], by_relation))
        found.append(feed(arrays, name, "n2", x + linear(arrays, f"{name}.o", np.concatenate(parts))))
    return found


def feed(arrays: Arrays, name: str, norm_name: str, x: Vector) -> Vector:
    inner = np.maximum(linear(arrays, f"{name}.f1", norm(arrays, f"{name}.{norm_name}", x)), 0)
    return x + linear(arrays, f"{name}.f2", inner)


def encoder(
    arrays: Arrays,
    vectors: Vector,
    kinds: Sequence[int],
    flags: Sequence[int],
    relations: NDArray[np.int64],
    similarity: Vector,
    heads: int,
) -> list[Vector]:
    xs = [
        norm(arrays, "nin", linear(arrays, "inp", x) + arrays["typ.weight"][kind] + arrays["flag.weight"][flag])
        for x, kind, flag in zip(vectors, kinds, flags, strict=True)
    ]
    for layer in range(2):
        xs = relation_layer(arrays, f"enc.{layer}", xs, relations, similarity, heads)
    return [norm(arrays, "nenc", x) for x in xs]


def decoder(
    arrays: Arrays, items: Sequence[Vector], actions: Sequence[int], states: Sequence[int], heads: int
) -> Vector:
    """Logits of what follows `actions`, which are read from the beginning."""
    embeddings = [*arrays["fe"].astype(float), *(linear(arrays, "ie", item) for item in items)]
    ys = [
        embeddings[action] + arrays["se.weight"][state] + arrays["pe.weight"][at]
        for at, (action, state) in enumerate(zip(actions, states, strict=True))
    ]
    for layer in range(2):
        name = f"dec.{layer}"
        own = [np.split(linear(arrays, f"{name}.qkv", norm(arrays, f"{name}.n1", y)), 3) for y in ys]
        memory = [np.split(linear(arrays, f"{name}.ckv", item), 2) for item in items]
        after = []
        for at, y in enumerate(ys):
            past = [(k, v) for _, k, v in own[: at + 1]]
            told = y + linear(arrays, f"{name}.o", all_heads(own[at][0], past, heads))
            query = linear(arrays, f"{name}.cq", norm(arrays, f"{name}.n2", told))
            shown = told + linear(arrays, f"{name}.co", all_heads(query, [(k, v) for k, v in memory], heads))
            after.append(feed(arrays, name, "n3", shown))
        ys = after
    last = norm(arrays, "nd", ys[-1])
    query = linear(arrays, "oq", last)
    pointed = [query @ linear(arrays, "ok", item) / math.sqrt(len(last)) for item in items]
    return np.concatenate([linear(arrays, "of", last), pointed])


def all_heads(query: Vector, pairs: Sequence[tuple[Vector, Vector]], heads: int) -> Vector:
    return np.concatenate([
        attend(heads_of(query, heads)[head], [heads_of(k, heads)[head] for k, _ in pairs],
               [heads_of(v, heads)[head] for _, v in pairs], lambda _: 0.0)
        for head in range(heads)
    ])  # fmt: skip
