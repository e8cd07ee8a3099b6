"""The weights that are shipped: small, whole, quick to load, made for this code, and with their licence."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from aifordb.core import Catalog, GenerationRequest, Limits, Sampling
from aifordb.core.linking import link
from aifordb.plugins.connectors.sqlite import SQLiteConnector
from aifordb.plugins.llm.builtin import BuiltinGenerator
from aifordb.plugins.llm.builtin.learned.grammar import PLACES, SYMBOLS
from aifordb.plugins.llm.builtin.learned.judge import GATE_TRAITS, SURE_TRAITS
from aifordb.plugins.llm.builtin.learned.parser import FOLDER, VOCABULARY, WEIGHTS, LearnedParser
from aifordb.plugins.llm.builtin.learned.reading_traits import TRAITS
from aifordb.plugins.llm.builtin.learned.relations import RELATIONS
from aifordb.plugins.llm.builtin.learned.weights import load
from aifordb.server.demo import ensure_demo
from club import NOW


@pytest.fixture(scope="module")
def meta() -> dict[str, Any]:
    """What is stored beside the numbers. Opening the file checks its digest."""
    with load(WEIGHTS) as weights:
        return dict(weights.meta)


def test_weights_and_vocabulary_take_forty_megabytes_at_most() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) <= 40_000_000


def test_they_were_made_for_the_symbols_places_and_relations_of_this_code(meta: dict[str, Any]) -> None:
    assert meta["symbols"] == list(SYMBOLS)
    assert meta["places"] == list(PLACES)
    assert meta["relations"] == list(RELATIONS)


def test_the_judge_has_a_weight_for_each_trait_and_no_other(meta: dict[str, Any]) -> None:
    assert set(meta["order"]) == set(TRAITS)
    assert set(meta["judge"]) == set(SURE_TRAITS)
    assert set(meta["gate"]) == set(GATE_TRAITS)
    assert 0 < meta["least"] < 1


def test_their_notice_names_what_they_were_made_from_and_their_licence(meta: dict[str, Any]) -> None:
    for name in ("Spider", "CC BY-SA 4.0", "all-MiniLM-L6-v2", "Apache-2.0"):
        assert name in meta["notice"]


def test_the_vocabulary_has_a_piece_for_each_vector() -> None:
    with load(WEIGHTS) as weights:
        vectors = len(weights.table("names.we").values)
    assert len(VOCABULARY.read_text("utf-8").splitlines()) == vectors


def test_they_load_in_two_seconds() -> None:
    # The quickest of three: other processes may have the machine meanwhile.
    took = []
    for _ in range(3):
        began = time.process_time()
        LearnedParser().load()
        took.append(time.process_time() - began)
    assert min(took) <= 2


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[sqlite3.Connection, Catalog]]:
    """The demo shop of the day of `NOW`."""
    path: Path = tmp_path_factory.mktemp("demo") / "shop.sqlite"
    ensure_demo(path, date(NOW.year, NOW.month, NOW.day))
    session = SQLiteConnector().open({"database": str(path)}, Limits())
    catalog = session.introspect(Sampling())
    session.close()
    with closing(sqlite3.connect(path)) as connection:
        yield connection, catalog


@pytest.mark.parametrize(
    ("question", "by_hand"),
    [
        (
            "How many users signed up this week?",
            "SELECT count(*) FROM users WHERE created_at >= '2026-03-16' AND created_at < '2026-03-23'",
        ),
        ("How many users are there?", "SELECT count(*) FROM users"),
    ],
)
def test_the_first_answer_to_a_question_on_the_demo_is_right(
    demo: tuple[sqlite3.Connection, Catalog], question: str, by_hand: str
) -> None:
    connection, catalog = demo
    request = GenerationRequest(question, catalog, link(question, catalog, NOW), NOW)
    first = next(iter(BuiltinGenerator().propose(request)))
    wanted = connection.execute(by_hand).fetchall()
    assert wanted != [(0,)]
    assert connection.execute(first.sql).fetchall() == wanted


def test_the_network_itself_reads_the_question_of_the_demo(demo: tuple[sqlite3.Connection, Catalog]) -> None:
    question, catalog = "How many users signed up this week?", demo[1]
    request = GenerationRequest(question, catalog, link(question, catalog, NOW), NOW)
    readings = LearnedParser().readings(request)
    assert [one.place for one in readings] == list(range(len(readings)))
    assert [one.score for one in readings] == sorted((one.score for one in readings), reverse=True)
    assert {len(one.read.guessed) for one in readings[:1]} == {0}
