"""The built-in generator keeps every promise of a generator, on both embedded engines."""

import itertools
import sqlite3
import tempfile
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from aifordb.core import Catalog, GenerationRequest, Limits, QuestionNotUnderstood, Sampling
from aifordb.core.linking import link
from aifordb.plugins.connectors.sqlite import SQLiteConnector
from aifordb.plugins.llm.builtin import BuiltinGenerator
from aifordb.server.demo import ensure_demo
from aifordb.testing.generator_contract import NOW, GeneratorContract, Row, shop_catalog, shop_script

DEMO = yaml.safe_load((Path(__file__).parent / "demo_questions.yaml").read_text("utf-8"))
OTHER = yaml.safe_load((Path(__file__).parent / "other_questions.yaml").read_text("utf-8"))
TODAY = date(2026, 3, 18)


@cache
def _sqlite() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    for statement, rows in shop_script():
        connection.executemany(statement, rows) if rows else connection.execute(statement)
    return connection


@cache
def _duckdb() -> Any:
    connection = duckdb.connect(":memory:")
    for statement, rows in shop_script():
        connection.executemany(statement, rows) if rows else connection.execute(statement)
    return connection


class TestBuiltinOnSQLite(GeneratorContract):
    generator = BuiltinGenerator()
    dialect = "sqlite"

    def rows(self, sql: str) -> list[Row]:
        return list(_sqlite().execute(sql).fetchall())


class TestBuiltinOnDuckDB(GeneratorContract):
    generator = BuiltinGenerator()
    dialect = "duckdb"

    def rows(self, sql: str) -> list[Row]:
        return list(_duckdb().execute(sql).fetchall())


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> tuple[sqlite3.Connection, Catalog]:
    path = tmp_path_factory.mktemp("demo") / "shop.sqlite"
    ensure_demo(path, TODAY)
    session = SQLiteConnector().open({"database": str(path)}, Limits())
    catalog = session.introspect(Sampling())
    session.close()
    return sqlite3.connect(path), catalog


def _case(*parts):
    """A parameter whose question is known to be read wrongly if its case says why: then its test must fail, until it is read rightly."""
    case = parts[-1]
    marks = [pytest.mark.xfail(strict=True, reason=case["wrong"])] if "wrong" in case else []
    return pytest.param(*parts, marks=marks, id="-".join([*parts[:-1], case["q"]]))


def _accepted(connection, sql, golds):
    rows = connection.execute(sql).fetchall()
    return any(same_rows(connection.execute(gold).fetchall(), rows, ordered="ORDER BY" in gold) for gold in golds)


@pytest.mark.parametrize("case", map(_case, DEMO))
def test_a_question_of_the_demo_shop_gives_the_rows_of_sql_written_by_hand(demo, case):
    connection, catalog = demo
    known = {"today": TODAY, "year": TODAY.year - 1}
    golds = [gold.format(**known) for gold in (case["sql"], *case.get("also", ()))]
    sql = ask(case["q"].format(**known), catalog)[0].sql
    assert _accepted(connection, sql, golds), sql


@cache
def _other(name: str) -> tuple[sqlite3.Connection, Catalog]:
    path = Path(tempfile.mkdtemp()) / f"{name}.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(OTHER[name]["script"])
    session = SQLiteConnector().open({"database": str(path)}, Limits())
    catalog = session.introspect(Sampling())
    session.close()
    return connection, catalog


@pytest.mark.parametrize(
    ("name", "case"),
    [_case(name, case) for name, field in OTHER.items() for case in field["questions"]],
)
def test_a_question_of_another_field_gives_the_rows_of_sql_written_by_hand(name, case):
    connection, catalog = _other(name)
    sql = ask(case["q"], catalog)[0].sql
    assert _accepted(connection, sql, [case["sql"], *case.get("also", ())]), sql


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("list all tables", "Ask about customers, products, orders, order_items."),
        ("what data do you have", "Ask about customers, products, orders, order_items."),
        ("What can I ask?", "Ask about customers, products, orders, order_items."),
        ("average delivery time", "Ask about a table or column of this database."),
        ("how long does delivery take", "Ask about a table or column of this database."),
        pytest.param(
            "What's our refund rate?",
            "Ask about a table or column of this database.",
            marks=pytest.mark.xfail(strict=True, reason="the gate lets it pass with a doubtful reading"),
        ),
        ("median price of products", "Ask for an average, a sum, a count or a share, or write the SQL yourself."),
        ("what is the meaning of life", "Ask about a table or column of this database."),
    ],
)
def test_a_question_that_rows_cannot_answer_is_refused_with_what_to_ask_instead(text, hint):
    with pytest.raises(QuestionNotUnderstood) as refused:
        ask(text, SHOP)
    assert refused.value.hint == hint


