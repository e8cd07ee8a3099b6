"""Rows as CSV, objects and exact numbers (contract 2.1)."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from aifordb.core import clock
from aifordb.core.contracts.results import ResultColumn
from aifordb.core.results import ResultHeader, ResultPage, csv_text
from aifordb.server.api.results_format import rows_json
from hypothesis import given
from hypothesis import strategies as st

TEXT, INTEGER = ResultColumn("t", "text"), ResultColumn("n", "integer")


def page(columns: tuple[ResultColumn, ...], *rows: tuple[Any, ...]) -> ResultPage:
    header = ResultHeader(columns, len(rows), False, None, 1, clock.now())
    return ResultPage(header, rows, 0, None)


@pytest.mark.parametrize(
    ("cell", "field"),
    [
        (None, ""),
        ("", '""'),
        ("plain", "plain"),
        ("two words", "two words"),
        ("a,b", '"a,b"'),
        ('say "hi"', '"say ""hi"""'),
        ("two\nlines", '"two\nlines"'),
        (" padded ", '" padded "'),
        ("=1+1", "'=1+1"),
        ("+49 30 1", "'+49 30 1"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", '"\'\rx"'),
        ("\nx", '"\'\nx"'),
        ("＝1", "'＝1"),
        ("＠x", "'＠x"),
        ("1-2", "1-2"),
        ("x=1", "x=1"),
    ],
)
def test_a_text_cell_in_csv_is_quoted_and_never_a_formula(cell: str | None, field: str) -> None:
    assert csv_text([TEXT], [(cell,)]) == f"t\r\n{field}\r\n"


@pytest.mark.parametrize(
    ("type", "cell", "field"),
    [
        ("integer", -5, "-5"),
        ("integer", "-9007199254740993", "-9007199254740993"),
        ("decimal", -1.5, "-1.5"),
        ("float", "-Infinity", "-Infinity"),
        ("float", 1e21, "1e+21"),
        ("boolean", True, "true"),
        ("boolean", False, "false"),
        ("date", "2024-01-08", "2024-01-08"),
        ("json", {"a": [1, None]}, '"{""a"":[1,null]}"'),
        ("array", ["=x"], '"[""=x""]"'),
        ("json", "=cmd()", "'=cmd()"),
        ("other", "-x", "'-x"),
    ],
)
def test_numbers_in_csv_are_never_touched(type: Any, cell: Any, field: str) -> None:
    assert csv_text([ResultColumn("c", type)], [(cell,)]) == f"c\r\n{field}\r\n"


def test_a_column_name_is_no_formula_either() -> None:
    assert csv_text([ResultColumn("=x", "integer")], [(1,)]) == "'=x\r\n1\r\n"


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_csv_reads_back_to_the_same_cells_but_for_the_guard(rows: list[tuple[str, str]]) -> None:
    text = csv_text([TEXT, ResultColumn("u", "text")], rows)
    back = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert len(back) == len(rows)
    for cells, original in zip(back, rows, strict=True):
        assert [cell.removeprefix("'") for cell in cells] == [cell.removeprefix("'") for cell in original]


def test_json_gives_objects_by_column_name() -> None:
    shown = rows_json(page((TEXT, INTEGER), ("a", 1)), "json")
    assert shown == {
        "columns": ["t", "n"],
        "column_types": ["text", "integer"],
        "rows": [{"t": "a", "n": 1}],
        "row_count": 1,
        "truncated": False,
    }


def test_csv_replaces_the_rows() -> None:
    shown = rows_json(page((INTEGER,), (1,)), "csv")
    assert "rows" not in shown
    assert shown["csv"] == "n\r\n1\r\n"


def test_exact_numbers_are_texts_in_number_columns_only() -> None:
    columns = (INTEGER, ResultColumn("d", "decimal"), ResultColumn("f", "float"), ResultColumn("b", "boolean"))
    shown = rows_json(page(columns, (1, 2.5, 0.1, True), (None, None, None, None)), "table", exact_numbers=True)
    assert shown["rows"] == [["1", "2.5", 0.1, True], [None, None, None, None]]
