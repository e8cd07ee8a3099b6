"""The metadata database as the other rooms see it."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from ..errors import ServiceUnavailable
from .engine import READ_ONLY, make_engine, parse_url
from .migrate import is_current, upgrade

AWAY = "The server's own database does not answer."


class Store:
    """The metadata database. Opens nothing until it is used, may be forked, and is safe to use from several threads.

    :param url: from `metadata_url`.
    """

    def __init__(self, url: str) -> None:
        self.url: URL = parse_url(url)
        self._engine: Engine | None = None
        self._inherited: list[Engine] = []
        self._lock = threading.Lock()
        this = weakref.ref(self)
        os.register_at_fork(after_in_child=lambda: _after_fork(this()))

    @property
    def engine(self) -> Engine:
        """This process's engine."""
        with self._lock:
            if self._engine is None:
                self._engine = make_engine(self.url)
            return self._engine

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A transaction that may write: committed at the end, rolled back if the body raises.

        On SQLite it holds the only write lock, so do nothing slow inside: no call of a database, model or network.

        :raises ServiceUnavailable: the metadata database does not answer.
        """
        with self._transaction(self.engine) as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only reads, of one moment, beside any writer. The engine refuses to write in it.

        :raises ServiceUnavailable: the metadata database does not answer.
        """
        engine = self.engine.execution_options(**{READ_ONLY: True, "postgresql_readonly": True})
        with self._transaction(engine) as session:
            yield session

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Session]:
        try:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                yield session
        except (OperationalError, PoolTimeout) as error:
            if _is_outage(error):
                raise ServiceUnavailable(AWAY) from error
            raise

    def upgrade(self) -> None:
        """Bring the tables to this version's form. Harmless when they are; of several processes one does it and the others wait."""
        upgrade(self.engine)

    def is_current(self) -> bool:
        """Have the tables this version's form?

        :raises ServiceUnavailable: the metadata database does not answer.
        """
        try:
            return is_current(self.engine)
        except (OperationalError, PoolTimeout) as error:
            if _is_outage(error):
                raise ServiceUnavailable(AWAY) from error
            raise

    def dispose(self) -> None:
        """Close all connections. The next use opens new ones."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None

    def _forget_inherited(self) -> None:
        # A child must neither use nor close its parent's connections: closing a PostgreSQL socket ends the parent's session too.
        # They are kept, unused, so that garbage collection does not close them.
        self._lock = threading.Lock()
        if self._engine is not None:
            self._inherited.append(self._engine)
            self._engine = None


def _after_fork(store: Store | None) -> None:
    if store is not None:
        store._forget_inherited()


def _is_outage(error: OperationalError | PoolTimeout) -> bool:
    """SQLite's driver also calls a wrong statement an operational error; that is a fault of ours."""
    return isinstance(error, PoolTimeout) or getattr(error.orig, "sqlite_errorname", "") != "SQLITE_ERROR"
