"""Plans that nobody means are recognised, and their sensible neighbours are not."""

from __future__ import annotations

import pytest
from aifordb.core import Catalog, Column, Table
from aifordb.core.plan import plan_of
from aifordb.plugins.llm.builtin.senseless import senseless

COLUMNS = (
    Column("id", "integer", primary_key=True),
    Column("city", "text"),
    Column("town", "text"),
    Column("weight", "float"),
    Column("price", "float"),
    Column("sent", "timestamp"),
)
CATALOG = Catalog("sqlite", (Table("parcels", COLUMNS),))


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT SUM(price), SUM(price) FROM parcels",
        "SELECT AVG(julianday(sent) - julianday(sent)) FROM parcels",
        "SELECT city, SUM(weight) / SUM(weight) FROM parcels GROUP BY city",
        "SELECT COUNT(*) FROM parcels WHERE city = 'Graz' AND city = 'Bonn'",
        "SELECT COUNT(*) FROM parcels WHERE city = 'Graz' INTERSECT SELECT COUNT(*) FROM parcels WHERE city = 'Bonn'",
        "SELECT city FROM parcels WHERE weight > (SELECT MAX(price - price) FROM parcels)",
    ],
)
def test_what_nobody_means(sql: str) -> None:
    assert senseless(plan_of(sql, CATALOG))


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT SUM(price), SUM(weight) FROM parcels",
        "SELECT city, SUM(price) / SUM(weight) FROM parcels GROUP BY city",
        "SELECT COUNT(*) FROM parcels WHERE city = 'Graz' AND town = 'Bonn'",
        "SELECT COUNT(*) FROM parcels WHERE city = 'Graz' OR city = 'Bonn'",
        "SELECT id FROM parcels WHERE city = 'Graz' INTERSECT SELECT id FROM parcels WHERE city = 'Bonn'",
        "SELECT SUM(price + price) FROM parcels",
    ],
)
def test_what_somebody_may_mean(sql: str) -> None:
    assert not senseless(plan_of(sql, CATALOG))
