"""Whatever a plan says, its SQL runs, and two engines agree on the rows."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import sqlglot
from aifordb.core.plan import render

from .random_plans import Plans
from .shop import catalog, duckdb_shop, sqlite_shop


@pytest.mark.parametrize("seed", range(4))
def test_any_plan_gives_the_same_rows_on_two_engines(seed: int) -> None:
    plans, sqlite, duckdb = Plans(seed), sqlite_shop(), duckdb_shop()
    for _ in range(60):
        plan = plans.plan()
        on_sqlite, on_duckdb = render(plan, catalog("sqlite")), render(plan, catalog("duckdb"))
        assert plain(sqlite.execute(on_sqlite).fetchall()) == plain(duckdb.execute(on_duckdb).fetchall()), on_sqlite


@pytest.mark.parametrize("dialect", ["sqlite", "duckdb", "postgres", "mysql", "snowflake"])
def test_any_plan_parses_in_its_dialect_and_is_written_back_the_same(dialect: str) -> None:
    plans = Plans(11)
    for _ in range(60):
        sql = render(plans.plan(), catalog(dialect))
        assert sqlglot.parse_one(sql, read=dialect).sql(dialect) == sql


def plain(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    def cell(value: Any) -> Any:
        if isinstance(value, int | float):
            return round(float(value), 6)
        return str(value) if isinstance(value, datetime.date) else value

    return sorted((tuple(map(cell, row)) for row in rows), key=repr)
