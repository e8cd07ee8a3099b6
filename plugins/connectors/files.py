"""What the connectors of file databases share: is the file there, and is it still the file that was opened?"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from aifordb.core import DatabaseFile, DatabaseUnreachable
from marshmallow import Schema


class FileFields(Schema):
    """The fields of a connection to a file database."""

    database = DatabaseFile(
        required=True,
        metadata={"label": "File", "help": "Path of the database file inside a folder that the operator listed."},
    )


@dataclass(frozen=True, slots=True)
class FileState:
    """What tells a file from the one that replaced it, and from itself after a change.

    :param identity: device and inode.
    :param change: size in bytes and time of the last change in nanoseconds.
    """

    identity: tuple[int, int]
    change: tuple[int, int]


def file_state(path: Path) -> FileState | None:
    """The state of the file, or None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return FileState((found.st_dev, found.st_ino), (found.st_size, found.st_mtime_ns))


def readable_file(path: str) -> Path:
    """`path` as a regular file that this process may read.

    :raises DatabaseUnreachable: `file_not_found` or `permission_denied`; the message does not name the path.
    """
    file = Path(path)
    try:
        regular = file.is_file()
    except (OSError, ValueError):  # too long a name, a NUL in it, a folder that may not be searched
        regular = False
    if not regular:
        raise DatabaseUnreachable(
            "The database file does not exist.",
            stage="connect",
            failure="file_not_found",
            hint="Check the file's name and the folders in connections.file_roots.",
        )
    if not os.access(file, os.R_OK):
        raise DatabaseUnreachable(
            "The server may not read the database file.",
            stage="connect",
            failure="permission_denied",
            hint="Give the server's user the right to read the file.",
        )
    return file
