"""Undo what a model wraps around its SQL. Meaning is never touched: what needs more than this is refused by the guard."""

from __future__ import annotations

import re
from dataclasses import replace

from ..contracts.sql_generator import Candidate

_FENCE = re.compile(r"\A\s*```[a-z]*\s*\n(.*?)\n?\s*```\s*\Z", re.S | re.I)


def repair(candidate: Candidate) -> tuple[Candidate, tuple[str, ...]]:
    """The candidate with bare SQL, and the changes made in words.

    :returns: the same object and no words if nothing had to change.
    """
    changes: list[str] = []
    sql = candidate.sql
    if fenced := _FENCE.match(sql):
        sql = fenced[1]
        changes.append("took the SQL out of its code fence")
    bare = sql.strip()
    if bare.endswith(";"):
        bare = bare.rstrip("; \t\n")
        changes.append("dropped the final semicolon")
    return (replace(candidate, sql=bare), tuple(changes)) if changes else (candidate, ())
