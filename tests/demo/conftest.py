"""A server's parts over the demo shop of today, without HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aifordb.core.connections import create_connection
from aifordb.core.context import Context, build_context
from aifordb.core.settings import load_settings
from aifordb.core.team import Actor, ensure_owner, owner_actor
from aifordb.server.demo import ensure_demo


@dataclass(frozen=True)
class Shop:
    """The demo shop, ready to be asked by its owner."""

    context: Context
    owner: Actor
    file: Path


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    home = tmp_path_factory.mktemp("home")
    file = home / "files" / "demo.sqlite"
    file.parent.mkdir()
    ensure_demo(file, datetime.now(UTC).date())
    context = build_context(load_settings(home=home, environ={}))
    try:
        context.store.upgrade()
        with context.store.session() as session:
            ensure_owner(session, context.vault)
        with context.store.reading() as session:
            owner = owner_actor(session)
        create_connection(context, owner, {"type": "sqlite", "name": "Demo shop", "database": file.name})
        yield Shop(context, owner, file)
    finally:
        context.close()
