"""Short forms of identifiers: by the list, by what schemas are made of, and beside the word that a question says."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from aifordb.core import Catalog, Column, Table
from aifordb.core.linking import link
from aifordb.core.linking.abbreviations import abbreviates, guess, is_short
from aifordb.core.linking.words import spell_out, split_identifier

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("short", "word"),
    [
        ("warr", "warranty"),
        ("rdg", "readings"),
        ("alrt", "alert"),
        ("dvc", "devices"),
        ("recv", "received"),
        ("frm", "farms"),
        ("mst", "master"),
    ],
)
def test_a_beginning_or_the_next_consonants_stand_for_a_word(short, word):
    assert abbreviates(short, word)


@pytest.mark.parametrize(
    ("short", "word"),
    [
        ("rdg", "sensor"),
        ("alrt", "alarm"),
        ("no", "north"),
        ("cars", "cargo"),
        ("use", "user"),
        ("dvc", "dev"),
    ],
)
def test_other_letters_do_not(short, word):
    assert not abbreviates(short, word)


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("flr", "floor"),
        ("bkd", "booked"),
        ("plyr", "player"),
        ("rntd", None),
        ("alrt", "alert"),
        ("kwh", None),
        ("ins", None),
        ("order", None),
        ("xq", None),
    ],
)
def test_what_the_list_lacks_is_guessed_by_its_consonants(part, word):
    assert guess(part) == word


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("rdg_ts", ("reading", "time")),
        ("stat_cd", ("status", "code")),
        ("paid_dt", ("paid", "date")),
        ("custTyp", ("customer", "type")),
        ("cd", ("cd",)),
        ("Students_in_Detention", ("students", "in", "detention")),
    ],
)
def test_names_are_spelled_out_by_them(name, words):
    assert spell_out(split_identifier(name), frozenset(), {"in": "incident", "pa": "payment"}) == words


@pytest.mark.parametrize(
    ("part", "short"), [("rdg", True), ("reading", False), ("date", False), ("id", False), ("a1b", False)]
)
def test_words_of_english_are_short_for_nothing(part, short):
    assert is_short(part) is short


def test_the_word_that_a_question_says_finds_the_name_that_is_short_for_it():
    columns = (Column("rep_no", "integer", primary_key=True), Column("tech", "text"), Column("inst_dt", "date"))
    catalog = Catalog(
        "sqlite", (Table("rep_ord", columns), Table("mchn", (Column("mchn_id", "integer", primary_key=True),)))
    )
    found = link("repairs of machines by installation date", catalog, NOW)
    assert {(m.table, m.column) for m in found.mentions if m.first == 0} == {("rep_ord", None), ("rep_ord", "rep_no")}
    assert ("mchn", None) in {(m.table, m.column) for m in found.mentions if m.first == 2 and m.score >= 0.9}
    assert ("rep_ord", "inst_dt") in {(m.table, m.column) for m in found.mentions if m.first == 4}