def test_only_near_names_are_offered_and_at_most_three():
    with pytest.raises(QuestionNotUnderstood) as refused:
        ask("which oders were produced by the sentinel of horoscopes", SHOP)
    assert len(refused.value.nearest) <= 3
    with pytest.raises(QuestionNotUnderstood) as refused:
        ask("asdf qwer zxcv", SHOP)
    assert refused.value.nearest == ()


def test_the_best_says_what_it_goes_by_and_how_many_are_shown():
    said = [assumption.text for assumption in ask("who are our best customers", SHOP)[0].assumptions]
    assert said == ["“best” is read as the highest total of orders.total.", "The first 10 are shown."]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("customers who are not big spenders yet", "big"),
        ("median price of products", "median"),
        ("broken products", "broken"),
    ],
)
def test_a_word_of_grammar_that_was_not_used_is_never_silent(text, word):
    assert word in left_out(text)


def left_out(text: str) -> tuple[str, ...]:
    """Words that the answer says it did not use, or for which the question was refused."""
    try:
        return ask(text, SHOP)[0].unread
    except QuestionNotUnderstood as refused:
        return refused.not_understood


def test_a_reading_that_fits_the_words_less_never_passes_one_that_fits_them_better():
    scores = [candidate.score for candidate in ask("How many customers are from Germany?", SHOP)]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    "text",
    [
        "delete all users", "Drop table orders", "please remove the customers from Germany", "update the price of Mug to 5",
        "insert a new order", "create a table", "rename the first table to foo", "set all prices to 0",
    ],
)  # fmt: skip
def test_a_request_to_change_data_is_refused_as_read_only(text):
    with pytest.raises(QuestionNotUnderstood) as refused:
        ask(text, SHOP)
    assert [problem.code for problem in refused.value.details] == ["read_only"]


@pytest.mark.parametrize(
    "text",
    [
        "Which customers were created this week?",
        pytest.param(
            "Which orders changed their status to open?",
            marks=pytest.mark.xfail(strict=True, reason="refused, because nothing answers to “changed”"),
        ),
        "How many orders?",
    ],
)
def test_a_question_is_not_taken_for_a_request(text):
    assert ask(text, SHOP)[0].sql.startswith("SELECT")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("How many aeroplanes landed?", ("aeroplanes", "landed")),
        ("What is the average shoe size of customers?", ("shoe",)),
        pytest.param(
            "Show customers grouped by horoscope sign",
            ("horoscope",),
            marks=pytest.mark.xfail(strict=True, reason="the gate lets it pass with a doubtful reading"),
        ),
        ("Please write me a poem about the sea.", ()),
        ("asdf qwer zxcv", ("asdf", "qwer", "zxcv")),
        ("", ()),
    ],
)
def test_a_question_that_does_not_fit_names_what_is_missing(text, missing):
    with pytest.raises(QuestionNotUnderstood) as refused:
        ask(text, SHOP)
    assert set(missing) <= set(refused.value.not_understood)


def test_an_answer_says_what_it_took_for_granted():
    best = ask("How many customers signed up this week?", SHOP)[0]
    said = {assumption.phrase: assumption.resolved_to for assumption in best.assumptions}
    assert said["signed up"] == "customers.created_at"
    assert best.unread == ()


def test_an_answer_names_the_stored_value_behind_a_word():
    (value,) = ask("How many german customers are there?", SHOP)[0].values
    assert (value.column, value.value, value.phrase) == ("customers.country", "Germany", "german")


def test_words_left_out_lower_the_score():
    whole, less = ask("orders over 100", SHOP)[0], ask("gigantic orders over 100", SHOP)[0]
    assert less.score < whole.score
    assert less.unread == ("gigantic",)


SHOP = shop_catalog("sqlite")


def ask(question: str, catalog: Catalog):
    now = NOW if catalog is SHOP else datetime.combine(TODAY, datetime.min.time(), UTC) + timedelta(hours=10)
    request = GenerationRequest(question, catalog, link(question, catalog, now), now)
    return list(BuiltinGenerator().propose(request))


def same_rows(gold: list[Row], mine: list[Row], *, ordered: bool) -> bool:
    """Equal as lists or as multisets, columns in any order, numbers to two decimals."""
    if len(gold) != len(mine) or (gold and len(gold[0]) != len(mine[0])):
        return False
    wanted = [tuple(map(cell, row)) for row in gold]
    for places in itertools.permutations(range(len(gold[0]) if gold else 0)):
        got = [tuple(cell(row[place]) for place in places) for row in mine]
        if got == wanted if ordered else Counter(got) == Counter(wanted):
            return True
    return not gold


def cell(value: object) -> object:
    return round(float(value), 2) if isinstance(value, int | float) else value
