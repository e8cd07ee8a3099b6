"""Readings of a question: different plans, likeliest first, by weights that load once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from aifordb.core import GenerationRequest
from aifordb.plugins.llm.builtin.learned import parser as module
from aifordb.plugins.llm.builtin.learned.judge import GATE_TRAITS, SURE_TRAITS
from aifordb.plugins.llm.builtin.learned.parser import LearnedParser
from aifordb.plugins.llm.builtin.learned.reading_traits import TRAITS
from aifordb.plugins.llm.builtin.learned.weights import WeightsDamaged, pack
from club import CLUB, NOW, linked
from small_network import VOCABULARY
from whole_network import arrays

SEED = 13
QUESTION = "How many members of Leeds joined in 2025?"
REQUEST = GenerationRequest(QUESTION, CLUB, linked(QUESTION), NOW)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Weights and vocabulary of a small network."""
    meta = {
        "order": dict.fromkeys(TRAITS, 0.75),
        "judge": dict.fromkeys(SURE_TRAITS, 0.5),
        "gate": dict.fromkeys(GATE_TRAITS, 0.25),
        "least": 0.5,
    }
    pack(arrays(SEED), tmp_path / "parser.npz", meta)
    (tmp_path / "vocabulary.txt").write_text("\n".join(VOCABULARY), "utf-8")
    return tmp_path / "parser.npz", tmp_path / "vocabulary.txt"


def test_readings_are_different_plans_numbered_by_their_likelihood(files: tuple[Path, Path]) -> None:
    readings = LearnedParser(*files).readings(REQUEST)
    assert len({one.plan for one in readings}) == len(readings) > 1
    assert [one.place for one in readings] == list(range(len(readings)))
    scores = [one.score for one in readings]
    assert scores == sorted(scores, reverse=True)
    assert max(scores) <= 0


def test_no_more_sequences_are_followed_than_asked_for(files: tuple[Path, Path]) -> None:
    assert len(LearnedParser(*files).readings(REQUEST, width=1)) <= 1


def test_weights_load_with_the_first_question_and_once(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    loads: list[Path] = []
    load = module.load
    monkeypatch.setattr(module, "load", lambda path: loads.append(path) or load(path))
    parser = LearnedParser(*files)
    assert loads == []
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: parser.readings(REQUEST), range(4)))
    assert loads == [files[0]]
    assert answers == [answers[0]] * 4


def test_the_judge_is_stored_with_the_weights(files: tuple[Path, Path]) -> None:
    judge = LearnedParser(*files).judge()
    assert judge.order.tolist() == [0.75] * len(TRAITS)
    assert judge.weights.tolist() == [0.5] * len(SURE_TRAITS)
    assert judge.gate.tolist() == [0.25] * len(GATE_TRAITS)
    assert judge.least == 0.5


def test_without_weights_a_question_is_refused_and_nothing_before_it(tmp_path: Path) -> None:
    parser = LearnedParser(tmp_path / "parser.npz", tmp_path / "vocabulary.txt")
    with pytest.raises(WeightsDamaged):
        parser.readings(REQUEST)
