"""The metadata database."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import aifordb.core.queries
import aifordb.core.results  # noqa: F401 — these two bring every room's tables
import pytest
from aifordb.core.errors import ConfigurationError, ServiceUnavailable
from aifordb.core.settings.model import MetadataSettings, Settings
from aifordb.core.store import Base, Json, Store, exclusive, metadata_url
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Mapped, mapped_column


class Probe(Base):
    """A table of these tests only."""

    __tablename__ = "probe"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str | None]
    at: Mapped[datetime | None]
    data: Mapped[object | None] = mapped_column(Json)


@pytest.fixture(scope="module")
def probed(store: Store) -> Store:
    Base.metadata.create_all(store.engine, tables=[Probe.__table__])
    return store


def settings(home: Path, url: str = "") -> Settings:
    return Settings(home=home, metadata=MetadataSettings(url=url))


def test_the_migrations_make_exactly_the_tables_of_the_models(store):
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        difference = [change for change in compare_metadata(context, Base.metadata) if "probe" not in repr(change)]
    assert difference == []


def test_upgrading_twice_changes_nothing(store):
    store.upgrade()
    assert store.is_current()


def test_a_store_without_tables_is_not_current(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'metadata.sqlite'}")
    assert not store.is_current()
    store.dispose()


UPGRADE = "import sys; from aifordb.core.store import Store; Store(sys.argv[1]).upgrade()"


def test_processes_that_start_together_upgrade_once(tmp_path, postgres_database):
    for url in (f"sqlite:///{tmp_path / 'm.sqlite'}", postgres_database("together")):
        processes = [subprocess.Popen([sys.executable, "-c", UPGRADE, url]) for _ in range(3)]
        assert [process.wait() for process in processes] == [0, 0, 0]
        store = Store(url)
        assert store.is_current()
        store.dispose()


def test_what_a_session_wrote_is_there_after_it_and_gone_if_it_raised(probed):
    with probed.session() as session:
        session.add(Probe(id=1, text="kept"))

    def write_and_fail() -> None:
        with probed.session() as session:
            session.add(Probe(id=2, text="lost"))
            session.flush()
            raise KeyError

    with pytest.raises(KeyError):
        write_and_fail()
    with probed.reading() as session:
        assert session.get(Probe, 1).text == "kept"
        assert session.get(Probe, 2) is None


def test_a_reading_session_cannot_write(probed):
    with pytest.raises((DBAPIError, ServiceUnavailable)), probed.reading() as session:
        session.add(Probe(id=3, text="never"))
    with probed.session() as session:
        assert session.get(Probe, 3) is None


def test_reading_goes_on_beside_a_writer(probed):
    with probed.session() as writer:
        writer.add(Probe(id=4, text="pending"))
        writer.flush()
        with probed.reading() as session:
            assert session.get(Probe, 4) is None


def test_two_writers_that_read_first_both_succeed(probed):
    with probed.session() as session:
        session.add(Probe(id=5, data=0))

    def add_one() -> None:
        for _ in range(20):
            with probed.session() as session:
                exclusive(session, "probe")
                row = session.get(Probe, 5)
                row.data = row.data + 1

    threads = [threading.Thread(target=add_one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with probed.reading() as session:
        assert session.get(Probe, 5).data == 80


def test_times_come_back_aware_in_utc_and_cut_to_milliseconds(probed):
    with probed.session() as session:
        session.add(Probe(id=6, at=datetime(2024, 1, 8, 9, 30, 0, 123456, timezone(timedelta(hours=2)))))
    with probed.reading() as session:
        assert session.get(Probe, 6).at == datetime(2024, 1, 8, 7, 30, 0, 123000, UTC)
        assert session.get(Probe, 6).at.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(probed):
    with pytest.raises(DBAPIError.__base__), probed.session() as session:  # SQLAlchemy wraps the ValueError
        session.add(Probe(id=7, at=datetime(2024, 1, 8)))  # noqa: DTZ001 — the point of the test


@pytest.mark.parametrize(
    ("written", "read"), [("a\x00b", "a\ufffdb"), ("a\ud800b", "a\ufffdb"), ("\u202eü🦆", "\u202eü🦆")]
)
def test_any_text_can_be_stored(probed, written, read):
    with probed.session() as session:
        session.merge(Probe(id=8, text=written))
    with probed.reading() as session:
        assert session.get(Probe, 8).text == read


@pytest.mark.parametrize("value", [{"a": [1, None, "ü"]}, "a\x00b", "\ud800", 2**80, [], False])
def test_any_json_comes_back_as_it_was(probed, value):
    with probed.session() as session:
        session.merge(Probe(id=9, data=value))
    with probed.reading() as session:
        assert session.get(Probe, 9).data == value


def test_errors_of_the_database_never_show_bound_values(probed):
    with pytest.raises(DBAPIError) as caught, probed.session() as session:
        session.execute(text("SELECT no_such_column FROM probe WHERE text = :secret"), {"secret": "hunter2"})
    assert "hunter2" not in str(caught.value)


def test_sqlite_files_are_for_the_owner_alone(tmp_path):
    home = tmp_path / "home"
    store = Store(metadata_url(settings(home)))
    store.upgrade()
    with store.session() as session:
        session.execute(text("DELETE FROM team"))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()}
    store.dispose()
    assert modes == dict.fromkeys(["metadata.sqlite", "metadata.sqlite-wal", "metadata.sqlite-shm"], 0o600)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_sqlite_keeps_what_was_committed_through_a_power_cut(tmp_path):
    store = Store(metadata_url(settings(tmp_path)))
    with store.session() as session:
        pragmas = [session.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous", "foreign_keys")]
    store.dispose()
    assert pragmas == ["wal", 2, 1]


def test_a_forked_process_uses_connections_of_its_own(probed):
    with probed.session() as session:
        session.merge(Probe(id=10, text="parent"))
    child = os.fork()
    if child == 0:
        try:
            with probed.session() as session:
                session.get(Probe, 10).text = "child"
            os._exit(0)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    with probed.session() as session:
        assert session.get(Probe, 10).text == "child"


def test_a_database_that_is_away_is_service_unavailable():
    store = Store("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    with pytest.raises(ServiceUnavailable, match="own database does not answer"), store.reading() as session:
        session.execute(text("SELECT 1"))


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("", "sqlite:///{home}/metadata.sqlite"),
        ("sqlite:////data/m.sqlite", "sqlite:////data/m.sqlite"),
        ("postgresql://u:p@db/x", "postgresql+psycopg://u:p@db/x"),
    ],
)
def test_the_metadata_url_names_its_driver(tmp_path, url, shown):
    assert metadata_url(settings(tmp_path, url)) == shown.format(home=tmp_path)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://u:hunter2@db/x",
        "hunter2",
        "sqlite://",
        "sqlite:///:memory:",
        "postgresql+psycopg://u:hunter2@db:nope/x",
    ],
)
def test_a_bad_metadata_url_is_refused_without_showing_it(tmp_path, url):
    with pytest.raises(ConfigurationError) as caught:
        metadata_url(settings(tmp_path, url))
    assert str(caught.value).startswith("metadata.url: ")
    assert "hunter2" not in str(caught.value)
