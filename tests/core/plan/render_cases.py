"""Plans with the SQL they become on SQLite and the rows they give, on SQLite and DuckDB alike."""

from __future__ import annotations

from typing import Any, NamedTuple

from aifordb.core import DateRange
from aifordb.core.plan import (
    Aggregate,
    AllOf,
    AnyOf,
    Arithmetic,
    Between,
    Bucket,
    ColumnRef,
    Comparison,
    DatePart,
    During,
    Elapsed,
    Expression,
    IsNull,
    Matches,
    Not,
    OneOf,
    Operator,
    Order,
    Output,
    Plan,
    Predicate,
    Related,
    Scalar,
    Select,
    SetOperation,
    Share,
    Star,
    Value,
    percent,
)


class Case(NamedTuple):
    name: str
    plan: Plan
    sql: str
    rows: list[tuple[Any, ...]]


def col(name: str, instance: int = 0) -> ColumnRef:
    table, column = name.split(".")
    return ColumnRef(table, column, instance)


def out(*expressions: Expression) -> tuple[Output, ...]:
    return tuple(Output(expression) for expression in expressions)


def count(table: str | None = None, where: Predicate | None = None) -> Aggregate:
    return Aggregate("count", Star(table), where=where)


def total(column: str) -> Aggregate:
    return Aggregate("sum", col(column))


def test(column: str, operator: Operator, value: str | float | bool | None) -> Comparison:
    return Comparison(col(column), operator, Value(value))


MONTH = Bucket("month", col("orders.ordered_at"))
REVENUE = Aggregate("sum", Arithmetic("*", col("order_items.quantity"), col("order_items.unit_price")))
CUSTOMER, PRODUCT = col("customers.name"), col("products.name")
WEEK = DateRange("2024-01-08", "2024-01-15")

