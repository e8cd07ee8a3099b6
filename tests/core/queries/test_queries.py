"""Stored queries: saving, visibility, lists."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

import pytest
from aifordb.core import clock
from aifordb.core.audit import list_entries
from aifordb.core.connections.models import ConnectionMember, ConnectionRow
from aifordb.core.errors import AuthorizationError, NotFound, ValidationError
from aifordb.core.ids import new_id
from aifordb.core.queries import NewQuery, QueryFilters, StoredQuery, delete_query, get_query, list_queries, save_query
from aifordb.core.store import PageRequest
from aifordb.core.team import Actor
from aifordb.core.team.models import Member

COUNT = NewQuery(status="succeeded", connection_id="conn_gone", dialect="sqlite", question="How many?", sql="SELECT 1")


@pytest.fixture
def save(store, owner):
    def make(actor: Actor = owner, **changes: object):
        with store.session() as session:
            return save_query(session, actor, replace(COUNT, **changes))

    return make


@pytest.fixture
def member(store):
    def make(role: str) -> Actor:
        with store.session() as session:
            row = Member(id=new_id("member"), name=role, role=role, status="active", version=1, created_at=clock.now())
            session.add(row)
            return Actor(row.id, role, role)

    return make


@pytest.fixture
def restricted(store, owner):
    """Makes a connection that only `members` may use."""

    def make(*members: Actor) -> str:
        now, id_ = clock.now(), new_id("connection")
        row = ConnectionRow(
            id=id_, type="sqlite", dialect="sqlite", name=id_, fields={}, secrets_set=[], is_default=False, privacy="metadata",
            limits={}, access_mode="members", writable=False, status="untested", version=1, created_by=owner.member_id,
            created_at=now, updated_at=now,
        )  # fmt: skip
        with store.session() as session:
            session.add(row)
            session.flush()
            session.add_all(ConnectionMember(connection_id=id_, member_id=one.member_id) for one in members)
        return id_

    return make


def listed(store, actor: Actor, **filters: object) -> list[str]:
    with store.reading() as session:
        return [
            query.query_id for query in list_queries(session, actor, QueryFilters(**filters), PageRequest(100)).items
        ]


def sees(store, actor: Actor, query_id: str) -> bool:
    """Whether the actor sees a query in the list; reading it alone must agree."""
    in_list = query_id in listed(store, actor)
    with store.reading() as session:
        if in_list:
            assert get_query(session, actor, query_id).query_id == query_id
        else:
            with pytest.raises(NotFound, match=r"^No such query\.$") as caught:
                get_query(session, actor, query_id)
            assert caught.value.details == {}
    return in_list


def test_a_query_comes_back_with_everything(store, owner, save):
    full = {
        "parent_id": "q_1", "parameters": {"n": 7}, "parameter_schema": [{"name": "n", "type": "integer"}], "explanation": "Counts.",
        "confidence": 0.94, "assumptions": [{"phrase": "a", "resolved_to": "b", "text": "c"}],
        "clarification": {"question": "By what?", "options": []}, "alternatives": [{"sql": "SELECT 2"}], "evidence": {"tables": ["t"]},
        "chart": {"type": "metric"}, "generator": {"name": "builtin"}, "timings": {"total_ms": 3}, "execution_time_ms": 1,
        "as_of": clock.now(), "warnings": [{"code": "x"}], "error": {"code": "query_error"}, "name": "Count", "description": "All",
        "tags": ["growth", "a", "growth"], "visibility": "team",
    }  # fmt: skip
    saved = save(**full)
    with store.reading() as session:
        assert get_query(session, owner, saved.query_id) == saved
    lists = {"parameter_schema", "assumptions", "alternatives", "warnings"}
    for name, value in full.items():
        expected = ("growth", "a") if name == "tags" else tuple(value) if name in lists else value
        assert getattr(saved, name) == expected, name
    assert (saved.saved, saved.version, saved.created_by, saved.feedback) == (True, 1, owner.member_id, None)


def test_every_field_of_a_new_query_is_kept():
    new = {field.name for field in dataclasses.fields(NewQuery)}
    assert new <= {field.name for field in dataclasses.fields(StoredQuery)}


def test_an_id_made_before_is_used(save):
    made = new_id("query")
    assert save(query_id=made).query_id == made


def test_a_run_is_logged_by_the_hash_of_its_sql(store, save):
    saved = save(sql="SELECT 'hunter2'", status="failed")
    with store.reading() as session:
        (entry,) = list_entries(session, PageRequest(), target_id=saved.query_id).items
    assert (entry.action, entry.result) == ("query.run", "failed")
    assert len(entry.changes["sql_sha256"][1]) == 64
    assert "hunter2" not in repr(entry)


def test_a_preview_is_no_run(store, save):
    saved = save(status="preview")
    with store.reading() as session:
        assert list_entries(session, PageRequest(), target_id=saved.query_id).items == ()


def test_private_queries_are_their_makers_alone(store, owner, save, member):
    editor, other, admin, viewer = (member(role) for role in ("editor", "editor", "admin", "viewer"))
    private, team = save(editor).query_id, save(editor, visibility="team").query_id
    assert [sees(store, actor, private) for actor in (editor, other, admin, viewer, owner)] == [
        True,
        False,
        False,
        False,
        False,
    ]
    assert [sees(store, actor, team) for actor in (editor, other, admin, viewer, owner)] == [True] * 5


def test_what_was_asked_of_a_hidden_connection_is_hidden_too(store, owner, save, member, restricted):
    insider, outsider, admin = (member(role) for role in ("editor", "viewer", "admin"))
    query = save(owner, visibility="team", connection_id=restricted(insider)).query_id
    assert [sees(store, actor, query) for actor in (insider, outsider, admin)] == [True, False, True]


def test_a_key_for_some_connections_sees_only_their_queries(store, owner, save):
    inside, outside = save(connection_id="conn_a").query_id, save(connection_id="conn_b").query_id
    key = replace(owner, connection_ids=frozenset({"conn_a"}), key_id="key_1")
    assert [sees(store, key, query) for query in (inside, outside)] == [True, False]


@pytest.mark.parametrize(
    "query_id",
    ["", "q_doesnotexist", "q_\x00", "q_\ud800", "conn_01jv0000000000000000000000", "q_01jv0000000000000000000000"],
)
def test_what_is_no_id_is_not_found(store, owner, query_id):
    with pytest.raises(NotFound, match=r"^No such query\.$"), store.reading() as session:
        get_query(session, owner, query_id)


def test_a_viewer_cannot_ask_and_saving_needs_its_own_scope(save, member, owner):
    with pytest.raises(AuthorizationError):
        save(member("viewer"))
    runner = replace(owner, scopes=frozenset({"queries:run"}), key_id="key_1")
    assert save(runner).saved is False
    for naming in ({"name": "x"}, {"visibility": "team"}, {"tags": ["x"]}, {"description": "x"}):
        with pytest.raises(AuthorizationError) as caught:
            save(runner, **naming)
        assert caught.value.details == {"required_scope": "queries:write"}


@pytest.mark.parametrize(
    ("naming", "field", "code"),
    [
        ({"name": " "}, "name", "too_short"),
        ({"name": "x" * 201}, "name", "too_long"),
        ({"description": "x" * 4_001}, "description", "too_long"),
        ({"tags": ["x"] * 21}, "tags", "too_long"),
        ({"tags": ["a", "x" * 51]}, "tags.1", "too_long"),
        ({"tags": [""]}, "tags.0", "too_short"),
    ],
)
def test_bad_names_are_refused_by_field(save, naming, field, code):
    with pytest.raises(ValidationError) as caught:
        save(**naming)
    assert [(problem.field, problem.code) for problem in caught.value.details] == [(field, code)]


def test_lists_are_filtered(store, member, save):
    actor = member("editor")
    a = save(actor, question="Wie viele Äpfel?", name="Apples", tags=["fruit", "x"], connection_id="conn_a").query_id
    b = save(actor, question=None, sql="SELECT total_ FROM t", status="failed", parent_id=a).query_id
    cases = {
        "connection_id": ("conn_a", [a]), "saved": (False, [b]), "tag": ("fruit", [a]), "status": ("failed", [b]),
        "created_by": (actor.member_id, [b, a]), "parent_id": (a, [b]),
    }  # fmt: skip
    for name, (value, expected) in cases.items():
        assert listed(store, actor, **{"created_by": actor.member_id, name: value}) == expected, name
    for q, expected in {
        "äPFEL": [a],
        "apples": [a],
        "TOTAL_": [b],
        "t_tal": [],
        "%": [],
        "": [b, a],
        "\x00": [],
    }.items():
        assert listed(store, actor, created_by=actor.member_id, q=q) == expected, q
    assert listed(store, actor, saved=True, created_by=actor.member_id) == [a]


def test_a_search_text_has_a_limit(store, owner):
    with pytest.raises(ValidationError):
        listed(store, owner, q="x" * 1_001)


def test_lists_page_newest_first(store, member, save):
    actor = member("editor")
    made = [save(actor).query_id for _ in range(5)]
    filters, seen, after = QueryFilters(created_by=actor.member_id), [], None
    with store.reading() as session:
        while True:
            page = list_queries(session, actor, filters, PageRequest(2, after))
            seen += [query.query_id for query in page.items]
            after = page.next
            if after is None:
                break
    assert sorted(seen) == sorted(made)
    assert len(seen) == 5


def test_editors_delete_their_own_and_the_teams_queries_once(store, save, member):
    editor, other = member("editor"), member("editor")
    mine, team = save(editor).query_id, save(editor, visibility="team", tags=["x"]).query_id
    with store.session() as session:
        with pytest.raises(NotFound):
            delete_query(session, other, mine)
        with pytest.raises(AuthorizationError):
            delete_query(session, replace(editor, role="viewer"), team)
        delete_query(session, other, team)
        delete_query(session, editor, mine)
    with store.session() as session, pytest.raises(NotFound):
        delete_query(session, editor, mine)
    assert listed(store, editor, created_by=editor.member_id) == []


def test_any_text_can_be_saved(store, owner, save):
    saved = save(question="\x00 \ud800 \u202e 🦆", sql=None, error={"message": "\x00\ud800"})
    with store.reading() as session:
        stored = get_query(session, owner, saved.query_id)
    assert stored.question == "\ufffd \ufffd \u202e 🦆"
    assert stored.error == {"message": "\x00\ud800"}
