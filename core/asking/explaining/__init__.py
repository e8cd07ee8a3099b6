"""SQL in plain English.

What is said must be true, so there is no guessing: a construct without words of its own is shown as SQL, and a statement that cannot be put into a few
sentences gets a general one that names what it reads.
"""

from __future__ import annotations

import re

from ...guard import parses_safely

_EXPLAIN = re.compile(r"\s*EXPLAIN\s+(?:QUERY\s+PLAN\s+)?((?:SELECT\b|WITH\b|\().*)", re.I | re.S)


def explain(sql: str, dialect: str) -> str:
    """What `sql` does, in at most a few plain sentences.

    :param sql: one SELECT, also a hand-written one.
    :param dialect: sqlglot's name of its dialect.
    :returns: never empty; for text that is no SELECT, a general sentence.
    """
    plan_of = _EXPLAIN.match(sql)
    if plan_of is not None:
        # sqlglot does not look into EXPLAIN.
        return f"Shows how the database would run a statement, without its rows: {explain(plan_of[1], dialect)}"
    import sqlglot
    from sqlglot.errors import SqlglotError

    from .sentences import describe, in_general

    if not parses_safely(sql, dialect):
        return "Runs the statement as written."
    try:
        tree = sqlglot.parse_one(sql, read=dialect)
    except (SqlglotError, RecursionError):
        return "Runs the statement as written."
    try:
        return describe(tree, dialect)
    except (RecursionError, AttributeError, LookupError, TypeError, ValueError):
        # The shape of the tree is sqlglot's: what a part of it holds may differ from one dialect or version to the next.
        return in_general(tree)


__all__ = ["explain"]
