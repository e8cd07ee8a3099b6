"""A started server on a free port, with a shop to ask and a key of every role."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aifordb.core import clock, team
from aifordb.core.ids import new_id
from aifordb.core.secrets import load_vault
from aifordb.core.settings.model import Settings
from aifordb.core.store import Store, metadata_url
from aifordb.core.team.keys import issue
from aifordb.core.team.models import Member

from .client import Api

START = """
import json, sys
from pathlib import Path
from aifordb.core.settings.model import LoggingSettings, MetadataSettings, SecretsSettings, ServerSettings, Settings
from aifordb.server.processes.web import run_web
given = json.loads(sys.argv[1])
settings = Settings(
    home=Path(given["home"]),
    server=ServerSettings(port=given.get("port", 0), workers=given.get("workers", 1), threads=8, grace_s=5),
    metadata=MetadataSettings(url=given.get("url", "")),
    secrets=SecretsSettings(keys=tuple(given.get("keys", ()))),
    logging=LoggingSettings(level="info"),
)
run_web(settings, on_ready=lambda url: print(url, flush=True))
"""
WEEKS_AGO = [0, 0, 0, 1, 1, 2, 5, 9]
"""When the shop's users signed up, in weeks before now: three of them just now."""


@dataclass
class Server:
    """A started server. `keys` holds one of each role, with scope `*`."""

    home: Path
    keys: dict[str, str]
    options: dict[str, Any] = field(default_factory=dict)
    process: subprocess.Popen[str] | None = None
    url: str = ""

    def start(self) -> None:
        with (self.home / "log").open("a") as log:
            given = json.dumps({"home": str(self.home), **self.options})
            self.process = subprocess.Popen(
                [sys.executable, "-c", START, given],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()
        assert self.url, (self.home / "log").read_text()[-3_000:]

    def kill(self) -> None:
        """kill -9, master and workers."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(timeout=20)

    @property
    def log(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.home / "log").read_text().splitlines() if line.startswith("{")]

    def api(self, role: str = "owner") -> Api:
        return Api(self.url, self.keys[role])


def make_shop(path: Path) -> None:
    """Eight users, 2,500 orders, and cells of every kind."""
    path.parent.mkdir(exist_ok=True)
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, country TEXT, created_at TIMESTAMP)")
        db.execute(
            "CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id), total DECIMAL(10,2))"
        )
        users = [
            (number, f"User {number}", "DE" if number % 2 else "FR", str(now - timedelta(weeks=weeks, minutes=1)))
            for number, weeks in enumerate(WEEKS_AGO, 1)
        ]
        db.executemany("INSERT INTO users VALUES (?, ?, ?, ?)", users)
        db.executemany("INSERT INTO orders VALUES (?, ?, ?)", [(n, n % 8 + 1, n / 4) for n in range(1, 2_501)])
    db.close()


def make_home(home: Path, settings: Settings | None = None) -> Server:
    """A migrated data folder with a member of every role.

    :param settings: where its metadata and keys are, if not in the folder.
    """
    home.mkdir(mode=0o700, exist_ok=True)
    make_shop(home / "files" / "shop.sqlite")
    settings = settings or Settings(home=home)
    vault, store = load_vault(settings), Store(metadata_url(settings))
    store.upgrade()
    with store.session() as session:
        owner = team.ensure_owner(session, vault)
        assert owner is not None
        keys = {"owner": owner.secret}
        for role in ("viewer", "editor", "admin"):
            keys[role] = _member_key(session, vault, role)
    store.dispose()
    return Server(home, keys, {"url": settings.metadata.url, "keys": list(settings.secrets.keys)})


def _member_key(session: Any, vault: Any, role: Any) -> str:
    now = clock.now()
    member = Member(
        id=new_id("member"), name=role.title(), role=role, status="active", version=1, created_at=now, joined_at=now
    )
    session.add(member)
    session.flush()
    return issue(session, vault, team.owner_actor(session).author, member_id=member.id, name=role, scopes=["*"]).secret


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = make_home(tmp_path_factory.mktemp("api"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def api(server: Server) -> Api:
    """The owner's calls."""
    return server.api()


@pytest.fixture(scope="session")
def server_key(server: Server) -> dict[str, str]:
    """A key of each role."""
    return server.keys


@pytest.fixture(scope="session")
def shop(api: Api) -> str:
    """The id of the shop's connection, the default one."""
    answer = api.post("/v1/connections", {"type": "sqlite", "name": "Shop", "database": "shop.sqlite"})
    assert answer.status == 201, answer.body
    return str(answer.data["connection_id"])


def wait_until(condition: Any, *, seconds: float = 10.0) -> None:
    """Wait for a condition instead of a time."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the condition did not come true"
        time.sleep(0.02)
