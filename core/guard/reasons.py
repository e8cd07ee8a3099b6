"""What people read when the guard refuses: by sqlglot's class of a node, and by the word that a statement starts with."""

from __future__ import annotations

from collections.abc import Mapping

UNKNOWN_NAME = "The SQL names something that this database does not have."

REASONS: Mapping[str, str] = {
    "Insert": "INSERT changes data.", "Update": "UPDATE changes data.", "Delete": "DELETE changes data.", "Merge": "MERGE changes data.",
    "TruncateTable": "TRUNCATE changes data.", "LoadData": "LOAD DATA changes data.", "Create": "CREATE changes the schema.",
    "Drop": "DROP changes the schema.", "Alter": "ALTER changes the schema.", "Undrop": "UNDROP changes the schema.",
    "Comment": "COMMENT changes the schema.", "Copy": "COPY reads or writes files.", "Put": "PUT writes files.", "Get": "GET reads files.",
    "Export": "EXPORT writes files.", "Attach": "ATTACH opens another database.", "Detach": "DETACH closes a database.",
    "Install": "INSTALL loads code.", "Pragma": "PRAGMA reads or changes settings.", "Set": "SET changes settings.",
    "AlterSession": "ALTER SESSION changes settings.", "Use": "USE changes settings.", "Transaction": "BEGIN controls transactions.",
    "Commit": "COMMIT controls transactions.", "Rollback": "ROLLBACK controls transactions.", "Kill": "KILL stops other sessions.",
    "Grant": "GRANT changes rights.", "Revoke": "REVOKE changes rights.", "Into": "INTO writes the rows somewhere.",
    "Lock": "FOR UPDATE and FOR SHARE lock rows.", "Describe": "DESCRIBE is not a query.", "Summarize": "SUMMARIZE is not a query.",
    "Show": "SHOW is not a query.", "Analyze": "ANALYZE changes statistics.", "Execute": "EXECUTE runs a stored statement.",
    "ExecuteSql": "EXECUTE runs SQL given as text.", "Parameter": "Variables and numbered parameters are not allowed; write {{name}}.",
    "SessionParameter": "Settings of the server are not read.", "Returning": "RETURNING belongs to a statement that changes data.",
    "Operator": "OPERATOR(…) can call any function.", "ListStage": "LIST reads files.", "Declare": "DECLARE is not a query.",
    "Block": "Blocks of statements are not allowed.", "Return": "Blocks of statements are not allowed.",
    "Cache": "CACHE is not a query.", "Uncache": "UNCACHE is not a query.", "Refresh": "REFRESH changes data.",
}  # fmt: skip

_CHANGES = {
    "data": "INSERT UPDATE DELETE MERGE REPLACE UPSERT TRUNCATE IMPORT REFRESH",
    "the schema": "CREATE DROP ALTER RENAME UNDROP COMMENT REINDEX CLUSTER",
    "settings": "SET RESET USE DISCARD UNSET",
    "rights": "GRANT REVOKE",
}
_TRANSACTIONS = ("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE")
_WORDS = {
    **{word: f"{word} changes {what}." for what, words in _CHANGES.items() for word in words.split()},
    **{word: f"{word} controls transactions." for word in _TRANSACTIONS},
    "ATTACH": REASONS["Attach"], "DETACH": REASONS["Detach"], "PRAGMA": REASONS["Pragma"], "COPY": REASONS["Copy"],
    "EXPORT": REASONS["Export"], "INSTALL": REASONS["Install"], "LOAD": "LOAD loads code or files.", "PUT": REASONS["Put"],
    "GET": REASONS["Get"], "LIST": REASONS["ListStage"], "KILL": REASONS["Kill"], "LOCK": "LOCK locks tables.",
    "ANALYZE": REASONS["Analyze"], "EXECUTE": REASONS["Execute"], "VACUUM": "VACUUM rewrites the database.",
    "CALL": "CALL runs a procedure.", "DO": "DO runs a block of statements.",
}  # fmt: skip


def reason_for_word(word: str) -> str:
    """Why a statement that starts with `word` is refused."""
    shown = word.upper() if len(word) <= 30 else word[:30].upper() + "…"
    return _WORDS.get(shown, f"{shown} is not a query; only SELECT is allowed.")
