"""What a statement may do in DuckDB.

Measured with DuckDB 2.0: `read_only=True` alone reads `/etc/passwd` and writes files with COPY and EXPORT; a parser alone misses writing in
a CTE, whose statement type is SELECT. All layers here together: nothing of 85 hostile statements got through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import duckdb
import orjson

THREADS: Final = 2

CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {
    # Before the file is opened: a file of another kind would make DuckDB fetch an extension for it.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
    "python_enable_replacements": "false",
}


def settings(memory_mb: int) -> Iterator[str]:
    """The statements that lock an open connection, in the only order that works.

    `enable_external_access = false` forbids later changes of the temporary folder, and `lock_configuration` forbids everything.

    :param memory_mb: what DuckDB may take, MiB.
    """
    yield f"SET memory_limit = '{memory_mb}MiB'"
    yield f"SET threads = {THREADS}"
    # By default big sorts spill to `FILE.tmp` beside the user's file; without a folder they end with an error instead.
    yield "SET temp_directory = ''"
    yield "SET max_temp_directory_size = '0B'"
    yield "SET enable_progress_bar = false"
    yield "SET TimeZone = 'UTC'"
    yield "SET enable_external_access = false"
    yield "SET lock_configuration = true"


TABLE_FUNCTIONS: Final = frozenset(
    {
        "range", "generate_series", "unnest", "repeat", "repeat_row", "json_each", "json_tree", "summary",
        "test_all_types", "pragma_table_info", "duckdb_tables", "duckdb_columns", "duckdb_views",
        "duckdb_constraints", "duckdb_indexes", "duckdb_schemas", "duckdb_types", "duckdb_functions",
        "duckdb_keywords", "duckdb_sequences", "pragma_version", "regexp_split_to_table", "generate_subscripts",
        "histogram", "histogram_values",
    }
)  # fmt: skip
"""Table functions that compute, or describe the schema. Absent: readers of files, `query` and `json_execute_serialized_sql` (run SQL
from a text), `checkpoint`, and whatever shows paths and settings."""

REFUSED_FUNCTIONS: Final = frozenset(
    {
        "current_setting", "getvariable", "getenv", "nextval", "currval", "write_log", "json_serialize_plan", "query",
        "query_table", "which_secret", "pg_sleep", "error",
    }
)  # fmt: skip
"""Absent from every reading statement: what shows settings, runs SQL from a text, waits, or puts a row's value into an error message."""
HIDDEN_TABLES: Final = frozenset(
    {
        "pg_settings", "duckdb_settings", "duckdb_databases", "duckdb_secrets", "duckdb_logs", "duckdb_extensions",
        "duckdb_log_contexts", "duckdb_memory", "duckdb_temporary_files", "duckdb_variables", "pragma_database_list",
        "pragma_database_size",
    }
)  # fmt: skip
SHOWN: Final = frozenset({"DESCRIBE", "SUMMARY", "SHOW_FROM", "SHOW_UNQUALIFIED"})
SHOWN_LISTS: Final = frozenset({'"tables"', "__show_tables_expanded"})
EXPLAIN: Final = re.compile(r"\s*EXPLAIN\s+(?:ANALYZE\s+|\(\s*(?:ANALYZE|FORMAT)\b[^()]*\)\s*)*", re.IGNORECASE)


class Refused(Exception):
    """The statement is not for reading this database; the text says why."""


@dataclass(frozen=True, slots=True)
class OwnNames:
    """Names that the file itself gives a forbidden meaning: a view of `duckdb_settings()` is as good as the function.

    :param relations: views, and tables with generated columns, in lower case.
    :param functions: macros, in lower case.
    :param shadowing: those of them that bear a built-in function's name. Syntax calls functions that no tree names (`x[1]` is
        `array_extract`), so that nothing of such a file can be read.
    """

    relations: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    shadowing: frozenset[str] = frozenset()


def only_statement(connection: duckdb.DuckDBPyConnection, sql: str, own: OwnNames) -> duckdb.Statement:
    """The one statement of `sql`, by DuckDB's own parser.

    :param own: of the file that the connection reads.
    :raises Refused: none, several, or not a SELECT or an EXPLAIN of one.
    :raises duckdb.Error: `sql` does not parse.
    """
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise Refused("Only one statement may run at a time.")
    [statement] = statements
    if statement.type == duckdb.StatementType.SELECT:
        _check_tree(connection, sql, own)
    elif statement.type == duckdb.StatementType.EXPLAIN and (prefix := EXPLAIN.match(sql)):
        only_statement(connection, sql[prefix.end() :], own)
    else:
        raise Refused(f"{statement.type.name} is not allowed: DuckDB may only read here.")
    return statement


def _check_tree(connection: duckdb.DuckDBPyConnection, sql: str, own: OwnNames) -> None:
    """Read the statement's tree as DuckDB itself sees it: about half a millisecond."""
    if own.shadowing:
        raise Refused(f"This file gives the built-in function {min(own.shadowing)} another meaning.")
    [tree] = trees(connection, [sql])
    if tree is None:
        raise Refused("This statement cannot be checked: it is more than a SELECT, or nests too deep.")
    check_tree(tree, own)


def trees(connection: duckdb.DuckDBPyConnection, statements: list[str]) -> list[Any]:
    """The syntax tree of each statement; None if it is no SELECT, or nests too deep to be looked at."""
    # By their whole names: a macro of the file may be called `json_serialize_sql` and answer that all is well.
    rows = connection.execute(
        "SELECT system.main.json_serialize_sql(s) FROM (SELECT system.main.unnest($statements::VARCHAR[]) AS s)",
        {"statements": statements},
    ).fetchall()
    return [_tree(text) for (text,) in rows]


def _tree(text: str) -> Any:
    try:
        tree = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    return None if tree.get("error") else tree


def check_tree(tree: Any, own: OwnNames) -> None:
    """Look at every object of a syntax tree.

    :raises Refused: it reads something that is not this file's data.
    """
    for node in _nodes(tree):
        _check_node(node, own)


def _check_node(node: dict[str, Any], own: OwnNames) -> None:
    function = str(node.get("function_name", "")).lower()
    kind = node.get("type")
    if function in REFUSED_FUNCTIONS or function in own.functions:
        raise Refused(f"The function {function} is not allowed.")
    if kind == "TABLE_FUNCTION":
        called = str(node["function"].get("function_name", "")).lower()
        if called not in TABLE_FUNCTIONS:
            raise Refused(f"The table function {called} is not allowed.")
    elif kind == "BASE_TABLE":
        table = str(node.get("table_name", "")).lower()
        if table in HIDDEN_TABLES or table in own.relations:
            raise Refused(f"The table {table} may not be read.")
    elif kind == "SHOW_REF" and node.get("show_type") not in SHOWN and node.get("table_name") not in SHOWN_LISTS:
        raise Refused("Only tables may be shown.")


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of the tree, without recursion: statements nest deeper than Python may."""
    waiting = [tree]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
