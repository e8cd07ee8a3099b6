"""Opening a SQLite file so that reading it leaves nothing behind.

A database in WAL mode makes trouble. Opened with `mode=ro`, SQLite makes `-wal` and `-shm` files beside it and leaves them there
(measured, 3.40). So: no `-wal` file, or an empty one, means that all data is in the main file: it is opened as immutable, which makes no
files, and every statement first checks that this still holds. A filled `-wal` is read through the `-shm` of the program that writes it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import quote

from aifordb.core import DatabaseUnreachable

from .files import FileState, file_state, readable_file

MAGIC: Final = b"SQLite format 3\x00"
WAL_FORMAT: Final = 2
"""Byte 18 of the file's header: the write version (https://www.sqlite.org/fileformat2.html, 1.3)."""
BUSY_S: Final = 2.0
"""Seconds to wait for a program that is writing."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """How a file was opened.

    :param immutable: SQLite takes no locks and looks for no changes: we must.
    """

    path: Path
    state: FileState | None
    immutable: bool

    @property
    def still_valid(self) -> bool:
        """False if the file was replaced, or changed in a way that this way of opening would not notice."""
        present = file_state(self.path)
        if present is None or self.state is None or present.identity != self.state.identity:
            return False
        return not self.immutable or (present == self.state and not _wal_bytes(self.path))


def open_file(path: str) -> tuple[sqlite3.Connection, OpenFile]:
    """A connection that can read and the way it was made; nothing but `mode=ro` protects the file yet.

    :raises DatabaseUnreachable: missing, unreadable, or no SQLite database.
    """
    file = readable_file(path)
    opened = OpenFile(file, file_state(file), immutable=_is_wal(file) and not _wal_bytes(file))
    if _is_wal(file) and not opened.immutable and not _beside(file, "-shm").exists():
        raise DatabaseUnreachable(
            "The database has changes in its -wal file that were never written back.",
            stage="connect",
            failure="server_unavailable",
            hint="Open it once with the program that wrote it, or run PRAGMA wal_checkpoint, then try again.",
        )
    options = "immutable=1" if opened.immutable else "readonly_shm=1"
    # The absolute path has no host part; everything that a URI gives a meaning to is escaped.
    uri = f"file://{quote(str(file.absolute()), safe='/')}?mode=ro&{options}"
    try:
        connection = sqlite3.connect(
            uri, uri=True, timeout=BUSY_S, isolation_level=None, check_same_thread=False, cached_statements=16
        )
    except sqlite3.Error as error:
        raise unusable(error) from error
    # Files of other programs hold texts that are no UTF-8; showing a replacement beats failing the whole answer.
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    return connection, opened


def unusable(error: sqlite3.Error) -> DatabaseUnreachable:
    """What the engine's error means for somebody who connects the file."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_NOTADB"):
        return DatabaseUnreachable(
            "The file is not a SQLite database.",
            stage="connect",
            failure="database_not_found",
            hint="Encrypted databases and other formats cannot be read.",
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return DatabaseUnreachable(
            "Another program is writing to the database.",
            stage="connect",
            failure="server_unavailable",
            retryable=True,
            hint="Try again when it is done.",
        )
    if name.startswith("SQLITE_CORRUPT"):
        return DatabaseUnreachable(
            "The database file is damaged.",
            stage="connect",
            failure="server_unavailable",
            hint="Run PRAGMA integrity_check on it, or restore a copy.",
        )
    if name.startswith("SQLITE_READONLY") or name == "SQLITE_CANTOPEN":
        return DatabaseUnreachable(
            "The database was left in the middle of a change.",
            stage="connect",
            failure="server_unavailable",
            hint="Open it once with the program that wrote it, so that it can finish or undo the change.",
        )
    return DatabaseUnreachable(
        "The database file could not be opened.", stage="connect", failure="server_unavailable", retryable=True
    )


def _is_wal(file: Path) -> bool:
    try:
        with file.open("rb") as reader:
            header = reader.read(20)
    except OSError:
        return False
    return header.startswith(MAGIC) and len(header) == 20 and header[18] == WAL_FORMAT


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)


def _wal_bytes(file: Path) -> int:
    state = file_state(_beside(file, "-wal"))
    return state.change[0] if state else 0
