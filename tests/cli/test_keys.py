"""`aifordb keys`."""

from __future__ import annotations

import json
import re

from .conftest import Run


def test_a_new_key_is_alone_on_standard_output_and_is_listed_until_it_is_revoked(aifordb: Run) -> None:
    made = aifordb("keys", "create", "robot", "--scope", "read", "--days", "30")
    assert made.status == 0
    assert re.fullmatch(r"afdb_live_\w{12}_[\w-]{49}\n", made.out)
    key_id = made.err.split(":")[0]

    listed = {key["key_id"]: key for key in json.loads(aifordb("keys", "list", "--format", "json").out)}
    assert listed[key_id]["name"] == "robot"
    assert listed[key_id]["state"] == "active"
    assert listed[key_id]["expires_at"] > listed[key_id]["created_at"]
    assert made.out.strip() not in json.dumps(listed)
    assert [key["name"] for key in listed.values()] == ["robot", "First key"]

    assert aifordb("keys", "revoke", key_id).out == f"{key_id} is revoked.\n"
    listed = {key["key_id"]: key for key in json.loads(aifordb("keys", "list", "--format", "json").out)}
    assert listed[key_id]["state"] == "revoked"
    again = aifordb("keys", "revoke", key_id)
    assert (again.status, again.err) == (1, "Error: No such API key.\n")


def test_an_unknown_scope_is_refused_with_the_known_ones(aifordb: Run) -> None:
    done = aifordb("keys", "create", "robot", "--scope", "everything")
    assert done.status == 1
    assert "scopes.0: Must be one of" in done.err
    assert "queries:run" in done.err


def test_a_key_for_an_unknown_connection_is_refused(aifordb: Run) -> None:
    done = aifordb("keys", "create", "robot", "--connection", "nowhere")
    assert (done.status, done.err) == (1, "Error: No such connection.\n")
