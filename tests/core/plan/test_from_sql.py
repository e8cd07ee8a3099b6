"""SQL as plans: what people write, what `render` writes in every dialect, and what no plan says."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from aifordb.core.plan import NotExpressible, plan_of, render

from .from_sql_cases import READS, REFUSED, Read
from .render_cases import CASES, Case
from .shop import catalog, sqlite_shop

LABELS = {"a month as a label", "the hour of the day", "years as groups"}
"""Read as the bucket or number that they stand for."""
ONLY_SQLITE = {"a group by a key that is not shown"}
"""Only SQLite is content with the key alone in GROUP BY, so only there `each_match` makes a difference."""

OVER_DERIVED = {
    "a sum whose rows a join repeats is taken over each row once",
    "counts over two branches are counted apart",
    "sums over two kinds of rows, of all rows",
}


@pytest.mark.parametrize("case", READS, ids=[case.name for case in READS])
def test_sql_is_read_as_the_plan_that_says_it(case: Read) -> None:
    assert plan_of(case.sql, catalog("sqlite")) == case.plan


@pytest.mark.parametrize("case", [c for c in READS if c.name not in LABELS], ids=lambda case: case.name)
def test_the_plan_gives_the_same_rows_as_the_sql(case: Read) -> None:
    shop = sqlite_shop()
    assert rows(shop, render(case.plan, catalog("sqlite"))) == rows(shop, case.sql)


def rows(shop: sqlite3.Connection, sql: str) -> list[list[Any]]:
    """The rows in any order, to two decimals, a sum of nothing as the zero that a plan makes of it."""

    def plain(cell: Any) -> Any:
        return round(float(cell or 0), 2) if cell is None or isinstance(cell, int | float) else cell

    return sorted(([plain(cell) for cell in row] for row in shop.execute(sql).fetchall()), key=repr)


@pytest.mark.parametrize(("sql", "reason"), REFUSED)
def test_what_no_plan_says_is_refused_with_the_reason(sql: str, reason: str) -> None:
    with pytest.raises(NotExpressible) as refused:
        plan_of(sql, catalog("sqlite"))
    assert refused.value.reason == reason


@pytest.mark.parametrize("dialect", ["sqlite", "duckdb", "postgres", "mysql", "snowflake"])
@pytest.mark.parametrize("case", [c for c in READS if c.name not in ONLY_SQLITE], ids=lambda case: case.name)
def test_what_is_written_in_any_dialect_is_read_back_as_the_same_plan(case: Read, dialect: str) -> None:
    assert plan_of(render(case.plan, catalog(dialect)), catalog(dialect)) == case.plan


@pytest.mark.parametrize("case", [c for c in CASES if c.name not in OVER_DERIVED], ids=lambda case: case.name)
def test_a_plan_and_the_plan_read_from_its_sql_are_written_alike(case: Case) -> None:
    names = catalog("duckdb")
    assert render(plan_of(render(case.plan, names), names), names) == render(case.plan, names)


@pytest.mark.parametrize("case", [c for c in CASES if c.name in OVER_DERIVED], ids=lambda case: case.name)
def test_aggregates_over_derived_tables_are_not_read(case: Case) -> None:
    with pytest.raises(NotExpressible, match="a derived table"):
        plan_of(case.sql, catalog("sqlite"))
