"""Plans as SQL: the exact text on SQLite, true rows on SQLite and DuckDB, text that parses in every dialect."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import psycopg
import pytest
import sqlglot
from aifordb.core import Catalog, Column, Table
from aifordb.core.plan import (
    Bucket,
    ColumnRef,
    Comparison,
    OneOf,
    Order,
    Output,
    Plan,
    Select,
    SetOperation,
    Star,
    UnknownName,
    Value,
    render,
)

from .render_cases import CASES, Case
from .shop import capitals, catalog, duckdb_shop, fill_postgresql, sqlite_shop

EACH = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


@pytest.fixture(scope="module")
def engines() -> Iterator[dict[str, Any]]:
    opened: dict[str, Any] = {"sqlite": sqlite_shop(), "duckdb": duckdb_shop()}
    yield opened
    for connection in opened.values():
        connection.close()


@EACH
def test_a_plan_becomes_the_sql_that_people_would_write(case: Case) -> None:
    assert render(case.plan, catalog("sqlite")) == case.sql


@EACH
@pytest.mark.parametrize("engine", ["sqlite", "duckdb"])
def test_a_plan_gives_true_rows(case: Case, engine: str, engines: dict[str, Any]) -> None:
    rows = [tuple(map(plain, row)) for row in engines[engine].execute(render(case.plan, catalog(engine))).fetchall()]
    expected = [tuple(map(plain, row)) for row in case.rows]
    assert rows == expected if is_ordered(case.plan) else sorted(rows, key=repr) == sorted(expected, key=repr)


@pytest.fixture(scope="module")
def postgresql(postgres_database: Callable[[str], str]) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """The shop twice: with names in lower case, and in a schema of its own with names that only quotes keep."""
    url = postgres_database("plans").replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(url, autocommit=True) as connection:
        fill_postgresql(connection, catalog("postgres"))
        connection.execute("CREATE SCHEMA cased")
        connection.execute("SET search_path TO cased, public")
        fill_postgresql(connection, capitals("postgres"))
        yield connection


@EACH
@pytest.mark.parametrize("names", [catalog, capitals])
def test_a_plan_gives_true_rows_on_postgresql(
    case: Case, names: Callable[[str], Catalog], postgresql: psycopg.Connection[tuple[Any, ...]]
) -> None:
    sql = render(case.plan, names("postgres"))
    rows = [tuple(map(plain, row)) for row in postgresql.execute(sql.encode()).fetchall()]
    assert sorted(rows, key=repr) == sorted((tuple(map(plain, row)) for row in case.rows), key=repr)


@EACH
@pytest.mark.parametrize("dialect", ["sqlite", "duckdb", "postgres", "mysql", "snowflake"])
def test_the_sql_parses_in_its_dialect_and_is_written_back_the_same(case: Case, dialect: str) -> None:
    sql = render(case.plan, catalog(dialect))
    assert sqlglot.parse_one(sql, read=dialect).sql(dialect) == sql
    assert len(sqlglot.parse(sql, read=dialect)) == 1


def plain(cell: Any) -> Any:
    """Dates as text, as SQLite has no others, and numbers by value: `30`, `30.0` and `Decimal("30")` are one."""
    if isinstance(cell, datetime.date):
        return str(cell)
    return float(cell) if isinstance(cell, int | Decimal) else cell


def is_ordered(plan: Plan) -> bool:
    return isinstance(plan, Select) and bool(plan.order_by)


@pytest.mark.parametrize(
    ("dialect", "unit", "expected"),
    [
        ("duckdb", "month", "CAST(DATE_TRUNC('MONTH', ordered_at) AS DATE)"),
        ("duckdb", "hour", "DATE_TRUNC('HOUR', ordered_at)"),
        ("postgres", "week", "CAST(DATE_TRUNC('WEEK', ordered_at) AS DATE)"),
        ("snowflake", "quarter", "CAST(DATE_TRUNC('QUARTER', ORDERED_AT) AS DATE)"),
        ("mysql", "day", "DATE(ordered_at)"),
        ("mysql", "month", "CAST(DATE_FORMAT(ordered_at, '%Y-%m-01') AS DATE)"),
        ("sqlite", "hour", "STRFTIME('%Y-%m-%d %H:00:00', ordered_at)"),
    ],
)
def test_buckets_are_cut_by_the_dialects_own_function(dialect: str, unit: Any, expected: str) -> None:
    upper = dialect == "snowflake"
    table = Table("ORDERS" if upper else "orders", (Column("ORDERED_AT" if upper else "ordered_at", "timestamp"),))
    bucket = Bucket(unit, ColumnRef(table.name, table.columns[0].name))
    assert f"SELECT {expected} AS " in render(Select((Output(bucket),)), Catalog(dialect, (table,)))


@pytest.mark.parametrize(
    ("dialect", "table", "column", "expected"),
    [
        ("sqlite", "users", "Name", "SELECT Name FROM users"),
        ("postgres", "users", "Name", 'SELECT "Name" FROM users'),
        ("snowflake", "USERS", "NAME", "SELECT NAME FROM USERS"),
        ("snowflake", "USERS", "name", 'SELECT "name" FROM USERS'),
        ("mysql", "rank", "order", "SELECT `order` FROM `rank`"),
        ("duckdb", "my table", 'it\'s "it"', 'SELECT "it\'s ""it""" FROM "my table"'),
        ("sqlite", "group", "2nd", 'SELECT "2nd" FROM "group"'),
    ],
)
def test_a_name_is_quoted_only_where_it_must_be(dialect: str, table: str, column: str, expected: str) -> None:
    only = Catalog(dialect, (Table(table, (Column(column, "text"),)),))
    assert render(Select((Output(ColumnRef(table, column)),)), only) == expected


