"""`aifordb ask`: on the demo shop and on any file, as table, JSON, CSV or SQL only."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from .conftest import Run, run_in

QUESTION = "How many users signed up this week?"


def expected(home: Path) -> int:
    """The answer by hand."""
    today = datetime.now(UTC).date()
    monday = today - timedelta(days=today.weekday())
    with closing(sqlite3.connect(home / "files" / "demo-shop.sqlite")) as file:
        (count,) = file.execute("SELECT count(*) FROM users WHERE created_at >= ?", (f"{monday}",)).fetchone()
    return int(count)


def test_json_holds_the_rows_the_sql_and_how_the_question_was_read(shared_home: Path) -> None:
    done = run_in(shared_home, "ask", QUESTION, "--format", "json")
    assert (done.status, done.err) == (0, "")
    answer = json.loads(done.out)
    assert [list(row.values()) for row in answer["rows"]] == [[expected(shared_home)]]
    assert answer["question"] == QUESTION
    assert "users" in answer["sql"]
    assert answer["row_count"] == 1


def test_a_table_goes_to_standard_output_and_the_reading_to_standard_error(shared_home: Path) -> None:
    done = run_in(shared_home, "ask", *QUESTION.split())
    assert done.status == 0
    assert done.out.splitlines()[2].strip() == str(expected(shared_home))
    assert "SELECT" in done.err
    assert "1 row in" in done.err


def test_csv_is_a_header_and_the_rows(shared_home: Path) -> None:
    done = run_in(shared_home, "ask", QUESTION, "--format", "csv")
    assert (done.status, done.err) == (0, "")
    _, *rows = csv.reader(io.StringIO(done.out))
    assert rows == [[str(expected(shared_home))]]


def test_sql_only_runs_nothing_and_prints_a_statement_that_runs(shared_home: Path) -> None:
    done = run_in(shared_home, "ask", QUESTION, "--sql")
    assert (done.status, done.err) == (0, "")
    with closing(sqlite3.connect(shared_home / "files" / "demo-shop.sqlite")) as file:
        assert file.execute(done.out).fetchone() == (expected(shared_home),)


def test_a_file_is_asked_where_it_lies_and_leaves_nothing_behind(aifordb: Run, planets: Path) -> None:
    done = aifordb("ask", "How many planets are there?", "--connection", planets, "--format", "json")
    assert done.status == 0, done.err
    assert [list(row.values()) for row in json.loads(done.out)["rows"]] == [[4]]
    assert json.loads(aifordb("connections", "list", "--format", "json").out) == []
    assert sorted(path.name for path in planets.parent.iterdir()) == ["home", "planets.db"]


def test_a_duckdb_file_is_asked_the_same_way(aifordb: Run, tmp_path: Path) -> None:
    path = tmp_path / "lakes.db"
    with duckdb.connect(str(path)) as file:
        file.execute("CREATE TABLE lakes (name VARCHAR, depth INTEGER); INSERT INTO lakes VALUES ('A', 3), ('B', 9)")
    done = aifordb("ask", "How many lakes are there?", "-c", path, "--format", "json")
    assert done.status == 0, done.err
    assert [list(row.values()) for row in json.loads(done.out)["rows"]] == [[2]]


def test_a_connection_is_named_by_its_name(aifordb: Run, planets: Path) -> None:
    aifordb("connections", "add", "sky", planets, "--copy")
    done = aifordb("ask", "List the planets", "--connection", "sky", "--format", "json", "--limit", "2")
    assert done.status == 0, done.err
    answer = json.loads(done.out)
    assert (len(answer["rows"]), answer["row_count"]) == (2, 4)
    assert done.err == "the first 2 are shown, --limit N shows more.\n"


REFUSED = [
    ("What is the colour of happiness?", "Error: "),
    ("Delete all users", "Error: "),
    ("   ", "Error: "),
]


@pytest.mark.parametrize(("question", "start"), REFUSED)
def test_a_question_that_cannot_be_answered_ends_with_status_1_and_a_reason(
    shared_home: Path, question: str, start: str
) -> None:
    done = run_in(shared_home, "ask", question)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(start)


def test_a_connection_that_is_none_and_no_file_is_said(shared_home: Path) -> None:
    done = run_in(shared_home, "ask", QUESTION, "--connection", "nowhere")
    assert (done.status, done.err) == (
        1,
        "Error: nowhere is neither a connection nor a file.\nHint: See: aifordb connections list\n",
    )


def test_without_any_connection_the_way_to_add_one_is_shown(aifordb: Run) -> None:
    done = aifordb("ask", QUESTION)
    assert done.status == 1
    assert "connection" in done.err
