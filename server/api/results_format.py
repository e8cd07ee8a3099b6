"""Rows as `table`, `json` or `csv` (contract 2.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import orjson
from aifordb.core.contracts.results import Cell, ResultColumn
from aifordb.core.results import ResultPage

Format = Literal["table", "json", "csv"]
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What makes a spreadsheet compute a cell: OWASP's list (CSV Injection), line feed, and the full-width forms that Excel also takes."""
_TEXTS = frozenset({"text", "uuid", "enum", "json", "array", "other", "binary"})
_NUMBERS = frozenset({"integer", "decimal"})
_QUOTED = frozenset('",\r\n')


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


def csv_text(columns: Sequence[ResultColumn], rows: Iterable[Sequence[Cell]]) -> str:
    """RFC 4180 with a header line and CRLF. NULL is nothing, empty text is `""`, and text cannot become a formula."""
    texts = [column.type in _TEXTS for column in columns]
    lines = [",".join(_quoted(_neutral(column.name)) for column in columns)]
    for row in rows:
        lines.append(",".join(_field(cell, text) for cell, text in zip(row, texts, strict=True)))
    return "\r\n".join(lines) + "\r\n"


def _field(cell: Cell, text: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        # A text in a number's column is a number too long for JSON, or NaN; a date starts with a digit.
        return _quoted(_neutral(cell) if text else cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return repr(cell)
    return _quoted(_neutral(orjson.dumps(cell).decode()))


def _neutral(text: str) -> str:
    return "'" + text if text.startswith(_FORMULA) else text


def _quoted(text: str) -> str:
    if text and _QUOTED.isdisjoint(text) and text == text.strip(" "):
        return text
    return '"' + text.replace('"', '""') + '"'


def _exact(rows: Sequence[Sequence[Cell]], columns: Sequence[ResultColumn]) -> list[list[Cell]]:
    numbers = [column.type in _NUMBERS for column in columns]
    return [[_digits(cell) if number else cell for cell, number in zip(row, numbers, strict=True)] for row in rows]


def _digits(cell: Cell) -> Cell:
    return str(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else cell
