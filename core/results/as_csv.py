"""Rows as CSV that a spreadsheet may open (contract 2.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import orjson

from ..contracts.results import Cell, ResultColumn

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What makes a spreadsheet compute a cell: OWASP's list (CSV Injection), line feed, and the full-width forms that Excel also takes."""
_TEXTS = frozenset({"text", "uuid", "enum", "json", "array", "other", "binary"})
_QUOTED = frozenset('",\r\n')


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
