"""DuckDB files as they are found in the world."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from datetime import date
from decimal import Decimal

import duckdb
import pytest
from aifordb.core import CheckedStatement, DatabaseUnreachable, Limits, QueryFailed, Sampling
from aifordb.plugins.connectors.duckdb import DuckDBConnector

LIMITS = Limits(timeout_ms=5_000)


def make(path, *statements):
    with duckdb.connect(str(path)) as writer:
        for statement in statements:
            writer.execute(statement)
    return path


def connect(path):
    return closing(DuckDBConnector().open({"database": str(path)}, LIMITS))


def run(session, sql, **parameters):
    stream = session.execute(CheckedStatement(sql, "duckdb", sql, 1_000, parameters), LIMITS)
    return stream.columns, [row for batch in stream.batches for row in batch]


CELLS = [
    ("1::TINYINT", "integer", 1),
    ("170141183460469231731687303715884105727::HUGEINT", "integer", "170141183460469231731687303715884105727"),
    ("1.50::DECIMAL(10,2)", "decimal", 1.5),
    ("'NaN'::DOUBLE", "float", "NaN"),
    ("'-Infinity'::FLOAT", "float", "-Infinity"),
    ("true", "boolean", True),
    ("'2024-01-08'::DATE", "date", "2024-01-08"),
    ("'2024-01-08 09:30:00'::TIMESTAMP", "timestamp", "2024-01-08T09:30:00"),
    ("'2024-01-08 09:30:00+02'::TIMESTAMPTZ", "timestamptz", "2024-01-08T07:30:00Z"),
    ("'09:30:00'::TIME", "time", "09:30:00"),
    ("INTERVAL 90 MINUTE", "interval", "PT1H30M"),
    ("'\\xAA'::BLOB", "binary", "qg=="),
    ("'396f55a8-4fa1-4292-be43-75d56ccc72ff'::UUID", "uuid", "396f55a8-4fa1-4292-be43-75d56ccc72ff"),
    ("'a'::ENUM('a', 'b')", "enum", "a"),
    ("'{\"a\": [1, null, 9007199254740993]}'::JSON", "json", {"a": [1, None, "9007199254740993"]}),
    ("{'a': 1, 'b': DATE '2024-01-08'}", "json", {"a": 1, "b": "2024-01-08"}),
    ("map {1: 'x'}", "json", {"1": "x"}),
    ("[1.5::DECIMAL(3,1), NULL]", "array", [1.5, None]),
    ("'0101'::BIT", "other", "0101"),
    ("NULL", "other", None),
]


@pytest.fixture
def session(tmp_path):
    with connect(make(tmp_path / "a.duckdb", "CREATE TABLE t (a INTEGER)")) as session:
        yield session


@pytest.mark.parametrize(("expression", "kind", "cell"), CELLS)
def test_every_type_becomes_the_cell_of_the_contract(session, expression, kind, cell):
    columns, rows = run(session, f"SELECT {expression} AS v")
    assert (columns[0].type, rows) == (kind, [(cell,)])


@pytest.mark.parametrize("placeholder", [":v", "$v"])
def test_values_are_bound_in_both_spellings(session, placeholder):
    sql = f"SELECT {placeholder} + 1, ':v', 'x'::VARCHAR, [1, 2, 3][1:2]"
    assert run(session, sql, v=Decimal("1.5"), unused=1)[1] == [(2.5, ":v", "x", [1, 2])]


def test_a_date_is_bound_as_a_date(session):
    assert run(session, "SELECT DATE '2024-01-09' - :d", d=date(2024, 1, 8))[1] == [(1,)]


def test_schemas_comments_and_generated_columns_are_found(tmp_path):
    path = make(
        tmp_path / "a.duckdb",
        "CREATE SCHEMA sales",
        'CREATE TABLE sales."order" (id INTEGER PRIMARY KEY, "a ""b""" VARCHAR, mood ENUM(\'ok\', \'sad\'), twice AS (id * 2))',
        'INSERT INTO sales."order" (id, "a ""b""", mood) VALUES (1, \'x\', \'ok\')',
        'CREATE TABLE sales.items (id INTEGER, order_id INTEGER REFERENCES sales."order" (id))',
        "COMMENT ON TABLE sales.\"order\" IS 'What was bought'",
        "COMMENT ON COLUMN sales.\"order\".mood IS 'How it went'",
        "CREATE TABLE plain (a INTEGER)",
    )
    with connect(path) as session:
        catalog = session.introspect(Sampling())
    order = catalog.table("sales.order")
    assert sorted(table.key for table in catalog.tables) == ["plain", "sales.items", "sales.order"]
    assert order.comment == "What was bought"
    assert order.column("mood").comment == "How it went"
    assert order.column("mood").values == ("ok",)
    assert order.column('a "b"').values == ("x",)
    assert "twice" in {column.name for column in order.columns}
    [key] = catalog.table("sales.items").foreign_keys
    assert (key.columns, key.target, key.target_columns, key.target_schema) == (
        ("order_id",),
        "order",
        ("id",),
        "sales",
    )


