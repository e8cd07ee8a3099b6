"""The relations that the network tells apart, in blocks that arithmetic on levels relies on."""

from __future__ import annotations

from aifordb.plugins.llm.builtin.learned.relations import REACH, RELATION_ID, RELATIONS, WORD_COLUMN, WORD_TABLE


def test_each_relation_has_a_number_of_its_own_that_fits_a_byte() -> None:
    assert [RELATION_ID[relation] for relation in RELATIONS] == list(range(len(RELATIONS)))
    assert len(RELATIONS) <= 256


def test_distances_between_words_stand_in_a_row_with_none_in_the_middle() -> None:
    assert [RELATIONS[RELATION_ID["word +0"] + step] for step in range(-REACH, REACH + 1)] == [
        "word -2", "word -1", "word +0", "word +1", "word +2",
    ]  # fmt: skip


def test_how_a_word_stands_to_an_item_is_counted_from_not_at_all() -> None:
    for block, levels in (("word column", WORD_COLUMN), ("word table", WORD_TABLE)):
        back = " ".join(reversed(block.split()))
        for level, how in enumerate(levels):
            assert RELATIONS[RELATION_ID[f"{block} none"] + level] == f"{block} {how}"
            assert RELATIONS[RELATION_ID[f"{back} none"] + level] == f"{back} {how}"


def test_levels_of_columns_and_tables_agree_as_far_as_both_have_them() -> None:
    assert WORD_COLUMN[: len(WORD_TABLE)] == WORD_TABLE
