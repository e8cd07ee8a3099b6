"""What of a schema can be pointed at, and in what order."""

from __future__ import annotations

import pytest
from aifordb.core.plan.model import ColumnRef
from aifordb.plugins.llm.builtin.learned.items import items_of
from club import CLUB

ITEMS = items_of(CLUB)


def test_items_are_the_row_all_columns_and_all_tables() -> None:
    columns = sum(len(table.columns) for table in CLUB.tables)
    assert (len(ITEMS.columns), len(ITEMS.tables), ITEMS.count) == (columns, 6, 1 + columns + 6)


def test_columns_stand_in_the_order_of_the_catalog() -> None:
    assert [ITEMS.ref(at) for at in (0, 1, 10)] == [
        ColumnRef("members", "id"), ColumnRef("members", "name"), ColumnRef("courts", "id"),
    ]  # fmt: skip
    assert ITEMS.tables == ("members", "courts", "bookings", "coaches", "lessons", "matches")


def test_a_column_is_found_by_its_place_and_its_place_by_the_column() -> None:
    for at, (table, column) in enumerate(ITEMS.columns):
        assert ITEMS.column_at[table, column.name] == at
        assert ITEMS.column(ITEMS.ref(at)) is column


def test_what_the_schema_does_not_have_is_not_found() -> None:
    with pytest.raises(KeyError):
        ITEMS.column(ColumnRef("members", "shoe_size"))
    with pytest.raises(IndexError):
        ITEMS.ref(len(ITEMS.columns))


def test_a_catalog_is_looked_at_once() -> None:
    assert items_of(CLUB) is ITEMS
