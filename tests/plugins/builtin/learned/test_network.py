"""The network as a whole, with random weights: what goes in, what comes out, what is kept between questions."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import pytest
from aifordb.core import Catalog, Column, Table
from aifordb.core.linking import link
from aifordb.core.plan import tables_of
from aifordb.plugins.llm.builtin.learned.grammar import Walk
from aifordb.plugins.llm.builtin.learned.items import items_of
from aifordb.plugins.llm.builtin.learned.language import LanguageModel
from aifordb.plugins.llm.builtin.learned.network import Network
from aifordb.plugins.llm.builtin.learned.read_actions import read_actions
from aifordb.plugins.llm.builtin.learned.schema_side import schema_side
from aifordb.plugins.llm.builtin.learned.values import NoValue
from aifordb.plugins.llm.builtin.learned.weights import Weights
from club import CLUB, NOW, linked
from small_network import VOCABULARY
from whole_network import arrays, weights

SEEDS = (1, 5, 13, 16, 23)
QUESTION = "How many members of Leeds joined in 2025?"


def network(seed: int = 1) -> Network:
    return Network(weights(seed), VOCABULARY)


@pytest.mark.parametrize("seed", SEEDS)
def test_whole_sequences_come_out_that_point_into_the_question_and_the_schema(seed: int) -> None:
    link, items = linked(QUESTION), items_of(CLUB)
    ends = {
        "word": len(link.tokens),
        "date": len(link.tokens),
        "star": 1,
        "column": len(items.columns),
        "table": len(items.tables),
    }
    results = network(seed).write(link, CLUB, 4)
    assert 0 < len(results) <= 4
    for written in results:
        walk = Walk()
        for action in written.actions:
            walk = walk.after(action.kind)
            assert not action.is_pointer or action.at < ends[action.kind]
        assert walk.done


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_comes_out_is_a_plan_over_the_schemas_tables_or_has_no_value(seed: int) -> None:
    link, tables = linked(QUESTION), {table.key for table in CLUB.tables}
    for written in network(seed).write(link, CLUB, 6):
        with suppress(NoValue):
            assert set(tables_of(read_actions(written.actions, QUESTION, link, CLUB).plan)) <= tables


def test_a_date_is_pointed_at_only_where_a_time_stands() -> None:
    link = linked("bookings in 2025")
    for seed in SEEDS:
        for written in network(seed).write(link, CLUB, 6):
            assert {action.at for action in written.actions if action.kind == "date"} <= {1, 2}


def test_the_same_question_gives_the_same_answer() -> None:
    one = network()
    first = one.write(linked(QUESTION), CLUB, 4)
    assert one.write(linked(QUESTION), CLUB, 4) == first
    assert network().write(linked(QUESTION), CLUB, 4) == first


def test_threads_that_share_a_network_get_the_same_answers() -> None:
    one, questions = network(), [QUESTION, "courts by rate", "name of each coach", "lessons last week"] * 2
    alone = [network().write(linked(question), CLUB, 4) for question in questions]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda question: one.write(linked(question), CLUB, 4), questions)) == alone


def test_a_question_without_words_gives_nothing() -> None:
    assert network().write(linked(""), CLUB, 4) == []


def test_a_schema_of_one_column_will_do() -> None:
    catalog = Catalog("sqlite", (Table("names", (Column("name", "text"),)),))
    for written in network().write(link("name", catalog, NOW), catalog, 4):
        assert {action.at for action in written.actions if action.kind in ("column", "table")} <= {0}


def test_names_of_a_schema_are_read_once_and_remembered_for_the_next_catalog(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    encode = LanguageModel.encode

    def counted(model: LanguageModel, texts):
        read.append(len(texts))
        return encode(model, texts)

    monkeypatch.setattr(LanguageModel, "encode", counted)
    one, names = network(), len(set(schema_side(CLUB).words))
    one.write(linked(QUESTION), CLUB, 2)
    one.write(linked("courts by rate"), CLUB, 2)
    assert read.count(names) == 1
    before = len(read)
    one.write(linked(QUESTION), replace(CLUB), 2)
    # The question alone is read anew.
    assert read[before:] == [1]


def test_one_language_model_serves_names_and_questions_where_none_was_fitted() -> None:
    assert Network(weights(fitted=False), VOCABULARY).write(linked(QUESTION), CLUB, 4) is not None


def test_a_network_with_an_array_missing_is_refused() -> None:
    some = arrays()
    del some["oq.weight"]
    with pytest.raises(KeyError, match=r"oq\.weight"):
        Network(Weights(some, {}), VOCABULARY)
