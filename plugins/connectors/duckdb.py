"""The connector for DuckDB files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aifordb.core import Connector, Limits, Session, hookimpl

from .files import FileFields


class DuckDBConnector(Connector):
    """DuckDB files, read only, in a process of their own."""

    type = "duckdb"
    label = "DuckDB"
    dialect = "duckdb"
    fields = FileFields
    in_process = True

    def open(self, fields: Mapping[str, Any], limits: Limits) -> Session:
        """Open the file `database` for reading.

        :raises DatabaseUnreachable: missing, unreadable, no DuckDB database, of a newer version, or open in a writing program.
        """
        from .duckdb_session import DuckDBSession

        return DuckDBSession(str(fields["database"]), limits)


@hookimpl
def aifordb_connectors() -> Iterable[Connector]:
    """DuckDB."""
    return [DuckDBConnector()]
