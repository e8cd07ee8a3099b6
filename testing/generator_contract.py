"""The promises of an SQL generator, as tests that a plugin's author runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import ClassVar

import pytest
import sqlglot
from aifordb.core import (
    AifordbError,
    Candidate,
    Catalog,
    Column,
    ColumnType,
    ForeignKey,
    GenerationRequest,
    SqlGenerator,
    Table,
)
from aifordb.core.linking import link
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Row = tuple[object, ...]
NOW = datetime(2026, 3, 18, 10, 0, tzinfo=UTC)
"""A Wednesday: what "today" means in every question of this suite."""

SHOP: dict[str, tuple[tuple[tuple[str, ColumnType], ...], tuple[Row, ...]]] = {
    "customers": (
        (("id", "integer"), ("name", "text"), ("country", "text"), ("created_at", "timestamp")),
        (
            (1, "Ada Lovelace", "United Kingdom", "2026-03-16 09:00:00"),
            (2, "Grace Hopper", "United States", "2026-03-17 12:30:00"),
            (3, "Emmy Noether", "Germany", "2025-11-02 08:00:00"),
            (4, "Konrad Zuse", "Germany", "2026-02-10 18:45:00"),
        ),
    ),
    "products": (
        (("id", "integer"), ("name", "text"), ("price", "decimal")),
        ((1, "Mug", 8.5), (2, "Lamp", 40), (3, "Desk", 250), (4, "Chair", 120)),
    ),
    "orders": (
        (
            ("id", "integer"),
            ("customer_id", "integer"),
            ("status", "text"),
            ("ordered_at", "timestamp"),
            ("total", "decimal"),
        ),
        (
            (1, 1, "shipped", "2026-03-02 10:00:00", 48.5),
            (2, 1, "open", "2026-03-17 11:00:00", 250),
            (3, 2, "shipped", "2026-01-20 15:00:00", 120),
            (4, 3, "cancelled", "2025-12-24 09:30:00", 8.5),
            (5, 1, "shipped", "2026-02-14 13:00:00", 40),
        ),
    ),
    "order_items": (
        (("order_id", "integer"), ("product_id", "integer"), ("quantity", "integer"), ("unit_price", "decimal")),
        ((1, 1, 1, 8.5), (1, 2, 1, 40), (2, 3, 1, 250), (3, 4, 1, 120), (4, 1, 1, 8.5), (5, 2, 1, 40)),
    ),
}
KEYS = {
    "orders": (ForeignKey(("customer_id",), "customers", ("id",)),),
    "order_items": (
        ForeignKey(("order_id",), "orders", ("id",)),
        ForeignKey(("product_id",), "products", ("id",)),
    ),
}
ANSWERS: tuple[tuple[str, tuple[Row, ...]], ...] = (
    ("How many customers are there?", ((4,),)),
    ("How many customers are from Germany?", ((2,),)),
    ("how many custommers signed up this week", ((2,),)),
    ("What is the average price of products?", ((104.625,),)),
    ("What is the most expensive product?", (("Desk",),)),
    ("Number of orders by status", (("cancelled", 1), ("open", 1), ("shipped", 3))),
    ("Which products cost more than 100?", (("Chair",), ("Desk",))),
    ("Which customers have never ordered anything?", (("Konrad Zuse",),)),
    ("How many orders were placed in the last 30 days?", ((2,),)),
    ("Which customer has the most orders?", (("Ada Lovelace",),)),
)
"""Questions that any generator must answer, with the rows in sorted order."""
_WRITES = re.compile(
    r"\b(insert|update|delete|drop|alter|create|truncate|attach|copy|grant|pragma|merge|replace into)\b", re.I
)


def shop_catalog(dialect: str) -> Catalog:
    """The shop's schema in `dialect`, with its texts as samples."""
    tables = []
    for name, (columns, rows) in SHOP.items():
        made = []
        for place, (column, kind) in enumerate(columns):
            texts = tuple(sorted({str(row[place]) for row in rows})) if kind == "text" else ()
            key = column == "id"
            made.append(Column(column, kind, primary_key=key, unique=key, values=texts, values_complete=kind == "text"))
        tables.append(Table(name, tuple(made), foreign_keys=KEYS.get(name, ())))
    return Catalog(dialect, tuple(tables))


