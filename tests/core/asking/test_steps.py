"""The small steps of asking, each alone."""

from __future__ import annotations

import pytest
from aifordb.core import (
    Candidate,
    Catalog,
    CheckedStatement,
    Column,
    ColumnType,
    Result,
    ResultColumn,
    Table,
    UsedValue,
)
from aifordb.core.asking.choose import ALTERNATIVES, Checked, alternatives, rank
from aifordb.core.asking.evidence import Evidence, evidence
from aifordb.core.asking.repair import repair
from aifordb.core.asking.trace import Trace
from aifordb.core.asking.typed import typed

SHOP = Catalog(
    "sqlite",
    (
        Table("customers", (Column("id", "integer", primary_key=True), Column("country", "text"))),
        Table(
            "orders",
            (Column("id", "integer", primary_key=True), Column("customer_id", "integer"), Column("total", "decimal")),
        ),
    ),
)


def checked(sql: str, score: float) -> Checked:
    statement = CheckedStatement(sql=sql, dialect="sqlite", shown_sql=sql, row_limit=10)
    return Checked(Candidate(sql, score, "a reading"), statement, "builtin")


@pytest.mark.parametrize(
    ("given", "bare", "changes"),
    [
        ("SELECT 1", "SELECT 1", ()),
        ("SELECT 1;", "SELECT 1", ("dropped the final semicolon",)),
        ("```sql\nSELECT 1\n```", "SELECT 1", ("took the SQL out of its code fence",)),
        ("```\nSELECT 1;\n```", "SELECT 1", ("took the SQL out of its code fence", "dropped the final semicolon")),
        ("SELECT 1; SELECT 2", "SELECT 1; SELECT 2", ()),
    ],
)
def test_repair_undoes_only_the_wrapping(given: str, bare: str, changes: tuple[str, ...]) -> None:
    candidate, made = repair(Candidate(given, 0.5, ""))
    assert (candidate.sql, made) == (bare, changes)


def test_readings_are_tried_by_score_and_ties_go_to_the_shorter_sql() -> None:
    low, long, short = checked("SELECT 1", 0.2), checked("SELECT 2 + 0", 0.9), checked("SELECT 2", 0.9)
    assert rank([low, long, short]) == (short, long, low)


def test_the_same_sql_is_tried_once_with_its_best_score() -> None:
    assert rank([checked("SELECT 1", 0.2), checked("SELECT 1", 0.8)]) == (checked("SELECT 1", 0.8),)


def test_alternatives_leave_out_the_chosen_one_and_are_few() -> None:
    ranked = rank([checked(f"SELECT {number}", number / 10) for number in range(6)])
    others = alternatives(ranked, ranked[0])
    assert [one.candidate.sql for one in others] == ["SELECT 4", "SELECT 3", "SELECT 2"]
    assert len(others) == ALTERNATIVES


@pytest.mark.parametrize(
    ("sql", "tables", "columns", "joins"),
    [
        ("SELECT COUNT(*) FROM customers", ("customers",), (), ()),
        (
            "SELECT c.COUNTRY, SUM(o.total) FROM orders AS o JOIN customers AS c ON o.customer_id = c.id GROUP BY 1",
            ("customers", "orders"),
            ("customers.country", "customers.id", "orders.customer_id", "orders.total"),
            ("orders.customer_id = customers.id",),
        ),
        (
            "WITH big AS (SELECT customer_id AS who FROM orders WHERE total > 9) SELECT who FROM big",
            ("orders",),
            ("orders.customer_id", "orders.total"),
            (),
        ),
        ("SELECT country FROM customers WHERE id NOT IN (SELECT customer_id FROM orders)", ("customers", "orders"),
         ("customers.country", "customers.id", "orders.customer_id"), ()),
        ("this is not SQL (", (), (), ()),
    ],
)  # fmt: skip
def test_evidence_names_what_the_sql_reads(
    sql: str, tables: tuple[str, ...], columns: tuple[str, ...], joins: tuple[str, ...]
) -> None:
    assert evidence(sql, SHOP) == Evidence(tables, columns, joins)


def test_evidence_in_json_has_every_member_of_the_contract() -> None:
    value = UsedValue("customers.country", "DE", "Germany")
    assert evidence("SELECT country FROM customers", SHOP, [value]).to_json() == {
        "tables": ["customers"],
        "columns": ["customers.country"],
        "values": [{"column": "customers.country", "value": "DE", "phrase": "Germany"}],
        "joins": [],
        "knowledge": [],
        "pairs": [],
    }


def test_a_trace_keeps_what_each_step_decided_even_if_it_failed() -> None:
    trace = Trace()
    with trace.step("link") as decide:
        decide("3 mentions")
    with pytest.raises(ValueError, match="no"), trace.step("check"):
        raise ValueError("no")
    assert [(step.name, step.decided) for step in trace.steps] == [("link", "3 mentions"), ("check", "")]
    assert trace.ms("link", "check") <= trace.total_ms()


@pytest.mark.parametrize(
    ("sql", "given", "better"),
    [
        ("SELECT id, country FROM customers", ("other", "other"), ("integer", "text")),
        ("SELECT o.total FROM orders AS o JOIN customers AS c ON c.id = o.customer_id", ("float",), ("decimal",)),
        ("SELECT id FROM customers WHERE NOT EXISTS(SELECT 1 FROM orders)", ("other",), ("integer",)),
        ("SELECT COUNT(*) AS count FROM customers", ("other",), ("integer",)),
        ("SELECT AVG(total) AS mean FROM orders", ("float",), ("float",)),
        ("SELECT id FROM customers, orders", ("other",), ("other",)),
        ("SELECT country FROM customers UNION SELECT total FROM orders", ("other",), ("other",)),
        ("SELECT * FROM customers", ("other", "other"), ("other", "other")),
        ("SELECT id FROM customers", ("integer",), ("integer",)),
    ],
)
def test_the_catalog_names_types_that_the_rows_do_not_tell(
    sql: str, given: tuple[ColumnType, ...], better: tuple[ColumnType, ...]
) -> None:
    columns = tuple(ResultColumn(f"c{number}", kind) for number, kind in enumerate(given))
    assert tuple(column.type for column in typed(Result(columns, ()), sql, SHOP).columns) == better
