"""Contract 1.18: the same value looks the same, whatever engine it came from."""

from __future__ import annotations

import time as time_module
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import orjson
import pytest
from aifordb.core import cells
from hypothesis import given
from hypothesis import strategies as st

CELLS = [
    (None, None),
    (True, True),
    (2**53 - 1, 9007199254740991),
    (2**53, "9007199254740992"),
    (-(2**53), "-9007199254740992"),
    (2**127, "170141183460469231731687303715884105728"),
    (1.5, 1.5),
    (float("nan"), "NaN"),
    (float("inf"), "Infinity"),
    (float("-inf"), "-Infinity"),
    (Decimal("1.50"), 1.5),
    (Decimal("12"), 12),
    (Decimal("0.00"), 0.0),
    (Decimal("123456789012345"), 123456789012345),
    (Decimal("1234567890123.456"), "1234567890123.456"),
    (Decimal("0.1000000000000000000"), 0.1),
    (Decimal("1E+400"), "1E+400"),
    (Decimal("1E-400"), "1E-400"),
    (Decimal("NaN"), "NaN"),
    (Decimal("sNaN"), "NaN"),
    (Decimal("-Infinity"), "-Infinity"),
    ("häuser 🏠", "häuser 🏠"),
    (b"\x00\xff", "AP8="),
    (bytearray(b"ab"), "YWI="),
    pytest.param(memoryview(b"ab"), "YWI=", id="memoryview"),
    (datetime.fromisoformat("2024-01-08T09:30:00"), "2024-01-08T09:30:00"),
    (datetime.fromisoformat("2024-01-08T09:30:00.25"), "2024-01-08T09:30:00.250000"),
    (datetime(2024, 1, 8, 9, 30, tzinfo=timezone(timedelta(hours=2))), "2024-01-08T07:30:00Z"),
    (datetime(2024, 1, 8, 9, 30, tzinfo=UTC), "2024-01-08T09:30:00Z"),
    (date(2024, 1, 8), "2024-01-08"),
    (time(9, 30), "09:30:00"),
    (timedelta(0), "PT0S"),
    (timedelta(days=1, hours=2, minutes=3, seconds=4.5), "P1DT2H3M4.5S"),
    (timedelta(minutes=90), "PT1H30M"),
    (timedelta(days=3), "P3D"),
    (timedelta(hours=-1), "-PT1H"),
    (UUID("396f55a8-4fa1-4292-be43-75d56ccc72ff"), "396f55a8-4fa1-4292-be43-75d56ccc72ff"),
    ([1, Decimal("1.5"), None, [b"a"]], [1, 1.5, None, ["YQ=="]]),
    ((1, 2), [1, 2]),
    ({"a": date(2024, 1, 8), 3: 2**60}, {"a": "2024-01-08", "3": "1152921504606846976"}),
]


@pytest.mark.parametrize(("value", "expected"), CELLS, ids=lambda value: repr(value)[:40])
def test_a_driver_value_becomes_the_cell_of_the_contract(value, expected):
    made = cells.cell(value)
    assert made == expected
    assert type(made) is type(expected)


def test_a_value_of_an_unknown_type_becomes_its_text():
    class Point:
        def __str__(self):
            return "(1, 2)"

    assert cells.cell(Point()) == "(1, 2)"


def test_a_subclass_is_shown_like_its_base():
    class Money(Decimal):
        pass

    assert cells.cell(Money("1.50")) == 1.5


def test_a_row_keeps_its_order():
    assert cells.row((1, "a", None, b"a")) == (1, "a", None, "YQ==")


NAMES = [
    (["a", "b"], ("a", "b")),
    (["count", "count"], ("count", "count_2")),
    (["count", "count", "count"], ("count", "count_2", "count_3")),
    (["count", "count_2", "count"], ("count", "count_2", "count_3")),
    (["count", "count", "count_2"], ("count", "count_3", "count_2")),
    (["a", "b", ""], ("a", "b", "column_3")),
    (["?column?", "?column?"], ("column_1", "column_2")),
    (["column_2", ""], ("column_2", "column_2_2")),
    ([], ()),
]


