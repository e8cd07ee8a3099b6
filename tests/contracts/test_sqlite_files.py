"""SQLite files as they are found in the world."""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import closing

import pytest
from aifordb.core import CheckedStatement, DatabaseUnreachable, Limits, QueryFailed, Sampling
from aifordb.plugins.connectors.sqlite import SQLiteConnector

LIMITS = Limits(timeout_ms=5_000)


def make(path, *statements):
    with closing(sqlite3.connect(path)) as writer:
        for statement in statements:
            writer.execute(statement)
        writer.commit()
    return path


def connect(path):
    return closing(SQLiteConnector().open({"database": str(path)}, LIMITS))


def rows(session, sql):
    return [
        row for batch in session.execute(CheckedStatement(sql, "sqlite", sql, 1_000), LIMITS).batches for row in batch
    ]


def columns(session, table):
    return {column.name: column for column in session.introspect(Sampling()).table(table).columns}


def names(folder):
    return sorted(path.name for path in folder.iterdir())


# Journals


def test_a_closed_wal_database_is_read_and_nothing_is_left_behind(tmp_path):
    path = make(tmp_path / "a.db", "PRAGMA journal_mode = WAL", "CREATE TABLE t (a)", "INSERT INTO t VALUES (1)")
    with connect(path) as session:
        assert rows(session, "SELECT a FROM t") == [(1,)]
        session.introspect(Sampling())
    assert names(tmp_path) == ["a.db"]


def test_a_wal_database_in_use_shows_what_was_committed(tmp_path):
    path = make(tmp_path / "a.db", "PRAGMA journal_mode = WAL", "CREATE TABLE t (a)")
    with closing(sqlite3.connect(path)) as writer, connect(path) as session:
        assert rows(session, "SELECT count(*) FROM t") == [(0,)]
        for n in (1, 2):
            writer.execute("INSERT INTO t VALUES (1)")
            writer.commit()
            assert rows(session, "SELECT count(*) FROM t") == [(n,)]


def test_a_wal_that_nobody_wrote_back_is_an_error_with_a_hint(tmp_path):
    path = make(tmp_path / "a.db", "PRAGMA journal_mode = WAL", "CREATE TABLE t (a)")
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("INSERT INTO t VALUES (1)")
        writer.commit()
        (tmp_path / "copy").mkdir()
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", tmp_path / "copy" / f"a.db{ending}")
    with pytest.raises(DatabaseUnreachable, match="never written back") as failed:
        SQLiteConnector().open({"database": str(tmp_path / "copy" / "a.db")}, LIMITS)
    assert "wal_checkpoint" in failed.value.hint
    assert names(tmp_path / "copy") == ["a.db", "a.db-wal"]


def test_a_writer_in_the_middle_of_a_change_makes_the_reader_wait_and_then_say_so(tmp_path):
    path = make(tmp_path / "a.db", "CREATE TABLE t (a)")
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseUnreachable) as failed:
            SQLiteConnector().open({"database": str(path)}, LIMITS)
    assert (failed.value.failure, failed.value.retryable) == ("server_unavailable", True)


def test_a_file_that_was_replaced_is_read_anew(tmp_path):
    path = make(tmp_path / "a.db", "CREATE TABLE t (a)", "INSERT INTO t VALUES (1)")
    with connect(path) as session:
        assert rows(session, "SELECT a FROM t") == [(1,)]
        make(tmp_path / "b.db", "CREATE TABLE t (a)", "INSERT INTO t VALUES (2)").replace(path)
        assert rows(session, "SELECT a FROM t") == [(2,)]


def test_a_removed_file_is_not_found(tmp_path):
    path = make(tmp_path / "a.db", "CREATE TABLE t (a)")
    with connect(path) as session:
        path.unlink()
        with pytest.raises(DatabaseUnreachable) as failed:
            rows(session, "SELECT a FROM t")
    assert failed.value.failure == "file_not_found"


# Files that are no database


@pytest.mark.parametrize(
    "content", [b"this is no database, whatever its name says" * 50, b"SQLite format 3\x00" + b"\xff" * 5_000]
)
def test_another_kind_of_file_is_no_database(tmp_path, content):
    (tmp_path / "a.db").write_bytes(content)
    with pytest.raises(DatabaseUnreachable) as failed:
        SQLiteConnector().open({"database": str(tmp_path / "a.db")}, LIMITS)
    assert failed.value.failure in {"database_not_found", "server_unavailable"}
    assert str(tmp_path) not in failed.value.message