CASES = [
    Case(
        "count",
        Select(out(count("customers"))),
        "SELECT COUNT(*) AS count FROM customers",
        [(4,)],
    ),
    Case(
        "everything of a table",
        Select(out(Star("categories"))),
        "SELECT * FROM categories",
        [(1, "Home"), (2, "Kitchen"), (3, "Garden")],
    ),
    Case(
        "everything of one of two tables",
        Select(out(Star("categories")), where=test("products.name", "=", "Lamp"), each_match=True),
        "SELECT categories.* FROM categories JOIN products ON categories.id = products.category_id WHERE products.name = 'Lamp'",
        [(1, "Home")],
    ),
    Case(
        "a week of timestamps is half-open",
        Select(out(count("orders")), where=During(col("orders.ordered_at"), WEEK)),
        "SELECT COUNT(*) AS count FROM orders WHERE ordered_at >= '2024-01-08' AND ordered_at < '2024-01-15'",
        [(2,)],
    ),
    Case(
        "times with an open end",
        Select(out(count("orders")), where=During(col("orders.ordered_at"), DateRange("2024-01-15T00:00:00", None))),
        "SELECT COUNT(*) AS count FROM orders WHERE ordered_at >= '2024-01-15 00:00:00'",
        [(2,)],
    ),
    Case(
        "a range of seconds since 1970",
        Select(out(count("events")), where=During(col("events.at"), DateRange("2024-02-01", "2024-03-01"))),
        'SELECT COUNT(*) AS count FROM events WHERE "at" >= 1706745600 AND "at" < 1709251200',
        [(2,)],
    ),
    Case(
        "a range over a column of years",
        Select(out(count("events")), where=During(col("events.year"), DateRange("2024-01-01", "2025-01-01"))),
        "SELECT COUNT(*) AS count FROM events WHERE year = 2024",
        [(2,)],
    ),
    Case(
        "years since",
        Select(out(count("events")), where=During(col("events.year"), DateRange("2000-01-01", None))),
        "SELECT COUNT(*) AS count FROM events WHERE year >= 2000",
        [(2,)],
    ),
    Case(
        "a sum per month",
        Select(out(MONTH, total("orders.total")), group_by=(MONTH,), order_by=(Order(MONTH),)),
        "SELECT DATE(ordered_at, 'start of month') AS month, SUM(total) AS total FROM orders GROUP BY month ORDER BY month",
        [("2024-01-01", 200.0), ("2024-02-01", None)],
    ),
    Case(
        "weeks start on Monday",
        Select(out(Bucket("week", col("orders.ordered_at")), count("orders"))),
        "SELECT DATE(ordered_at, '-6 days', 'weekday 1') AS week, COUNT(*) AS count FROM orders GROUP BY week",
        [("2024-01-08", 2), ("2024-01-15", 1), ("2024-02-19", 1)],
    ),
    Case(
        "quarters",
        Select(out(Bucket("quarter", col("orders.ordered_at")), count("orders"))),
        "SELECT DATE(ordered_at, 'start of month', '-' || ((CAST(STRFTIME('%m', ordered_at) AS INTEGER) - 1) % 3) || ' months') AS quarter, "
        "COUNT(*) AS count FROM orders GROUP BY quarter",
        [("2024-01-01", 4)],
    ),
    Case(
        "years",
        Select(out(Bucket("year", col("orders.ordered_at")), count("orders"))),
        "SELECT DATE(ordered_at, 'start of year') AS year, COUNT(*) AS count FROM orders GROUP BY year",
        [("2024-01-01", 4)],
    ),
    Case(
        "a bucket named like a column is grouped by as it is",
        Select(out(Bucket("year", col("events.at")), count("events"))),
        "SELECT DATE(DATETIME(\"at\", 'unixepoch'), 'start of year') AS year, COUNT(*) AS count FROM events "
        "GROUP BY DATE(DATETIME(\"at\", 'unixepoch'), 'start of year')",
        [("2024-01-01", 3)],
    ),
    Case(
        "parts of a time are numbers, Monday is 1",
        Select(
            out(
                DatePart("year", col("orders.ordered_at")),
                DatePart("quarter", col("orders.ordered_at")),
                DatePart("month", col("orders.ordered_at")),
                DatePart("day", col("orders.ordered_at")),
                DatePart("weekday", col("orders.ordered_at")),
                DatePart("hour", col("orders.ordered_at")),
            ),
            where=test("orders.id", "<=", 2),
        ),
        "SELECT CAST(STRFTIME('%Y', ordered_at) AS INTEGER) AS year, (CAST(STRFTIME('%m', ordered_at) AS INTEGER) + 2) / 3 AS quarter, "
        "CAST(STRFTIME('%m', ordered_at) AS INTEGER) AS month, CAST(STRFTIME('%d', ordered_at) AS INTEGER) AS day, "
        "(CAST(STRFTIME('%w', ordered_at) AS INTEGER) + 6) % 7 + 1 AS weekday, CAST(STRFTIME('%H', ordered_at) AS INTEGER) AS hour "
        "FROM orders WHERE id <= 2",
        [(2024, 1, 1, 8, 1, 9), (2024, 1, 1, 14, 7, 23)],
    ),
    Case(
        "the top products by revenue",
        Select(
            (Output(PRODUCT), Output(REVENUE, "revenue")),
            group_by=(col("products.id"),),
            order_by=(Order(REVENUE, descending=True),),
            limit=1,
        ),
        "SELECT products.name, SUM(order_items.quantity * order_items.unit_price) AS revenue FROM products "
        "JOIN order_items ON products.id = order_items.product_id GROUP BY products.id, products.name ORDER BY revenue DESC LIMIT 1",
        [("Lamp", 120.0)],
    ),
    Case(
        "what is missing is not the lowest",
        Select(out(PRODUCT), order_by=(Order(col("products.price")),), limit=1),
        "SELECT name FROM products ORDER BY price NULLS LAST LIMIT 1",
        [("Mug",)],
    ),
    Case(
        "a filter on a multiplying table does not repeat the sum",
        Select(out(total("orders.total")), where=test("order_items.quantity", ">=", 2)),
        "SELECT SUM(total) AS total FROM orders "
        "WHERE EXISTS(SELECT 1 FROM order_items WHERE order_items.order_id = orders.id AND order_items.quantity >= 2)",
        [(200.0,)],
    ),
    Case(
        "filters on one related row stay together",
        Select(
            out(CUSTOMER),
            where=AllOf((test("orders.status", "=", "paid"), test("orders.total", "<", 50))),
        ),
        "SELECT name FROM customers WHERE EXISTS(SELECT 1 FROM orders WHERE orders.customer_id = customers.id "
        "AND orders.status = 'paid' AND orders.total < 50)",
        [],
    ),
    Case(
        "a filter far behind a multiplying table",
        Select(out(count("orders")), where=test("categories.name", "=", "Kitchen")),
        "SELECT COUNT(*) AS count FROM orders WHERE EXISTS(SELECT 1 FROM order_items "
        "JOIN products ON order_items.product_id = products.id JOIN categories ON products.category_id = categories.id "
        "WHERE order_items.order_id = orders.id AND categories.name = 'Kitchen')",
        [(3,)],
    ),
    Case(
        "a filter on a table of which there is one is joined",
        Select(out(total("orders.total")), where=test("customers.country", "=", "DE")),
        "SELECT SUM(orders.total) AS total FROM orders JOIN customers ON orders.customer_id = customers.id WHERE customers.country = 'DE'",
        [(140.0,)],
    ),
    Case(
        "each match of a plain join",
        Select(out(CUSTOMER), where=test("orders.total", ">", 0), each_match=True),
        "SELECT customers.name FROM customers JOIN orders ON customers.id = orders.customer_id WHERE orders.total > 0",
        [("Ada",), ("Ada",), ("Bob",)],
    ),
    Case(
        "a sum over each match of a plain join",
        Select(out(total("orders.total")), where=test("order_items.quantity", ">=", 2), each_match=True),
        "SELECT SUM(orders.total) AS total FROM orders JOIN order_items ON orders.id = order_items.order_id WHERE order_items.quantity >= 2",
        [(300.0,)],
    ),
    Case(
        "counts over each match of a plain join",
        Select(out(CUSTOMER, count("orders"), count("reviews")), group_by=(col("customers.country"),), each_match=True),
        "SELECT customers.name, COUNT(*) AS order_count, COUNT(*) AS review_count FROM customers "
        "JOIN orders ON customers.id = orders.customer_id JOIN reviews ON customers.id = reviews.customer_id "
        "GROUP BY customers.country, customers.name",
        [("Ada", 6, 6), ("Bob", 1, 1)],
    ),
    Case(
        "a named table must have a related row",
        Select(out(CUSTOMER), tables=("orders",)),
        "SELECT name FROM customers WHERE EXISTS(SELECT 1 FROM orders WHERE orders.customer_id = customers.id)",
        [("Ada",), ("Bob",), ("Cy",)],
    ),
    Case(
        "either of two tables",
        Select(out(CUSTOMER), where=AnyOf((test("customers.country", "=", "US"), test("orders.total", "<", 50)))),
        "SELECT name FROM customers WHERE country = 'US' "
        "OR EXISTS(SELECT 1 FROM orders WHERE orders.customer_id = customers.id AND orders.total < 50)",
        [("Ada",), ("Ada",)],
    ),
    Case(
        "either of two values of one table",
        Select(
            out(CUSTOMER), where=AnyOf((test("orders.status", "=", "open"), test("orders.status", "=", "returned")))
        ),
        "SELECT name FROM customers WHERE EXISTS(SELECT 1 FROM orders WHERE orders.customer_id = customers.id "
        "AND (orders.status = 'open' OR orders.status = 'returned'))",
        [("Ada",), ("Cy",)],
    ),
    Case(
        "never",
        Select(out(PRODUCT), where=Related("products", "order_items", negated=True)),
        "SELECT name FROM products WHERE NOT EXISTS(SELECT 1 FROM order_items WHERE order_items.product_id = products.id)",
        [("50% off_mug",), ("Desk",)],
    ),
    Case(
        "never with a condition, through other tables",
        Select(
            out(CUSTOMER), where=Related("customers", "order_items", test("order_items.quantity", ">", 2), negated=True)
        ),
        "SELECT name FROM customers WHERE NOT EXISTS(SELECT 1 FROM orders JOIN order_items ON orders.id = order_items.order_id "
        "WHERE orders.customer_id = customers.id AND order_items.quantity > 2)",
        [("Ada",), ("Bob",), ("Cy",)],
    ),
    Case(
        "related rows of two tables, each tied to this one, never side by side without a condition",
        Select(
            out(CUSTOMER),
            where=Related(
                "customers", "reviews", AllOf((test("reviews.rating", ">=", 4), test("orders.total", ">", 50)))
            ),
        ),
        "SELECT name FROM customers WHERE EXISTS(SELECT 1 FROM reviews JOIN orders ON orders.customer_id = customers.id "
        "WHERE reviews.customer_id = customers.id AND reviews.rating >= 4 AND orders.total > 50)",
        [("Ada",), ("Bob",)],
    ),
    Case(
        "related rows of the same table refer to this one",
        Select(out(CUSTOMER), where=Related("customers", "customers")),
        "SELECT name FROM customers WHERE EXISTS(SELECT 1 FROM customers AS customers_2 WHERE customers_2.referrer_id = customers.id)",
        [("Ada",), ("Bob",)],
    ),
    Case(
        "an outer row inside the condition of a related one",
        Select(
            out(col("orders.id")),
            where=AllOf(
                (
                    test("customers.country", "=", "DE"),
                    Related(
                        "orders",
                        "order_items",
                        Comparison(col("order_items.quantity"), ">", col("customers.id")),
                    ),
                )
            ),
        ),
        "SELECT orders.id FROM orders JOIN customers ON orders.customer_id = customers.id WHERE customers.country = 'DE' "
        "AND EXISTS(SELECT 1 FROM order_items WHERE order_items.order_id = orders.id AND order_items.quantity > customers.id)",
        [(1,), (2,)],
    ),
    Case(
        "a count whose rows a join repeats counts keys",
        Select(out(col("products.category_id"), count("orders"))),
        "SELECT products.category_id, COUNT(DISTINCT orders.id) AS count FROM products JOIN order_items ON products.id = order_items.product_id "
        "JOIN orders ON order_items.order_id = orders.id GROUP BY products.category_id",
        [(1, 2), (2, 3)],
    ),
    Case(
        "a sum whose rows a join repeats is taken over each row once",
        Select(out(col("products.category_id"), total("orders.total"))),
        "SELECT category_id, SUM(total) AS total FROM (SELECT DISTINCT products.category_id AS category_id, orders.id AS order_id, "
        "orders.total AS total FROM products JOIN order_items ON products.id = order_items.product_id "
        "JOIN orders ON order_items.order_id = orders.id) AS each_row GROUP BY category_id",
        [(1, 160.0), (2, 140.0)],
    ),
    Case(
        "a sum that the group's keys keep apart is plain",
        Select(out(col("products.id"), total("orders.total"))),
        "SELECT products.id, SUM(orders.total) AS total FROM products JOIN order_items ON products.id = order_items.product_id "
        "JOIN orders ON order_items.order_id = orders.id GROUP BY products.id",
        [(1, 160.0), (2, 140.0)],
    ),
    Case(
        "counts over two branches are counted apart",
        Select(out(CUSTOMER, count("orders"), count("reviews")), group_by=(col("customers.id"),)),
        "SELECT part_1.name, part_1.count AS order_count, COALESCE(part_2.count, 0) AS review_count FROM "
        "(SELECT customers.id, customers.name, COUNT(*) AS count FROM customers JOIN orders ON customers.id = orders.customer_id "
        "GROUP BY customers.id, customers.name) AS part_1 LEFT JOIN "
        "(SELECT customers.id, customers.name, COUNT(*) AS count FROM customers JOIN reviews ON customers.id = reviews.customer_id "
        "GROUP BY customers.id, customers.name) AS part_2 ON part_1.id = part_2.id AND part_1.name IS part_2.name",
        [("Ada", 2, 3), ("Bob", 1, 1), ("Cy", 1, 0)],
    ),
    Case(
        "sums over two kinds of rows, of all rows",
        Select(out(total("orders.total"), total("order_items.quantity"))),
        "SELECT part_1.total AS total, part_2.total_quantity AS total_quantity FROM (SELECT SUM(total) AS total FROM orders) AS part_1 "
        "CROSS JOIN (SELECT SUM(quantity) AS total_quantity FROM order_items) AS part_2",
        [(200.0, 13)],
    ),
    Case(
        "all rows of a table, also without a partner",
        Select(out(col("customers.id"), count("orders")), keep="customers"),
        "SELECT customers.id, COUNT(orders.id) AS count FROM customers LEFT JOIN orders ON customers.id = orders.customer_id GROUP BY customers.id",
        [(1, 2), (2, 1), (3, 1), (4, 0)],
    ),
    Case(
        "a condition on the optional table drops no row",
        Select(
            out(col("customers.id"), count("orders")), keep="customers", where=test("orders.status", "=", "paid")
        ),
        "SELECT customers.id, COUNT(CASE WHEN orders.status = 'paid' THEN orders.id END) AS count FROM customers "
        "LEFT JOIN orders ON customers.id = orders.customer_id GROUP BY customers.id",
        [(1, 1), (2, 1), (3, 0), (4, 0)],
    ),
    Case(
        "conditional aggregates",
        Select(
            (
                Output(count("orders", test("orders.status", "=", "paid")), "paid"),
                Output(Aggregate("sum", col("orders.total"), where=test("orders.status", "=", "lost")), "lost"),
                Output(Aggregate("avg", col("orders.total"), where=test("orders.status", "=", "paid")), "avg_paid"),
            )
        ),
        "SELECT COUNT(CASE WHEN status = 'paid' THEN 1 END) AS paid, SUM(CASE WHEN status = 'lost' THEN total ELSE 0 END) AS lost, "
        "AVG(CASE WHEN status = 'paid' THEN total END) AS avg_paid FROM orders",
        [(2, 0.0, 80.0)],
    ),
    Case(
        "the share of each group",
        Select(out(col("orders.status"), Share(count("orders"))), group_by=(col("orders.status"),)),
        "SELECT status, 100.0 * COUNT(*) / NULLIF(SUM(COUNT(*)) OVER (), 0) AS percentage FROM orders GROUP BY status",
        [("open", 25.0), ("paid", 50.0), ("returned", 25.0)],
    ),
    Case(
        "the share of all groups, also of those not kept",
        Select(
            out(col("orders.status"), Share(count("orders"))),
            group_by=(col("orders.status"),),
            having=Comparison(count("orders"), ">", Value(1)),
        ),
        "SELECT status, 100.0 * COUNT(*) / NULLIF((SELECT COUNT(*) AS count FROM orders), 0) AS percentage FROM orders "
        "GROUP BY status HAVING COUNT(*) > 1",
        [("paid", 50.0)],
    ),
    Case(
        "the share of rows that fulfil a condition",
        Select(out(Share(count("orders", test("orders.status", "=", "returned"))))),
        "SELECT 100.0 * COUNT(CASE WHEN status = 'returned' THEN 1 END) / NULLIF(COUNT(*), 0) AS percentage FROM orders",
        [(25.0,)],
    ),
    Case(
        "one figure in per cent of another",
        Select(
            out(percent(total("order_items.quantity"), count("order_items"))),
        ),
        "SELECT 100.0 * SUM(quantity) / NULLIF(COUNT(*), 0) AS percentage FROM order_items",
        [(260.0,)],
    ),
    Case(
        "days and hours between two times",
        Select(
            (
                Output(Elapsed(col("customers.joined_on"), col("orders.ordered_at"), "day")),
                Output(Elapsed(col("customers.joined_on"), col("orders.ordered_at"), "hour")),
            ),
            where=test("orders.id", ">=", 3),
        ),
        "SELECT JULIANDAY(orders.ordered_at) - JULIANDAY(customers.joined_on) AS days, "
        "(JULIANDAY(orders.ordered_at) - JULIANDAY(customers.joined_on)) * 24 AS hours "
        "FROM customers JOIN orders ON customers.id = orders.customer_id WHERE orders.id >= 3",
        [(6.0, 144.0), (19.5, 468.0)],
    ),
    Case(
        "days between times as a term, seconds since 1970 among them",
        Select(
            (
                Output(Arithmetic("/", Elapsed(Value("2023-12-31"), col("events.at"), "day"), Value(2)), "pairs_of_days"),
                Output(Aggregate("max", Elapsed(col("events.at"), Value("2024-03-01"), "day")), "oldest"),
            ),
            where=test("events.id", "=", 1),
        ),
        "SELECT (JULIANDAY(DATETIME(\"at\", 'unixepoch')) - JULIANDAY('2023-12-31')) / 2 AS pairs_of_days, "
        "MAX(JULIANDAY('2024-03-01') - JULIANDAY(DATETIME(\"at\", 'unixepoch'))) AS oldest FROM events WHERE id = 1 "
        "GROUP BY pairs_of_days",
        [(0.5, 60.0)],
    ),
    Case(
        "division is not whole and gives null by zero",
        Select(
            (
                Output(Arithmetic("/", col("flights.seats"), Value(40)), "a"),
                Output(Arithmetic("/", col("flights.seats"), Arithmetic("-", col("flights.id"), Value(1))), "b"),
            ),
            where=test("flights.id", "=", 1),
        ),
        "SELECT 1.0 * seats / 40 AS a, 1.0 * seats / NULLIF((id - 1), 0) AS b FROM flights WHERE id = 1",
        [(2.5, None)],
    ),
    Case(
        "parentheses where the order of working demands them",
        Select(
            (Output(Arithmetic("*", Arithmetic("+", Value(1), Value(2)), Arithmetic("-", Value(5), Value(1))), "n"),),
            tables=("airports",),
            limit=1,
        ),
        "SELECT (1 + 2) * (5 - 1) AS n FROM airports LIMIT 1",
        [(12,)],
    ),
    Case(
        "the first of each group",
        Select(
            out(col("products.category_id"), PRODUCT),
            order_by=(Order(col("products.price"), descending=True),),
            limit=1,
            per_group=col("products.category_id"),
        ),
        "SELECT category_id, name FROM (SELECT category_id, name, ROW_NUMBER() OVER (PARTITION BY category_id ORDER BY price DESC) AS position "
        "FROM products) AS ranked WHERE position <= 1 ORDER BY category_id, position",
        [(1, "Desk"), (2, "Mug")],
    ),
    Case(
        "the first of each group by a sum, the group not shown",
        Select(
            (Output(PRODUCT), Output(REVENUE, "revenue")),
            group_by=(col("products.id"),),
            order_by=(Order(REVENUE, descending=True),),
            limit=1,
            per_group=col("products.category_id"),
        ),
        "SELECT name, revenue FROM (SELECT products.name, SUM(order_items.quantity * order_items.unit_price) AS revenue, "
        "ROW_NUMBER() OVER (PARTITION BY products.category_id ORDER BY SUM(order_items.quantity * order_items.unit_price) DESC) AS position, "
        "products.category_id AS group_value FROM products JOIN order_items ON products.id = order_items.product_id "
        "GROUP BY products.id, products.name, products.category_id) AS ranked WHERE position <= 1 ORDER BY group_value, position",
        [("Lamp", 120.0), ("Mug", 90.0)],
    ),
    Case(
        "above the average",
        Select(
            out(PRODUCT),
            where=Comparison(
                col("products.price"), ">", Scalar(Select(out(Aggregate("avg", col("products.price")))))
            ),
        ),
        "SELECT name FROM products WHERE price > (SELECT AVG(price) AS avg_price FROM products)",
        [("Desk",)],
    ),
    Case(
        "groups with more than so many rows",
        Select(
            out(CUSTOMER),
            group_by=(col("customers.id"),),
            having=Comparison(count("orders"), ">", Value(1)),
        ),
        "SELECT customers.name FROM customers JOIN orders ON customers.id = orders.customer_id "
        "GROUP BY customers.id, customers.name HAVING COUNT(*) > 1",
        [("Ada",)],
    ),
    Case(
        "both of two plans",
        SetOperation(
            "intersect",
            Select(out(col("customers.country")), where=test("customers.name", "=", "Ada")),
            Select(out(col("customers.country")), order_by=(Order(col("customers.id")),), limit=1),
        ),
        "SELECT country FROM customers WHERE name = 'Ada' INTERSECT SELECT * FROM (SELECT country FROM customers ORDER BY id LIMIT 1) AS part",
        [("DE",)],
    ),
    Case(
        "rows of one plan without another's",
        SetOperation(
            "except",
            Select(out(col("customers.country"))),
            Select(out(col("customers.country")), where=test("customers.name", "=", "Ada")),
        ),
        "SELECT country FROM customers EXCEPT SELECT country FROM customers WHERE name = 'Ada'",
        [("FR",)],
    ),
    Case(
        "different values",
        Select(out(col("customers.country")), distinct=True, order_by=(Order(col("customers.country")),)),
        "SELECT DISTINCT country FROM customers ORDER BY country",
        [("DE",), ("FR",), ("US",)],
    ),
    Case(
        "different values in the order of what is not shown",
        Select(
            out(col("customers.country")),
            distinct=True,
            order_by=(Order(col("customers.joined_on"), descending=True),),
            limit=2,
        ),
        "SELECT country FROM customers GROUP BY country ORDER BY MAX(joined_on) DESC LIMIT 2",
        [("DE",), ("FR",)],
    ),
    Case(
        "how many different",
        Select(out(Aggregate("count", col("customers.country"), distinct=True))),
        "SELECT COUNT(DISTINCT country) AS country_count FROM customers",
        [(3,)],
    ),
    Case(
        "text that holds the signs of LIKE",
        Select(out(PRODUCT), where=Matches(PRODUCT, "50% OFF_")),
        "SELECT name FROM products WHERE name LIKE '%50!% OFF!_%' ESCAPE '!'",
        [("50% off_mug",)],
    ),
    Case(
        "text that starts, and text that does not end",
        Select(
            out(PRODUCT), where=AllOf((Matches(PRODUCT, "d", "start"), Matches(PRODUCT, "x", "end", negated=True)))
        ),
        "SELECT name FROM products WHERE name LIKE 'd%' AND NOT name LIKE '%x'",
        [("Desk",)],
    ),
    Case(
        "a number compared with text, and text with a number",
        Select(out(PRODUCT), where=AnyOf((test("products.price", "=", "30"), test("products.name", "=", 7)))),
        "SELECT name FROM products WHERE price = 30 OR name = '7'",
        [("Lamp",)],
    ),
    Case(
        "text in any case",
        Select(out(PRODUCT), where=Comparison(PRODUCT, "=", Value("LAMP"), exact_case=False)),
        "SELECT name FROM products WHERE LOWER(name) = 'lamp'",
        [("Lamp",)],
    ),
    Case(
        "one of some values",
        Select(out(PRODUCT), where=OneOf(PRODUCT, (Value("Lamp"), Value("Desk"), Value("O'Neil")))),
        "SELECT name FROM products WHERE name IN ('Lamp', 'Desk', 'O''Neil')",
        [("Lamp",), ("Desk",)],
    ),
    Case(
        "none of a plan's values",
        Select(
            out(col("categories.name")),
            where=OneOf(
                col("categories.id"),
                Select(out(col("products.category_id"))),
                negated=True,
            ),
        ),
        "SELECT name FROM categories WHERE NOT id IN (SELECT category_id FROM products WHERE NOT category_id IS NULL)",
        [("Garden",)],
    ),
    Case(
        "between, missing, and not",
        Select(
            out(PRODUCT),
            where=AnyOf(
                (
                    Between(col("products.price"), Value(20), Value(40)),
                    IsNull(col("products.price")),
                    Not(test("products.id", "<=", 3)),
                )
            ),
        ),
        "SELECT name FROM products WHERE price BETWEEN 20 AND 40 OR price IS NULL OR NOT id <= 3",
        [("Lamp",), ("50% off_mug",), ("Desk",)],
    ),
    Case(
        "missing by comparison",
        Select(out(PRODUCT), where=test("products.price", "=", None)),
        "SELECT name FROM products WHERE price IS NULL",
        [("50% off_mug",)],
    ),
    Case(
        "two uses of a table",
        Select(
            (Output(CUSTOMER), Output(col("customers.name", 1), "referrer")),
            order_by=(Order(col("customers.id")),),
        ),
        "SELECT customers.name, customers_2.name AS referrer FROM customers JOIN customers AS customers_2 ON customers.referrer_id = customers_2.id "
        "ORDER BY customers.id",
        [("Bob", "Ada"), ("Cy", "Ada"), ("Ada", "Bob")],
    ),
    Case(
        "two keys to one table",
        Select(out(col("airports.city"), col("airports.city", 1), total("flights.seats"))),
        "SELECT airports.city AS airport_city, airports_2.city AS airport_city_2, SUM(flights.seats) AS total_seats FROM airports "
        "JOIN flights ON airports.id = flights.origin_id JOIN airports AS airports_2 ON flights.destination_id = airports_2.id "
        "GROUP BY airports.city, airports_2.city",
        [("Oslo", "Rome", 50), ("Rome", "Oslo", 170)],
    ),
    Case(
        "by the named one of two keys",
        Select(out(col("airports.city"), total("flights.seats")), via=(col("flights.destination_id"),)),
        "SELECT airports.city, SUM(flights.seats) AS total_seats FROM airports JOIN flights ON airports.id = flights.destination_id "
        "GROUP BY airports.city",
        [("Oslo", 170), ("Rome", 50)],
    ),
    Case(
        "columns of one name are told apart",
        Select(out(PRODUCT, col("categories.name")), where=test("products.id", "=", 1)),
        "SELECT products.name AS product_name, categories.name AS category_name FROM products "
        "JOIN categories ON products.category_id = categories.id WHERE products.id = 1",
        [("Lamp", "Home")],
    ),
    Case(
        "names in any case, and reserved words",
        Select(out(ColumnRef("EVENTS", "User"), count("Events")), where=test("events.ID", "<", 3)),
        'SELECT "user", COUNT(*) AS count FROM events WHERE id < 3 GROUP BY "user"',
        [(7, 2)],
    ),
    Case(
        "negative and fractional numbers",
        Select(
            out(PRODUCT), where=AllOf((test("products.price", ">", -5), test("products.price", "<", 30.5)))
        ),
        "SELECT name FROM products WHERE price > -5 AND price < 30.5",
        [("Lamp",), ("Mug",)],
    ),
]  # fmt: skip
