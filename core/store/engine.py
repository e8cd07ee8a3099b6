"""Engines for the metadata database: how each kind is opened."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from ..errors import ConfigurationError
from ..settings.model import Settings
from .types import dump_json, load_json

READ_ONLY = "aifordb_read_only"
"""Execution option of transactions that only read."""
BUSY_MS = 15_000
"""How long a SQLite writer waits for another one."""
DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgresql+psycopg": "postgresql+psycopg"}


def metadata_url(settings: Settings) -> str:
    """The SQLAlchemy URL of the metadata database, with its driver named.

    :raises ConfigurationError: `metadata.url` is no URL of SQLite or PostgreSQL. The text never shows the URL, as it may hold a password.
    """
    if not settings.metadata.url:
        return URL.create("sqlite", database=str(settings.home / "metadata.sqlite")).render_as_string(
            hide_password=False
        )
    return parse_url(settings.metadata.url).render_as_string(hide_password=False)


def parse_url(text: str) -> URL:
    """A checked URL; see `metadata_url`."""
    from sqlalchemy import make_url

    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise ConfigurationError("metadata.url: this is not a database URL.") from None
    if url.drivername not in DRIVERS:
        raise ConfigurationError("metadata.url: must begin with sqlite:/// or postgresql+psycopg://.")
    if url.drivername == "sqlite" and url.database in {None, "", ":memory:"}:
        raise ConfigurationError("metadata.url: SQLite needs a file; the server's state must survive a restart.")
    return url.set(drivername=DRIVERS[url.drivername])


def make_engine(url: URL) -> Engine:
    """An engine whose errors never show bound values."""
    options: dict[str, Any] = {
        "hide_parameters": True,
        "json_serializer": lambda value: dump_json(value).decode(),
        "json_deserializer": load_json,
        "pool_size": 5,
        "max_overflow": 20,
        "pool_timeout": 10,
    }
    if url.drivername == "sqlite":
        _private_file(Path(url.database or ""))
        engine = create_engine(url, connect_args={"timeout": BUSY_MS / 1_000}, **options)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    login = {"connect_timeout": 5, "application_name": "aifordb"}
    return create_engine(url, pool_pre_ping=True, connect_args=login, **options)


def _private_file(path: Path) -> None:
    """Make the database file before SQLite does: SQLite would follow the umask, and its -wal and -shm files copy the file's mode."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _prepare_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    # The driver's own BEGIN comes too late and is never IMMEDIATE: `_begin_sqlite` says it instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (f"busy_timeout = {BUSY_MS}", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock at once. One that read first and then wrote would fail, not wait, if another wrote in between
    (SQLITE_BUSY_SNAPSHOT, https://sqlite.org/isolation.html)."""
    read_only = bool(connection.get_execution_options().get(READ_ONLY))
    connection.exec_driver_sql(f"PRAGMA query_only = {int(read_only)}")
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")
