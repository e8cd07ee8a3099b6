"""Words cut into pieces, as the published tokenizer cuts them."""

from __future__ import annotations

import pytest
from aifordb.plugins.llm.builtin.learned.wordpiece import LONGEST_TEXT, WordPiece

VOCABULARY = (
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "order", "##s", "un", "##it", "cafe", "don", "'", "t", "$", "20", "##24", "-", "?",
    "東", "京", "σ", "##ι", "##σ", "a", "b", "##b", "straße", "i", "[", "]", "sep", ".", "3", "’", "…", "+", "ﬁ",
)  # fmt: skip
PIECES = WordPiece(VOCABULARY)


def pieces(word: str) -> list[str]:
    ids, word_of = PIECES.words([word])
    assert (ids[0], ids[-1], word_of[0], word_of[-1]) == (2, 3, -1, -1)
    assert set(word_of[1:-1].tolist()) <= {0}
    return [VOCABULARY[at] for at in ids[1:-1]]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("order", ["order"]),
        ("ORDERS", ["order", "##s"]),
        ("unit", ["un", "##it"]),
        ("unorder", ["[UNK]"]),
        ("Café", ["cafe"]),
        ("cafe\u0301", ["cafe"]),
        ("don't", ["don", "'", "t"]),
        ("don’t", ["don", "’", "t"]),
        ("$2024", ["$", "20", "##24"]),
        ("20-20", ["20", "-", "20"]),
        ("3.3", ["3", ".", "3"]),
        ("a+b", ["a", "+", "b"]),
        ("東京", ["東", "京"]),
        ("a東b", ["a", "東", "b"]),
        ("ΣΙΣ", ["σ", "##ι", "##σ"]),
        ("Straße", ["straße"]),
        ("İ", ["i"]),
        ("ﬁ", ["ﬁ"]),
        ("…", ["…"]),
        ("a b", ["a", "b"]),
        ("a\tb", ["a", "b"]),
        ("a\u00a0b", ["a", "b"]),
        ("a\u200bb", ["a", "##b"]),
        ("a\x00b", ["a", "##b"]),
        ("a\ufffdb", ["a", "##b"]),
        ("", []),
        (" \n", []),
        ("\u0301", []),
        ("[SEP]", ["[", "sep", "]"]),
        ("b" * 100, ["b", *["##b"] * 99]),
        ("b" * 101, ["[UNK]"]),
        ("b" * 100 + "?", ["b", *["##b"] * 99, "?"]),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces_that_it_begins_with(word: str, expected: list[str]) -> None:
    assert pieces(word) == expected


def test_each_piece_knows_the_word_that_it_is_of() -> None:
    ids, word_of = PIECES.words(["Orders", "", "unit", "?"])
    assert [VOCABULARY[at] for at in ids] == ["[CLS]", "order", "##s", "un", "##it", "?", "[SEP]"]
    assert word_of.tolist() == [-1, 0, 0, 2, 2, 3, -1]


def test_no_words_leave_the_two_marks() -> None:
    ids, word_of = PIECES.words([])
    assert (ids.tolist(), word_of.tolist()) == ([2, 3], [-1, -1])


def test_a_text_ends_where_the_language_model_has_no_more_places() -> None:
    ids, word_of = PIECES.words(["orders"] * 600)
    assert (len(ids), ids[-1], word_of[-2], word_of[-1]) == (LONGEST_TEXT, 3, 254, -1)


def test_a_vocabulary_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match=r"lacks \[SEP\], \[UNK\]"):
        WordPiece(["[CLS]", "order"])
