"""The question as the network sees it."""

from __future__ import annotations

import numpy as np
import pytest
from aifordb.core import Catalog, Column, Table
from aifordb.core.linking import link
from aifordb.plugins.llm.builtin.learned.question_side import LONGEST, QuestionSide, question_side
from aifordb.plugins.llm.builtin.learned.relations import RELATIONS
from aifordb.plugins.llm.builtin.learned.schema_side import schema_side
from club import CLUB, NOW, linked

SCHEMA = schema_side(CLUB)
NAMES = ("*", *(f"{table}.{column.name}" for table, column in SCHEMA.items.columns), *SCHEMA.items.tables)


def side(question: str) -> QuestionSide:
    return question_side(linked(question), SCHEMA)


def links(question: str, word: str) -> dict[str, str]:
    """How a word stands to the items that it has to do with."""
    seen = side(question)
    row = seen.relations[seen.words.index(word), len(seen.words) :]
    found = {name: RELATIONS[relation].split(" ", 2)[2] for name, relation in zip(NAMES, row, strict=True)}
    return {name: how for name, how in found.items() if how != "none"}


def test_a_word_of_a_name_is_linked_as_a_part_of_it() -> None:
    assert links("home of the team", "home") == {"matches.home_id": "part"}


def test_the_whole_name_is_linked_as_the_name_in_any_form() -> None:
    assert links("count of the rates", "rates") == {"courts.rate": "name"}
    assert links("member name", "member") == {
        "members": "name", "members.name": "name", "bookings.member_id": "part", "lessons.member_id": "part",
    }  # fmt: skip


def test_all_words_of_a_longer_name_are_linked_with_it() -> None:
    question = "bookings started at noon"
    assert links(question, "started")["bookings.started_at"] == "name"
    assert links(question, "at")["bookings.started_at"] == "name"


def test_a_stored_value_is_linked_with_its_column() -> None:
    assert links("members of Leeds", "Leeds") == {"members.town": "value"}
    assert links("who booked hard courts?", "hard") == {"courts.surface": "value"}


def test_words_of_a_time_are_linked_with_all_times() -> None:
    times = dict.fromkeys((NAMES[at] for at in SCHEMA.times), "time")
    assert links("bookings in 2025", "2025") == times
    assert links("bookings in 2025", "in") == times


def test_a_comment_gives_a_column_another_name() -> None:
    catalog = Catalog("sqlite", (Table("t", (Column("amt_x", "decimal", comment="turnover"),)),))
    schema, question = schema_side(catalog), link("turnover", catalog, NOW)
    seen = question_side(question, schema)
    assert RELATIONS[seen.relations[0, 2]] == "word column alias"


@pytest.mark.parametrize("word", ["of", "Which", "the", "to"])
def test_words_that_carry_only_grammar_are_linked_with_nothing(word: str) -> None:
    assert links("Which of the members come to York", word) == {}


def test_relations_are_the_same_from_both_sides() -> None:
    seen = side("Which members of Leeds booked hard courts in 2025?")
    words = len(seen.words)
    for at in range(words):
        for item in range(len(NAMES)):
            kind, other, how = RELATIONS[seen.relations[at, words + item]].split(" ", 2)
            assert RELATIONS[seen.relations[words + item, at]] == f"{other} {kind} {how}"


def test_words_stand_to_each_other_by_their_distance_up_to_two() -> None:
    seen = side("a b c d e")
    assert [RELATIONS[seen.relations[0, at]] for at in range(5)] == [
        "word +0",
        "word +1",
        "word +2",
        "word +2",
        "word +2",
    ]
    assert [RELATIONS[seen.relations[at, 1]] for at in range(4)] == ["word +1", "word +0", "word -1", "word -2"]


def test_items_stand_to_each_other_as_the_schema_says() -> None:
    seen = side("members")
    assert np.array_equal(seen.relations[1:, 1:], SCHEMA.relations)


def test_numbers_capitals_dates_and_quotes_are_flagged() -> None:
    seen = side('Find 3 "blue" Leeds members since 2025')
    assert dict(zip(seen.words, seen.flags.tolist(), strict=True)) == {
        "Find": 16, "3": 17, "blue": 24, "Leeds": 18, "members": 16, "since": 20, "2025": 21,
    }  # fmt: skip
    assert seen.words[5:] == ("since", "2025")
    assert seen.dates.tolist() == [False] * 5 + [True] * 2


def test_words_that_carry_only_grammar_weigh_less() -> None:
    assert side("names of members").weights.tolist() == pytest.approx([1, 0.3, 1])


def test_a_long_question_is_cut_off() -> None:
    assert len(side("name " * (LONGEST + 5)).words) == LONGEST


def test_a_question_without_words_has_only_the_schema() -> None:
    seen = side("")
    assert seen.words == ()
    assert np.array_equal(seen.relations, SCHEMA.relations)
