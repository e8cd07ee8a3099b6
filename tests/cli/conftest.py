"""The command as people run it: a process of its own on a data folder of its own."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

COMMAND = str(Path(sys.executable).with_name("aifordb"))


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


def run_in(home: Path, *arguments: str | Path, stdin: str = "", **environ: str) -> Done:
    """Run `aifordb` on `home`."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AIFORDB_")}
    done = subprocess.run(
        [COMMAND, *map(str, arguments)],
        env={**clean, "AIFORDB_HOME": str(home), **environ},
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prepared data folder for tests that only read it."""
    home = tmp_path_factory.mktemp("cli") / "home"
    assert run_in(home, "connections", "list").status == 0
    return home


@pytest.fixture
def aifordb(tmp_path: Path) -> Run:
    """The command on a fresh data folder without the demo shop."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "config.toml").write_text("[connections]\ndemo = false\n")
    return lambda *arguments, **options: run_in(home, *arguments, **options)


@pytest.fixture
def planets(tmp_path: Path) -> Path:
    """A SQLite file outside the data folder."""
    path = tmp_path / "planets.db"
    with closing(sqlite3.connect(path)) as file:
        file.executescript(
            """CREATE TABLE planets (id INTEGER PRIMARY KEY, name TEXT NOT NULL, moons INTEGER NOT NULL);
               INSERT INTO planets (name, moons) VALUES ('Mercury', 0), ('Earth', 1), ('Mars', 2), ('Neptune', 16);"""
        )
    return path
