"""A small shop, the data set of the connector contract: four tables and a view in SQL that every engine reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

PRODUCTS: Final = [
    (1, "Mug", "7.50", True, "2023-11-02"),
    (2, "Lamp", "49.00", True, "2023-12-24"),
    (3, 'Chair "Åse"', "129.95", True, "2024-01-05"),
    (4, "O'Brien's tea 茶 🍵", "0.10", False, "2024-02-29"),
    (5, "Rug", None, True, "2024-03-01"),
]
CUSTOMERS: Final = [
    (1, "Ada", "London", "ada@example.com"),
    (2, "Björn", "Malmö", "bjorn@example.com"),
    (3, "李雷", "北京", None),
    (4, "Dora", "London", "dora@example.com"),
]
ORDERS: Final = [
    (1, 1, "2024-01-08 09:30:00", "gift"),
    (2, 1, "2024-01-09 18:05:30", None),
    (3, 2, "2024-02-29 00:00:00", "100% wool; DROP TABLE"),
    (4, 4, "2024-03-31 23:59:59", None),
]
ORDER_ITEMS: Final = [
    (1, 1, 1, 2),
    (1, 2, 2, 1),
    (2, 1, 3, 4),
    (3, 1, 1, 1),
    (4, 1, 2, 1),
    (4, 2, 4, 10),
]

TABLES: Final = (
    "CREATE TABLE products (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, price DECIMAL(10,2), active BOOLEAN NOT NULL,"
    " added DATE NOT NULL)",
    "CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, city VARCHAR(40) NOT NULL,"
    " email VARCHAR(60) UNIQUE)",
    "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL, placed TIMESTAMP NOT NULL, note VARCHAR(40),"
    " FOREIGN KEY (customer_id) REFERENCES customers (id))",
    "CREATE TABLE order_items (order_id INTEGER NOT NULL, line INTEGER NOT NULL, product_id INTEGER NOT NULL,"
    " quantity INTEGER NOT NULL, PRIMARY KEY (order_id, line), FOREIGN KEY (order_id) REFERENCES orders (id),"
    " FOREIGN KEY (product_id) REFERENCES products (id))",
)
VIEW: Final = (
    "CREATE VIEW order_totals AS SELECT i.order_id AS order_id, SUM(i.quantity * p.price) AS total"
    " FROM order_items i JOIN products p ON p.id = i.product_id GROUP BY i.order_id"
)


def shop_statements() -> list[str]:
    """The statements that make the shop, to be run one by one in an empty database by an account that may write."""
    rows: dict[str, Sequence[tuple[object, ...]]] = {
        "products": PRODUCTS,
        "customers": CUSTOMERS,
        "orders": ORDERS,
        "order_items": ORDER_ITEMS,
    }
    inserts = [
        f"INSERT INTO {table} VALUES ({', '.join(map(_literal, row))})"  # noqa: S608 - the constants above
        for table, values in rows.items()
        for row in values
    ]
    return [*TABLES, *inserts, VIEW]


def _literal(value: object) -> str:
    match value:
        case None:
            return "NULL"
        case bool():
            return "TRUE" if value else "FALSE"
        case int():
            return str(value)
        case _:
            return "'" + str(value).replace("'", "''") + "'"
