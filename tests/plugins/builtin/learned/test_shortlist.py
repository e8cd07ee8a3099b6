"""In a schema of thousands of tables the few that a question is about are kept, and the copies of them are not."""

from datetime import UTC, datetime

import pytest
from aifordb.core import Catalog, Column, ForeignKey, GenerationRequest, Table
from aifordb.core.linking import link
from aifordb.core.plan import join_graph, join_tree
from aifordb.plugins.llm.builtin.learned.shortlist import narrowed, shortlist
from aifordb.testing.wide import REAL, wide_catalog, wide_questions

NOW = datetime(2026, 3, 18, 10, tzinfo=UTC)


def kept(question: str, catalog: Catalog, most_items: int = 120) -> Catalog:
    return shortlist(GenerationRequest(question, catalog, link(question, catalog, NOW), NOW), most_items)


def items(catalog: Catalog) -> int:
    return sum(1 + len(table.columns) for table in catalog.tables)


def keys(catalog: Catalog) -> list[str]:
    return [table.key for table in catalog.tables]


@pytest.fixture(scope="module")
def wide() -> Catalog:
    return wide_catalog()


def test_a_wide_catalog_has_five_thousand_tables_of_twenty_columns(wide):
    assert len(set(keys(wide))) == len(wide.tables) == 5_000
    assert {len(table.columns) for table in wide.tables} == {20}
    assert set(REAL) <= set(keys(wide))


@pytest.fixture(scope="module")
def parts(wide) -> dict[str, Catalog]:
    """What is kept for each question."""
    return {question.text: kept(question.text, wide) for question in wide_questions()}


def test_tables_that_answers_need_are_kept(parts):
    found = [
        parts[question.text].table(need.table) is not None for question in wide_questions() for need in question.needs
    ]
    assert sum(found) / len(found) >= 0.97


def test_columns_that_answers_need_are_kept(parts):
    found = [
        (table := parts[question.text].table(need.table)) is not None and table.column(column) is not None
        for question in wide_questions()
        for need in question.needs
        for column in need.columns
    ]
    assert sum(found) / len(found) >= 0.97


def test_no_more_is_kept_than_may_be(wide):
    assert max(items(kept(question.text, wide, 80)) for question in wide_questions()[:20]) <= 80


@pytest.mark.parametrize(
    ("question", "table"),
    [
        ("How many customers do we have?", "sales.customers"),
        ("How many sales orders were cancelled last month?", "sales.sales_orders"),
        ("employees hired in the last 6 months", "hr.employees"),
        ("failed backups", "it.backup_jobs"),
    ],
)
def test_a_table_goes_before_its_copies(wide, question, table):
    assert keys(kept(question, wide))[0] == table


def test_a_copy_is_meant_where_the_question_says_so(wide):
    assert "archive.sales_orders_2021" in keys(kept("archived sales orders of 2021", wide))[:3]


def test_tables_on_the_way_from_one_to_another_are_kept(wide):
    part = kept("Which vendor delivers the most rejected goods?", wide)
    tree = join_tree(join_graph(part), ["proc.goods_receipt_lines", "fin.vendors"])
    assert [use.table for use in tree.uses] == [
        "proc.goods_receipt_lines", "proc.goods_receipts", "proc.purchase_orders", "fin.vendors",
    ]  # fmt: skip


def test_where_no_word_fits_the_tables_are_kept_that_most_others_refer_to(wide):
    assert "hr.employees" in keys(kept("xyzzy", wide))


SHOP = Catalog(
    "sqlite",
    (
        Table("customers", (Column("id", "integer", primary_key=True), Column("name", "text"), Column("iban", "text"))),
        Table(
            "orders",
            (
                Column("id", "integer", primary_key=True),
                Column("customer_id", "integer"),
                Column("ordered_at", "timestamp"),
                Column("total", "decimal"),
                Column("memo", "text"),
            ),
            foreign_keys=(ForeignKey(("customer_id",), "customers", ("id",)),),
        ),
    ),
)


def test_a_catalog_that_fits_is_the_same_object():
    assert kept("customers", SHOP, items(SHOP)) is SHOP


def test_what_joins_and_what_is_asked_for_stays_when_columns_must_go():
    part = kept("total of orders per customer since March", SHOP, 8)
    assert {table.key: [column.name for column in table.columns] for table in part.tables} == {
        "orders": ["id", "customer_id", "ordered_at", "total"],
        "customers": ["id", "name"],
    }


def test_the_same_selection_of_a_catalog_is_the_same_object():
    selection = (("orders", ("id", "total")),)
    assert narrowed(SHOP, selection) is narrowed(SHOP, selection)


def test_a_foreign_key_goes_with_its_column():
    assert narrowed(SHOP, (("orders", ("id", "total")),)).tables[0].foreign_keys == ()
