"""The connector for SQLite files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aifordb.core import Connector, Limits, Session, hookimpl

from .files import FileFields


class SQLiteConnector(Connector):
    """SQLite files, read only, in a process of their own."""

    type = "sqlite"
    label = "SQLite"
    dialect = "sqlite"
    fields = FileFields
    in_process = True

    def open(self, fields: Mapping[str, Any], limits: Limits) -> Session:
        """Open the file `database` for reading.

        :raises DatabaseUnreachable: missing, unreadable, no SQLite database, or locked by a writer.
        """
        from .sqlite_session import SQLiteSession

        return SQLiteSession(str(fields["database"]), limits)


@hookimpl
def aifordb_connectors() -> Iterable[Connector]:
    """SQLite."""
    return [SQLiteConnector()]
