"""Making the file: whole or not at all, once a day."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from . import goods, people, sales, service
from .chance import Row, shop_days
from .schema import INDEXES, TABLES

SEED = 20_240_108
# Kept in the file's header (https://sqlite.org/pragma.html#pragma_user_version), where no question can find them as a table would be.
APPLICATION_ID = 0x61664401
"""`afD` and the version of this builder: another version's file is made anew."""


def ensure_demo(path: Path, day: date, seed: int = SEED) -> bool:
    """Make the demo shop, unless the file is already the one of `day`.

    :param path: an existing file is replaced in one step, so a reader sees the old or the new one.
    :param day: what is "today" in the shop.
    :returns: True if the file was made.
    :raises OSError: the folder cannot be written.
    """
    if made_on(path) == day:
        return False
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    try:
        write_demo(draft, day, seed)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return True


def made_on(path: Path) -> date | None:
    """The day that the file was made for; None if it is missing or not a demo shop of this version."""
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file:
            (mark,) = file.execute("PRAGMA application_id").fetchone()
            (number,) = file.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError:
        return None
    return date.fromordinal(number) if mark == APPLICATION_ID and number > 0 else None


def write_demo(path: Path, day: date, seed: int = SEED) -> None:
    """Write the shop as it stands in the first minutes of `day` to a new file. Equal arguments give equal rows."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        # A draft that a crash leaves behind is thrown away, so nothing needs to be journalled.
        file.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {TABLES}")
        file.execute("BEGIN")
        for table, rows in shop_rows(day, seed):
            marks = ", ".join("?" * len(rows[0]))
            file.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - names of our own schema
        file.execute("COMMIT")
        file.executescript(INDEXES)
        file.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {day.toordinal()}")
    with path.open("rb") as written:
        os.fsync(written.fileno())


def shop_rows(day: date, seed: int) -> Iterator[tuple[str, Sequence[Row]]]:
    """Every table's rows, parents before children."""
    days = shop_days(day)
    shelf = goods.products(seed, days)
    buyers = people.customers(seed, days, day)
    made = sales.orders(seed, days, day, buyers, shelf)
    yield "categories", goods.categories()
    yield "products", [product.row() for product in shelf]
    yield "customers", [buyer.row() for buyer in buyers]
    yield "addresses", people.addresses(seed, buyers)
    yield "orders", [order.row() for order in made]
    yield "order_items", [item.row() for order in made for item in order.items]
    yield "payments", sales.payments(seed, made)
    yield "returns", service.returns(seed, made, day)
    yield "reviews", service.reviews(seed, made, day)
    yield "support_tickets", service.tickets(seed, days, day, buyers)
    yield "users", people.users(seed, days, day)
