"""SQL in plain English: exact sentences, and never a crash."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import pytest
import yaml
from aifordb.core.asking.explain import explain
from hypothesis import given, settings
from hypothesis import strategies as st

CASES: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_name("explanations.yaml").read_text("utf-8"))
DIALECTS = ["sqlite", "duckdb", "postgres", "mysql", "snowflake"]
WORDS = [*{word for case in CASES for word in case["sql"].split()}]


@pytest.mark.parametrize("case", CASES, ids=[case["sql"][:60] for case in CASES])
def test_a_statement_is_said_in_plain_words(case: dict[str, str]) -> None:
    assert explain(case["sql"], case["dialect"]) == case["says"]


def test_a_long_list_of_values_is_cut() -> None:
    values = ", ".join(f"'v{number}'" for number in range(30))
    assert explain(f"SELECT * FROM t WHERE x IN ({values})", "sqlite") == (
        'Shows the rows of t whose x is one of "v0", "v1", "v2", "v3", "v4", "v5" and 24 others.'
    )


def test_many_columns_are_counted() -> None:
    columns = ", ".join(f"c{number}" for number in range(12))
    assert explain(f"SELECT {columns} FROM t", "sqlite") == "Shows 12 columns of the rows of t."


def test_a_statement_too_long_for_a_sentence_names_what_it_reads() -> None:
    tests = " AND ".join(f"column_number_{number} > {number}" for number in range(60))
    assert (
        explain(f"SELECT x FROM t WHERE {tests}", "sqlite") == "Reads t and works out the columns that the SQL lists."
    )


def test_deep_nesting_ends_in_the_general_sentence() -> None:
    sql = "SELECT a FROM t WHERE " + "(" * 5_000 + "a = 1" + ")" * 5_000
    assert explain(sql, "sqlite") == "Runs the statement as written."


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25), st.sampled_from(DIALECTS))
def test_any_heap_of_words_is_said_without_a_crash(words: list[str], dialect: str) -> None:
    said = explain(" ".join(["SELECT", *words]), dialect)
    assert said.endswith(".")
    assert len(said) <= 1_000


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_said_without_a_crash(text: str) -> None:
    assert explain(text, "sqlite").endswith(".")


def test_a_typical_statement_is_said_within_a_few_milliseconds() -> None:
    explain("SELECT 1", "sqlite")
    taken = []
    for case in CASES:
        start = time.perf_counter()
        explain(case["sql"], case["dialect"])
        taken.append(time.perf_counter() - start)
    assert statistics.median(taken) < 0.010
