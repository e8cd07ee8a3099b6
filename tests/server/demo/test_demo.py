"""The demo shop: the same rows for the same day, consistent money, nothing in the future, and an answer for every "this week"."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from aifordb.server.demo import ensure_demo, made_on
from aifordb.server.demo.build import shop_rows, write_demo

MONDAY, NEW_YEAR, LEAP_DAY, PLAIN_DAY = date(2026, 11, 23), date(2027, 1, 1), date(2028, 2, 29), date(2026, 7, 16)
DATED = {
    "users": "created_at",
    "customers": "created_at",
    "orders": "ordered_at",
    "payments": "paid_at",
    "returns": "returned_at",
    "reviews": "created_at",
    "support_tickets": "opened_at",
}


@pytest.fixture(scope="module", params=[MONDAY, NEW_YEAR, LEAP_DAY, PLAIN_DAY], ids=str)
def shop(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[sqlite3.Connection, date]]:
    """The shop on a day, open."""
    path = tmp_path_factory.mktemp("demo") / "shop.sqlite"
    write_demo(path, request.param)
    with closing(sqlite3.connect(path)) as file:
        yield file, request.param


def one(file: sqlite3.Connection, sql: str, *values: object) -> object:
    return file.execute(sql, values).fetchone()[0]


def count_between(file: sqlite3.Connection, table: str, start: date, end: date) -> object:
    column = DATED[table]
    return one(file, f"SELECT count(*) FROM {table} WHERE {column} >= ? AND {column} < ?", f"{start}", f"{end}")


@pytest.mark.parametrize("table", DATED)
def test_today_yesterday_this_week_and_this_month_have_rows_in_every_dated_table(
    shop: tuple[sqlite3.Connection, date], table: str
) -> None:
    file, today = shop
    tomorrow = today + timedelta(days=1)
    spans = {
        "today": (today, tomorrow),
        "yesterday": (today - timedelta(days=1), today),
        "this week": (today - timedelta(days=today.weekday()), tomorrow),
        "this month": (today.replace(day=1), tomorrow),
        "last 30 days": (today - timedelta(days=30), tomorrow),
        "two years back": (date(today.year - 2, 1, 1), date(today.year - 1, 1, 1)),
        "last year": (date(today.year - 1, 1, 1), date(today.year, 1, 1)),
    }
    assert [name for name, span in spans.items() if not count_between(file, table, *span)] == []


@pytest.mark.parametrize("table", ["users", "customers", "orders", "payments"])
def test_each_of_the_last_30_days_has_sign_ups_and_sales(shop: tuple[sqlite3.Connection, date], table: str) -> None:
    file, today = shop
    days = [today - timedelta(days=back) for back in range(30)]
    assert [day for day in days if not count_between(file, table, day, day + timedelta(days=1))] == []


def test_nothing_lies_later_than_the_first_minute_of_today(shop: tuple[sqlite3.Connection, date]) -> None:
    file, today = shop
    times = {**DATED, "products": "created_at"}
    latest = [one(file, f"SELECT max({column}) FROM {table}") for table, column in times.items()]
    latest += [one(file, f"SELECT max({column}) FROM orders") for column in ("shipped_at", "delivered_at")]
    latest += [
        one(file, "SELECT max(closed_at) FROM support_tickets"),
        one(file, "SELECT max(last_seen_at) FROM users"),
    ]
    assert max(str(moment) for moment in latest) < f"{today} 00:01:00"


def test_times_are_stored_as_date_space_time(shop: tuple[sqlite3.Connection, date]) -> None:
    file, _ = shop
    for table, column in DATED.items():
        for (moment,) in file.execute(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL"):
            assert moment == datetime.fromisoformat(moment).isoformat(sep=" ")


def test_it_holds_about_fifty_thousand_rows(shop: tuple[sqlite3.Connection, date]) -> None:
    file, _ = shop
    tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    assert tables == sorted([*DATED, "addresses", "categories", "order_items", "products"])
    assert sum(int(str(one(file, f"SELECT count(*) FROM {table}"))) for table in tables) == pytest.approx(
        50_000, rel=0.05
    )


CONSISTENT = {
    "an order's total is what its items cost less the discount": """
        SELECT count(*) FROM orders o WHERE total <> -discount +
            (SELECT sum(quantity * unit_price) FROM order_items i WHERE i.order_id = o.id)""",
    "money has at most two decimals": "SELECT count(*) FROM orders WHERE total <> round(total, 2)",
    "nothing is given away": "SELECT count(*) FROM orders WHERE total <= 0",
    "nobody orders before signing up": """
        SELECT count(*) FROM orders o JOIN customers c ON c.id = o.customer_id WHERE ordered_at < c.created_at""",
    "nothing is delivered before it is shipped": "SELECT count(*) FROM orders WHERE delivered_at < shipped_at",
    "only delivered orders have a delivery": """
        SELECT count(*) FROM orders WHERE (status = 'delivered') <> (delivered_at IS NOT NULL)""",
    "only delivered items come back": """
        SELECT count(*) FROM returns r JOIN order_items i ON i.id = r.order_item_id JOIN orders o ON o.id = i.order_id
        WHERE o.delivered_at IS NULL OR returned_at < o.delivered_at""",
    "an order is paid once": """
        SELECT count(*) FROM orders o WHERE 1 <>
            (SELECT count(*) FROM payments p WHERE p.order_id = o.id AND status <> 'failed' AND amount = o.total)""",
    "open tickets are not closed": """
        SELECT count(*) FROM support_tickets WHERE (status IN ('open', 'pending')) <> (closed_at IS NULL)""",
    "nothing closes before it opens": "SELECT count(*) FROM support_tickets WHERE closed_at < opened_at",
    "nobody was seen before signing up": "SELECT count(*) FROM users WHERE last_seen_at < created_at",
    "a second address lies in the same country": """
        SELECT count(*) FROM addresses a JOIN customers c ON c.id = a.customer_id WHERE a.country <> c.country""",
}


@pytest.mark.parametrize("rule", CONSISTENT)
def test_the_rows_agree_with_each_other(shop: tuple[sqlite3.Connection, date], rule: str) -> None:
    assert one(shop[0], CONSISTENT[rule]) == 0, rule


def test_every_foreign_key_leads_to_a_row_and_has_an_index(shop: tuple[sqlite3.Connection, date]) -> None:
    file, _ = shop
    assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    keys = {
        (table, key[3])
        for (table,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for key in file.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    }
    indexed = {
        (table, file.execute(f"PRAGMA index_info({index})").fetchone()[2])
        for table, index in file.execute("SELECT tbl_name, name FROM sqlite_master WHERE sql LIKE 'CREATE INDEX%'")
    }
    assert len(keys) == 10
    assert keys - indexed == set()


INTERESTING = {
    "products that were never ordered": ("SELECT count(*) FROM products WHERE id NOT IN (SELECT product_id FROM order_items)", 5, 20),
    "customers without an order": ("SELECT count(*) FROM customers WHERE id NOT IN (SELECT customer_id FROM orders)", 300, 2_000),
    "countries": ("SELECT count(DISTINCT country) FROM customers", 25, 25),
    "open tickets": ("SELECT count(*) FROM support_tickets WHERE status = 'open'", 2, 60),
    "sign-ups on a plan that costs, percent": ("SELECT 100 * sum(plan <> 'free') / count(*) FROM users", 20, 32),
    "mean rating, hundredths": ("SELECT CAST(100 * avg(rating) AS INT) FROM reviews", 350, 450),
    "repeat customers": ("SELECT count(*) FROM (SELECT 1 FROM orders GROUP BY customer_id HAVING count(*) > 5)", 100, 1_000),
    "share of the best product, percent": (
        """SELECT 100 * max(sold) / sum(sold) FROM
           (SELECT sum(quantity * unit_price) AS sold FROM order_items GROUP BY product_id)""", 1, 12),
}  # fmt: skip


@pytest.mark.parametrize("what", INTERESTING)
def test_it_is_worth_asking(shop: tuple[sqlite3.Connection, date], what: str) -> None:
    sql, low, high = INTERESTING[what]
    assert low <= float(str(one(shop[0], sql))) <= high, what


def test_december_outsells_february_and_saturday_outsells_wednesday(shop: tuple[sqlite3.Connection, date]) -> None:
    file, today = shop
    by_month = "SELECT count(*) FROM orders WHERE strftime('%Y-%m', ordered_at) = ?"
    assert int(str(one(file, by_month, f"{today.year - 1}-12"))) > int(str(one(file, by_month, f"{today.year - 1}-02")))
    by_weekday = "SELECT count(*) FROM orders WHERE strftime('%w', ordered_at) = ?"
    assert int(str(one(file, by_weekday, "6"))) > int(str(one(file, by_weekday, "3")))


def test_the_same_day_and_seed_give_the_same_rows_and_another_seed_others() -> None:
    first, again, other = (list(shop_rows(MONDAY, seed)) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_a_file_of_today_is_kept_and_one_of_another_day_or_another_making_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "shop.sqlite"
    assert made_on(path) is None
    assert ensure_demo(path, MONDAY) is True
    kept = path.stat().st_ino
    assert ensure_demo(path, MONDAY) is False
    assert path.stat().st_ino == kept
    assert ensure_demo(path, MONDAY + timedelta(days=1)) is True
    assert made_on(path) == MONDAY + timedelta(days=1)
    path.write_bytes(b"not a database" * 100)
    assert ensure_demo(path, MONDAY) is True
    assert [entry.name for entry in tmp_path.iterdir()] == ["shop.sqlite"]


def test_a_reader_keeps_the_file_it_opened_while_a_new_one_takes_its_place(tmp_path: Path) -> None:
    path = tmp_path / "shop.sqlite"
    ensure_demo(path, MONDAY)
    with closing(sqlite3.connect(path)) as reader:
        before = one(reader, "SELECT max(ordered_at) FROM orders")
        ensure_demo(path, MONDAY + timedelta(days=7))
        assert one(reader, "SELECT max(ordered_at) FROM orders") == before
