"""Everything that a data folder needs before it answers: folder, secrets, tables, the first owner's key, the demo shop.

Harmless to repeat: each part is made only where it is missing, so a start that was cut off goes on where it stopped.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from aifordb.core import clock
from aifordb.core.connections import create_connection, file_roots
from aifordb.core.context import Context
from aifordb.core.errors import ConfigurationError, Conflict
from aifordb.core.secrets import verify_vault
from aifordb.core.settings import Settings
from aifordb.core.team import ensure_owner, owner_actor

from ..demo import ensure_demo

KEY_FILE = "initial-api-key"
DEMO_FILE = "demo-shop.sqlite"
DEMO_NAME = "Demo shop"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What stands ready.

    :param first_key: the owner's first API key, if this start made it; it is shown once.
    :param key_file: where that key was written at the first start, whether or not it is still there.
    """

    first_key: str | None
    key_file: Path


def make_home(home: Path) -> None:
    """Make the data folder, for its owner only. An existing one that holds something keeps its mode: it may be shared with purpose.

    :raises ConfigurationError: it cannot be made or written.
    """
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not any(home.iterdir()):
            home.chmod(0o700)
        for folder in (home, home / "files"):
            folder.mkdir(mode=0o700, exist_ok=True)
            if not os.access(folder, os.W_OK | os.X_OK):
                raise PermissionError(13, "not writable", str(folder))
    except OSError as error:
        raise ConfigurationError(f"home: {error.filename} cannot be used: {(error.strerror or '').lower()}") from error


def prepare(context: Context) -> Prepared:
    """Bring the data folder to the state that this version answers from.

    :raises ConfigurationError: the secrets do not open what is stored.
    """
    settings = context.settings
    key_file = settings.home / KEY_FILE
    context.store.upgrade()
    with context.store.session() as session:
        verify_vault(session, context.vault)
        issued = ensure_owner(session, context.vault)
        if issued is not None:
            # Before the transaction ends: a key whose only copy was lost to a power cut would lock the owner out.
            write_private(key_file, issued.secret + "\n")
    if settings.connections.demo:
        _ensure_demo_shop(context)
    return Prepared(issued.secret if issued else None, key_file)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(file, text.encode())
        os.fsync(file)
    finally:
        os.close(file)
    draft.replace(path)


def today(settings: Settings) -> date:
    """The day that questions mean by "today"."""
    return clock.local_now(settings.asking.timezone).date()


def _ensure_demo_shop(context: Context) -> None:
    """The demo's file, as of today, and its connection if the file is new: an owner who deleted the connection does not get it back."""
    folder = context.settings.home / "files"
    if folder.resolve() not in {root.resolve() for root in file_roots(context.settings)}:
        return
    file = folder / DEMO_FILE
    if not file.exists():
        with context.store.reading() as session:
            owner = owner_actor(session)
        description = (
            "An invented online shop with sales up to today, to try questions on. Renewed at a start on a later day."
        )
        body = {"type": "sqlite", "name": DEMO_NAME, "description": description, "database": DEMO_FILE}
        # Taken: by a start that was cut off after this, or by another machine on the same metadata database.
        with suppress(Conflict):
            create_connection(context, owner, body)
    ensure_demo(file, today(context.settings))
