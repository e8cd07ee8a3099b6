"""Beam search: whole walks only, likeliest first, with the probabilities that the decoder gives."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from aifordb.plugins.llm.builtin.learned.beam import NOTHING, Written, search
from aifordb.plugins.llm.builtin.learned.decoder import Decoder, log_probabilities
from aifordb.plugins.llm.builtin.learned.encoder import RelationEncoder
from aifordb.plugins.llm.builtin.learned.grammar import PLACE_ID, POINTERS, SYMBOL_ID, SYMBOLS, Action, Walk
from small_network import WIDTH
from whole_network import LONGEST, weights

WORDS = 5
KINDS = ("word", "word", "date", "word", "date", "star", "column", "column", "column", "table", "table")
POINTED = np.array([POINTERS.index(kind) for kind in KINDS])
FIRST = {"word": 0, "date": 0, "star": 5, "column": 6, "table": 9}
"""Position of the first item of each kind of pointer."""
ITEMS = np.random.default_rng(4).normal(size=(len(KINDS), WIDTH)).astype(np.float32)
SEEDS = (1, 3, 5, 6)
"""Of random networks; each ends some sequences."""


def decoder(seed: int) -> Decoder:
    return Decoder.read(weights(seed))


def found(seed: int, width: int) -> list[Written]:
    memory = RelationEncoder.read(weights(seed)).memory(ITEMS)
    return search(decoder(seed), memory, POINTED, WORDS, width)


def allowed(walk: Walk, last_word: int) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """What may come next, worked out action by action."""
    symbols = [walk.allows(symbol) for symbol in SYMBOLS]
    items = []
    for at, kind in enumerate(KINDS):
        fits = walk.allows(kind) or (kind == "date" and walk.allows("word"))
        items.append(fits and not (walk.place == "last word" and at < last_word))
    return np.array(symbols + items)


def position(action: Action) -> int:
    return len(SYMBOLS) + FIRST[action.kind] + action.at if action.is_pointer else SYMBOL_ID[action.kind]


def action_at(position: int, walk: Walk) -> Action:
    if position < len(SYMBOLS):
        return Action(SYMBOLS[position])
    item = position - len(SYMBOLS)
    kind = "word" if KINDS[item] == "date" and not walk.allows("date") else KINDS[item]
    return Action(kind, item - FIRST[kind])


def follow(seed: int, actions: tuple[Action, ...] | None) -> Written:
    """One sequence, step by step: the one given, or the likeliest action at each step."""
    network, walk, score, last = decoder(seed), Walk(), 0.0, 0
    prefixes, previous = network.start(RelationEncoder.read(weights(seed)).memory(ITEMS)), SYMBOL_ID["begin"]
    written: list[Action] = []
    while not walk.done and len(written) < LONGEST:
        place = np.array([PLACE_ID[walk.place or ""]])
        logits, prefixes = network.step(prefixes, np.array([previous]), place)
        scores = log_probabilities(logits, allowed(walk, last)[None])[0]
        previous = position(actions[len(written)]) if actions else int(scores.argmax())
        action = action_at(previous, walk)
        score += float(scores[previous])
        last = action.at if action.kind == "word" else last
        walk = walk.after(action.kind)
        written.append(action)
    return Written(tuple(written), score if walk.done else -np.inf)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_sequence_is_a_whole_walk_through_the_grammar(seed: int) -> None:
    for written in found(seed, 6):
        walk = Walk()
        for action in written.actions:
            walk = walk.after(action.kind)
        assert walk.done
        assert len(written.actions) <= LONGEST


@pytest.mark.parametrize("seed", SEEDS)
def test_a_score_is_the_sum_of_the_logarithms_of_the_steps_probabilities(seed: int) -> None:
    results = found(seed, 6)
    assert results
    for written in results:
        alone = follow(seed, written.actions)
        assert alone.actions == written.actions
        assert written.score == pytest.approx(alone.score, abs=1e-3)
        assert written.score <= 0


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("width", [1, 2, 6])
def test_sequences_differ_descend_and_are_no_more_than_asked_for(seed: int, width: int) -> None:
    results = found(seed, width)
    assert len({written.actions for written in results}) == len(results) <= width
    assert [written.score for written in results] == sorted((written.score for written in results), reverse=True)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_beam_of_one_takes_the_likeliest_action_each_time(seed: int) -> None:
    greedy = follow(seed, None)
    results = found(seed, 1)
    if greedy.score == -np.inf:
        assert results == []
    else:
        assert [written.actions for written in results] == [greedy.actions]


def test_threads_that_share_a_decoder_get_the_same_sequences() -> None:
    memory, network = RelationEncoder.read(weights(1)).memory(ITEMS), decoder(1)
    alone = search(network, memory, POINTED, WORDS, 6)
    with ThreadPoolExecutor(2) as threads:
        results = list(threads.map(lambda _: search(network, memory, POINTED, WORDS, 6), range(4)))
    assert results == [alone] * 4


class Preferring:
    """A decoder by hand that likes the actions of one sequence, each in its turn, and is indifferent to all others."""

    longest = 30

    def __init__(self, wanted: tuple[Action, ...], liking: float) -> None:
        self.wanted = wanted
        self.liking = liking

    def start(self, _: object) -> int:
        return 0

    def step(self, length: int, previous, places, parents=None):
        logits = np.zeros((len(previous), len(SYMBOLS) + len(KINDS)), np.float32)
        if length < len(self.wanted):
            logits[:, position(self.wanted[length])] = self.liking
        return logits, length + 1


WANTED = (
    Action("column", 1), Action("where"), Action("column", 2), Action("="), Action("word", 1), Action("word", 2),
    Action("and"), Action("column", 0), Action("during"), Action("date", 4), Action("limit"), Action("word", 3), Action("end"),
)  # fmt: skip


def prefer(wanted: tuple[Action, ...], pointers=POINTED) -> list[Written]:
    return search(Preferring(wanted, 20.0), None, pointers, WORDS, 3)  # type: ignore[arg-type]


def test_the_sequence_that_the_decoder_likes_best_is_found_first() -> None:
    assert prefer(WANTED)[0].actions == WANTED
    assert prefer(WANTED)[0].score == pytest.approx(0, abs=1e-4)


def test_a_word_of_a_time_is_a_word_where_no_time_may_come() -> None:
    assert WANTED[5] == Action("word", 2)
    assert KINDS[2] == "date"


def test_what_the_grammar_forbids_is_not_written_however_well_liked() -> None:
    unended = (Action("column", 1), Action("where"), Action("end"))
    for written in prefer(unended):
        assert [action.kind for action in written.actions[:3]] != ["column", "where", "end"]


def test_the_last_word_of_a_span_does_not_stand_before_its_first() -> None:
    turned = (*WANTED[:4], Action("word", 3), Action("word", 1), Action("end"))
    spans = [written.actions[4:6] for written in prefer(turned) if written.actions[:5] == turned[:5]]
    assert spans[0][0] == Action("word", 3)
    assert {last for _, last in spans} <= {Action("word", 3), Action("word", 4)}


def test_an_item_that_may_not_be_pointed_at_is_not() -> None:
    hidden = POINTED.copy()
    hidden[len(KINDS) - 1] = NOTHING
    tables = (Action("table", 1), Action("end"))
    assert prefer(tables)[0].actions == tables
    assert Action("table", 1) not in [action for written in prefer(tables, hidden) for action in written.actions]


@pytest.mark.parametrize(("longest", "lengths"), [(1, set()), (2, {2}), (13, {2, 7, 13})])
def test_a_sequence_that_does_not_end_in_time_is_not_given(longest: int, lengths: set[int]) -> None:
    liking = Preferring(WANTED, 20.0)
    liking.longest = longest
    results = search(liking, None, POINTED, WORDS, 3)  # type: ignore[arg-type]
    assert {len(written.actions) for written in results} == lengths
