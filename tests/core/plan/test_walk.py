"""What a plan names, and how plans change."""

from __future__ import annotations

import subprocess
import sys

from aifordb.core.plan import (
    Aggregate,
    AllOf,
    ColumnRef,
    Comparison,
    OneOf,
    Output,
    Related,
    Scalar,
    Select,
    SetOperation,
    Star,
    Value,
    columns_of,
    conjuncts,
    rewrite,
    tables_of,
    walk,
)

NAME, PRICE, STATUS = ColumnRef("customers", "name"), ColumnRef("products", "price"), ColumnRef("orders", "status")
PAID = Comparison(STATUS, "=", Value("paid"))
AVERAGE = Scalar(Select((Output(Aggregate("avg", PRICE)),)))
PLAN = SetOperation(
    "union",
    Select((Output(NAME),), tables=("addresses",), where=AllOf((Related("customers", "orders", PAID),))),
    Select((Output(Aggregate("count", Star("reviews"))),), where=Comparison(PRICE, ">", AVERAGE)),
)


def test_tables_of_a_plan_are_named_once_in_the_order_they_are_met() -> None:
    assert tables_of(PLAN) == ("addresses", "customers", "orders", "reviews", "products")


def test_columns_of_a_plan_are_those_of_nested_plans_too() -> None:
    assert columns_of(PLAN) == (NAME, STATUS, PRICE)
    assert columns_of(Select((Output(NAME),), where=OneOf(NAME, Select((Output(STATUS),))))) == (NAME, STATUS)


def test_walking_visits_every_node() -> None:
    assert [type(node).__name__ for node in walk(PAID)] == ["Comparison", "ColumnRef", "Value"]


def test_conditions_that_must_all_hold_are_flattened() -> None:
    other = Comparison(PRICE, ">", Value(3))
    assert conjuncts(AllOf((AllOf((PAID, other)), PAID))) == (PAID, other, PAID)
    assert conjuncts(None) == ()


def test_a_rewritten_plan_changes_only_what_was_meant() -> None:
    changed = rewrite(PLAN, lambda node: Value("open") if node == Value("paid") else node)
    assert [node for node in walk(changed) if isinstance(node, Value)] == [Value("open")]
    assert rewrite(PLAN, lambda node: node) == PLAN


def test_the_product_starts_without_the_sql_parser() -> None:
    code = "import sys, aifordb.core, aifordb.core.plan; print('sqlglot' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
