"""The built-in connectors keep the contract that strangers' connectors are tested by."""

from __future__ import annotations

import sqlite3

import duckdb
import pytest
from aifordb.plugins.connectors.duckdb import DuckDBConnector
from aifordb.plugins.connectors.sqlite import SQLiteConnector
from aifordb.testing.connector_contract import ConnectorContract, shop_statements


class TestSQLite(ConnectorContract):
    connector = SQLiteConnector()

    @pytest.fixture(scope="class")
    @classmethod
    def database(cls, tmp_path_factory):
        path = tmp_path_factory.mktemp("sqlite") / "shop & söns?.db"
        writer = sqlite3.connect(path)
        for statement in shop_statements():
            writer.execute(statement)
        writer.commit()
        writer.close()
        return {"database": str(path)}


class TestDuckDB(ConnectorContract):
    connector = DuckDBConnector()

    @pytest.fixture(scope="class")
    @classmethod
    def database(cls, tmp_path_factory):
        path = tmp_path_factory.mktemp("duckdb") / "shop.duckdb"
        with duckdb.connect(str(path)) as writer:
            for statement in shop_statements():
                writer.execute(statement)
        return {"database": str(path)}
