"""Connections: stored, seen, used, tested, deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import marshmallow as ma
import pytest
from aifordb.core import clock
from aifordb.core import connections as room
from aifordb.core.audit import list_entries
from aifordb.core.catalog import Catalogs
from aifordb.core.connections.models import ConnectionRow
from aifordb.core.contracts.catalog import Catalog, Column, Table
from aifordb.core.contracts.connector import Connector, Sampling, Session, Stage
from aifordb.core.contracts.fields import SchemaClass, Secret
from aifordb.core.contracts.results import CheckedStatement, Limits, ResultStream
from aifordb.core.errors import (
    AuthorizationError,
    Conflict,
    DatabaseUnreachable,
    NotFound,
    QueryFailed,
    ValidationError,
)
from aifordb.core.ids import new_id
from aifordb.core.queries import NewQuery, get_query, save_query
from aifordb.core.running import Runner, Target
from aifordb.core.secrets import Unsealable, Vault
from aifordb.core.settings.model import RunningSettings, Settings
from aifordb.core.store import PageRequest, Store
from aifordb.core.team import Actor
from aifordb.core.team.models import Member
from aifordb.plugins.connectors.sqlite import SQLiteConnector
from sqlalchemy import text

PASSWORD = "correct horse"


class ServerFields(ma.Schema):
    host = ma.fields.String(required=True)
    port = ma.fields.Integer(load_default=5432)
    password = Secret()


class ServerSession(Session):
    """A server with one table and nothing to run."""

    def diagnose(self) -> Iterator[Stage]:
        yield Stage("login")
        yield Stage("read_only", "warning", "over_privileged", "This login may write.")

    def server_version(self) -> str:
        return "Server 1.0"

    def introspect(self, sampling: Sampling) -> Catalog:
        return Catalog("sqlite", (Table("users", (Column("id", "integer"),)),))

    def execute(self, statement: CheckedStatement, limits: Limits) -> ResultStream:
        raise QueryFailed("Nothing runs here.")

    def cancel(self) -> None:
        """Nothing runs."""

    def close(self) -> None:
        """Nothing is held."""


class ServerConnector(Connector):
    """A database behind a login, to show what happens to secrets."""

    type, label, dialect = "server", "Server", "sqlite"
    fields: ClassVar[SchemaClass] = ServerFields

    def open(self, fields: Mapping[str, Any], limits: Limits) -> Session:
        if fields.get("password") != PASSWORD:
            raise DatabaseUnreachable("The database refused the login.", stage="login", failure="login_failed")
        return ServerSession()


@dataclass(frozen=True)
class Plugins:
    connectors: Mapping[str, Connector]


@dataclass(frozen=True)
class World:
    """The shared parts, as `core.context.Context` has them."""

    settings: Settings
    store: Store
    vault: Vault
    plugins: Plugins
    runner: Runner
    catalogs: Catalogs[Target]


@pytest.fixture(scope="module")
def world(store: Store, vault: Vault, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    home = tmp_path_factory.mktemp("home")
    (home / "files").mkdir()
    (home / "secret.key").write_text("x")
    shop(home / "files" / "shop.db")
    settings = Settings(home=home, running=RunningSettings(max_rows=5_000, timeout_ms=20_000))
    runner = Runner(settings.running)
    plugins = Plugins({"sqlite": SQLiteConnector(), "server": ServerConnector()})
    yield World(settings, store, vault, plugins, runner, Catalogs(store, runner.introspect, 3_600))
    runner.close()


def shop(path: Path) -> None:
    with sqlite3.connect(path) as writer:
        writer.executescript("CREATE TABLE orders (id INTEGER PRIMARY KEY); INSERT INTO orders VALUES (1), (2);")


@pytest.fixture(autouse=True)
def no_connections(store: Store) -> None:
    with store.session() as session:
        session.execute(text("DELETE FROM connections"))


@pytest.fixture
def create(world: World, owner: Actor):
    """Makes a connection to the shop file, or of another body."""

    def make(actor: Actor = owner, *, verify: bool = False, **body: object):
        filled = {"type": "sqlite", "name": "Shop", "database": "shop.db"} if "type" not in body else {"name": "Shop"}
        return room.create_connection(world, actor, {**filled, **body}, verify=verify)

    return make


@pytest.fixture
def member(store: Store):
    def make(role: str) -> Actor:
        with store.session() as session:
            row = Member(id=new_id("member"), name=role, role=role, status="active", version=1, created_at=clock.now())
            session.add(row)
            return Actor(row.id, role, role)

    return make


def server(password: str = PASSWORD) -> dict[str, object]:
    return {"type": "server", "host": "db.example.com", "password": password}


def names(store: Store, actor: Actor, **filters: str) -> list[str]:
    with store.reading() as session:
        return [one.name for one in room.list_connections(session, actor, PageRequest(100), **filters).items]


def problems(error: ValidationError | NotFound) -> list[tuple[str | None, str]]:
    return [(problem.field, problem.code) for problem in error.details]


# Create


def test_a_new_connection_is_shown_as_the_contract_says(world, create, owner):
    shown = create(**server(), description="Main", privacy="samples", limits={"max_rows": 10}).to_json()
    assert shown.pop("created_at") == shown.pop("updated_at")
    assert shown.pop("id") == shown["connection_id"]
    assert shown.pop("connection_id").startswith("conn_")
    assert shown == {
        "name": "Shop", "type": "server", "description": "Main", "status": "untested", "is_default": True, "dialect": "sqlite",
        "host": "db.example.com", "port": 5432, "secrets_set": ["password"], "privacy": "samples", "limits": {"max_rows": 10},
        "access": {"mode": "all", "member_ids": []}, "writable": False, "last_tested_at": None, "last_error": None,
        "schema": {"state": "none", "tables": None, "refreshed_at": None}, "version": 1, "created_by": owner.member_id,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"type": "sqlite", "name": "x"}, [("database", "required")]),
        ({"type": "sqlite", "database": "shop.db", "name": ""}, [("name", "too_short")]),
        ({"type": "sqlite", "database": "shop.db", "name": 5}, [("name", "wrong_type")]),
        ({"type": "sqlite", "database": 5}, [("database", "wrong_type")]),
        ({"type": "sqlite", "database": "../secret.key"}, [("database", "file_not_allowed")]),
        ({"type": "sqlite", "database": "/etc/passwd"}, [("database", "file_not_allowed")]),
        ({"type": "sqlite", "database": "shop.db", "url": "sqlite:///x"}, [("url", "unknown_field")]),
        ({"type": "sqlite", "database": "shop.db", "status": "healthy"}, [("status", "read_only_field")]),
        ({"type": "sqlite", "database": "shop.db", "is_default": "yes"}, [("is_default", "wrong_type")]),
        ({"type": "sqlite", "database": "shop.db", "privacy": "all"}, [("privacy", "not_one_of")]),
        ({"type": "sqlite", "database": "shop.db", "limits": {"max_rows": 0}}, [("limits.max_rows", "out_of_range")]),
        ({"type": "sqlite", "database": "shop.db", "access": {"mode": "x"}}, [("access.mode", "not_one_of")]),
        ({"type": "oracle", "database": "x"}, [("type", "not_one_of")]),
        ({"type": None}, [("type", "wrong_type")]),
        (
            {"type": "server", "host": "h", "password": 5, "port": "1"},
            [("password", "wrong_type"), ("port", "wrong_type")],
        ),
    ],
)
def test_a_bad_body_is_refused_by_field(create, body, expected):
    with pytest.raises(ValidationError) as caught:
        create(**body)
    assert problems(caught.value) == expected


def test_without_a_type_or_name_both_are_asked_for(world, owner):
    with pytest.raises(ValidationError) as caught:
        room.create_connection(world, owner, {})
    assert problems(caught.value) == [("name", "required"), ("type", "required")]


def test_an_unknown_type_lists_the_installed_ones(create):
    with pytest.raises(ValidationError) as caught:
        create(type="oracle")
    assert caught.value.details[0].message == "Installed are: server, sqlite."


def test_a_misspelt_field_names_the_nearest_one(create):
    with pytest.raises(ValidationError) as caught:
        create(type="sqlite", databse="shop.db", database="shop.db")
    assert caught.value.hint == 'Unknown field. Did you mean "database"?'


def test_a_name_is_given_once(create):
    create()
    with pytest.raises(Conflict) as caught:
        create()
    assert caught.value.details == {"reason": "name_taken"}


def test_a_file_that_is_not_there_yet_may_be_connected(create):
    assert create(database="later.db").status == "untested"


def test_the_first_connection_is_the_default_and_a_later_one_may_take_its_place(store, create, owner):
    first, second = create(name="a"), create(name="b")
    assert (first.is_default, second.is_default) == (True, False)
    assert create(name="c", is_default=True).is_default
    with store.reading() as session:
        shown = {one.name: one.is_default for one in room.list_connections(session, owner).items}
    assert shown == {"a": False, "b": False, "c": True}


def test_only_admins_make_connections_and_only_owners_writable_ones(create, member):
    with pytest.raises(AuthorizationError) as caught:
        create(member("editor"))
    assert caught.value.details == {"required_role": "admin"}
    with pytest.raises(AuthorizationError) as caught:
        create(member("admin"), writable=True)
    assert caught.value.details == {"required_role": "owner"}


def test_access_names_members_of_the_team(create):
    with pytest.raises(NotFound) as caught:
        create(access={"mode": "members", "member_ids": ["mem_nobody"]})
    assert problems(caught.value) == [("access.member_ids.0", "not_found")]


def test_verify_stores_nothing_if_the_test_fails(store, create, owner):
    with pytest.raises(DatabaseUnreachable) as caught:
        create(**server("wrong"), verify=True)
    assert caught.value.details["failed_stage"] == "login"
    with pytest.raises(DatabaseUnreachable):
        create(database="later.db", verify=True)
    assert names(store, owner) == []
    create(**server(), verify=True)
    assert names(store, owner) == ["Shop"]


# Secrets


def test_a_password_is_sealed_masked_and_never_shown(store, create, owner):
    made = create(**server())
    with store.reading() as session:
        row = session.get(ConnectionRow, made.connection_id)
        stored = repr(
            (row.fields, row.sealed, [entry.changes for entry in list_entries(session, PageRequest(100)).items])
        )
    assert PASSWORD not in stored + repr(made) + repr(made.to_json())
    assert "'password': (None, '•••')" in stored


def test_a_secret_moved_to_another_connection_does_not_open(store, world, create, owner):
    one, two = create(name="a", **server()), create(name="b", **server())
    with store.session() as session:
        session.get(ConnectionRow, two.connection_id).sealed = session.get(ConnectionRow, one.connection_id).sealed
    assert room.use(world, owner, one.connection_id).target.fields["password"] == PASSWORD
    with pytest.raises(Unsealable):
        room.use(world, owner, two.connection_id)


# See


def test_viewers_and_editors_see_no_host(store, create, member, owner):
    made = create(**server())
    for role in ("viewer", "editor"):
        with store.reading() as session:
            shown = room.get_connection(session, member(role), made.connection_id).to_json()
        assert set(shown) == {"connection_id", "id", "name", "type", "description", "status", "is_default", "dialect"}


def test_a_connection_for_some_members_is_not_there_for_the_others(store, world, create, member):
    insider, outsider, admin = member("viewer"), member("editor"), member("admin")
    made = create(access={"mode": "members", "member_ids": [insider.member_id, insider.member_id]})
    assert [names(store, actor) for actor in (insider, outsider, admin)] == [["Shop"], [], ["Shop"]]
    assert room.use(world, insider, made.connection_id).name == "Shop"
    with store.reading() as session, pytest.raises(NotFound, match=r"^No such connection\.$"):
        room.get_connection(session, outsider, made.connection_id)
    with pytest.raises(NotFound):
        room.use(world, outsider, made.connection_id)
    with pytest.raises(ValidationError):
        room.use(world, outsider, None)


def test_a_key_for_some_connections_sees_only_those(store, create, owner):
    one, two = create(name="a"), create(name="b")
    key = replace(owner, connection_ids=frozenset({two.connection_id}), key_id="key_1")
    assert names(store, key) == ["b"]
    with store.reading() as session:
        room.require_visible(session, key, [two.connection_id], field="connection_ids")
        with pytest.raises(NotFound) as caught:
            room.require_visible(session, key, [two.connection_id, one.connection_id], field="connection_ids")
    assert problems(caught.value) == [("connection_ids.1", "not_found")]


def test_lists_are_filtered_and_found_by_name(store, create, owner):
    made = create(name="Shop")
    create(name="Server", description="the 100% SHOP", **server())
    assert names(store, owner, type="server") == ["Server"]
    assert names(store, owner, status="healthy") == []
    assert sorted(names(store, owner, q="shop")) == ["Server", "Shop"]
    assert names(store, owner, q="0%") == ["Server"]
    with store.reading() as session:
        assert room.find_connection(session, owner, "Shop") == room.find_connection(session, owner, made.connection_id)
        with pytest.raises(NotFound):
            room.find_connection(session, owner, "shop\x00")


# Use


def test_a_file_connection_is_used_by_its_real_path(world, create, owner):
    made = create()
    usable = room.use(world, owner, made.connection_id)
    assert usable.target.fields["database"] == str(world.settings.home / "files/shop.db")
    assert (usable.dialect, usable.privacy, usable.version, usable.max_concurrency) == ("sqlite", "metadata", 1, 4)
    assert usable.stamp
    assert usable == room.use(world, owner, None)
    assert PASSWORD not in repr(usable)


def test_a_connection_narrows_the_servers_limits_and_never_widens_them(world, create, owner):
    create(limits={"max_rows": 100, "timeout_ms": 300_000, "max_concurrency": 2})
    usable = room.use(world, owner, None)
    assert (usable.limits.max_rows, usable.limits.timeout_ms, usable.max_concurrency) == (100, 20_000, 2)
    assert usable.limit_sources == {"max_rows": "connection", "timeout_ms": "server", "max_bytes": "server"}


def test_an_unknown_connection_is_named_as_the_field(world, owner):
    for unknown in ("conn_doesnotexist", new_id("connection"), "\x00"):
        with pytest.raises(NotFound, match=r"^A referenced object does not exist\.$") as caught:
            room.use(world, owner, unknown)
        assert problems(caught.value) == [("connection_id", "not_found")]


def test_without_a_default_the_connection_must_be_named(world, create, owner):
    create(is_default=False)
    with pytest.raises(ValidationError) as caught:
        room.use(world, owner, None)
    assert problems(caught.value) == [("connection_id", "required")]


def test_a_file_that_became_a_link_out_is_not_opened(world, create, owner):
    made = create(database="trick.db")
    link = world.settings.home / "files" / "trick.db"
    link.symlink_to(world.settings.home / "secret.key")
    try:
        with pytest.raises(DatabaseUnreachable) as caught:
            room.use(world, owner, made.connection_id)
    finally:
        link.unlink()
    assert (caught.value.stage, caught.value.failure) == ("resolve", "file_not_allowed")
    assert str(world.settings.home) not in str(caught.value.to_json())


def test_a_connection_whose_plugin_is_gone_says_so(world, create, owner):
    made = create(**server())
    without = replace(world, plugins=Plugins({}))
    with pytest.raises(DatabaseUnreachable, match="No connector for server is installed any more"):
        room.use(without, owner, made.connection_id)


# Test


def test_a_passed_test_is_noted(store, world, create, owner):
    made = create()
    diagnosis = room.test_connection(world, owner, made.connection_id)
    shown = room.diagnosis_json(diagnosis)
    assert (shown["ok"], shown["tables"]) == (True, 1)
    assert shown["server_version"].startswith("SQLite")
    assert {stage["status"] for stage in shown["stages"]} <= {"ok", "warning", "skipped"}
    with store.reading() as session:
        after = room.get_connection(session, owner, made.connection_id)
    assert (after.status, after.detail.last_error, after.detail.version) == ("healthy", None, 1)
    assert after.detail.last_tested_at is not None


def test_a_failed_test_carries_its_diagnosis_and_is_noted(store, world, create, owner):
    made = create(**server("wrong"))
    with pytest.raises(DatabaseUnreachable, match=r"^The database refused the login\.$") as caught:
        room.test_connection(world, owner, made.connection_id)
    details = caught.value.details
    assert (details["ok"], details["failed_stage"], details["code"], details["retryable"]) == (
        False,
        "login",
        "login_failed",
        False,
    )
    assert [stage["stage"] for stage in details["stages"] if stage["status"] == "failed"] == ["login"]
    with store.reading() as session:
        after = room.get_connection(session, owner, made.connection_id)
        entry = list_entries(session, PageRequest(), target_id=made.connection_id, action="connection.test").items[0]
    assert (after.status, after.detail.last_error, entry.result) == (
        "failing",
        "The database refused the login.",
        "failed",
    )


def test_a_missing_file_fails_at_the_first_stage(world, create, owner):
    made = create(database="later.db")
    with pytest.raises(DatabaseUnreachable) as caught:
        room.test_connection(world, owner, made.connection_id)
    details = caught.value.details
    assert (details["ok"], details["failed_stage"], details["code"]) == (False, "resolve", "file_not_found")
    assert [(stage["stage"], stage["status"]) for stage in details["stages"]] == [
        ("resolve", "failed"), ("connect", "skipped"), ("tls", "skipped"), ("login", "skipped"), ("read_only", "skipped"),
        ("introspect", "skipped"),
    ]  # fmt: skip


def test_only_admins_test(world, create, member):
    made = create()
    with pytest.raises(AuthorizationError):
        room.test_connection(world, member("editor"), made.connection_id)
    with pytest.raises(NotFound):
        room.test_connection(world, member("admin"), "conn_doesnotexist")


# Delete


def test_deleting_destroys_secrets_and_schema_and_leaves_queries(store, world, create, owner):
    made = create(**server())
    usable = room.use(world, owner, made.connection_id)
    world.catalogs.current(usable.connection_id, usable.version, usable.target, stamp=usable.stamp)
    with store.session() as session:
        query = save_query(
            session,
            owner,
            NewQuery(status="succeeded", connection_id=made.connection_id, dialect="sqlite", sql="SELECT 1"),
        )
    room.delete_connection(world, owner, made.connection_id)
    with store.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM connections")) == 0
        assert session.scalar(text("SELECT count(*) FROM catalog_snapshots")) == 0
        assert get_query(session, owner, query.query_id).connection_id == made.connection_id
        assert list_entries(session, PageRequest(), target_id=made.connection_id).items[0].action == "connection.delete"
    with pytest.raises(NotFound, match=r"^No such connection\.$"):
        room.delete_connection(world, owner, made.connection_id)


def test_deleting_a_connection_for_some_members_hides_its_queries_from_the_others_as_before(
    store, world, create, owner, member
):
    insider, outsider, admin = member("editor"), member("editor"), member("admin")
    made = create(access={"mode": "members", "member_ids": [insider.member_id]})
    new = NewQuery(
        status="succeeded", connection_id=made.connection_id, dialect="sqlite", sql="SELECT 1", visibility="team"
    )
    with store.session() as session:
        query = save_query(session, insider, new)
    room.delete_connection(world, owner, made.connection_id)
    with store.reading() as session:
        for actor in (insider, admin, owner):
            assert get_query(session, actor, query.query_id).query_id == query.query_id
        with pytest.raises(NotFound, match=r"^No such query\.$"):
            get_query(session, outsider, query.query_id)


def test_only_admins_delete(world, create, member):
    made = create()
    with pytest.raises(AuthorizationError):
        room.delete_connection(world, member("editor"), made.connection_id)


def test_a_seen_schema_is_shown_to_admins(store, world, create, owner):
    made = create()
    usable = room.use(world, owner, made.connection_id)
    snapshot = world.catalogs.current(usable.connection_id, usable.version, usable.target, stamp=usable.stamp)
    assert [table.name for table in snapshot.catalog.tables] == ["orders"]
    with store.reading() as session:
        schema = room.get_connection(session, owner, made.connection_id).to_json()["schema"]
    assert (schema["state"], schema["tables"]) == ("ready", 1)