def test_tables_of_other_schemas_are_named_with_them() -> None:
    table = Table("orders", (Column("id", "integer", primary_key=True),), schema="sales")
    plan = Select((Output(Star("sales.orders")),), where=Comparison(ColumnRef("sales.orders", "id"), ">", Value(1)))
    assert render(plan, Catalog("postgres", (table,))) == "SELECT * FROM sales.orders WHERE id > 1"


@pytest.mark.parametrize(
    ("dialect", "expected"),
    [
        ("sqlite", "SELECT price FROM items ORDER BY price NULLS LAST LIMIT 3"),
        ("duckdb", "SELECT price FROM items ORDER BY price LIMIT 3"),
        ("postgres", "SELECT price FROM items ORDER BY price LIMIT 3"),
        ("mysql", "SELECT price FROM items ORDER BY CASE WHEN price IS NULL THEN 1 ELSE 0 END, price LIMIT 3"),
    ],
)
def test_missing_values_never_head_a_limited_list(dialect: str, expected: str) -> None:
    table = Table("items", (Column("price", "float"),))
    price = ColumnRef("items", "price")
    assert render(Select((Output(price),), order_by=(Order(price),), limit=3), Catalog(dialect, (table,))) == expected


def test_mysql_takes_a_limited_list_only_as_a_derived_table() -> None:
    cheapest = Select((Output(ColumnRef("products", "id")),), order_by=(Order(ColumnRef("products", "id")),), limit=2)
    plan = Select((Output(Star("products")),), where=OneOf(ColumnRef("products", "id"), cheapest))
    assert render(plan, catalog("mysql")) == (
        "SELECT * FROM products WHERE id IN (SELECT * FROM (SELECT id FROM products ORDER BY id LIMIT 2) AS part)"
    )


def test_a_truth_value_beside_a_column_of_numbers_is_a_number() -> None:
    plan = Select((Output(Star("orders")),), where=Comparison(ColumnRef("orders", "customer_id"), "=", Value(True)))
    assert render(plan, catalog("postgres")) == "SELECT * FROM orders WHERE customer_id = 1"


def test_other_dialects_get_the_functions_that_most_engines_share() -> None:
    plan = Select((Output(Bucket("month", ColumnRef("orders", "ordered_at"))),))
    assert render(plan, catalog("trino")) == "SELECT CAST(DATE_TRUNC('MONTH', ordered_at) AS DATE) AS month FROM orders"


@pytest.mark.parametrize("name", ["nothing.here", "customers.nothing"])
def test_a_name_that_the_database_lacks_is_refused(name: str) -> None:
    table, column = name.split(".")
    with pytest.raises(UnknownName):
        render(Select((Output(ColumnRef(table, column)),)), catalog("sqlite"))


def test_pretty_sql_stands_on_several_lines() -> None:
    plan = Select((Output(Star("categories")),), limit=3)
    assert render(plan, catalog("sqlite"), pretty=True) == "SELECT\n  *\nFROM categories\nLIMIT 3"


def test_set_operations_nest() -> None:
    def names(table: str) -> Select:
        return Select((Output(ColumnRef(table, "name")),))

    plan = SetOperation("union", names("customers"), SetOperation("except", names("products"), names("categories")))
    assert render(plan, catalog("sqlite")) == (
        "SELECT name FROM customers UNION SELECT * FROM (SELECT name FROM products EXCEPT SELECT name FROM categories) AS part"
    )
