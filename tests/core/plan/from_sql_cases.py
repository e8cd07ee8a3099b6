"""SQL as people write it on SQLite, and the plan that says it."""

from __future__ import annotations

from typing import NamedTuple

from aifordb.core import DateRange
from aifordb.core.plan import (
    Aggregate,
    AllOf,
    AnyOf,
    Arithmetic,
    Between,
    Bucket,
    Comparison,
    DatePart,
    During,
    Elapsed,
    Expression,
    IsNull,
    Matches,
    Not,
    OneOf,
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
)

from .render_cases import col, count, out, test, total


class Read(NamedTuple):
    name: str
    sql: str
    plan: Plan


AT, JOINED, STATUS = col("orders.ordered_at"), col("customers.joined_on"), col("orders.status")
NAME, COUNTRY, PRODUCT, PRICE = (
    col("customers.name"),
    col("customers.country"),
    col("products.name"),
    col("products.price"),
)
ORDERS, PAID = count("orders"), test("orders.status", "=", "paid")
PAID_ORDERS = count("orders", PAID)


def during(argument: Expression, start: str | None, end: str | None) -> During:
    return During(argument, DateRange(start, end))


def counting(where: Predicate) -> Select:
    """Orders that fulfil `where`."""
    return Select(out(ORDERS), where=where)


def where(condition: str) -> str:
    return f"SELECT COUNT(*) FROM orders WHERE {condition}"


