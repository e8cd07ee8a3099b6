"""What can be said of a statement before anything reads it as SQL."""

from __future__ import annotations

import re

from ..errors import StatementRefused

MAX_BYTES = 100_000
"""Longest statement, in bytes of UTF-8 (contract 1.8). A parse holds the interpreter's lock; what makes it long is the number of tokens,
which `tokens` bounds."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff9-\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Marks that make a reader see another order of words than the database does (CVE-2021-42574, "Trojan Source").
_BIDIRECTIONAL = re.compile("[\u202a-\u202e\u2066-\u2069]")
# MySQL and MariaDB run what stands in these comments; for every parser it is nothing. The check ignores string literals on purpose: which
# text is a string depends on settings of the server.
_EXECUTABLE = re.compile(r"/\*M?!", re.IGNORECASE)
_HAS_EXECUTABLE_COMMENTS = frozenset({"mysql", "singlestore", "doris", "starrocks"})


def check_text(sql: str, dialect: str) -> None:
    """Refuse text that is too long, empty, holds signs that have no place in SQL, or an executable comment.

    :raises StatementRefused: says which.
    """
    if not sql.strip():
        raise StatementRefused("The statement is empty.")
    if len(sql) > MAX_BYTES or len(sql.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise StatementRefused(f"The statement is longer than {MAX_BYTES:,} bytes.")
    if _SURROGATE.search(sql):
        raise StatementRefused("The statement holds half of a character (a lone surrogate).")
    control = _CONTROL.search(sql)
    if control:
        raise StatementRefused(f"The statement holds the control character U+{ord(control[0]):04X}.")
    if _BIDIRECTIONAL.search(sql):
        raise StatementRefused("The statement holds marks that change the direction of the text.")
    if dialect in _HAS_EXECUTABLE_COMMENTS and _EXECUTABLE.search(sql):
        raise StatementRefused("A comment that starts with /*! or /*M! is run by the database.")