def shop_script() -> Iterator[tuple[str, tuple[Row, ...]]]:
    """For each table a CREATE and an INSERT with `?` placeholders, which SQLite and DuckDB take, and its rows."""
    types = {"integer": "INTEGER", "text": "VARCHAR", "decimal": "DOUBLE", "timestamp": "TIMESTAMP"}
    for name, (columns, rows) in SHOP.items():
        body = ", ".join(
            f"{column} {types[kind]}{' PRIMARY KEY' if column == 'id' else ''}" for column, kind in columns
        )
        yield f"CREATE TABLE {name} ({body})", ()
        yield f"INSERT INTO {name} VALUES ({', '.join('?' for _ in columns)})", rows  # noqa: S608 - names of our own schema


class GeneratorContract:
    """Subclass it, set `generator` and `dialect`, give `rows`, and run pytest.

    :cvar generator: the generator under test.
    :cvar dialect: sqlglot's name of the dialect that `rows` runs.
    """

    generator: ClassVar[SqlGenerator]
    dialect: ClassVar[str]

    def rows(self, sql: str) -> list[Row]:
        """Run `sql` on a database that holds `shop_script()`; cells as numbers and texts."""
        raise NotImplementedError

    def ask(self, question: str) -> list[Candidate]:
        """The generator's candidates for a question over the shop."""
        catalog = _catalog(self.dialect)
        linked = link(question, catalog, NOW)
        return list(self.generator.propose(GenerationRequest(question, catalog, linked, NOW)))

    def test_people_can_read_what_it_is(self) -> None:
        assert re.fullmatch(r"[a-z][a-z0-9_]{0,49}", self.generator.name)
        assert self.generator.title.strip()

    @pytest.mark.parametrize(("question", "expected"), ANSWERS, ids=[question for question, _ in ANSWERS])
    def test_it_answers_common_questions(self, question: str, expected: tuple[Row, ...]) -> None:
        best = max(self.ask(question), key=lambda candidate: candidate.score)
        assert sorted(_plain(row) for row in self.rows(best.sql)) == [_plain(row) for row in expected]

    @pytest.mark.parametrize("question", [question for question, _ in ANSWERS])
    def test_the_same_question_gets_the_same_candidates(self, question: str) -> None:
        assert self.ask(question) == self.ask(question)

    @pytest.mark.parametrize("question", [question for question, _ in ANSWERS])
    def test_each_candidate_is_one_select_in_the_dialect_with_a_score_and_a_reading(self, question: str) -> None:
        candidates = self.ask(question)
        assert 1 <= len(candidates) <= 5
        for candidate in candidates:
            statements = sqlglot.parse(candidate.sql, read=self.dialect)
            # A SELECT, or several joined by UNION, INTERSECT or EXCEPT.
            assert [isinstance(one, sqlglot.exp.Query) for one in statements] == [True]
            assert 0 <= candidate.score <= 1
            assert candidate.reading.strip()
            assert not self.generator.local or candidate.sent == "nothing"

    @pytest.mark.parametrize(
        "request_",
        ["Delete all customers", "drop table orders", "update the price of every product to 0", "insert a new order"],
    )
    def test_a_request_to_change_data_never_becomes_a_statement_that_does(self, request_: str) -> None:
        try:
            candidates = self.ask(request_)
        except AifordbError:
            return
        assert not [candidate.sql for candidate in candidates if _WRITES.search(candidate.sql)]

    # Each subclass runs it with a generator of its own, which is what the health check takes for a mistake.
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
    @given(st.text(max_size=300))
    def test_any_text_gives_candidates_or_an_error_of_the_family(self, text: str) -> None:
        try:
            candidates = self.ask(text)
        except AifordbError:
            return
        assert all(isinstance(candidate, Candidate) for candidate in candidates)


_catalogs: dict[str, Catalog] = {}


def _catalog(dialect: str) -> Catalog:
    """One object a dialect: generators may keep what they work out about a catalog."""
    return _catalogs.setdefault(dialect, shop_catalog(dialect))


def _plain(row: Row) -> tuple[str, ...]:
    """Cells that compare across engines: numbers to six decimals, whole ones without a point."""
    return tuple(f"{float(cell):.6f}" if isinstance(cell, int | float) else str(cell) for cell in row)
