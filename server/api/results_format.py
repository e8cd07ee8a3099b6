"""Rows as `table`, `json` or `csv` (contract 2.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from aifordb.core.contracts.results import Cell, ResultColumn
from aifordb.core.results import ResultPage, csv_text

Format = Literal["table", "json", "csv"]
_NUMBERS = frozenset({"integer", "decimal"})


def results_json(
    page: ResultPage, format: Format, cursor: str | None, *, exact_numbers: bool = False
) -> dict[str, Any]:
    """The member `results` of a query: a page of its rows.

    :param cursor: leads to the rows beyond this page; None at the end.
    :param exact_numbers: give integers and decimals as strings.
    """
    shown = rows_json(page, format, exact_numbers=exact_numbers)
    return {**shown, "limit_source": page.header.limit_source, "next_cursor": cursor}


def rows_json(page: ResultPage, format: Format, *, exact_numbers: bool = False) -> dict[str, Any]:
    """The rows of a page with their columns."""
    columns = page.header.columns
    rows: Sequence[Sequence[Cell]] = _exact(page.rows, columns) if exact_numbers else page.rows
    names = [column.name for column in columns]
    head = {"columns": names, "column_types": [column.type for column in columns]}
    tail = {"row_count": page.header.row_count, "truncated": page.header.truncated}
    if format == "csv":
        return {**head, "csv": csv_text(columns, rows), **tail}
    if format == "json":
        return {**head, "rows": [dict(zip(names, row, strict=True)) for row in rows], **tail}
    return {**head, "rows": rows, **tail}


def _exact(rows: Sequence[Sequence[Cell]], columns: Sequence[ResultColumn]) -> list[list[Cell]]:
    numbers = [column.type in _NUMBERS for column in columns]
    return [[_digits(cell) if number else cell for cell, number in zip(row, numbers, strict=True)] for row in rows]


def _digits(cell: Cell) -> Cell:
    return str(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else cell
