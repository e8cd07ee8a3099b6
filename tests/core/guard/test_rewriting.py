"""What the guard changes in the text that runs, and what people are shown."""

from __future__ import annotations

from typing import Any

import pytest
from aifordb.core import CheckedStatement, Limits, StatementRefused, ValidationError
from aifordb.core.guard import check

from .catalogs import shop


def guarded(sql: str, dialect: str = "sqlite", rows: int = 10, **parameters: Any) -> CheckedStatement:
    return check(sql, shop(dialect), Limits(max_rows=rows), parameters=parameters)


@pytest.mark.parametrize(
    ("dialect", "written", "runs"),
    [
        ("sqlite", "SELECT name FROM customers", "SELECT name FROM customers LIMIT 11"),
        ("sqlite", "SELECT name FROM customers;", "SELECT name FROM customers LIMIT 11"),
        ("sqlite", "SELECT name\nFROM customers", "SELECT name\nFROM customers\nLIMIT 11"),
        ("sqlite", "SELECT name FROM customers LIMIT 5", "SELECT name FROM customers LIMIT 5"),
        ("sqlite", "SELECT name FROM customers LIMIT 500", "SELECT name FROM customers LIMIT 11"),
        ("sqlite", "SELECT name FROM customers LIMIT 500 OFFSET 3", "SELECT name FROM customers LIMIT 11 OFFSET 3"),
        ("sqlite", "SELECT name FROM customers LIMIT 3, 500", "SELECT name FROM customers LIMIT 3, 11"),
        ("sqlite", "SELECT name FROM customers LIMIT 500, 3", "SELECT name FROM customers LIMIT 500, 3"),
        ("sqlite", "SELECT name FROM customers LIMIT 2 * 500", "SELECT name FROM customers LIMIT 2 * 500"),
        ("sqlite", "SELECT 1 UNION SELECT 2", "SELECT 1 UNION SELECT 2 LIMIT 11"),
        ("sqlite", "SELECT 1 UNION VALUES (2)", "SELECT 1 UNION VALUES (2)"),
        ("sqlite", "VALUES (1), (2)", "VALUES (1), (2)"),
        ("sqlite", "EXPLAIN QUERY PLAN SELECT 1", "EXPLAIN QUERY PLAN SELECT 1"),
        ("sqlite", "explain /* how */ select 1", "EXPLAIN select 1"),
        (
            "sqlite",
            "SELECT * FROM (SELECT id FROM orders LIMIT 500) x",
            "SELECT * FROM (SELECT id FROM orders LIMIT 500) x LIMIT 11",
        ),
        ("duckdb", "SELECT id FROM orders LIMIT 50%", "SELECT id FROM orders LIMIT 50%"),
        ("duckdb", "(SELECT id FROM orders)", "(SELECT id FROM orders) LIMIT 11"),
        (
            "postgres",
            "SELECT id FROM orders FETCH FIRST 500 ROWS ONLY",
            "SELECT id FROM orders FETCH FIRST 500 ROWS ONLY",
        ),
        ("postgres", "SELECT id FROM orders OFFSET 5", "SELECT id FROM orders OFFSET 5"),
        ("mysql", "SELECT /*+ MAX_EXECUTION_TIME(0) */ id FROM orders", "SELECT id FROM orders LIMIT 11"),
        ("mysql", "SELECT/*+ X() */id FROM orders # all", "SELECT id FROM orders LIMIT 11"),
        ("mysql", "SELECT 5--1", "SELECT 5--1 LIMIT 11"),
        ("sqlite", "SELECT/**/id/*,*/FROM orders", "SELECT id FROM orders LIMIT 11"),
    ],
)
def test_comments_and_hints_go_and_rows_are_limited_and_every_other_word_stays(
    dialect: str, written: str, runs: str
) -> None:
    assert guarded(written, dialect).sql == runs


def test_what_is_shown_has_no_limit_of_ours() -> None:
    assert guarded("SELECT id FROM orders LIMIT 500").shown_sql == "SELECT id FROM orders LIMIT 500"
    assert guarded("SELECT id FROM orders -- all").shown_sql == "SELECT id FROM orders"


def test_a_long_line_is_shown_with_a_clause_a_line() -> None:
    statement = guarded(
        "WITH big AS (SELECT * FROM orders WHERE total > 9) SELECT c.name, count(*) AS n FROM customers AS c LEFT JOIN big ON"
        " big.customer_id = c.id WHERE c.country IS DISTINCT FROM 'DE' GROUP BY c.name ORDER BY n DESC LIMIT 3"
    )
    assert statement.shown_sql == (
        "WITH big AS (SELECT * FROM orders WHERE total > 9)\nSELECT c.name, count(*) AS n\nFROM customers AS c\n"
        "LEFT JOIN big ON big.customer_id = c.id\nWHERE c.country IS DISTINCT FROM 'DE'\nGROUP BY c.name\nORDER BY n DESC\nLIMIT 3"
    )


