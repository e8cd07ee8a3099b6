"""What a question speaks of, on a little shop with the usual ways to name things."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from aifordb.core import Catalog, Column, Table
from aifordb.core.linking import index_of, link
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
