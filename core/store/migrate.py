"""Alembic, called as a library."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from .locks import exclusive

SCRIPTS = Path(__file__).parent / "migrations"


def config() -> Config:
    """Alembic's configuration: the migrations that ship in this package."""
    made = Config()
    made.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return made


def upgrade(engine: Engine) -> None:
    """Run the missing migrations in one transaction, which also is the lock that keeps other processes out."""
    with engine.begin() as connection:
        exclusive(connection, "upgrade")
        if not _is_current(connection):
            settings = config()
            settings.attributes["connection"] = connection
            command.upgrade(settings, "head")


def is_current(engine: Engine) -> bool:
    """Is the newest migration of this package the one that was run last?"""
    with engine.connect() as connection:
        return _is_current(connection)


def _is_current(connection: Connection) -> bool:
    newest = ScriptDirectory.from_config(config()).get_heads()
    return set(MigrationContext.configure(connection).get_current_heads()) == set(newest)