@pytest.mark.parametrize("name", ["missing.db", "folder", "a\0b", "x" * 5_000])
def test_what_is_no_file_is_not_found(tmp_path, name):
    (tmp_path / "folder").mkdir()
    with pytest.raises(DatabaseUnreachable) as failed:
        SQLiteConnector().open({"database": f"{tmp_path}/{name}"}, LIMITS)
    assert failed.value.failure == "file_not_found"


def test_an_empty_file_is_an_empty_database(tmp_path):
    (tmp_path / "a.db").touch()
    with connect(tmp_path / "a.db") as session:
        assert session.introspect(Sampling()).tables == ()
        assert rows(session, "SELECT 1") == [(1,)]


def test_a_damaged_page_is_an_error_of_the_family(tmp_path):
    path = make(
        tmp_path / "a.db",
        "CREATE TABLE t (a)",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO t SELECT hex(i) FROM n",
    )
    content = bytearray(path.read_bytes())
    content[8_192:16_384] = b"\xff" * 8_192
    path.write_bytes(content)
    with connect(path) as session, pytest.raises(QueryFailed):
        rows(session, "SELECT sum(length(a)) FROM t")


# What is in them


def test_names_of_every_kind_are_found(tmp_path):
    path = make(
        tmp_path / "a.db",
        'CREATE TABLE "order" ("select" INTEGER PRIMARY KEY, "a ""quoted"" name" TEXT, "Straße 茶" TEXT)',
        "INSERT INTO \"order\" VALUES (1, 'x', 'y')",
        "CREATE TABLE 'it''s' (a TEXT)",
        "CREATE TABLE sqlitelike (a TEXT)",
    )
    with connect(path) as session:
        catalog = session.introspect(Sampling())
        assert [table.name for table in catalog.tables] == ["order", "it's", "sqlitelike"]
        assert [column.name for column in catalog.table("order").columns] == ["select", 'a "quoted" name', "Straße 茶"]
        assert catalog.table("order").column('a "quoted" name').values == ("x",)


def test_a_broken_view_is_left_out_and_the_rest_is_found(tmp_path):
    path = make(
        tmp_path / "a.db",
        "CREATE TABLE t (a INTEGER)",
        "CREATE TABLE gone (a)",
        "CREATE VIEW broken AS SELECT a FROM gone",
        "CREATE VIEW fine AS SELECT a, a * 1.5 AS b, date('2024-01-08') AS c FROM t",
        "INSERT INTO t VALUES (1)",
        "PRAGMA legacy_alter_table = ON",
        "DROP TABLE gone",
    )
    with connect(path) as session:
        catalog = session.introspect(Sampling())
        assert [table.name for table in catalog.tables] == ["t", "fine"]
        assert [column.type for column in catalog.table("fine").columns] == ["integer", "float", "date"]


def test_what_no_statement_may_run_is_not_run_by_sampling_either(tmp_path):
    path = make(
        tmp_path / "a.db",
        "CREATE TABLE t (a TEXT)",
        "INSERT INTO t VALUES ('x')",
        "CREATE VIEW huge AS SELECT printf('%.800000000c', 'x') AS a",
        "CREATE VIEW paths AS SELECT * FROM pragma_database_list",
        "CREATE VIEW fine AS SELECT a FROM t",
    )
    begun = time.monotonic()
    with connect(path) as session:
        catalog = session.introspect(Sampling())
    assert [table.name for table in catalog.tables] == ["t", "fine"]
    assert catalog.table("t").columns[0].values == ("x",)
    assert time.monotonic() - begun < 1


def test_a_search_that_comes_from_a_row_does_not_reach_the_message(tmp_path):
    path = make(
        tmp_path / "a.db",
        "CREATE VIRTUAL TABLE f USING fts5(body)",
        "CREATE TABLE t (a TEXT)",
        """INSERT INTO t VALUES ('+"hunter2')""",
    )
    with connect(path) as session, pytest.raises(QueryFailed) as failed:
        rows(session, "SELECT * FROM f WHERE f MATCH (SELECT a FROM t)")
    assert "hunter2" not in failed.value.message


