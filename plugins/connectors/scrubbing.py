"""What the connectors of embedded engines share: an engine's message without the values, paths and SQL that it quotes."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 300
"""Characters of an engine's message that are shown."""

_LITERAL: Final = re.compile(r"'(?:[^']|'')*'?")
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*"?')
_NUMBER: Final = re.compile(r"(?<![A-Za-z_\d])[-+]?\d[\d.,:eE+-]*")
_PATH: Final = re.compile(r"(?<![\w/])(?:[A-Za-z]:)?[/\\][^\s\"']+")


def scrub(message: str, *, names_only: bool) -> str:
    """An engine's message as a sentence, without the SQL that it repeats; single-quoted literals and paths become `…`.

    :param names_only: the message speaks of the schema (tables, columns, grammar). Otherwise it may quote row values
        (`Could not convert string "x"`, `Overflow in 17 * 4`), so double-quoted texts and numbers become `…` too.
    """
    lines = message.strip().splitlines() or ["The database gave no reason"]
    # DuckDB shows the statement below `LINE 1:`, and hints such as similar names above it.
    end = next((place for place, line in enumerate(lines) if line.startswith("LINE ")), len(lines))
    line = " ".join(line.strip() for line in lines[: end if names_only else 1] if line.strip())
    line = _PATH.sub("…", _LITERAL.sub("…", line))
    if not names_only:
        line = _NUMBER.sub("…", _QUOTED.sub("…", line))
    line = line.strip()
    if len(line) > LONGEST:
        line = line[: LONGEST - 1] + "…"
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."
