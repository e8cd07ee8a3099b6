"""On which line of a TOML file a key stands. `tomllib` does not say, and an error without a line costs the reader a search."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*\[+\s*([^\]]+?)\s*\]+")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")


def line_of(text: str, key: str) -> int | None:
    """The 1-based line where `key` (dotted) is set or its table begins; the table's line for what an inline table sets; None if unseen."""
    section, table_line = "", None
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            section = _plain(header[1])
            table_line = number if _inside(key, section) else table_line
        elif assignment := _KEY.match(line):
            name = _plain(assignment[1])
            full = f"{section}.{name}" if section else name
            if full == key:
                return number
            table_line = number if _inside(key, full) else table_line
    return table_line


def _plain(name: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in name.split("."))


def _inside(key: str, table: str) -> bool:
    return key == table or key.startswith(table + ".")
