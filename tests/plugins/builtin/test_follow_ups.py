"""A follow-up changes the plan before it: the rows are those of SQL written by hand."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from aifordb.core import Catalog, Column, GenerationRequest, Limits, Previous, Sampling, Table
from aifordb.core.linking import link
from aifordb.core.plan import render
from aifordb.plugins.connectors.sqlite import SQLiteConnector
from aifordb.plugins.llm.builtin.followup import Followed, follow_up
from aifordb.server.demo import ensure_demo

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "follow_ups.yaml").read_text("utf-8"))
NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
ORDERS = "SELECT COUNT(*) FROM orders"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "shop.sqlite"
    ensure_demo(path, NOW.date())
    return path


@pytest.fixture(scope="module")
def catalog(file: Path) -> Catalog:
    session = SQLiteConnector().open({"database": str(file)}, Limits())
    try:
        return session.introspect(Sampling(budget_ms=120_000))
    finally:
        session.close()


def followed(before: str | None, say: str, catalog: Catalog) -> Followed | None:
    previous = None if before is None else Previous(None, before)
    return follow_up(GenerationRequest(say, catalog, link(say, catalog, NOW), NOW, previous=previous))


def rounded(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Sums of floats may differ in their last digits when they are added in another order."""
    return [tuple(round(cell, 6) if isinstance(cell, float) else cell for cell in row) for row in rows]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['say']} ({case['before'][:60].strip()})")
def test_the_rows_are_those_of_the_sql_written_by_hand(file: Path, catalog: Catalog, case: dict[str, Any]) -> None:
    found = followed(case["before"], case["say"], catalog)
    assert found is not None
    sql = render(found.plan, catalog)
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        rows, expected = (rounded(database.execute(text).fetchall()) for text in (sql, case["sql"]))
    assert expected, "a follow-up whose right answer is empty shows nothing"
    if case.get("ordered"):
        assert rows == expected, sql
    else:
        assert Counter(rows) == Counter(expected), sql
    assert found.unread == ()
    assert found.sure >= 0.5


@pytest.mark.parametrize(
    ("before", "say"),
    [
        (None, "only 2025"),
        (ORDERS, "How many customers are from Germany?"),
        (ORDERS, "and how many users signed up this week?"),
        (ORDERS, "average price per category"),
        (ORDERS, "revenue by country"),
        (ORDERS, "Top 10 products by revenue"),
        (ORDERS, "list all products"),
        (ORDERS, "What is the total revenue this month?"),
        (ORDERS, "support tickets opened per week"),
        (ORDERS, "thanks"),
        (ORDERS, "and the weather?"),
        (ORDERS, "top 5"),
        (ORDERS, ""),
        ("SELECT name FROM users", "Top 5 customers by total spent"),
        ("SELECT first_name FROM customers", "Top 5 customers by total spent"),
        ("SELECT first_name FROM customers", "who are our best customers"),
        ("SELECT first_name FROM customers", "List the names of products sorted by price, cheapest first"),
        (ORDERS, "monthly revenue"),
        (ORDERS, "is that more than last year?"),
        (ORDERS, "compare with last year"),
        ("SELECT name FROM users UNION SELECT name FROM products", "only 3"),
        ("SELECT nothing FROM nowhere", "only 3"),
        ("this is no SQL (", "only 3"),
    ],
)
def test_what_is_no_change_of_the_question_before_is_left_alone(catalog: Catalog, before: str | None, say: str) -> None:
    assert followed(before, say, catalog) is None


def test_a_column_of_yes_and_no_is_a_filter_by_itself() -> None:
    columns = (Column("name", "text"), Column("is_active", "boolean"))
    drivers = Catalog("postgres", (Table("drivers", (Column("id", "integer", primary_key=True), *columns)),))
    said = [followed("SELECT name FROM drivers", say, drivers) for say in ("only active ones", "without active ones")]
    assert [one and render(one.plan, drivers) for one in said] == [
        "SELECT name FROM drivers WHERE is_active = TRUE",
        "SELECT name FROM drivers WHERE is_active = FALSE",
    ]


def test_a_word_that_changes_nothing_is_named_and_costs_sureness(catalog: Catalog) -> None:
    found = followed(ORDERS, "only purple ones in Germany", catalog)
    assert found is not None
    assert found.unread == ("purple",)
    assert found.sure < 0.5


def test_which_time_is_meant_is_told(catalog: Catalog) -> None:
    found = followed(ORDERS, "per month, only 2025", catalog)
    assert found is not None
    assert [(one.phrase, one.resolved_to) for one in found.assumptions] == [
        ("month", "orders.ordered_at"),
        ("2025", "orders.ordered_at"),
    ]


def test_what_was_said_twice_is_the_same(catalog: Catalog) -> None:
    first, second = (followed(ORDERS, "by country and by month", catalog) for _ in range(2))
    assert first == second
