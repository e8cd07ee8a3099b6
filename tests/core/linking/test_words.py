"""Words of questions and of identifiers."""

import pytest
from aifordb.core.linking.numbers import find_numbers
from aifordb.core.linking.words import MAX_TOKENS, spell_out, split_identifier, stem, tokenize

KNOWN = frozenset({"last", "name", "zip", "code", "id"})
SHORT = {"stu": "student", "act": "activity"}


def test_quotes_possessives_and_hyphens_are_taken_apart():
    tokens = tokenize('the customer\'s "Big Desk" sign-ups?')
    assert [token.text for token in tokens] == ["the", "customer", "Big Desk", "sign", "-", "ups", "?"]
    assert [token.text for token in tokens if token.quoted] == ["Big Desk"]


def test_a_token_knows_where_it_stands():
    text = "price > $1,200.50"
    assert [text[token.start : token.end] for token in tokenize(text)] == ["price", ">", "$", "1,200.50"]


@pytest.mark.parametrize(
    ("one", "many"), [("person", "people"), ("country", "countries"), ("order", "orders"), ("child", "children")]
)
def test_singular_and_plural_have_one_stem(one, many):
    assert stem(one) == stem(many)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("customerName", ("customer", "name")),
        ("cust_qty", ("customer", "quantity")),
        ("lastname", ("last", "name")),
        ("ZIPCode", ("zip", "code")),
        ("StuID", ("student", "id")),
        ("actid", ("activity", "id")),
        ("DOB", ("birth", "date")),
        ("line2", ("line", "2")),
    ],
)
def test_identifiers_are_spelled_out(name, words):
    assert spell_out(split_identifier(name), KNOWN, SHORT) == words


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("more than 20k", [20_000]),
        ("1.5 million people", [1_500_000]),
        ("twenty five or 3", [25, 3]),
        ("$1,200.50", [1200.5]),
        ("below -5 degrees", [-5]),
        ("three hundred", [300]),
        ("model X5", []),
    ],
)
def test_numbers_are_read_in_digits_and_words(text, values):
    assert [number.value for number in find_numbers(tokenize(text))] == values


def test_a_text_without_end_is_cut():
    assert len(tokenize("word " * 10_000)) == MAX_TOKENS