def test_the_tables_read_are_named_and_common_table_expressions_are_not() -> None:
    sql = "WITH x AS (SELECT * FROM Orders) SELECT * FROM x JOIN sales.invoices i ON i.id = x.id, public.customers"
    assert guarded(sql, "postgres").tables == {"orders", "sales.invoices", "customers"}


def test_a_placeholder_is_bound_and_shown_as_written() -> None:
    statement = guarded(
        "SELECT id FROM orders WHERE status = {{ status }} AND total > {{total}}", status="x' OR 1=1", total=3
    )
    assert statement.sql == "SELECT id FROM orders WHERE status = :status AND total > :total LIMIT 11"
    assert statement.shown_sql == "SELECT id FROM orders WHERE status = {{status}} AND total > {{total}}"
    assert statement.parameters == {"status": "x' OR 1=1", "total": 3}


@pytest.mark.parametrize("dialect", ["sqlite", "duckdb", "postgres", "mysql", "snowflake"])
def test_a_list_becomes_several_binds_inside_in(dialect: str) -> None:
    statement = guarded(
        "SELECT id FROM orders WHERE id IN ({{ids}}) OR id NOT IN {{others}}", dialect, ids=[1, 2], others=[3]
    )
    assert statement.sql == "SELECT id FROM orders WHERE id IN (:ids__0,:ids__1) OR id NOT IN (:others__0) LIMIT 11"
    assert statement.parameters == {"ids__0": 1, "ids__1": 2, "others__0": 3}
    assert statement.shown_sql == "SELECT id FROM orders WHERE id IN ({{ids}}) OR id NOT IN {{others}}"


def test_a_placeholder_may_be_named_like_a_keyword_and_used_twice() -> None:
    statement = guarded(
        "SELECT id FROM orders WHERE id = {{select}} OR total = {{select}} LIMIT {{limit}}", select=1, limit=2
    )
    assert statement.sql == "SELECT id FROM orders WHERE id = :select__ OR total = :select__ LIMIT :limit__"
    assert statement.parameters == {"select__": 1, "limit__": 2}


@pytest.mark.parametrize(
    ("sql", "parameters", "field", "code"),
    [
        ("SELECT {{a}}", {}, "parameters.a", "missing_parameter"),
        ("SELECT 1", {"a": 1}, "parameters.a", "unknown_field"),
        ("SELECT {{a}}", {"a": {"b": 1}}, "parameters.a", "wrong_type"),
        ("SELECT {{a}}", {"a": [1]}, "parameters.a", "wrong_type"),
        ("SELECT {{a}}", {"a": float("nan")}, "parameters.a", "wrong_type"),
        ("SELECT 1 IN {{a}}", {"a": []}, "parameters.a", "too_short"),
        ("SELECT 1 IN {{a}}", {"a": [[1]]}, "parameters.a", "wrong_type"),
        ("SELECT 1 IN {{a}}", {"a": list(range(1001))}, "parameters", "too_long"),
        ("SELECT 1 LIMIT {{a}}", {"a": "1; DROP TABLE customers"}, "parameters.a", "wrong_type"),
        ("SELECT 1 LIMIT {{a}}", {"a": -1}, "parameters.a", "wrong_type"),
        ("SELECT 1 LIMIT 1 OFFSET {{a}}", {"a": True}, "parameters.a", "wrong_type"),
    ],
)
def test_a_wrong_parameter_is_named(sql: str, parameters: dict[str, Any], field: str, code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        guarded(sql, **parameters)
    assert [(problem["field"], problem["code"]) for problem in caught.value.to_json()["details"]] == [(field, code)]


@pytest.mark.parametrize(
    "sql", ["SELECT '{{a}}'", "SELECT 1 FROM {{a}}", "SELECT id AS {{a}} FROM orders", "SELECT {{a}}(1)"]
)
def test_a_value_never_stands_for_a_name_or_inside_a_text(sql: str) -> None:
    with pytest.raises(StatementRefused):
        guarded(sql, a="customers")


def test_double_braces_in_a_text_are_text() -> None:
    assert guarded("SELECT '{{a}}'").sql == "SELECT '{{a}}' LIMIT 11"
