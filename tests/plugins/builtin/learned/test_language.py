"""The language model: vectors of words in their context."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import by_the_book
import numpy as np
import pytest
from aifordb.plugins.llm.builtin.learned import language
from aifordb.plugins.llm.builtin.learned.language import LanguageModel
from aifordb.plugins.llm.builtin.learned.meanings import WordMeanings
from aifordb.plugins.llm.builtin.learned.weights import Weights
from aifordb.plugins.llm.builtin.learned.wordpiece import WordPiece
from small_network import HEADS, VOCABULARY, WIDTH, language_model

PIECES = WordPiece(VOCABULARY)
ARRAYS = language_model()
MODEL = LanguageModel.read(Weights(ARRAYS, {}), "lm.", PIECES, heads=HEADS)
TEXTS = [["How", "many", "customers", "?"], ["name"], ["order", "unit"], [], ["customer", "name"], ["units"]]


def test_the_layers_compute_what_the_papers_say() -> None:
    (found,) = MODEL.encode([["How", "many", "customers", "?"]])
    context = np.array(by_the_book.bert(ARRAYS, "lm.", [2, 4, 5, 8, 9, 7, 11, 3], HEADS))
    words = [context[1], context[2], context[3:6].mean(0), context[6]]
    assert np.abs(found.words[:, :WIDTH] - words).max() < 1e-5
    assert np.abs(found.sentence - context.mean(0) / np.linalg.norm(context.mean(0))).max() < 1e-5


def test_the_second_half_of_a_word_is_the_mean_of_its_pieces_in_the_vocabulary() -> None:
    (found,) = MODEL.encode([["customers"]])
    assert np.allclose(found.words[0, WIDTH:], ARRAYS["lm.we"][[8, 9, 7]].mean(0), atol=1e-6)


@pytest.mark.parametrize("chunk", [1, 9, 512])
def test_a_text_has_the_same_vectors_whatever_is_read_beside_it(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = [MODEL.encode([text])[0] for text in TEXTS]
    monkeypatch.setattr(language, "CHUNK", chunk)
    together = MODEL.encode(TEXTS)
    assert [found.words.shape for found in together] == [(len(text), 2 * WIDTH) for text in TEXTS]
    for one, other in zip(alone, together, strict=True):
        assert np.allclose(one.words, other.words, atol=1e-5)
        assert np.allclose(one.sentence, other.sentence, atol=1e-5)


def test_a_word_without_pieces_is_nothing_and_a_sentence_has_length_one() -> None:
    found = MODEL.encode([["name", " "], []])
    assert found[0].words[1].tolist() == [0] * 2 * WIDTH
    assert [float(np.linalg.norm(text.sentence)) for text in found] == pytest.approx([1, 1])


def test_no_texts_have_no_vectors() -> None:
    assert MODEL.encode([]) == []


def test_two_models_may_share_the_vectors_of_the_pieces() -> None:
    arrays = {name: array for name, array in language_model("other.", seed=5).items() if name != "other.we"}
    weights = Weights(ARRAYS | arrays, {})
    other = LanguageModel.read(weights, "other.", PIECES, MODEL.vocabulary, HEADS)
    one, two = MODEL.encode([["name"]])[0].words[0], other.encode([["name"]])[0].words[0]
    assert np.array_equal(one[WIDTH:], two[WIDTH:])
    assert not np.allclose(one[:WIDTH], two[:WIDTH], atol=0.1)


def test_threads_may_share_a_model() -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(MODEL.encode, [TEXTS] * 12))
    assert all(np.array_equal(one.words, same.words) for run in found for one, same in zip(found[0], run, strict=True))


def test_the_meaning_of_a_word_is_its_sentence_vector_and_case_makes_no_difference() -> None:
    found = WordMeanings(MODEL).vectors(["Name", "unit", "name"])
    assert np.array_equal(found[0], found[2])
    assert np.allclose(found[:2], [MODEL.encode([[word]])[0].sentence for word in ("name", "unit")], atol=1e-6)


def test_meanings_beyond_those_held_are_made_again() -> None:
    meanings = WordMeanings(MODEL, kept=1)
    first = meanings.vectors(["name", "unit", "order"])
    assert first.shape == (3, WIDTH)
    assert np.allclose(meanings.vectors(["name", "unit", "order"]), first, atol=1e-6)


def test_no_words_have_no_meanings() -> None:
    assert WordMeanings(MODEL).vectors([]).shape == (0, WIDTH)
