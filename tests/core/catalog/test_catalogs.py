"""Schema snapshots: which one is used, and when a new one is made."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from aifordb.core import clock
from aifordb.core.catalog import Catalogs, read_headers
from aifordb.core.catalog.models import SnapshotRow
from aifordb.core.connections.models import ConnectionRow
from aifordb.core.contracts.catalog import Catalog, Column, ForeignKey, Table
from aifordb.core.errors import DatabaseUnreachable
from aifordb.core.ids import new_id
from aifordb.core.store import Store
from sqlalchemy import update

ORDERS = Table(
    "orders",
    (
        Column("id", "integer", primary_key=True),
        Column("status", "text", values=("open", "ü\ud800"), values_complete=True),
    ),
    foreign_keys=(ForeignKey(("customer_id",), "customers", ("id",)),),
    row_estimate=3,
)


def catalog(*names: str) -> Catalog:
    return Catalog("sqlite", (ORDERS, *(Table(name, ()) for name in names)))


class Source:
    """A database whose schema tests can change, slow down or take away. Counts how often it was read."""

    def __init__(self) -> None:
        self.catalog, self.down, self.reads = catalog(), False, 0
        self.open = threading.Event()
        self.open.set()

    def introspect(self, target: str, sampling: object) -> Catalog:
        self.reads += 1
        self.open.wait(10)
        if self.down:
            raise DatabaseUnreachable("The file does not exist.", stage="resolve", failure="file_not_found")
        return self.catalog


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def catalogs(store: Store, source: Source) -> Callable[[], Catalogs[str]]:
    """Makes the `Catalogs` of one more process."""
    return lambda: Catalogs(store, source.introspect, max_age_s=3_600)


@pytest.fixture
def connection(store: Store, owner) -> str:
    now, id_ = clock.now(), new_id("connection")
    row = ConnectionRow(
        id=id_, type="sqlite", dialect="sqlite", name=id_, fields={}, secrets_set=[], is_default=False, privacy="metadata", limits={},
        access_mode="all", writable=False, status="untested", version=1, created_by=owner.member_id, created_at=now, updated_at=now,
    )  # fmt: skip
    with store.session() as session:
        session.add(row)
    return id_


def age(store: Store, connection: str, **values: object) -> None:
    """Change what is stored about a snapshot; two hours old if nothing is given."""
    old = clock.now() - timedelta(hours=2)
    with store.session() as session:
        wanted = values or {"refreshed_at": old, "attempted_at": old}
        session.execute(update(SnapshotRow).where(SnapshotRow.connection_id == connection).values(**wanted))


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_a_schema_is_read_once_and_comes_back_exactly(catalogs, source, connection):
    first = catalogs()
    assert first.current(connection, 1, "t").catalog == source.catalog
    assert first.current(connection, 1, "t").catalog is first.current(connection, 1, "t").catalog
    assert catalogs().current(connection, 1, "t").catalog == source.catalog
    assert source.reads == 1


def test_many_threads_read_a_new_schema_once(catalogs, source, connection):
    shared = catalogs()
    source.open.clear()
    threads = [threading.Thread(target=shared.current, args=(connection, 1, "t")) for _ in range(5)]
    for thread in threads:
        thread.start()
    wait_for(lambda: source.reads == 1)
    source.open.set()
    for thread in threads:
        thread.join()
    assert source.reads == 1


def test_a_changed_connection_is_read_again(catalogs, source, connection):
    shared = catalogs()
    shared.current(connection, 1, "t")
    source.catalog = catalog("new")
    assert shared.current(connection, 2, "t").catalog == source.catalog


def test_an_old_snapshot_answers_while_a_new_one_is_read_behind(store, catalogs, source, connection):
    shared = catalogs()
    shared.current(connection, 1, "t")
    age(store, connection)
    source.catalog = catalog("new")
    source.open.clear()
    for _ in range(3):
        snapshot = shared.current(connection, 1, "t")
        assert (snapshot.catalog, snapshot.state) == (catalog(), "refreshing")
    source.open.set()
    wait_for(lambda: shared.current(connection, 1, "t").state == "ready")
    assert shared.current(connection, 1, "t").catalog == catalog("new")
    assert source.reads == 2


def test_a_refresh_by_another_process_is_seen_at_once(catalogs, source, connection):
    one, other = catalogs(), catalogs()
    one.current(connection, 1, "t")
    other.current(connection, 1, "t")
    source.catalog = catalog("new")
    time.sleep(0.002)  # times are kept in milliseconds
    other.refresh(connection, 1, "t")
    assert one.current(connection, 1, "t").catalog == catalog("new")
    assert source.reads == 2


def test_a_failed_refresh_keeps_the_old_snapshot_and_says_so(store, catalogs, source, connection):
    shared = catalogs()
    shared.current(connection, 1, "t")
    age(store, connection)
    source.down = True
    shared.current(connection, 1, "t")
    wait_for(lambda: shared.current(connection, 1, "t").state == "failing")
    snapshot = shared.current(connection, 1, "t")
    assert (snapshot.catalog, snapshot.error) == (catalog(), "The file does not exist.")
    assert source.reads == 2  # not again for a minute
    with store.reading() as session:
        assert read_headers(session, [connection])[connection].state == "failing"
    with pytest.raises(DatabaseUnreachable):
        shared.refresh(connection, 1, "t")


def test_after_a_minute_a_failed_refresh_is_tried_again(store, catalogs, source, connection):
    shared = catalogs()
    shared.current(connection, 1, "t")
    age(store, connection)
    age(store, connection, error="It was down.", attempted_at=clock.now() - timedelta(seconds=61))
    shared.current(connection, 1, "t")
    wait_for(lambda: shared.current(connection, 1, "t").state == "ready")


def test_the_first_reading_of_a_database_that_is_away_fails(catalogs, source, connection):
    source.down = True
    with pytest.raises(DatabaseUnreachable):
        catalogs().current(connection, 1, "t")
    source.down = False
    assert catalogs().current(connection, 1, "t").state == "ready"


def test_a_changed_file_is_read_before_the_answer(catalogs, source, connection):
    shared = catalogs()
    shared.current(connection, 1, "t", stamp="a")
    source.catalog = catalog("new")
    assert shared.current(connection, 1, "t", stamp="b").catalog == catalog("new")
    assert shared.current(connection, 1, "t", stamp="b").state == "ready"
    assert source.reads == 2


def test_a_changed_file_that_takes_long_is_read_behind_the_answer(store, catalogs, source, connection):
    shared = catalogs()
    shared.current(connection, 1, "t", stamp="a")
    age(store, connection, took_ms=5_000)
    source.catalog = catalog("new")
    assert shared.current(connection, 1, "t", stamp="b").catalog == catalog()
    wait_for(lambda: shared.current(connection, 1, "t", stamp="b").catalog == catalog("new"))


def test_a_changed_file_that_cannot_be_read_leaves_the_old_snapshot(catalogs, source, connection):
    shared = catalogs()
    shared.current(connection, 1, "t", stamp="a")
    source.down = True
    for _ in range(2):
        snapshot = shared.current(connection, 1, "t", stamp="b")
        assert (snapshot.catalog, snapshot.state, snapshot.error) == (catalog(), "failing", "The file does not exist.")
    assert source.reads == 2


def test_a_deleted_connections_schema_does_not_come_back(store, catalogs, source, connection):
    shared = catalogs()
    shared.current(connection, 1, "t")
    with store.session() as session:
        session.delete(session.get(ConnectionRow, connection))
    shared.forget(connection)
    shared.refresh(connection, 1, "t")  # one that was under way
    with store.reading() as session:
        assert read_headers(session, [connection]) == {}
