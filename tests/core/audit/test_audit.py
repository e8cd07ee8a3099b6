"""The audit log."""

from __future__ import annotations

import pytest
from aifordb.core.audit import SYSTEM, Author, Target, list_entries, record
from aifordb.core.store import PageRequest, Store
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

ADA = Author("member", "mem_1", "Ada", "req_1", "10.0.0.7")
SHOP = Target("connection", "conn_1", "Shop")


def entries(store: Store, **filters: str):
    with store.reading() as session:
        return list_entries(session, PageRequest(100), **filters).items


def test_an_entry_says_who_did_what_to_what_and_what_changed(store):
    with store.session() as session:
        record(session, ADA, "connection.update", SHOP, changes={"name": ("Shop", "Store")})
    entry = entries(store, action="connection.update")[0]
    assert (entry.actor, entry.target, entry.result, entry.changes) == (ADA, SHOP, "ok", {"name": ("Shop", "Store")})
    assert entry.audit_id.startswith("aud_")


def test_secrets_are_masked_and_still_show_whether_there_was_one(store):
    with store.session() as session:
        record(session, ADA, "connection.secret", SHOP, changes={"password": (None, "hunter2")}, secrets=["password"])
    assert entries(store, action="connection.secret")[0].changes == {"password": (None, "•••")}


def test_a_deed_that_was_rolled_back_is_not_logged(store):
    def log_and_fail() -> None:
        with store.session() as session:
            record(session, SYSTEM, "rolled.back", SHOP)
            raise KeyError

    with pytest.raises(KeyError):
        log_and_fail()
    assert entries(store, action="rolled.back") == ()


@pytest.mark.parametrize("statement", ["UPDATE audit_log SET actor_name = 'Bo'", "DELETE FROM audit_log"])
def test_the_past_cannot_be_changed(store, statement):
    with store.session() as session:
        record(session, ADA, "kept", SHOP)
    with pytest.raises(DBAPIError, match="append-only"), store.session() as session:
        session.execute(text(statement))
    assert entries(store, action="kept")[0].actor.name == "Ada"


def test_entries_are_found_by_actor_and_target(store):
    with store.session() as session:
        record(session, Author("key", "key_9", "Bo"), "found", Target("query", "q_9"))
    assert [entry.action for entry in entries(store, actor_id="key_9")] == ["found"]
    assert [entry.action for entry in entries(store, target_id="q_9")] == ["found"]
    assert entries(store, actor_id="key_9", target_id="q_8") == ()
