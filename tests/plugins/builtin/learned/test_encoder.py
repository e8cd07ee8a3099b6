"""The encoder: question and schema read together."""

from __future__ import annotations

import by_the_book
import numpy as np
import pytest
from aifordb.plugins.llm.builtin.learned.encoder import RelationEncoder
from aifordb.plugins.llm.builtin.learned.weights import Weights
from small_network import FLAGS, HEADS, KINDS, RELATIONS, SYMBOLS, WIDTH, parser

ARRAYS = parser()
ENCODER = RelationEncoder.read(Weights(ARRAYS, {}))
ITEMS = 6
RANDOM = np.random.default_rng(7)
VECTORS = RANDOM.normal(size=(ITEMS, 2 * WIDTH)).astype(np.float32)
TYPES = RANDOM.integers(0, KINDS, ITEMS)
MARKS = RANDOM.integers(0, FLAGS, ITEMS)
RELATED = RANDOM.integers(0, RELATIONS, (ITEMS, ITEMS))
SIMILAR = RANDOM.normal(size=(ITEMS, ITEMS)).astype(np.float32)


def test_the_layers_compute_what_the_paper_says() -> None:
    expected = by_the_book.encoder(
        ARRAYS, VECTORS.astype(float), TYPES.tolist(), MARKS.tolist(), RELATED, SIMILAR.astype(float), HEADS
    )
    assert np.abs(ENCODER.items(VECTORS, TYPES, MARKS, RELATED, SIMILAR) - expected).max() < 1e-4


def test_items_have_no_order_but_what_their_relations_say() -> None:
    moved = np.array([3, 0, 5, 1, 4, 2])
    square = np.ix_(moved, moved)
    found = ENCODER.items(VECTORS[moved], TYPES[moved], MARKS[moved], RELATED[square], SIMILAR[square])
    assert np.allclose(found, ENCODER.items(VECTORS, TYPES, MARKS, RELATED, SIMILAR)[moved], atol=1e-5)


def test_one_changed_relation_changes_the_reading() -> None:
    other = RELATED.copy()
    other[0, 1] = (other[0, 1] + 1) % RELATIONS
    one = ENCODER.items(VECTORS, TYPES, MARKS, RELATED, SIMILAR)
    assert np.abs(ENCODER.items(VECTORS, TYPES, MARKS, other, SIMILAR) - one).max() > 1e-3


def test_the_kind_of_integer_makes_no_difference() -> None:
    small = ENCODER.items(VECTORS, TYPES, MARKS, RELATED.astype(np.uint8), SIMILAR)
    assert np.array_equal(small, ENCODER.items(VECTORS, TYPES, MARKS, RELATED, SIMILAR))


def test_the_memory_holds_what_the_decoder_needs() -> None:
    items = ENCODER.items(VECTORS, TYPES, MARKS, RELATED, SIMILAR)
    memory = ENCODER.encode(VECTORS, TYPES, MARKS, RELATED, SIMILAR)
    assert [keys.shape for keys in memory.keys] == [(HEADS, ITEMS, WIDTH // HEADS)] * 2
    assert memory.embeddings.shape == (SYMBOLS + ITEMS, WIDTH)
    assert np.array_equal(memory.embeddings[:SYMBOLS], ARRAYS["fe"])
    assert np.allclose(memory.embeddings[-1], by_the_book.linear(ARRAYS, "ie", items[-1]), atol=1e-5)
    assert np.allclose(memory.pointers[:, 2], by_the_book.linear(ARRAYS, "ok", items[2]), atol=1e-5)
    keys, values = np.split(by_the_book.linear(ARRAYS, "dec.1.ckv", items[4]), 2)
    assert np.allclose(memory.keys[1][:, 4].reshape(-1), keys, atol=1e-5)
    assert np.allclose(memory.values[1][:, 4].reshape(-1), values, atol=1e-5)


@pytest.mark.parametrize("unknown", [-1, RELATIONS])
def test_a_relation_that_the_network_lacks_is_refused(unknown: int) -> None:
    other = RELATED.copy()
    other[2, 3] = unknown
    with pytest.raises(IndexError, match="relation"):
        ENCODER.items(VECTORS, TYPES, MARKS, other, SIMILAR)
