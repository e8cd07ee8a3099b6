"""What the connectors of embedded engines share: an engine's message without the values, paths and SQL that it quotes."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 300
"""Characters of an engine's message that are shown."""

_LITERAL: Final = re.compile(r"'(?:[^']|'')*'?")
_NUMBER: Final = re.compile(r"(?<![A-Za-z_\d])[-+]?\d[\d.,:eE+-]*")
# A value may hold the quote that encloses it (`'O'Brien'`): where values are quoted, the last quote is the only sure end.
_LITERALS: Final = re.compile(r"'(?:.*'|.*)")
_QUOTEDS: Final = re.compile(r'"(?:.*"|.*)')
_PATH: Final = re.compile(r"(?<![\w/])(?:[A-Za-z]:)?[/\\][^\s\"']+")


def scrub(message: str, *, names_only: bool) -> str:
    """An engine's message as a sentence, without the SQL that it repeats; single-quoted literals and paths become `…`.

    :param names_only: the message speaks of the schema (tables, columns, grammar). Otherwise it may quote row values
        (`Could not convert string "x"`, `Overflow in 17 * 4`, `Invalid Input Error: missing ): x`), so double-quoted texts, numbers and
        whatever follows a second colon become `…` too.
    """
    lines = message.strip().splitlines() or ["The database gave no reason"]
    # DuckDB shows the statement below `LINE 1:`, and hints such as similar names above it.
    end = next((place for place, line in enumerate(lines) if line.startswith("LINE ")), len(lines))
    line = " ".join(line.strip() for line in lines[: end if names_only else 1] if line.strip())
    line = _PATH.sub("…", _LITERAL.sub("…", line)) if names_only else _without_values(line)
    line = line.strip()
    if len(line) > LONGEST:
        line = line[: LONGEST - 1] + "…"
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."


def _without_values(line: str) -> str:
    line = _PATH.sub("…", _QUOTEDS.sub("…", _LITERALS.sub("…", line)))
    kind, *rest = _NUMBER.sub("…", line).split(": ")
    return ": ".join([kind, *rest[:1], *(["…"] if len(rest) > 1 else [])])
