"""What a question speaks of, on a little shop with the usual ways to name things."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from aifordb.core import Catalog, Column, Table
from aifordb.core.linking import index_of, link, stem, tokenize
from aifordb.core.linking.spelling import corrected
from hypothesis import given, settings
from hypothesis import strategies as st

NOW = datetime(2026, 3, 18, 10, tzinfo=UTC)
CASES = yaml.safe_load((Path(__file__).parent / "links.yaml").read_text("utf-8"))


def text(name: str, *values: str) -> Column:
    return Column(name, "text", values=tuple(sorted(values)), values_complete=True)


SHOP = Catalog(
    "sqlite",
    (
        Table(
            "tbl_customers",
            (
                Column("id", "integer", primary_key=True),
                text("firstName", "Ada", "Grace"),
                text("lastname", "Lovelace", "Hopper"),
                text("city", "Berlin", "New York"),
                text("country", "Germany", "United States"),
                text("sex", "F", "M"),
                Column("dob", "date"),
            ),
        ),
        Table(
            "products",
            (
                Column("id", "integer", primary_key=True),
                text("name", "Mug", "Lamp"),
                Column("num_pages", "integer"),
                Column("nw", "decimal", comment="Net worth"),
            ),
        ),
        Table("order_items", (Column("id", "integer", primary_key=True), Column("qty", "integer"))),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["q"])
def test_a_phrase_is_linked_to_what_it_names(case):
    linked = link(case["q"], SHOP, NOW)
    spans = [m for m in linked.mentions if span_text(case["q"], linked, m) == case["phrase"]]
    best = max(spans, key=lambda mention: mention.score)
    said = {field: getattr(best, field) for field in case if field not in ("q", "phrase")}
    assert said == {field: case[field] for field in said}


def span_text(question, linked, mention):
    return question[linked.tokens[mention.first].start : linked.tokens[mention.last].end].strip('"')


def test_words_that_nothing_answers_to_are_named():
    linked = link("How many aeroplanes landed in Berlin?", SHOP, NOW)
    assert [linked.tokens[at].text for at in linked.unlinked] == ["aeroplanes", "landed"]


def test_a_number_of_something_is_not_a_columns_number():
    orders = Catalog("sqlite", (Table("orders", (Column("order_number", "text"), Column("id", "integer"))),))
    linked = link("number of orders", orders, NOW)
    whole = [mention for mention in linked.mentions if (mention.first, mention.last) == (0, 2)]
    assert whole == []


USERS = Catalog(
    "sqlite",
    (
        Table("users", (Column("id", "integer"), Column("signup_date", "date"), Column("last_login", "timestamp"))),
        Table("customers", (Column("id", "integer"), Column("country", "text"), Column("created_at", "timestamp"))),
        Table("invoices", (Column("amount", "decimal"), Column("status", "text"))),
    ),
)


def test_a_verb_with_its_particle_names_what_schemas_write_as_one_word():
    linked = link("who signed up in May and never logged in", USERS, NOW)
    meant = {(m.table, m.column, m.first, m.last) for m in linked.mentions if m.kind == "column" and m.first < m.last}
    assert {("users", "signup_date", 1, 2), ("customers", "created_at", 1, 2), ("users", "last_login", 7, 8)} <= meant


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("usres", "users"), ("custmers", "customers"), ("coustomer", "customers"), ("invoces", "invoices"), ("contry", "country"),
        ("amonut", "amount"), ("statsu", "status"), ("totl", "total"), ("averge", "average"),
    ],
)  # fmt: skip
def test_a_misspelt_word_has_the_stem_of_the_right_one(written, right):
    tokens, changed = corrected(tokenize(f"show {written}"), index_of(USERS))
    assert (tokens[1].stem, changed) == (stem(right), {1})


@pytest.mark.parametrize("word", ["revnue", "form", "county", "contract", "amounts", "house", "statue", "Lisa", "uses"])
def test_a_word_of_english_and_one_that_nothing_is_near_to_stay_as_they_are(word):
    tokens = tokenize(f"show {word}")
    assert corrected(tokens, index_of(USERS)) == (tokens, frozenset())


@pytest.mark.parametrize(
    ("question", "phrase", "start", "end"),
    [
        ("signups last mnth", "last mnth", "2026-02-01", "2026-03-01"),
        ("invoices of the past 6 mths", "of the past 6 mths", "2025-09-18", "2026-03-19"),
        ("invoices betwen 2019 and 2021 by country", "betwen 2019 and 2021", "2019-01-01", "2022-01-01"),
        ("who signed up in Septmber 2024", "in Septmber 2024", "2024-09-01", "2024-10-01"),
    ],
)
def test_misspelt_and_shortened_times_are_read(question, phrase, start, end):
    linked = link(question, USERS, NOW)
    dates = [mention for mention in linked.mentions if mention.kind == "date"]
    assert [(span_text(question, linked, one), one.range.start, one.range.end) for one in dates] == [
        (phrase, start, end)
    ]


def test_the_index_of_a_catalog_is_made_once():
    assert index_of(SHOP) is index_of(SHOP)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=400))
def test_any_text_links_without_an_error(question):
    linked = link(question, SHOP, NOW)
    assert all(0 <= m.first <= m.last < len(linked.tokens) and 0 <= m.score <= 1 for m in linked.mentions)


def test_lone_surrogates_and_long_questions_are_read_in_time():
    began = time.process_time()
    for question in ("\ud800 customers \udfff", "customers in Berlin or " * 500, "'" * 5_000, "1" * 5_000, "(" * 5_000):
        link(question, SHOP, NOW)
    assert time.process_time() - began < 2


def test_a_database_of_a_thousand_tables_is_linked_quickly():
    words = ("customer", "order", "invoice", "region", "price", "status", "date", "amount", "city", "code")
    tables = tuple(
        Table(
            f"{words[n % 10]}_{words[n // 10 % 10]}_{n}",
            tuple(Column(f"{words[c % 10]}_{words[(c + n) % 10]}", "text") for c in range(20)),
        )
        for n in range(1_000)
    )
    catalog = Catalog("postgres", tables)
    began = time.process_time()
    index_of(catalog)
    indexed = time.process_time() - began
    linked = link("average invoice amount per city and customer status last month", catalog, NOW)
    assert indexed < 2
    assert time.process_time() - began - indexed < 0.5
    assert len(linked.mentions) < 1_000
