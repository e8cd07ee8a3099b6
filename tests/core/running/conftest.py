"""A runner of its own for each test, and small databases."""

from __future__ import annotations

import sqlite3

import duckdb
import pytest
from aifordb.core.running import Runner, Target
from aifordb.core.settings.model import RunningSettings
from aifordb.plugins.connectors.duckdb import DuckDBConnector
from aifordb.plugins.connectors.sqlite import SQLiteConnector


@pytest.fixture
def runner():
    runner = Runner(RunningSettings(children=2, memory_mb=1_024))
    yield runner
    runner.close()


@pytest.fixture
def sqlite_target(tmp_path):
    writer = sqlite3.connect(tmp_path / "a.db")
    writer.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)")
    writer.executemany("INSERT INTO t VALUES (?, ?)", [(n, f"text {n}") for n in range(1, 101)])
    writer.commit()
    writer.close()
    return Target("conn_sqlite", SQLiteConnector(), {"database": str(tmp_path / "a.db")})


@pytest.fixture
def duckdb_target(tmp_path):
    with duckdb.connect(str(tmp_path / "a.duckdb")) as writer:
        writer.execute("CREATE TABLE t AS SELECT i AS a, 'text ' || i AS b FROM range(1, 101) r(i)")
    return Target("conn_duckdb", DuckDBConnector(), {"database": str(tmp_path / "a.duckdb")})
