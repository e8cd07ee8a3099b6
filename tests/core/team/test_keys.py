"""API keys: their text, their rights, their end."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from aifordb.core import clock
from aifordb.core.audit import list_entries
from aifordb.core.errors import AuthenticationError, AuthorizationError, NotFound, ValidationError
from aifordb.core.ids import new_id
from aifordb.core.secrets import Vault
from aifordb.core.store import PageRequest
from aifordb.core.team import (
    Actor,
    authenticate,
    create_key,
    ensure_owner,
    list_keys,
    me,
    owner_actor,
    revoke_key,
    sign_in,
)
from aifordb.core.team.models import ApiKey, Member
from aifordb.core.team.tokens import make_token, public_part
from sqlalchemy import select, text

LATER_KEY = bytes(range(10, 42))


@pytest.fixture
def issue(store, vault, owner):
    """Makes a key of the owner, or of `actor`."""

    def make(*scopes: str, actor: Actor = owner, **options: object):
        with store.session() as session:
            return create_key(session, vault, actor, name="CI", scopes=scopes or ["*"], **options)

    return make


@pytest.fixture
def member(store):
    """Makes another member."""

    def make(role: str) -> Actor:
        with store.session() as session:
            row = Member(id=new_id("member"), name="Bo", role=role, status="active", version=1, created_at=clock.now())
            session.add(row)
            return Actor(row.id, "Bo", role)

    return make


def test_a_key_looks_as_the_contract_says(issue):
    made = issue()
    assert re.fullmatch(r"afdb_live_[0-9a-z]{12}_[0-9A-Za-z]{43}[0-9A-Za-z]{6}", made.secret)
    assert made.key.prefix == made.secret[:22]


def test_a_key_is_shown_once_and_never_stored(store, issue):
    made = issue()
    assert made.secret not in repr(made)
    with store.reading() as session:
        row = session.get(ApiKey, made.key.key_id)
        assert made.secret.encode() not in row.digest
        assert len(row.digest) == 32


def test_one_wrong_character_is_seen_without_asking_the_database():
    _, token = make_token()
    assert public_part(token) == token[10:22]
    for position in range(10, len(token)):
        other = "a" if token[position] != "a" else "b"
        assert public_part(token[:position] + other + token[position + 1 :]) is None


@pytest.mark.parametrize("presented", ["", "afdb_live_wrong", "x" * 10_000, "\x00", "afdb_live_\ud800", "Bearer"])
def test_malformed_keys_are_refused(store, vault, presented):
    with pytest.raises(AuthenticationError), store.session() as session:
        authenticate(session, vault, presented)


def test_a_good_key_is_its_member(store, vault, owner, issue):
    made = issue("queries:read", connection_ids=["conn_1"])
    with store.session() as session:
        actor = authenticate(session, vault, made.secret)
    assert actor == replace(
        owner, scopes=frozenset({"queries:read"}), key_id=made.key.key_id, connection_ids=frozenset({"conn_1"})
    )


def test_unknown_wrong_expired_revoked_and_disabled_get_the_same_answer(store, vault, issue, member):
    soon = clock.now() + timedelta(minutes=5)
    unknown = make_token()[1]
    expired, revoked = issue(expires_at=soon), issue()
    disabled = issue(actor=member("editor"))
    with store.session() as session:
        revoke_key(session, owner_actor(session), revoked.key.key_id)
        session.get(Member, disabled.key.member_id).status = "disabled"
    answers = set()
    for presented in (unknown, expired.secret, revoked.secret, disabled.secret, "nonsense"):
        with pytest.raises(AuthenticationError) as caught:
            sign_in(store, vault, presented, at=soon)
        answers.add(str(caught.value.to_json()))
    assert len(answers) == 1
    with pytest.raises(AuthenticationError):
        sign_in(store, Vault([LATER_KEY]), issue().secret)
    assert sign_in(store, vault, expired.secret).role == "owner"


def test_use_is_noted_at_most_once_a_minute(store, vault, issue):
    made = issue()
    begin = datetime(2030, 1, 8, tzinfo=UTC)

    def used(after_s: int) -> datetime | None:
        sign_in(store, vault, made.secret, at=begin + timedelta(seconds=after_s))
        with store.reading() as session:
            return session.get(ApiKey, made.key.key_id).last_used_at

    assert used(0) == begin
    assert used(59) == begin
    assert used(60) == begin + timedelta(seconds=60)


def test_a_key_survives_the_rotation_of_the_master_key(store, vault, issue):
    made = issue()
    old = vault._keys[0]
    sign_in(store, Vault([LATER_KEY, old]), made.secret)
    assert sign_in(store, Vault([LATER_KEY]), made.secret).key_id == made.key.key_id


def test_lower_rights_hold_from_the_next_request_on(store, vault, issue, member):
    made = issue(actor=member("editor"))
    assert sign_in(store, vault, made.secret).may("queries:run")
    with store.session() as session:
        session.get(Member, made.key.member_id).role = "viewer"
    assert not sign_in(store, vault, made.secret).may("queries:run")


def test_read_stands_for_three_scopes(issue):
    assert issue("read", "keys:read").key.scopes == ("dashboards:read", "keys:read", "queries:read", "queries:run")


@pytest.mark.parametrize("wider", [["*"], ["queries:run"], ["read"]])
def test_a_key_never_makes_a_wider_key(issue, owner, wider):
    narrow = replace(owner, scopes=frozenset({"keys:write", "queries:read"}), key_id="key_1")
    assert issue("queries:read", actor=narrow).key.scopes == ("queries:read",)
    with pytest.raises(AuthorizationError):
        issue(*wider, actor=narrow)


@pytest.mark.parametrize("wider", [None, ["conn_1", "conn_2"]])
def test_a_key_never_makes_a_key_for_more_connections(issue, owner, wider):
    narrow = replace(owner, connection_ids=frozenset({"conn_1"}), key_id="key_1")
    assert issue(actor=narrow, connection_ids=["conn_1"]).key.connection_ids == ("conn_1",)
    with pytest.raises(AuthorizationError):
        issue(actor=narrow, connection_ids=wider)


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"name": ""}, "name", "too_short"),
        ({"name": "x" * 201}, "name", "too_long"),
        ({"name": "a\nb"}, "name", "bad_format"),
        ({"scopes": []}, "scopes", "too_short"),
        ({"scopes": ["queries:read", "queries:ruin"]}, "scopes.1", "not_one_of"),
        ({"scopes": ["queries:read"] * 100}, "scopes", "too_long"),
        ({"connection_ids": ["conn_1"] * 1_001}, "connection_ids", "too_long"),
        ({"rate_limit_per_minute": 0}, "rate_limit_per_minute", "out_of_range"),
        ({"expires_at": datetime(2020, 1, 1, tzinfo=UTC)}, "expires_at", "out_of_range"),
        ({"expires_at": datetime(2090, 1, 1)}, "expires_at", "bad_format"),  # noqa: DTZ001 — the point of the case
    ],
)
def test_a_bad_key_is_refused_by_field(store, vault, owner, given, field, code):
    with pytest.raises(ValidationError) as caught, store.session() as session:
        create_key(session, vault, owner, **{"name": "CI", "scopes": ["*"], **given})
    assert [(problem.field, problem.code) for problem in caught.value.details] == [(field, code)]


def test_members_see_and_end_their_own_keys_and_admins_all(store, issue, member):
    bo, admin = member("viewer"), member("admin")
    bos, hers = issue(actor=bo), issue(actor=admin)
    with store.session() as session:
        assert [key.key_id for key in list_keys(session, bo).items] == [bos.key.key_id]
        assert {bos.key.key_id, hers.key.key_id} <= {
            key.key_id for key in list_keys(session, admin, PageRequest(100)).items
        }
        assert [key.key_id for key in list_keys(session, admin, member_id=bo.member_id).items] == [bos.key.key_id]
        with pytest.raises(NotFound):
            revoke_key(session, bo, hers.key.key_id)
        revoke_key(session, admin, bos.key.key_id)
        with pytest.raises(NotFound):
            revoke_key(session, admin, bos.key.key_id)
        with pytest.raises(NotFound):
            revoke_key(session, admin, "key_\x00")
        assert list_keys(session, bo).items[0].revoked_at is not None


def test_making_and_ending_a_key_is_logged_without_its_text(store, issue, owner):
    made = issue("queries:read")
    with store.session() as session:
        revoke_key(session, owner, made.key.key_id)
        entries = list_entries(session, PageRequest(), target_id=made.key.key_id).items
    assert {(entry.action, entry.actor.id) for entry in entries} == {
        ("key.create", owner.member_id),
        ("key.revoke", owner.member_id),
    }
    assert made.secret not in repr(entries)


def test_the_first_owner_is_made_once_with_a_key_for_everything(postgres_database, tmp_path, vault):
    from aifordb.core.store import Store

    for url in (f"sqlite:///{tmp_path / 'm.sqlite'}", postgres_database("first_owner")):
        store = Store(url)
        store.upgrade()
        with store.session() as session:
            with pytest.raises(NotFound):
                owner_actor(session)
            made = ensure_owner(session, vault)
            assert ensure_owner(session, vault) is None
        actor = sign_in(store, vault, made.secret)
        assert (actor.role, actor.scopes, actor.name) == ("owner", {"*"}, "Owner")
        with store.reading() as session:
            assert owner_actor(session).member_id == actor.member_id
            assert len(session.scalars(select(Member)).all()) == 1
        store.dispose()


def test_me_says_who_the_key_is(store, vault, owner, issue):
    made = issue("queries:read", "keys:read")
    actor = sign_in(store, vault, made.secret)
    with store.reading() as session:
        mine = me(session, actor, timezone="Europe/Berlin")
        console = me(session, owner)
    assert (mine.member.name, mine.role, mine.auth, mine.key_id) == ("Ada", "owner", "key", made.key.key_id)
    assert (mine.scopes, mine.team_name, mine.timezone) == (("keys:read", "queries:read"), "My team", "Europe/Berlin")
    assert (console.auth, console.scopes, console.key_id) == ("session", ("*",), None)


def test_removing_a_member_ends_the_keys(store, vault, issue, member):
    made = issue(actor=member("editor"))
    with store.session() as session:
        session.execute(text("DELETE FROM members WHERE id = :id"), {"id": made.key.member_id})
    with pytest.raises(AuthenticationError):
        sign_in(store, vault, made.secret)


def test_public_parts_are_lower_case_for_an_index_that_compares_exactly():
    assert set("".join(make_token()[0] for _ in range(50))) <= set(string.digits + string.ascii_lowercase)
