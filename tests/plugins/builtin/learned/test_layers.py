"""What the networks are built of."""

from __future__ import annotations

import math
from pathlib import Path

import by_the_book
import numpy as np
import pytest
from aifordb.plugins.llm.builtin.learned.layers import (
    BLOCK,
    Linear,
    Norm,
    attention,
    gelu,
    join_heads,
    relu,
    softmax,
    split_heads,
)
from aifordb.plugins.llm.builtin.learned.weights import RUN, Weights, load, pack

RANDOM = np.random.default_rng(4)


def random(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return RANDOM.normal(size=shape).astype(np.float32)


def test_a_linear_layer_multiplies_by_the_weight_and_adds_the_bias() -> None:
    weights = Weights({"x.weight": np.array([[1, 2], [3, 4], [5, 6]]), "x.bias": np.array([10, 20, 30])}, {})
    assert Linear.read(weights, "x")(np.array([[1, 10]], np.float32)).tolist() == [[31, 63, 95]]


def test_a_compact_layer_computes_what_the_exact_one_does_in_a_quarter_of_the_memory(tmp_path: Path) -> None:
    pack({"x.weight": random(96, 2 * RUN), "x.bias": random(96)}, tmp_path / "weights.npz", {})
    with load(tmp_path / "weights.npz") as weights:
        compact, exact = Linear.read(weights, "x", compact=True), Linear.read(weights, "x")
    x = random(5, 2 * RUN)
    assert np.allclose(compact(x), exact(x), atol=1e-5)
    assert compact.weight.nbytes * 4 == exact.weight.nbytes


def test_a_compact_layer_of_numbers_that_were_not_rounded_is_the_exact_one() -> None:
    weights = Weights({"x.weight": random(3, 2), "x.bias": random(3)}, {})
    assert np.array_equal(Linear.read(weights, "x", compact=True).weight, Linear.read(weights, "x").weight)


def test_a_norm_takes_mean_and_spread_from_each_vector() -> None:
    x = random(3, 5, 16) * 3 + 7
    gain, bias = random(16), random(16)
    arrays = {"n.weight": gain, "n.bias": bias}
    expected = [[by_the_book.norm(arrays, "n", vector.astype(float)) for vector in rows] for rows in x]
    assert np.abs(Norm(gain, bias, 1e-5)(x) - expected).max() < 1e-5


def test_a_norm_of_equal_numbers_is_its_bias() -> None:
    assert Norm(np.ones(4, np.float32), np.arange(4, dtype=np.float32), 1e-5)(
        np.full((1, 4), 9, np.float32)
    ).tolist() == [[0, 1, 2, 3]]


def test_gelu_is_exact_to_a_millionth() -> None:
    x = np.linspace(-10, 10, 20_001).astype(np.float32)
    assert np.abs(gelu(x) - [by_the_book.gelu(float(one)) for one in x]).max() < 1e-6


def test_gelu_keeps_the_shape_and_does_not_depend_on_the_block() -> None:
    x = random(3, BLOCK // 2 + 1)
    assert gelu(x).shape == x.shape
    assert np.array_equal(gelu(x)[2, -5:], gelu(np.ascontiguousarray(x[2, -5:])))


def test_gelu_of_very_large_numbers_is_the_number_or_nothing() -> None:
    assert gelu(np.array([1e4, -1e4, 0], np.float32)).tolist() == [1e4, 0, 0]


def test_relu_cuts_below_zero() -> None:
    assert relu(np.array([-1, 0, 2], np.float32)).tolist() == [0, 0, 2]


def test_softmax_of_large_numbers_is_still_a_distribution() -> None:
    assert softmax(np.array([[1000, 1000], [-1000, 0]], np.float32)).tolist() == [[0.5, 0.5], [0, 1]]


@pytest.mark.parametrize("biased", [False, True])
def test_attention_is_a_mean_of_values_weighed_by_queries_and_keys(biased: bool) -> None:
    queries, keys, values, bias = random(2, 3, 4), random(2, 5, 4), random(2, 5, 4), random(2, 3, 5)
    expected = np.array([
        [by_the_book.attend(queries[h, i].astype(float), keys[h], values[h], lambda j, h=h, i=i: float(bias[h, i, j]) * biased)
         for i in range(3)]
        for h in range(2)
    ])  # fmt: skip
    assert np.abs(attention(queries, keys, values, bias if biased else None) - expected).max() < 1e-6


def test_heads_are_parts_of_a_vector_and_join_to_it_again() -> None:
    x = np.arange(2 * 3 * 12, dtype=np.float32).reshape(2, 3, 12)
    split = split_heads(x, 3, 2)
    assert split.shape == (3, 2, 2, 3, 2)
    assert split[1, 0, 1, 2].tolist() == x[0, 2, 6:8].tolist()
    assert np.array_equal(np.concatenate([join_heads(part) for part in split], -1), x)


def test_a_weight_of_the_normal_distribution_is_known() -> None:
    assert math.isclose(float(gelu(np.array([1], np.float32))[0]), 0.8413447, abs_tol=1e-6)
