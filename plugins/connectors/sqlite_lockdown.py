"""What a statement may do in SQLite, decided by SQLite itself while it compiles the statement.

Measured with SQLite 3.40: `mode=ro` and `query_only` let `ATTACH` and `VACUUM INTO` write; the authorizer stops both, together with
everything else that is not reading.
"""

from __future__ import annotations

import re
import sqlite3
from typing import Final

LONGEST_VALUE: Final = 10_000_000
"""Bytes of a text, blob or row. `replace(hex(zeroblob(…)))` and its like end here."""

LIMITS: Final[tuple[tuple[int, int], ...]] = (
    (sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 200_000),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 1_000),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 500),
    (sqlite3.SQLITE_LIMIT_VDBE_OP, 2_000_000),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    # Matching a pattern with many `%` takes time exponential in their number, inside one call that nothing interrupts.
    (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
)

FUNCTIONS: Final = frozenset(
    {
        "->", "->>", "abs", "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "avg", "bm25", "ceil",
        "ceiling", "changes", "char", "coalesce", "concat", "concat_ws", "cos", "cosh", "count", "cume_dist",
        "current_date", "current_time", "current_timestamp", "date", "datetime", "degrees", "dense_rank", "exp",
        "first_value", "floor", "glob", "group_concat", "hex", "highlight", "if", "ifnull", "iif", "instr", "json",
        "json_array", "json_array_insert", "json_array_length", "json_each", "json_error_position", "json_extract",
        "json_group_array", "json_group_object", "json_insert", "json_object", "json_patch", "json_pretty",
        "json_quote", "json_remove", "json_replace", "json_set", "json_type", "json_valid", "jsonb", "jsonb_array",
        "jsonb_array_insert", "jsonb_extract", "jsonb_group_array", "jsonb_group_object", "jsonb_insert",
        "jsonb_object", "jsonb_patch", "jsonb_remove", "jsonb_replace", "jsonb_set", "julianday", "lag",
        "last_insert_rowid", "last_value", "lead", "length", "like", "likelihood", "likely", "ln", "log", "log10",
        "log2", "lower", "ltrim", "match", "matchinfo", "max", "median", "min", "mod", "nth_value", "ntile", "nullif",
        "octet_length", "offsets", "percent_rank", "percentile", "percentile_cont", "percentile_disc", "pi", "pow",
        "power", "quote", "radians", "random", "rank", "regexp", "replace", "round", "row_number", "rtrim", "sign",
        "sin", "sinh", "snippet", "soundex", "sqlite_version", "sqrt", "strftime", "string_agg", "substr",
        "substring", "subtype", "sum", "tan", "tanh", "time", "timediff", "total", "total_changes", "trim", "trunc",
        "typeof", "unhex", "unicode", "unistr", "unistr_quote", "unixepoch", "unlikely", "upper",
    }
)  # fmt: skip
"""Functions that compute and nothing else. Absent on purpose: `printf` and `format` (`printf('%.900000000c','x')` stops for no limit,
interrupt or handler), `zeroblob` and `randomblob` (gigabytes from a word), `load_extension`, `readfile`, `writefile`, `edit`,
`fts3_tokenizer` (takes a pointer to code), `optimize` (rewrites an index), `sqlite_log`."""

HIDDEN_TABLES: Final = re.compile(r"pragma_.*|sqlite_stmt|dbstat", re.IGNORECASE)
"""Built-in tables that show the engine and its files rather than data."""

INDEX_PRAGMAS: Final = frozenset({"data_version", "page_size"})
"""What FTS5 and R-tree tables ask for when they are read; they set nothing as long as they have no argument."""


class Authorizer:
    """The callback that SQLite asks about every step of a statement. Remembers the last refusal, to say it better than `not authorized`."""

    def __init__(self) -> None:
        self.refusal: str | None = None

    def __call__(
        self, action: int, first: str | None, second: str | None, _database: str | None, _inner: str | None
    ) -> int:
        refusal = _refusal(action, first or "", second)
        if refusal is None:
            return sqlite3.SQLITE_OK
        self.refusal = refusal
        return sqlite3.SQLITE_DENY


def _refusal(action: int, first: str, second: str | None) -> str | None:
    """Why the step is refused, or None."""
    if action in {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE}:
        return None
    if action == sqlite3.SQLITE_READ:
        return f"The table {first} may not be read." if HIDDEN_TABLES.fullmatch(first) else None
    if action == sqlite3.SQLITE_FUNCTION:
        name = (second or "").lower()
        return None if name in FUNCTIONS else f"The function {name} is not allowed."
    if action == sqlite3.SQLITE_PRAGMA and first.lower() in INDEX_PRAGMAS and second is None:
        return None
    return "SQLite may only read here."


def lock_down(connection: sqlite3.Connection, heap_bytes: int) -> None:
    """Everything but the authorizer, which forbids PRAGMA and so comes last.

    :param heap_bytes: the most memory that SQLite may take in this process; once set it can be lowered, not raised.
    """
    for kind, limit in LIMITS:
        connection.setlimit(kind, limit)
    for pragma in (
        "query_only=ON",
        # Functions named in a view or default of somebody's file run only if they are harmless.
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "mmap_size=0",
        # Sorting spills to memory, never to a file beside the database.
        "temp_store=MEMORY",
        "cache_size=-16000",
        f"hard_heap_limit={heap_bytes}",
    ):
        connection.execute(f"PRAGMA {pragma}").close()
