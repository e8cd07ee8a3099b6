"""The schema as the network sees it."""

from __future__ import annotations

import numpy as np
import pytest
from aifordb.core import Catalog, Column, Table
from aifordb.plugins.llm.builtin.learned.relations import RELATIONS
from aifordb.plugins.llm.builtin.learned.schema_side import KINDS, VOCABULARY, schema_side
from club import CLUB

SIDE = schema_side(CLUB)
ITEM = {"*": 0} | {f"{table}.{column.name}": at for at, (table, column) in enumerate(SIDE.items.columns, 1)}
ITEM |= {table: 1 + len(SIDE.items.columns) + at for at, table in enumerate(SIDE.items.tables)}
NAMES = {at: name for name, at in ITEM.items()}


def test_each_item_has_its_name_in_words_and_the_row_is_called_all() -> None:
    assert (SIDE.words[0], SIDE.words[ITEM["bookings.started_at"]], SIDE.words[ITEM["courts"]]) == (
        ("all",), ("started", "at"), ("courts",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("*", "row"), ("members", "table"), ("members.town", "text"), ("members.age", "number"), ("courts.rate", "number"),
        ("members.joined_on", "time"), ("bookings.started_at", "time"), ("members.newsletter", "boolean"),
    ],
)  # fmt: skip
def test_an_item_has_a_kind(name: str, kind: str) -> None:
    assert KINDS[SIDE.kinds[ITEM[name]]] == kind


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        ("*", ""), ("members", ""), ("members.id", "key"), ("bookings.court_id", "reference"), ("members.town", "vocabulary"),
        ("courts.name", ""), ("members.newsletter", "two"), ("members.is_active", "two"), ("members.vip", "vocabulary two"), ("members.age", ""),
    ],
)  # fmt: skip
def test_keys_references_small_vocabularies_and_two_values_are_flagged(name: str, flags: str) -> None:
    bits = {"key": 1, "reference": 2, "vocabulary": 4, "two": 8}
    assert SIDE.flags[ITEM[name]] == sum(bits[flag] for flag in flags.split())


@pytest.mark.parametrize(
    ("count", "complete", "flag"), [(VOCABULARY, True, 4), (VOCABULARY + 1, True, 0), (3, False, 0)]
)
def test_a_vocabulary_is_small_and_wholly_known(count: int, complete: bool, flag: int) -> None:
    column = Column("word", "text", values=tuple(map(str, range(count))), values_complete=complete)
    assert schema_side(Catalog("sqlite", (Table("words", (column,)),))).flags[1] == flag


@pytest.mark.parametrize(
    ("one", "other", "there", "back"),
    [
        ("members.id", "members.id", "column itself", "column itself"),
        ("members.name", "members.town", "column sibling", "column sibling"),
        ("members.name", "coaches.name", "column namesake", "column namesake"),
        ("members.age", "courts.rate", "column column", "column column"),
        ("bookings.member_id", "members.id", "refers to", "referred by"),
        ("members.id", "members", "key table", "table key"),
        ("members.age", "members", "column own table", "table own column"),
        ("members.age", "courts", "column table", "table column"),
        ("bookings", "courts", "table refers to", "table referred by"),
        ("members", "coaches", "table table", "table table"),
        ("courts", "courts", "table itself", "table itself"),
        ("*", "*", "column itself", "column itself"),
        ("*", "members.id", "column column", "column column"),
        ("*", "members", "column table", "table column"),
    ],
)
def test_items_stand_to_each_other(one: str, other: str, there: str, back: str) -> None:
    found = RELATIONS[SIDE.relations[ITEM[one], ITEM[other]]], RELATIONS[SIDE.relations[ITEM[other], ITEM[one]]]
    assert found == (there, back)


def test_items_are_found_by_the_stems_of_their_names() -> None:
    assert [NAMES[at] for at in SIDE.whole["court",]] == ["courts"]
    assert [NAMES[at] for at in SIDE.whole["court", "id"]] == ["bookings.court_id"]
    assert [NAMES[at] for at in SIDE.part["court"]] == ["bookings.court_id", "courts"]


def test_a_word_without_meaning_of_its_own_finds_no_part_of_a_name() -> None:
    assert "at" not in SIDE.part
    assert "on" not in SIDE.part


def test_times_are_listed() -> None:
    assert [NAMES[at] for at in SIDE.times] == [
        "members.joined_on", "bookings.started_at", "bookings.ended_at", "lessons.held_on", "matches.played_on",
    ]  # fmt: skip


def test_a_schema_without_tables_has_only_the_row() -> None:
    side = schema_side(Catalog("sqlite", ()))
    assert (side.words, side.relations.shape, np.unique(side.kinds).tolist()) == (
        (("all",),),
        (1, 1),
        [KINDS.index("row")],
    )
