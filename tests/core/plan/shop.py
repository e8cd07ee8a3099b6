"""A small shop for plans: a catalog with declared keys, and the same rows in SQLite and DuckDB."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

import duckdb
from aifordb.core import Catalog, Column, ForeignKey, Table


def key(name: str = "id") -> Column:
    return Column(name, "integer", "INTEGER", nullable=False, primary_key=True)


def whole(name: str) -> Column:
    return Column(name, "integer", "INTEGER")


def text(name: str, *values: str) -> Column:
    return Column(name, "text", "TEXT", values=values, values_complete=bool(values))


def link(column: str, target: str) -> ForeignKey:
    return ForeignKey((column,), target, ("id",))


SHOP = Catalog(
    "sqlite",
    (
        Table("customers", (key(), text("name"), text("country"), Column("joined_on", "date", "DATE"), whole("referrer_id")),
              foreign_keys=(link("referrer_id", "customers"),)),
        Table("orders", (key(), whole("customer_id"), text("status"), Column("ordered_at", "timestamp", "TIMESTAMP"),
                         Column("total", "float", "DOUBLE")), foreign_keys=(link("customer_id", "customers"),)),
        Table("order_items", (Column("order_id", "integer", "INTEGER", False, True), Column("product_id", "integer", "INTEGER", False, True),
                              whole("quantity"), Column("unit_price", "float", "DOUBLE")),
              foreign_keys=(link("order_id", "orders"), link("product_id", "products"))),
        Table("products", (key(), text("name"), whole("category_id"), Column("price", "float", "DOUBLE")),
              foreign_keys=(link("category_id", "categories"),)),
        Table("categories", (key(), text("name"))),
        Table("reviews", (key(), whole("product_id"), whole("customer_id"), whole("rating")),
              foreign_keys=(link("product_id", "products"), link("customer_id", "customers"))),
        Table("airports", (key(), text("city"))),
        Table("flights", (key(), whole("origin_id"), whole("destination_id"), whole("seats")),
              foreign_keys=(link("origin_id", "airports"), link("destination_id", "airports"))),
        Table("events", (key(), whole("user"), Column("at", "integer", "BIGINT", minimum="1704067200", maximum="1735689599"),
                         Column("year", "integer", "INTEGER", minimum="1990", maximum="2024"))),
    ),
)  # fmt: skip

ROWS: dict[str, list[tuple[Any, ...]]] = {
    "customers": [
        (1, "Ada", "DE", "2024-01-03", None),
        (2, "Bob", "FR", "2024-01-09", 1),
        (3, "Cy", "DE", "2024-02-01", 1),
        (4, "Ada", "US", None, 2),
    ],
    "orders": [
        (1, 1, "paid", "2024-01-08 09:30:00", 100.0),
        (2, 1, "returned", "2024-01-14 23:59:59", 40.0),
        (3, 2, "paid", "2024-01-15 00:00:00", 60.0),
        (4, 3, "open", "2024-02-20 12:00:00", None),
    ],
    "order_items": [(1, 1, 2, 30.0), (1, 2, 4, 10.0), (2, 2, 4, 10.0), (3, 1, 2, 30.0), (4, 2, 1, 10.0)],
    "products": [(1, "Lamp", 1, 30.0), (2, "Mug", 2, 10.0), (3, "50% off_mug", 2, None), (4, "Desk", 1, 200.0)],
    "categories": [(1, "Home"), (2, "Kitchen"), (3, "Garden")],
    "reviews": [(1, 1, 1, 5), (2, 1, 2, 4), (3, 2, 1, 1), (4, 2, 1, 2)],
    "airports": [(1, "Rome"), (2, "Oslo")],
    "flights": [(1, 1, 2, 100), (2, 2, 1, 50), (3, 1, 2, 70)],
    "events": [(1, 7, 1704067200, 1990), (2, 7, 1706745600, 2024), (3, 8, 1706832000, 2024)],
}


def catalog(dialect: str) -> Catalog:
    return replace(SHOP, dialect=dialect)


def ddl() -> list[str]:
    def columns(table: Table) -> str:
        return ", ".join(f'"{column.name}" {column.database_type}' for column in table.columns)

    return [f"CREATE TABLE {table.name} ({columns(table)})" for table in SHOP.tables]


def sqlite_shop() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    fill(connection)
    return connection


def duckdb_shop() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:")
    fill(connection)
    return connection


def fill(connection: Any) -> None:
    for statement in ddl():
        connection.execute(statement)
    for table, rows in ROWS.items():
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def capitals(dialect: str) -> Catalog:
    """The shop with names in mixed case."""

    def named(table: Table) -> Table:
        columns = tuple(replace(column, name=column.name.title()) for column in table.columns)
        keys = tuple(ForeignKey((key.columns[0].title(),), key.target.title(), ("Id",)) for key in table.foreign_keys)
        return replace(table, name=table.name.title(), columns=columns, foreign_keys=keys)

    return Catalog(dialect, tuple(map(named, SHOP.tables)))


def fill_postgresql(connection: Any, names: Catalog) -> None:
    for table, rows in zip(names.tables, ROWS.values(), strict=True):
        types = [column.database_type.replace("DOUBLE", "DOUBLE PRECISION") for column in table.columns]
        columns = ", ".join(f'"{column.name}" {kind}' for column, kind in zip(table.columns, types, strict=True))
        connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
        with connection.cursor() as cursor:
            cursor.executemany(f'INSERT INTO "{table.name}" VALUES ({", ".join(["%s"] * len(rows[0]))})', rows)
