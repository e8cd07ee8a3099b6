"""Schemas that are trained on: read as the server reads them, once."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from aifordb.core import ValidationError

from training import catalogs
from training.catalogs import corpus_catalogs, corpus_databases, load_script, pack_catalogs

CLUB = """
CREATE TABLE members (id INTEGER PRIMARY KEY, town TEXT, joined_on TEXT);
CREATE TABLE bookings (id INTEGER PRIMARY KEY, member_id INTEGER REFERENCES members(id));
INSERT INTO members VALUES (1, 'Leeds', '2025-01-01'), (2, 'York', '2025-02-01');
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in ("tennis", "chess"):
        (tmp_path / "corpus" / name).mkdir(parents=True)
        (tmp_path / "corpus" / name / "schema.sql").write_text(CLUB, "utf-8")
    return tmp_path / "corpus"


def test_each_field_has_the_catalog_that_the_server_would_see(corpus: Path, tmp_path: Path) -> None:
    found = corpus_catalogs(corpus, tmp_path / "cache")
    assert list(found) == ["chess", "tennis"]
    members = found["chess"].table("members")
    bookings = found["chess"].table("bookings")
    assert members is not None
    assert bookings is not None
    assert [(column.name, column.type) for column in members.columns] == [
        ("id", "integer"),
        ("town", "text"),
        ("joined_on", "date"),
    ]
    assert members.columns[1].values == ("Leeds", "York")
    assert bookings.foreign_keys[0].target == "members"


def test_what_was_read_is_not_read_again(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = corpus_catalogs(corpus, tmp_path / "cache")
    monkeypatch.delattr(catalogs.Runner, "introspect")
    assert corpus_catalogs(corpus, tmp_path / "cache") == first


def test_a_changed_script_is_read_again(corpus: Path, tmp_path: Path) -> None:
    corpus_catalogs(corpus, tmp_path / "cache")
    (corpus / "chess" / "schema.sql").write_text(CLUB + "CREATE TABLE boards (id INTEGER);", "utf-8")
    assert corpus_catalogs(corpus, tmp_path / "cache")["chess"].table("boards") is not None


def test_databases_of_the_corpus_are_gone_afterwards(corpus: Path) -> None:
    with corpus_databases(corpus) as files:
        assert all(file.is_file() for file in files.values())
    assert not any(file.exists() for file in files.values())


def test_a_script_that_does_not_load_is_refused(tmp_path: Path) -> None:
    (tmp_path / "schema.sql").write_text("CREATE TABLE (", "utf-8")
    with pytest.raises(sqlite3.Error):
        load_script(tmp_path / "schema.sql", tmp_path / "made.sqlite")


def _pack(folder: Path, **splits: str) -> Path:
    (folder / "databases").mkdir(parents=True)
    lines = []
    for name, split in splits.items():
        with closing(sqlite3.connect(folder / "databases" / f"{name}.0.sqlite")) as connection:
            connection.executescript(CLUB)
        lines.append(
            {
                "id": name,
                "db": name,
                "split": split,
                "question": "How many members?",
                "sql": "SELECT count(*) FROM members",
            }
        )
    (folder / "questions.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return folder


def test_a_pack_gives_the_databases_of_one_split_only(tmp_path: Path) -> None:
    pack = _pack(tmp_path / "pack", golf="train", rugby="dev")
    assert list(pack_catalogs(pack, "train", tmp_path / "cache")) == ["golf"]
    assert list(pack_catalogs(pack, "dev", tmp_path / "cache")) == ["rugby"]


def test_a_folder_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValidationError):
        pack_catalogs(tmp_path, "train", tmp_path / "cache")