READS = [
    # Names
    Read("every row", "SELECT * FROM Categories;", Select(out(Star("categories")))),
    Read("every row of a join", "SELECT * FROM orders o JOIN customers c ON o.customer_id = c.id",
         Select(out(Star()), tables=("orders", "customers"))),
    Read("everything of one table", "SELECT o.* FROM orders o JOIN customers c ON o.customer_id = c.id WHERE c.country = 'DE'",
         Select(out(Star("orders")), where=test("customers.country", "=", "DE"))),
    Read("names in any case, a text in double quotes", 'SELECT NAME FROM Customers WHERE Country = "DE"',
         Select(out(NAME), where=test("customers.country", "=", "DE"))),
    Read("a name of one's own is kept, the usual one is not", "SELECT name AS name, price AS money FROM products",
         Select((Output(PRODUCT), Output(PRICE, "money")))),
    Read("places instead of names", "SELECT status, COUNT(*) FROM orders GROUP BY 1 ORDER BY 2 DESC",
         Select(out(STATUS, ORDERS), group_by=(STATUS,), order_by=(Order(ORDERS, True),))),
    Read("an order by a name given", "SELECT status, COUNT(*) AS n FROM orders GROUP BY status ORDER BY n",
         Select((Output(STATUS), Output(ORDERS, "n")), group_by=(STATUS,), order_by=(Order(ORDERS),))),
    # Constants
    Read("a number in quotes beside a column of numbers", "SELECT name FROM products WHERE price = '30.0'",
         Select(out(PRODUCT), where=test("products.price", "=", 30))),
    Read("a number beside a column of texts", "SELECT name FROM products WHERE 7 = name",
         Select(out(PRODUCT), where=test("products.name", "=", "7"))),
    Read("a negative number", "SELECT name FROM products WHERE price > -1.5", Select(out(PRODUCT), where=test("products.price", ">", -1.5))),
    # Conditions
    Read("a part of a text", where("status LIKE '%ai%'"), counting(Matches(STATUS, "ai"))),
    Read("another start", where("status NOT LIKE 'p%'"), counting(Matches(STATUS, "p", "start", True))),
    Read("an end, with a sign escaped", where("status LIKE '%5!%' ESCAPE '!'"), counting(Matches(STATUS, "5%", "end"))),
    Read("a pattern that is a whole text", where("status LIKE 'paid'"),
         counting(Comparison(STATUS, "=", Value("paid"), exact_case=False))),
    Read("a text in any case", where("LOWER(status) = 'paid'"), counting(Comparison(STATUS, "=", Value("paid"), exact_case=False))),
    Read("some values, none of some, one", where("status IN ('a', 'b') AND status NOT IN ('c', 'd') AND id IN (3)"),
         counting(AllOf((OneOf(STATUS, (Value("a"), Value("b"))), OneOf(STATUS, (Value("c"), Value("d")), True), test("orders.id", "=", 3))))),
    Read("missing and given", where("total IS NULL OR NOT (customer_id IS NULL)"),
         counting(AnyOf((IsNull(col("orders.total")), IsNull(col("orders.customer_id"), True))))),
    Read("not between", where("NOT total BETWEEN 1 AND 2"), counting(Not(Between(col("orders.total"), Value(1), Value(2))))),
    Read("not one condition or the other", where("NOT (total > 1 OR total < 0)"),
         counting(Not(AnyOf((test("orders.total", ">", 1), test("orders.total", "<", 0)))))),
    # Nested SELECTs
    Read("above the average", "SELECT name FROM products WHERE price > (SELECT AVG(price) FROM products)",
         Select(out(PRODUCT), where=Comparison(PRICE, ">", Scalar(Select(out(Aggregate("avg", PRICE))))))),
    Read("not in, without nulls or not", "SELECT name FROM customers WHERE id NOT IN (SELECT customer_id FROM orders WHERE customer_id IS NOT NULL)",
         Select(out(NAME), where=OneOf(col("customers.id"), Select(out(col("orders.customer_id"))), True))),
    Read("sets", "SELECT name FROM customers EXCEPT SELECT name FROM products INTERSECT SELECT name FROM categories",
         SetOperation("intersect", SetOperation("except", Select(out(NAME)), Select(out(PRODUCT))), Select(out(col("categories.name"))))),
    # Joins
    Read("a comma and a condition", "SELECT o.id, c.name FROM orders o, customers c WHERE o.customer_id = c.id AND o.total > 5",
         Select(out(col("orders.id"), NAME), where=test("orders.total", ">", 5))),
    Read("USING", "SELECT i.quantity, r.rating FROM order_items i JOIN reviews r USING (product_id)",
         Select(out(col("order_items.quantity"), col("reviews.rating")), each_match=False)),
    Read("a table that only filters repeats rows", "SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.total > 5",
         Select(out(NAME), where=test("orders.total", ">", 5), each_match=True)),
    Read("a table of which nothing is asked", "SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id",
         Select(out(NAME), tables=("orders",), each_match=True)),
    Read("tables on the way need no name",
         "SELECT c.name, p.name FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.order_id = o.id "
         "JOIN products p ON p.id = i.product_id", Select(out(NAME, PRODUCT), tables=("orders",))),
    Read("by the named one of two keys", "SELECT a.city, SUM(f.seats) FROM flights f JOIN airports a ON f.destination_id = a.id GROUP BY a.city",
         Select(out(col("airports.city"), total("flights.seats")), group_by=(col("airports.city"),), via=(col("flights.destination_id"),))),
    Read("a table with itself", "SELECT c.name, r.name FROM customers r JOIN customers c ON c.referrer_id = r.id",
         Select(out(NAME, col("customers.name", 1)))),
    Read("columns that happen to be equal", "SELECT o.id FROM orders o JOIN customers c ON o.customer_id = c.id AND o.id = c.referrer_id",
         Select(out(col("orders.id")), where=Comparison(col("orders.id"), "=", col("customers.referrer_id")))),
    Read("two tables with one parent", "SELECT o.total, r.rating FROM orders o JOIN reviews r ON o.customer_id = r.customer_id",
         Select(out(col("orders.total"), col("reviews.rating")))),
    # What is counted
    Read("rows of a join are rows of its finest table", "SELECT c.name, COUNT(*) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.name",
         Select(out(NAME, ORDERS), group_by=(NAME,))),
    Read("a sum that a join repeats",
         "SELECT SUM(o.total) FROM orders o JOIN order_items i ON i.order_id = o.id WHERE i.quantity > 1",
         Select(out(total("orders.total")), where=test("order_items.quantity", ">", 1), each_match=True)),
    Read("a key is never missing", "SELECT COUNT(id), COUNT(total), COUNT(DISTINCT status), COUNT(1) FROM orders",
         Select(out(ORDERS, Aggregate("count", col("orders.total")), Aggregate("count", STATUS, True), ORDERS))),
    # Groups
    Read("a group by a key that is not shown", "SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name HAVING COUNT(*) > 1",
         Select(out(NAME), group_by=(col("customers.id"),), having=Comparison(ORDERS, ">", Value(1)), each_match=True)),
    Read("groups without an aggregate are different values", "SELECT status FROM orders GROUP BY status", Select(out(STATUS), distinct=True)),
    Read("the row of the largest value", "SELECT name, MAX(price) FROM products",
         Select(out(PRODUCT, PRICE), order_by=(Order(PRICE, True),), limit=1)),
    Read("the row of the smallest value of each group", "SELECT category_id, name, MIN(price) FROM products GROUP BY category_id",
         Select(out(col("products.category_id"), PRODUCT, PRICE), order_by=(Order(PRICE),), limit=1, per_group=col("products.category_id"))),
    Read("one row has no order", "SELECT SUM(total) FROM orders ORDER BY total DESC LIMIT 3", Select(out(total("orders.total")))),
    Read("the most frequent", "SELECT status FROM orders GROUP BY status ORDER BY COUNT(*) DESC LIMIT 1",
         Select(out(STATUS), group_by=(STATUS,), order_by=(Order(ORDERS, True),), limit=1)),
    Read("the first of each group", "SELECT name, price FROM (SELECT name, price, ROW_NUMBER() OVER (PARTITION BY category_id ORDER BY price DESC) AS place "
         "FROM products) WHERE place <= 2",
         Select(out(PRODUCT, PRICE), order_by=(Order(PRICE, True),), limit=2, per_group=col("products.category_id"))),
    Read("the first of each group, in two steps", "WITH ranked AS (SELECT *, ROW_NUMBER() OVER (PARTITION BY status ORDER BY total) AS n FROM orders) "
         "SELECT id, total AS value FROM ranked WHERE n = 1 ORDER BY status",
         Select((Output(col("orders.id")), Output(col("orders.total"), "value")), order_by=(Order(col("orders.total")),), limit=1, per_group=STATUS)),
    # Rows without a partner
    Read("without", "SELECT name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.status = 'paid')",
         Select(out(NAME), where=Related("customers", "orders", PAID, negated=True))),
    Read("with, through another table", "SELECT name FROM customers c WHERE EXISTS (SELECT * FROM orders o JOIN order_items i ON i.order_id = o.id "
         "WHERE o.customer_id = c.id AND i.quantity > 3)",
         Select(out(NAME), where=Related("customers", "order_items", test("order_items.quantity", ">", 3)))),
    Read("without, by an outer join", "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.status = 'paid' WHERE o.id IS NULL",
         Select(out(NAME), where=Related("customers", "orders", PAID, negated=True))),
    Read("none included", "SELECT c.country, COUNT(o.id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.country",
         Select(out(COUNTRY, ORDERS), group_by=(COUNTRY,), keep="customers")),
    Read("an outer join that WHERE makes an inner one",
         "SELECT c.country, COUNT(o.id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.total > 1 GROUP BY c.country",
         Select(out(COUNTRY, ORDERS), group_by=(COUNTRY,), where=test("orders.total", ">", 1))),
    # Ranges of time
    Read("two ends of a range", where("ordered_at < '2024-02-01' AND status = 'paid' AND ordered_at >= '2024-01-08'"),
         counting(AllOf((during(AT, "2024-01-08", "2024-02-01"), PAID)))),
    Read("one end", where("ordered_at >= '2024-01-08 12:30'"), counting(during(AT, "2024-01-08T12:30:00", None))),
    Read("days, ends included", "SELECT name FROM customers WHERE joined_on BETWEEN '2024-01-01' AND '2024-01-31'",
         Select(out(NAME), where=during(JOINED, "2024-01-01", "2024-02-01"))),
    Read("after a day, until a day", "SELECT name FROM customers WHERE joined_on > '2024-01-01' AND joined_on <= '2024-01-31'",
         Select(out(NAME), where=during(JOINED, "2024-01-02", "2024-02-01"))),
    Read("a day, and all others", "SELECT name FROM customers WHERE joined_on = '2024-02-29' OR joined_on <> '2024-01-03'",
         Select(out(NAME), where=AnyOf((during(JOINED, "2024-02-29", "2024-03-01"), Not(during(JOINED, "2024-01-03", "2024-01-04")))))),
    Read("what a range cannot say exactly", where("ordered_at > '2024-01-08'"), counting(test("orders.ordered_at", ">", "2024-01-08"))),
    Read("a year", where("strftime('%Y', ordered_at) = '2024'"), counting(during(AT, "2024-01-01", "2025-01-01"))),
    Read("years", where("CAST(strftime('%Y', ordered_at) AS INTEGER) BETWEEN 2022 AND 2024"), counting(during(AT, "2022-01-01", "2025-01-01"))),
    Read("a month", where("strftime('%Y-%m', ordered_at) = '2023-12'"), counting(during(AT, "2023-12-01", "2024-01-01"))),
    Read("the start of a month", where("date(ordered_at, 'start of month') = '2024-02-01'"), counting(during(AT, "2024-02-01", "2024-03-01"))),
    Read("the day of a moment", where("date(ordered_at) <= '2024-01-14'"), counting(during(AT, None, "2024-01-15"))),
    Read("a time by its first letters", where("ordered_at LIKE '2024%' OR ordered_at LIKE '2024-01-%'"),
         counting(AnyOf((during(AT, "2024-01-01", "2025-01-01"), during(AT, "2024-01-01", "2024-02-01"))))),
    Read("a number called year stays a number", "SELECT COUNT(*) FROM events WHERE year = 2023 AND year > '2000'",
         Select(out(count("events")), where=AllOf((test("events.year", "=", 2023), test("events.year", ">", 2000))))),
    # Buckets and parts
    Read("a month as a label", "SELECT strftime('%Y-%m', ordered_at) AS m, COUNT(*) FROM orders GROUP BY m ORDER BY m",
         Select((Output(Bucket("month", AT), "m"), Output(ORDERS)), group_by=(Bucket("month", AT),), order_by=(Order(Bucket("month", AT)),))),
    Read("the first of a month", "SELECT strftime('%Y-%m-01', ordered_at), COUNT(*) FROM orders GROUP BY 1",
         Select(out(Bucket("month", AT), ORDERS), group_by=(Bucket("month", AT),))),
    Read("the hour of the day", "SELECT strftime('%H', ordered_at), COUNT(*) FROM orders GROUP BY 1",
         Select(out(DatePart("hour", AT), ORDERS), group_by=(DatePart("hour", AT),))),
    Read("years as groups", "SELECT strftime('%Y', ordered_at), COUNT(*) FROM orders GROUP BY 1",
         Select(out(DatePart("year", AT), ORDERS), group_by=(DatePart("year", AT),))),
    Read("parts compared", where("strftime('%m', ordered_at) = '01' AND strftime('%w', ordered_at) IN ('0', '6')"),
         counting(AllOf((Comparison(DatePart("month", AT), "=", Value(1)), OneOf(DatePart("weekday", AT), (Value(7), Value(6))))))),
    # Numbers
    Read("amounts", "SELECT SUM(quantity * unit_price) FROM order_items",
         Select(out(Aggregate("sum", Arithmetic("*", col("order_items.quantity"), col("order_items.unit_price")))))),
    Read("a ratio, protected against zero", "SELECT ROUND(1.0 * SUM(total) / NULLIF(COUNT(DISTINCT customer_id), 0), 2) FROM orders",
         Select(out(Arithmetic("/", total("orders.total"), Aggregate("count", col("orders.customer_id"), True))))),
    Read("days between", "SELECT julianday(o.ordered_at) - julianday(c.joined_on) FROM orders o JOIN customers c ON c.id = o.customer_id",
         Select(out(Elapsed(JOINED, AT, "day")))),
    Read("hours between", "SELECT AVG((julianday(o.ordered_at) - julianday(c.joined_on)) * 24) FROM orders o JOIN customers c ON c.id = o.customer_id",
         Select(out(Aggregate("avg", Elapsed(JOINED, AT, "hour"))))),
    # Conditions inside aggregates
    Read("counts of a condition",
         "SELECT COUNT(CASE WHEN status = 'paid' THEN 1 END), SUM(CASE WHEN status = 'paid' THEN 1 ELSE 0 END), SUM(status = 'paid'), "
         "COUNT(*) FILTER (WHERE status = 'paid'), SUM(IIF(status = 'paid', 1, 0)), COUNT(CASE status WHEN 'paid' THEN id END) FROM orders",
         Select(out(*[PAID_ORDERS] * 6))),
    Read("sums and averages of a condition",
         "SELECT SUM(CASE WHEN status = 'paid' THEN total END), COALESCE(SUM(CASE WHEN status = 'paid' THEN total ELSE 0 END), 0), "
         "AVG(CASE WHEN status = 'paid' THEN total END) FROM orders",
         Select(out(*[Aggregate("sum", col("orders.total"), where=PAID)] * 2, Aggregate("avg", col("orders.total"), where=PAID)))),
    Read("different values of a condition", "SELECT COUNT(DISTINCT CASE WHEN status = 'paid' THEN customer_id END) FROM orders",
         Select(out(Aggregate("count", col("orders.customer_id"), True, PAID)))),
    Read("percentages of a condition",
         "SELECT 100.0 * COUNT(CASE WHEN status = 'paid' THEN 1 END) / COUNT(*), ROUND(SUM(status = 'paid') * 100.0 / NULLIF(COUNT(*), 0), 1), "
         "CAST(COUNT(CASE WHEN status = 'paid' THEN 1 END) AS REAL) / COUNT(*) * 100, AVG(CASE WHEN status = 'paid' THEN 100.0 ELSE 0 END), "
         "100 * AVG(status = 'paid') FROM orders",
         Select(out(*[Share(PAID_ORDERS)] * 5))),
    Read("a rate of a condition", "SELECT AVG(CASE WHEN status = 'paid' THEN 1.0 ELSE 0 END) FROM orders",
         Select(out(Arithmetic("/", PAID_ORDERS, ORDERS)))),
    Read("shares of the whole",
         "SELECT status, 100.0 * SUM(total) / SUM(SUM(total)) OVER () FROM orders GROUP BY status",
         Select(out(STATUS, Share(total("orders.total"))), group_by=(STATUS,))),
    Read("shares of a nested whole",
         "SELECT status, COUNT(*) * 100.0 / (SELECT COUNT(*) FROM orders WHERE total > 1) FROM orders WHERE total > 1 GROUP BY status",
         Select(out(STATUS, Share(ORDERS)), group_by=(STATUS,), where=test("orders.total", ">", 1))),
]  # fmt: skip

