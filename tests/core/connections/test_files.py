"""Which database files may be opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from aifordb.core.connections import FileRefused, file_roots, own_files, resolve
from aifordb.core.connections.files import stamp
from aifordb.core.settings.model import ConnectionsSettings, MetadataSettings, Settings


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder with two listed folders, a file in each, and things that nobody may open."""
    home = tmp_path / "home"
    for name in ("home/files/deep", "second", "outside"):
        (tmp_path / name).mkdir(parents=True)
    for name in (
        "home/files/shop.db",
        "home/files/deep/hr.db",
        "second/shop.db",
        "second/only.db",
        "outside/secret.db",
    ):
        (tmp_path / name).write_text(name)
    for name in (
        "metadata.sqlite",
        "metadata.sqlite-wal",
        "metadata.sqlite-shm",
        "secret.key",
        "initial-api-key",
        "config.toml",
    ):
        (home / name).write_text(name)
    return home


def settings(home: Path, *roots: Path, url: str = "") -> Settings:
    return Settings(home=home, connections=ConnectionsSettings(file_roots=roots), metadata=MetadataSettings(url))


def find(text: str, made: Settings):
    return resolve(text, file_roots(made), own_files(made))


def refused(text: str, made: Settings) -> bool:
    with pytest.raises(FileRefused) as caught:
        find(text, made)
    return str(caught.value) == FileRefused.MESSAGE


@pytest.mark.parametrize("text", ["shop.db", "./shop.db", "deep/../shop.db"])
def test_a_file_in_the_default_folder_is_found(home, text):
    place = find(text, settings(home))
    assert (place.path, place.exists) == (home / "files" / "shop.db", True)


def test_an_absolute_path_inside_a_folder_is_found(home):
    assert find(str(home / "files/deep/hr.db"), settings(home)).path == home / "files/deep/hr.db"


def test_the_first_folder_that_has_the_file_wins(home, tmp_path):
    made = settings(home, home / "files", tmp_path / "second")
    assert find("shop.db", made).path == home / "files/shop.db"
    assert find("only.db", made).path == tmp_path / "second/only.db"


def test_a_file_that_is_not_there_yet_has_a_place(home):
    place = find("new/later.db", settings(home))
    assert (place.path, place.exists) == (home / "files/new/later.db", False)


@pytest.mark.parametrize(
    "text",
    ["", ".", "..", "/", "../secret.key", "deep/../../secret.key", "deep", "a\x00b", "/etc/passwd", "~/x", "x" * 5_000, "a/" * 3_000]
)  # fmt: skip
def test_what_leads_out_or_is_no_file_is_refused(home, text):
    if text == "~/x":  # no shell: a folder called ~
        assert find(text, settings(home)).path == home / "files/~/x"
        return
    assert refused(text, settings(home))


def test_a_sibling_whose_name_begins_like_the_folder_is_outside(home):
    (home / "files-private").mkdir()
    (home / "files-private/x.db").touch()
    assert refused("../files-private/x.db", settings(home))


def test_symlinks_count_by_where_they_lead(home, tmp_path):
    files = home / "files"
    (files / "inner.db").symlink_to(files / "shop.db")
    (files / "outer.db").symlink_to(tmp_path / "outside/secret.db")
    (files / "folder").symlink_to(tmp_path / "outside")
    (files / "key.db").symlink_to(home / "secret.key")
    (files / "loop.db").symlink_to(files / "loop.db")
    made = settings(home)
    assert find("inner.db", made).path == files / "shop.db"
    assert [refused(text, made) for text in ("outer.db", "folder/secret.db", "key.db", "loop.db")] == [True] * 4


def test_a_listed_folder_may_itself_be_a_symlink(home, tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "second")
    assert find("only.db", settings(home, tmp_path / "link")).path == tmp_path / "second/only.db"


@pytest.mark.parametrize(
    "name",
    ["metadata.sqlite", "metadata.sqlite-wal", "metadata.sqlite-shm", "secret.key", "initial-api-key", "config.toml"],
)
def test_the_servers_own_files_are_refused_even_in_a_listed_folder(home, name):
    made = settings(home, home)
    assert refused(name, made)
    os.link(home / name, home / "files" / "hard.db")
    assert refused("files/hard.db", made)
    assert find("files/shop.db", made).exists


def test_a_metadata_file_elsewhere_is_refused_too(home, tmp_path):
    made = settings(home, tmp_path / "second", url=f"sqlite:///{tmp_path / 'second/only.db'}")
    assert refused("only.db", made)
    assert refused("only.db-wal", made)


def test_pipes_and_devices_are_refused(home):
    os.mkfifo(home / "files/pipe.db")
    assert refused("pipe.db", settings(home))


def test_the_stamp_changes_when_the_file_or_its_journal_does(home):
    file = home / "files/shop.db"
    stamps = [stamp(file), stamp(file)]
    (home / "files/shop.db-wal").write_text("x")
    stamps.append(stamp(file))
    file.write_text("longer than before")
    stamps.append(stamp(file))
    file.unlink()
    stamps.append(stamp(file))
    assert stamps[0] == stamps[1]
    assert len(set(stamps)) == 4
