"""A small shop, the schema that the guard's tests ask about, in any dialect."""

from __future__ import annotations

from aifordb.core import Catalog, Column, Table


def shop(dialect: str) -> Catalog:
    """The shop's schema as a connection of `dialect` would show it."""
    return Catalog(
        dialect,
        (
            _table("customers", "id", "name", "country", "email", "created_at"),
            _table("orders", "id", "customer_id", "total", "status", "ordered_at", "payload"),
            _table("products", "id", "name", "price", "category"),
            _table("order items", "order id", "Größe", "quantity"),
            _table("invoices", "id", "amount", schema="sales"),
        ),
    )


def _table(name: str, *columns: str, schema: str | None = None) -> Table:
    return Table(name, tuple(Column(column, "text") for column in columns), schema=schema)
