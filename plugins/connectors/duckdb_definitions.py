"""Which of a DuckDB file's own names lead to what may not be read: a view of `duckdb_databases()` shows the file's path.

The tree of a statement names the views and macros that it uses, not what they are made of. So every definition is looked at once, when
the file is opened: read-only files do not change while they are open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any, Final, Literal

import duckdb

from .duckdb_lockdown import OwnNames, Refused, check_tree, trees

Kind = Literal["relation", "function"]
Definition = tuple[Kind, str, str]
"""A name in lower case, and what it stands for as a SELECT; several of one name are its overloads or columns."""

VIEWS: Final = "SELECT view_name, sql FROM system.main.duckdb_views() WHERE NOT internal"
GENERATED: Final = (
    "SELECT table_name, generation_expression FROM system.main.duckdb_columns() WHERE generation_expression IS NOT NULL"
)
MACROS: Final = """
SELECT function_name, function_type, macro_definition FROM system.main.duckdb_functions()
WHERE function_type IN ('macro', 'table_macro') AND NOT internal
"""
BUILT_IN: Final = "SELECT DISTINCT lower(function_name) FROM system.main.duckdb_functions() WHERE internal"

_NAME: Final = r'(?:"(?:[^"]|"")*"|[^\s."(),]+)'
_VIEW: Final = re.compile(rf"CREATE (?:TEMP(?:ORARY)? )?VIEW {_NAME}(?:\.{_NAME})*(?: ?\([^()]*\))? AS ", re.IGNORECASE)
"""The head of a view's SQL as DuckDB writes it. Anything else is not understood, and so refused."""


def own_names(connection: duckdb.DuckDBPyConnection) -> OwnNames:
    """What may not be read through the names of this file.

    :raises duckdb.Error: the definitions cannot be read.
    """
    definitions = _definitions(connection)
    if not definitions:
        return OwnNames()
    refused = _refused(definitions, trees(connection, [select for _, _, select in definitions]))
    functions = frozenset(name for kind, name in refused if kind == "function")
    built_in = {name for (name,) in connection.execute(BUILT_IN).fetchall()} if functions else set()
    return OwnNames(
        frozenset(name for kind, name in refused if kind == "relation"), functions, functions & frozenset(built_in)
    )


def _definitions(connection: duckdb.DuckDBPyConnection) -> list[Definition]:
    found: list[Definition] = []
    for name, sql in connection.execute(VIEWS).fetchall():
        head = _VIEW.match(sql)
        found.append(("relation", name.lower(), sql[head.end() :] if head else ""))
    for name, expression in connection.execute(GENERATED).fetchall():
        found.append(("relation", name.lower(), f"SELECT {expression}"))
    for name, kind, text in connection.execute(MACROS).fetchall():
        found.append(("function", name.lower(), text if kind == "table_macro" else f"SELECT {text}"))
    return found


def _refused(definitions: list[Definition], found: list[Any]) -> set[tuple[Kind, str]]:
    """Names whose definition may not be read, and names that are made of those, as long as there are more."""
    of: dict[tuple[Kind, str], list[Any]] = defaultdict(list)
    for (kind, name, _), tree in zip(definitions, found, strict=True):
        of[kind, name].append(tree)
    refused: set[tuple[Kind, str]] = set()
    while True:
        own = OwnNames(
            frozenset(name for kind, name in refused if kind == "relation"),
            frozenset(name for kind, name in refused if kind == "function"),
        )
        more = {key for key, made_of in of.items() if key not in refused and not _may_be_read(made_of, own)}
        if not more:
            return refused
        refused |= more


def _may_be_read(made_of: list[Any], own: OwnNames) -> bool:
    try:
        for tree in made_of:
            if tree is None:
                return False
            check_tree(tree, own)
    except Refused:
        return False
    return True
