"""What runs after the guard means what was written: the same columns and rows, on real engines."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from aifordb.core import Limits
from aifordb.core.guard import check

from .catalogs import shop

ROWS = yaml.safe_load((Path(__file__).parent / "faithful.yaml").read_text("utf-8"))
CASES = [
    pytest.param(dialect, row["sql"], id=f"{dialect}: {row['sql'][:60]!r}")
    for row in ROWS
    for dialect in ([row["dialect"]] if isinstance(row["dialect"], str) else row["dialect"])
]
Run = Callable[[str], tuple[list[str], list[Any]]]
DATA = """
CREATE TABLE customers (id INTEGER, name VARCHAR, country VARCHAR, email VARCHAR, created_at TIMESTAMP);
INSERT INTO customers VALUES (1, 'Ann', 'DE', 'a@x.test', '2024-01-05 10:00:00'), (2, 'bob', 'FR', NULL, '2024-02-05 11:00:00'),
  (3, 'Ada', NULL, 'c@x.test', '2024-02-29 12:00:00'), (4, '50% off', 'DE', NULL, NULL);
CREATE TABLE orders (id INTEGER, customer_id INTEGER, total DOUBLE, status VARCHAR, ordered_at TIMESTAMP, payload JSON);
INSERT INTO orders VALUES (1, 1, 10.5, 'paid', '2024-01-31 10:00:00', '{"a": "x", "b": 1, "c": [1, 2]}'),
  (2, 1, 30, 'open', '2024-02-01 10:00:00', '{"a": null, "b": 2.5, "c": []}'),
  (3, 2, 20, 'paid', '2024-03-31 23:59:59', '{"b": true}'), (4, 9, NULL, 'lost', '2024-12-30 00:00:00', '{}');
CREATE TABLE products (id INTEGER, name VARCHAR, price DOUBLE, category VARCHAR);
CREATE TABLE "order items" ("order id" INTEGER, "Größe" VARCHAR, quantity INTEGER);
INSERT INTO "order items" VALUES (1, 'M', 2), (2, 'L', 1);
"""


def _sqlite() -> Run:
    connection = sqlite3.connect(":memory:")
    connection.executescript(DATA)

    def run(sql: str) -> tuple[list[str], list[Any]]:
        cursor = connection.execute(sql)
        return [column[0] for column in cursor.description], cursor.fetchall()

    return run


def _duckdb() -> Run:
    connection = duckdb.connect()
    connection.execute(DATA)

    def run(sql: str) -> tuple[list[str], list[Any]]:
        cursor = connection.execute(sql)
        return [column[0] for column in cursor.description], cursor.fetchall()

    return run


@pytest.fixture(scope="module")
def engines() -> dict[str, Run]:
    return {"sqlite": _sqlite(), "duckdb": _duckdb()}


@pytest.mark.parametrize(("dialect", "sql"), CASES)
def test_the_guarded_statement_gives_the_columns_and_rows_of_the_one_that_was_written(
    engines: dict[str, Run], dialect: str, sql: str
) -> None:
    run = engines[dialect]
    statement = check(sql, shop(dialect), Limits())
    assert run(statement.sql) == run(sql)
    assert run(statement.shown_sql) == run(sql)


@pytest.mark.parametrize(("dialect", "sql"), CASES)
def test_the_guarded_statement_passes_the_guard_unchanged(dialect: str, sql: str) -> None:
    once = check(sql, shop(dialect), Limits())
    twice = check(once.sql, shop(dialect), Limits())
    assert twice.sql == once.sql


@pytest.mark.parametrize(("dialect", "sql"), CASES)
def test_a_limit_gives_the_first_rows_in_the_same_order(engines: dict[str, Run], dialect: str, sql: str) -> None:
    run = engines[dialect]
    _, rows = run(sql)
    _, limited = run(check(sql, shop(dialect), Limits(max_rows=1)).sql)
    assert limited == rows[: len(limited)]
    assert len(limited) >= min(2, len(rows))