def test_a_file_that_was_replaced_is_read_anew(tmp_path):
    path = make(tmp_path / "a.duckdb", "CREATE TABLE t AS SELECT 1 AS a")
    with connect(path) as session:
        assert run(session, "SELECT a FROM t")[1] == [(1,)]
        make(tmp_path / "b.duckdb", "CREATE TABLE t AS SELECT 2 AS a").replace(path)
        assert run(session, "SELECT a FROM t")[1] == [(2,)]


def test_a_file_that_another_program_writes_is_unavailable_for_now(tmp_path):
    path = make(tmp_path / "a.duckdb", "CREATE TABLE t (a INTEGER)")
    script = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    writer = subprocess.Popen([sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert writer.stdout.readline() == b"open\n"
        with pytest.raises(DatabaseUnreachable) as failed:
            DuckDBConnector().open({"database": str(path)}, LIMITS)
    finally:
        writer.communicate()
    assert (failed.value.failure, failed.value.retryable) == ("server_unavailable", True)
    assert "PID" not in failed.value.message


@pytest.mark.parametrize(
    "content", [b"", b"SQLite format 3\x00" + b"\0" * 100, b"no database at all", b"x" * 8 + b"DUCK" + b"\xff" * 9_000]
)
def test_another_kind_of_file_is_no_database(tmp_path, content):
    (tmp_path / "a.duckdb").write_bytes(content)
    with pytest.raises(DatabaseUnreachable) as failed:
        DuckDBConnector().open({"database": str(tmp_path / "a.duckdb")}, LIMITS)
    assert failed.value.failure in {"database_not_found", "server_unavailable"}
    assert str(tmp_path) not in failed.value.message


def test_nothing_is_left_behind_even_by_a_large_sort(tmp_path):
    path = make(tmp_path / "a.duckdb", "CREATE TABLE t AS SELECT random() AS a FROM range(300000)")
    with connect(path) as session:
        run(session, "SELECT a, row_number() OVER (ORDER BY a DESC) FROM t ORDER BY a LIMIT 5")
    assert [file.name for file in tmp_path.iterdir()] == ["a.duckdb"]


HOSTILE = [
    # What the file's maker defined, and what is then asked: the tree of the statement names nothing forbidden.
    (["CREATE VIEW v AS SELECT * FROM duckdb_databases()"], "SELECT path FROM v"),
    (["CREATE VIEW v AS SELECT * FROM duckdb_settings()"], "FROM v"),
    (["CREATE VIEW v AS SELECT * FROM pg_settings"], "FROM v"),
    (["CREATE VIEW v AS SELECT * FROM duckdb_databases()", "CREATE VIEW w AS FROM v"], "SUMMARIZE w"),
    (["CREATE VIEW v AS SELECT * FROM duckdb_databases()"], 'SELECT count(*) FROM main."V"'),
    (
        ['CREATE VIEW "a (b) AS SELECT 1; --" (x) AS SELECT path FROM duckdb_databases()'],
        'FROM "a (b) AS SELECT 1; --"',
    ),
    (["CREATE MACRO f() AS current_setting('threads')"], "SELECT f()"),
    (["CREATE MACRO f() AS (SELECT max(path) FROM duckdb_databases())"], "SELECT a, f() FROM t"),
    (["CREATE MACRO f(a) AS 1, (a, b) AS current_setting('threads')"], "SELECT f(1, 2)"),
    (["CREATE MACRO f() AS current_setting('threads')", "CREATE VIEW v AS SELECT f()"], "FROM v"),
    (["CREATE MACRO range(x) AS TABLE SELECT * FROM duckdb_settings()"], "FROM range(3)"),
    (["CREATE MACRO array_extract(a, b) AS current_setting('threads')"], "SELECT [1, 2][1]"),
    (["CREATE TABLE g (a INTEGER, b VARCHAR GENERATED ALWAYS AS (current_setting('threads')))"], "SELECT b FROM g"),
    (['CREATE MACRO json_serialize_sql(x) AS \'{"error": false, "statements": []}\''], "FROM duckdb_databases()"),
    (["CREATE VIEW v AS SELECT error(a::VARCHAR) AS e FROM t"], "FROM v"),
]


@pytest.mark.parametrize(("definitions", "sql"), HOSTILE)
def test_nothing_that_a_file_defines_shows_the_engine_or_its_paths(tmp_path, definitions, sql):
    path = make(tmp_path / "a.duckdb", "CREATE TABLE t AS SELECT 1 AS a", *definitions)
    with connect(path) as session:
        with pytest.raises(QueryFailed) as failed:
            run(session, sql)
        assert failed.value.reason == "guard"
        assert {table.name for table in session.introspect(Sampling()).tables} == {"t"}


def test_views_and_macros_over_data_are_used(tmp_path):
    path = make(
        tmp_path / "a.duckdb",
        "CREATE TABLE t (a INTEGER DEFAULT 5, b VARCHAR GENERATED ALWAYS AS (upper('x' || a)))",
        "INSERT INTO t VALUES (1)",
        "CREATE MACRO double(x) AS x * 2",
        'CREATE VIEW "a view" (c, "d e") AS SELECT double(a), b FROM t',
        'CREATE VIEW w AS WITH x AS (FROM "a view") SELECT c FROM x WHERE c IN (SELECT 2)',
    )
    with connect(path) as session:
        assert run(session, 'SELECT v.*, double(w.c) FROM "a view" v, w')[1] == [(2, "X1", 4)]
        assert {table.name for table in session.introspect(Sampling()).tables} == {"t", "a view", "w"}


def test_a_macro_does_not_lead_introspection_astray(tmp_path):
    spoof = "CREATE MACRO duckdb_tables() AS TABLE SELECT 'spoof' AS table_name"
    path = make(tmp_path / "a.duckdb", "CREATE TABLE t (a INTEGER)", spoof, "CREATE MACRO current_database() AS 'x'")
    with connect(path) as session:
        assert [table.name for table in session.introspect(Sampling()).tables] == ["t"]


@pytest.mark.parametrize("value", ["O'Brien", "it's Tom's", 'say "hunter2"'])
def test_a_value_with_quotes_does_not_reach_the_message(tmp_path, value):
    path = make(tmp_path / "a.duckdb", "CREATE TABLE t (a VARCHAR)", f"INSERT INTO t VALUES ($${value}$$)")
    with connect(path) as session, pytest.raises(QueryFailed) as failed:
        run(session, "SELECT a::INTEGER FROM t")
    expected = "DuckDB: Conversion Error: Could not convert string … to INT32 when casting from source column a."
    assert failed.value.message == expected


def test_a_value_that_is_a_bad_pattern_does_not_reach_the_message(tmp_path):
    path = make(tmp_path / "a.duckdb", "CREATE TABLE t (a VARCHAR)", "INSERT INTO t VALUES ('(hunter2')")
    with connect(path) as session, pytest.raises(QueryFailed) as failed:
        run(session, "SELECT regexp_matches('x', a) FROM t")
    assert "hunter2" not in failed.value.message