def test_full_text_and_range_indexes_are_read_and_their_inner_tables_hidden(tmp_path):
    path = make(
        tmp_path / "a.db",
        "CREATE VIRTUAL TABLE notes USING fts5(title, body)",
        "INSERT INTO notes VALUES ('Tea', 'green tea from Uji')",
        "CREATE VIRTUAL TABLE old USING fts4(body)",
        "INSERT INTO old VALUES ('hello world')",
        "CREATE VIRTUAL TABLE boxes USING rtree(id, x1, x2)",
        "INSERT INTO boxes VALUES (1, 0, 1)",
    )
    with connect(path) as session:
        assert [table.name for table in session.introspect(Sampling()).tables] == ["notes", "old", "boxes"]
        for _ in range(2):
            assert rows(session, "SELECT title FROM notes WHERE notes MATCH 'uji' ORDER BY rank") == [("Tea",)]
            assert rows(session, "SELECT snippet(old) FROM old WHERE old MATCH 'hello'") == [("<b>hello</b> world",)]
            assert rows(session, "SELECT id FROM boxes WHERE x1 < 1") == [(1,)]
            with pytest.raises(QueryFailed):
                rows(session, "INSERT INTO notes(notes) VALUES ('optimize')")


def test_a_table_made_by_another_program_is_seen(tmp_path):
    path = make(tmp_path / "a.db", "CREATE TABLE t (a)")
    with connect(path) as session:
        make(path, "CREATE VIRTUAL TABLE notes USING fts5(body)", "INSERT INTO notes VALUES ('new')")
        assert rows(session, "SELECT body FROM notes WHERE notes MATCH 'new'") == [("new",)]


def test_texts_that_are_no_unicode_are_shown_with_a_replacement(tmp_path):
    path = make(tmp_path / "a.db", "CREATE TABLE t (a TEXT)", "INSERT INTO t VALUES (CAST(x'6180FF' AS TEXT))")
    with connect(path) as session:
        assert rows(session, "SELECT a FROM t") == [("a\ufffd\ufffd",)]
        assert columns(session, "t")["a"].values == ("a\ufffd\ufffd",)


def test_types_follow_what_is_stored(tmp_path):
    path = make(
        tmp_path / "a.db",
        "CREATE TABLE t (id INTEGER PRIMARY KEY, day TEXT, moment TEXT, born DATE, epoch DATETIME, price DECIMAL(10,2), ok BOOLEAN,"
        " free, big UNSIGNED BIG INT, name NATIVE CHARACTER(70), made AS (price * 2))",
        "INSERT INTO t VALUES (1, '2024-01-08', '2024-01-08 09:30:00', '2024-01-08', 1704706200, 1.5, 1, 'x', 5, 'Åse')",
    )
    with connect(path) as session:
        found = {name: column.type for name, column in columns(session, "t").items()}
        assert rows(session, "SELECT moment, made FROM t") == [("2024-01-08T09:30:00", 3.0)]
    assert found == {
        "id": "integer", "day": "date", "moment": "timestamp", "born": "date", "epoch": "integer", "price": "decimal", "ok": "boolean",
        "free": "text", "big": "integer", "name": "text", "made": "float",
    }  # fmt: skip


def test_keys_without_target_columns_mean_the_primary_key(tmp_path):
    path = make(
        tmp_path / "a.db",
        "CREATE TABLE p (a INTEGER, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID",
        "CREATE TABLE c (x INTEGER, y INTEGER, z INTEGER REFERENCES missing, FOREIGN KEY (x, y) REFERENCES P)",
    )
    with connect(path) as session:
        [key] = session.introspect(Sampling()).table("c").foreign_keys
    assert (key.columns, key.target, key.target_columns) == (("x", "y"), "p", ("a", "b"))


def test_a_large_table_is_sampled_within_its_time(tmp_path):
    path = make(
        tmp_path / "a.db",
        "CREATE TABLE t (a TEXT)",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000) INSERT INTO t SELECT 'v' || (i % 7) FROM n",
    )
    with connect(path) as session:
        table = session.introspect(Sampling(rows_scanned=1_000)).table("t")
        assert table.row_estimate == 30_000
        assert len(table.column("a").values) == 7
        assert not table.column("a").values_complete
        assert session.introspect(Sampling()).table("t").column("a").values_complete