REFUSED = [
    ("SELECT name FROM customers LIMIT 3 OFFSET 2", "offset"),
    ("SELECT name FROM customers UNION ALL SELECT name FROM products", "UNION ALL"),
    ("SELECT name FROM customers UNION SELECT name FROM products ORDER BY name", "an order or limit of both sides"),
    ("SELECT c.name FROM customers c JOIN products p ON c.id = p.category_id", "joins"),
    ("SELECT c.name FROM customers c JOIN orders o", "joins"),
    ("SELECT c.name FROM customers c FULL JOIN orders o ON o.customer_id = c.id", "FULL JOIN"),
    ("SELECT COUNT(*) FROM (SELECT DISTINCT status FROM orders)", "a derived table"),
    ("SELECT id FROM orders o WHERE total > (SELECT AVG(total) FROM orders x WHERE x.customer_id = o.customer_id)",
     "a name of a surrounding or unknown table"),
    ("SELECT name FROM customers WHERE name LIKE 'a%b'", "a pattern with gaps"),
    ("SELECT name FROM customers WHERE joined_on > date('now', '-7 days')", "the expression Anonymous"),
    ("SELECT CASE WHEN price > 9 THEN 'dear' ELSE 'cheap' END FROM products", "the expression Case"),
    ("SELECT AVG(price), name FROM products", "a column beside an aggregate"),
    ("SELECT name FROM nowhere", "an unknown table"),
    ("SELECT nothing FROM customers", "an unknown column"),
    ("SELECT FROM WHERE", "a syntax error"),
    ("DELETE FROM customers", "no SELECT"),
]  # fmt: skip
