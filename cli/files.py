"""Database files that an operator names at the console."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path

from .failures import Failure

# What a file of each kind holds, and where: https://sqlite.org/fileformat.html, https://duckdb.org/docs/stable/internals/storage
MARKS = {"sqlite": (0, b"SQLite format 3\x00"), "duckdb": (8, b"DUCK")}


def kind_of(path: Path) -> str:
    """The connection type that opens the file.

    :raises Failure: it cannot be read, or holds no database that is known.
    """
    try:
        with path.open("rb") as file:
            head = file.read(32)
    except OSError as error:
        raise Failure(f"{path} cannot be read: {(error.strerror or 'unknown reason').lower()}.") from error
    for kind, (start, mark) in MARKS.items():
        if head[start : start + len(mark)] == mark:
            return kind
    raise Failure(f"{path} is neither a SQLite nor a DuckDB file.", "Its first bytes decide, not its name.")


def copy_database(source: Path, kind: str, folder: Path) -> Path:
    """Copy a database into `folder`, as of one moment, and give the copy's path.

    :raises Failure: a file of that name is there already, or the copy failed.
    """
    target = folder / source.name
    if target.exists():
        raise Failure(f"{target} exists already.", "Rename your file, or remove the old copy first.")
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.touch(mode=0o600)
        (_copy_sqlite if kind == "sqlite" else _copy_plain)(source, draft)
        draft.replace(target)
    except OSError as error:
        raise Failure(f"{source} could not be copied: {(error.strerror or 'unknown reason').lower()}.") from error
    finally:
        draft.unlink(missing_ok=True)
    return target


def _copy_sqlite(source: Path, target: Path) -> None:
    """By SQLite's own backup: a plain copy of a file in use misses what still waits in its journal."""
    import sqlite3

    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as old,
            closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise Failure(f"{source} could not be copied: SQLite cannot read it.") from error


def _copy_plain(source: Path, target: Path) -> None:
    journal = source.with_name(source.name + ".wal")
    if journal.exists() and journal.stat().st_size:
        raise Failure(
            f"{source} has changes that wait in {journal.name}.", "Close the program that writes it, then try again."
        )
    shutil.copyfile(source, target)
