"""For those who parse SQL that `check` has not seen."""

from __future__ import annotations

from ..errors import StatementRefused
from .nesting import check_nesting
from .tokens import read


def parses_safely(sql: str, dialect: str) -> bool:
    """Is `sql` one statement that sqlglot's parser reads without exhausting the stack, which would end the process?"""
    try:
        check_nesting(read(sql, dialect), dialect)
    except StatementRefused:
        return False
    return True
