"""The decoder: what may come next, one action at a time."""

from __future__ import annotations

import by_the_book
import numpy as np
import pytest
from aifordb.plugins.llm.builtin.learned.decoder import Decoder, log_probabilities
from aifordb.plugins.llm.builtin.learned.encoder import RelationEncoder
from aifordb.plugins.llm.builtin.learned.weights import Weights
from small_network import HEADS, PLACES, STATES, SYMBOLS, WIDTH, parser

ARRAYS = parser()
WEIGHTS = Weights(ARRAYS, {})
DECODER = Decoder.read(WEIGHTS)
ITEMS = np.random.default_rng(8).normal(size=(4, WIDTH)).astype(np.float32)
MEMORY = RelationEncoder.read(WEIGHTS).memory(ITEMS)


def by_the_book_logits(actions: list[int], states: list[int]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return by_the_book.decoder(ARRAYS, list(ITEMS.astype(float)), actions, states, HEADS)


def test_step_by_step_gives_what_reading_the_whole_plan_gives() -> None:
    actions, states = [0, SYMBOLS + 2, 3, SYMBOLS], [0, 2, 1, 3]
    prefixes = DECODER.start(MEMORY)
    for at, (action, state) in enumerate(zip(actions, states, strict=True), 1):
        logits, prefixes = DECODER.step(prefixes, np.array([action]), np.array([state]))
        assert logits.shape == (1, SYMBOLS + len(ITEMS))
        assert np.abs(logits[0] - by_the_book_logits(actions[:at], states[:at])).max() < 1e-4


def test_each_plan_goes_on_from_its_parent() -> None:
    _, prefixes = DECODER.step(DECODER.start(MEMORY), np.array([0]), np.array([0]))
    both = np.array([0, 0])
    _, prefixes = DECODER.step(prefixes, np.array([1, SYMBOLS + 3]), np.array([1, 2]), both)
    logits, _ = DECODER.step(prefixes, np.array([2, 3, 4]), np.array([3, 3, 0]), np.array([1, 0, 1]))
    plans = [([0, SYMBOLS + 3, 2], [0, 2, 3]), ([0, 1, 3], [0, 1, 3]), ([0, SYMBOLS + 3, 4], [0, 2, 0])]
    assert np.abs(logits - [by_the_book_logits(*plan) for plan in plans]).max() < 1e-4


def test_a_step_leaves_the_plans_before_it_as_they_were() -> None:
    _, prefixes = DECODER.step(DECODER.start(MEMORY), np.array([0]), np.array([0]))
    first, _ = DECODER.step(prefixes, np.array([1]), np.array([1]))
    DECODER.step(prefixes, np.array([4]), np.array([2]))
    again, _ = DECODER.step(prefixes, np.array([1]), np.array([1]))
    assert np.array_equal(first, again)


def test_a_plan_longer_than_the_network_knows_is_refused() -> None:
    prefixes = DECODER.start(MEMORY)
    for _ in range(DECODER.longest):
        _, prefixes = DECODER.step(prefixes, np.array([0]), np.array([0]))
    assert DECODER.longest == PLACES
    with pytest.raises(IndexError):
        DECODER.step(prefixes, np.array([0]), np.array([0]))


@pytest.mark.parametrize(("action", "state"), [(SYMBOLS + 4, 0), (0, STATES)])
def test_an_action_or_state_that_is_not_there_is_refused(action: int, state: int) -> None:
    with pytest.raises(IndexError):
        DECODER.step(DECODER.start(MEMORY), np.array([action]), np.array([state]))


def test_what_the_grammar_forbids_has_no_probability_and_the_rest_has_all_of_it() -> None:
    logits = np.array([[1, 1, 50, 1], [0, -2000, 5, 5]], np.float32)
    allowed = np.array([[True, True, False, False], [False, True, False, False]])
    found = log_probabilities(logits, allowed)
    assert np.exp(found).tolist() == [[0.5, 0.5, 0, 0], [0, 1, 0, 0]]


def test_where_the_grammar_allows_nothing_nothing_is_probable() -> None:
    assert log_probabilities(np.zeros((1, 2), np.float32), np.zeros((1, 2), bool)).tolist() == [[-np.inf, -np.inf]]