@pytest.mark.parametrize(("given_names", "expected"), NAMES)
def test_column_names_are_unique(given_names, expected):
    assert cells.unique_names(given_names) == expected


def test_fifty_thousand_columns_of_one_name_take_no_minutes():
    begun = time_module.process_time()
    assert cells.unique_names(["1"] * 50_000)[-1] == "1_50000"
    assert time_module.process_time() - begun < 5


TYPES = [
    ([1, 2, None], False, "integer"),
    ([1, 2.5], False, "float"),
    ([1, Decimal(1)], False, "decimal"),
    ([True, False], False, "boolean"),
    (["a"], False, "text"),
    (["a", 1], True, "text"),
    ([b"a"], False, "binary"),
    ([None, None], True, "other"),
    ([], True, "other"),
    (["2024-01-08"], False, "text"),
    (["2024-01-08", None], True, "date"),
    (["2024-01-08", "2024-02-30"], True, "text"),
    (["2024-01-08 09:30:00", "2024-01-08"], True, "timestamp"),
    (["2024-01-08T09:30"], True, "timestamp"),
    (["2024-01-08T09:30:00Z"], True, "timestamptz"),
    (["2024-01-08T09:30:00Z", "2024-01-08T09:30:00"], True, "text"),
    (["2024-01"], True, "text"),
    ([datetime.fromisoformat("2024-01-08T00:00:00")], False, "timestamp"),
    ([datetime(2024, 1, 8, tzinfo=UTC)], False, "timestamptz"),
    ([date(2024, 1, 8)], False, "date"),
    ([time(1)], False, "time"),
    ([timedelta(1)], False, "interval"),
    ([{"a": 1}, [1]], False, "json"),
    ([[1]], False, "array"),
    ([UUID(int=1)], False, "uuid"),
]


@pytest.mark.parametrize(("values", "iso_texts", "expected"), TYPES)
def test_the_type_of_a_column_follows_from_its_values(values, iso_texts, expected):
    assert cells.column_type(values, iso_texts=iso_texts) == expected


DECLARED = [
    ("INTEGER", "integer"), ("unsigned big int", "integer"), ("BIGINT", "integer"), ("DECIMAL(10,2)", "decimal"),
    ("numeric", "decimal"), ("double precision", "float"), ("VARCHAR(20)", "text"), ("character varying(5)", "text"),
    ("BOOLEAN", "boolean"), ("DATETIME", "timestamp"), ("TIMESTAMP WITH TIME ZONE", "timestamptz"), ("date", "date"),
    ("INTEGER[]", "array"), ("STRUCT(a INTEGER)", "json"), ("ENUM('a', 'b')", "enum"), ("BLOB", "binary"), ("UUID", "uuid"),
    ("", "other"), ("GEOMETRY", "other"), ("time with time zone", "time"), ("INTERVAL", "interval"),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "expected"), DECLARED)
def test_a_declared_type_is_understood(declared, expected):
    assert cells.declared_type(declared) == expected


ISO = [
    ("2024-01-08 09:30:00", "timestamp", "2024-01-08T09:30:00"),
    ("2024-01-08T09:30", "timestamp", "2024-01-08T09:30:00"),
    ("2024-01-08", "date", "2024-01-08"),
    ("2024-01-08T09:30:00+02:00", "timestamptz", "2024-01-08T07:30:00Z"),
    ("soon", "timestamp", "soon"),
    (5, "timestamp", 5),
    ("2024-99-08 09:30:00", "timestamp", "2024-99-08 09:30:00"),
]


@pytest.mark.parametrize(("value", "type_", "expected"), ISO)
def test_a_stored_iso_text_is_shown_in_the_form_of_the_contract(value, type_, expected):
    assert cells.iso_cell(value, type_) == expected


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.decimals() | st.binary() | st.dates() | st.timedeltas()
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.integers() | st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=8,
)  # fmt: skip


@given(JSON_VALUES)
def test_every_cell_survives_json(value):
    made = cells.cell(value)
    assert orjson.loads(orjson.dumps(made)) == made
