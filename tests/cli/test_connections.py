"""`aifordb connections`: files inside and outside the allowed folders, copies, tests, removal."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb

from .conftest import Run


def test_a_file_outside_the_allowed_folders_is_refused_with_both_ways_out(
    aifordb: Run, planets: Path, tmp_path: Path
) -> None:
    done = aifordb("connections", "add", "sky", planets)
    home = tmp_path / "home"
    assert done.status == 1
    assert done.err == (
        f"Error: {planets} may not be connected: files must lie in {home}/files.\n"
        f"Hint: Add --copy to copy it there, or allow its folder in {home}/config.toml:\n"
        f'  [connections]\n  file_roots = ["{tmp_path}"]\n'
    )
    assert json.loads(aifordb("connections", "list", "--format", "json").out) == []


def test_the_setting_that_the_refusal_shows_lets_the_file_in(aifordb: Run, planets: Path, tmp_path: Path) -> None:
    config = tmp_path / "home" / "config.toml"
    config.write_text(f'[connections]\ndemo = false\nfile_roots = ["{tmp_path}"]\n')
    assert aifordb("connections", "add", "sky", planets).out == "Added sky (sqlite). It is the default.\n"
    (added,) = json.loads(aifordb("connections", "list", "--format", "json").out)
    assert (added["name"], added["type"], added["database"]) == ("sky", "sqlite", str(planets))


def test_a_file_of_the_data_folder_is_found_by_its_name_alone(aifordb: Run, planets: Path, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "files"
    folder.mkdir(exist_ok=True)
    planets.rename(folder / "sky.db")
    assert aifordb("connections", "add", "sky", "sky.db").out == "Added sky (sqlite). It is the default.\n"


def test_a_copy_holds_what_still_waits_in_the_journal_of_the_file(aifordb: Run, planets: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(planets)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("INSERT INTO planets (name, moons) VALUES ('Pluto', 5)")
        writer.commit()
        assert aifordb("connections", "add", "sky", planets, "--copy").status == 0
    copy = tmp_path / "home" / "files" / "planets.db"
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as file:
        assert file.execute("SELECT moons FROM planets WHERE name = 'Pluto'").fetchone() == (5,)
    again = aifordb("connections", "add", "sky2", planets, "--copy")
    assert (again.status, again.err.splitlines()[0]) == (1, f"Error: {copy} exists already.")


def test_the_first_bytes_of_a_file_tell_its_kind_not_its_name(aifordb: Run, tmp_path: Path) -> None:
    path = tmp_path / "looks-like.sqlite"
    with duckdb.connect(str(path)) as file:
        file.execute("CREATE TABLE t AS SELECT 1 AS one")
    assert aifordb("connections", "add", "quack", path, "--copy").out == "Added quack (duckdb). It is the default.\n"
    path.write_text("no database at all")
    done = aifordb("connections", "add", "text", path, "--copy")
    assert (done.status, done.err.splitlines()[0]) == (1, f"Error: {path} is neither a SQLite nor a DuckDB file.")
    done = aifordb("connections", "add", "gone", tmp_path / "gone.db")
    assert (done.status, done.err) == (1, f"Error: {tmp_path}/gone.db cannot be read: no such file or directory.\n")


def test_a_test_shows_its_stages_and_fails_when_the_file_is_gone(aifordb: Run, planets: Path, tmp_path: Path) -> None:
    aifordb("connections", "add", "sky", planets, "--copy")
    done = aifordb("connections", "test", "sky")
    assert done.status == 0
    assert done.out.startswith("sky works: SQLite 3.")
    assert ", 1 tables, " in done.out
    assert [line.split()[0] for line in done.err.splitlines()] == [
        "resolve",
        "connect",
        "tls",
        "login",
        "read_only",
        "introspect",
    ]
    (tmp_path / "home" / "files" / "planets.db").unlink()
    done = aifordb("connections", "test", "sky")
    assert (done.status, done.out) == (1, "")
    assert "FAILED" in done.err


def test_a_removed_connection_is_gone_and_its_file_stays(aifordb: Run, planets: Path, tmp_path: Path) -> None:
    aifordb("connections", "add", "sky", planets, "--copy")
    asked = aifordb("connections", "remove", "sky", stdin="n\n")
    assert asked.status == 1
    assert aifordb("connections", "remove", "sky", "--yes").out == "Removed sky.\n"
    assert json.loads(aifordb("connections", "list", "--format", "json").out) == []
    assert (tmp_path / "home" / "files" / "planets.db").exists()
    done = aifordb("connections", "remove", "sky", "--yes")
    assert (done.status, done.err) == (1, "Error: No connection is called sky.\nHint: See: aifordb connections list\n")


def test_a_connection_needs_a_file_or_a_type_that_is_installed(aifordb: Run) -> None:
    assert aifordb("connections", "add", "x").status == 2
    done = aifordb("connections", "add", "x", "--type", "sqlit", "--set", "database=a.db")
    assert (done.status, done.err.partition(";")[0]) == (1, "Error: There is no connection type sqlit")
    done = aifordb("connections", "add", "x", "--type", "sqlite", "--set", "databse=a.db")
    assert done.status == 1
    assert 'Did you mean "database"?' in done.err


def test_a_taken_name_is_refused(aifordb: Run, planets: Path) -> None:
    aifordb("connections", "add", "sky", planets, "--copy")
    planets.rename(planets.with_name("other.db"))
    done = aifordb("connections", "add", "sky", planets.with_name("other.db"), "--copy")
    assert (done.status, done.err.splitlines()[0]) == (1, "Error: A connection of this name exists.")
