"""API keys over HTTP (contract 2.9)."""

from __future__ import annotations

from typing import Any

import pytest

from .client import Api


def make(api: Api, **body: Any) -> Any:
    answer = api.post("/v1/api-keys", {"name": "CI", "scopes": ["queries:read", "queries:run"], **body})
    assert answer.status == 201, answer.body
    return answer


def test_a_new_key_is_shown_once(api: Api) -> None:
    made = make(api, expires_at="2099-01-01T02:00:00+02:00")
    assert made.data["key"].startswith(made.data["prefix"] + "_")
    assert made.data["id"] == made.data["key_id"]
    assert made.data["expires_at"] == "2099-01-01T00:00:00.000Z"
    assert made.headers["location"] == f"/v1/api-keys/{made.data['key_id']}"
    shown = next(key for key in api.get("/v1/api-keys?limit=100").data if key["key_id"] == made.data["key_id"])
    assert "key" not in shown
    assert shown["scopes"] == ["queries:read", "queries:run"]


def test_a_key_does_what_its_scopes_say_and_no_more(api: Api) -> None:
    narrow = api.as_(make(api, scopes=["queries:read"]).data["key"])
    assert narrow.get("/v1/queries").status == 200
    refused = narrow.post("/v1/queries", {"question": "How many users?"})
    assert (refused.status, refused.error["code"]) == (403, "authorization_error")
    assert refused.error["details"] == {"required_scope": "queries:run"}
    assert refused.error["message"] == "This key does not have the scope queries:run."


def test_a_key_never_makes_a_wider_one(api: Api) -> None:
    narrow = api.as_(make(api, scopes=["keys:write"]).data["key"])
    assert narrow.post("/v1/api-keys", {"name": "x", "scopes": ["*"]}).status == 403
    assert narrow.post("/v1/api-keys", {"name": "x", "scopes": ["keys:write"]}).status == 201


def test_a_revoked_key_is_dead_on_the_next_request(api: Api) -> None:
    made = make(api).data
    assert api.as_(made["key"]).get("/v1/me").status == 200
    assert api.delete(f"/v1/api-keys/{made['key_id']}").status == 204
    assert api.as_(made["key"]).get("/v1/me").status == 401
    again = api.delete(f"/v1/api-keys/{made['key_id']}")
    assert (again.status, again.error["message"]) == (404, "No such API key.")


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"name": "x"}, ("scopes", "required")),
        ({"scopes": ["read"]}, ("name", "required")),
        ({"name": "", "scopes": ["read"]}, ("name", "too_short")),
        ({"name": "a" * 201, "scopes": ["read"]}, ("name", "too_long")),
        ({"name": "a\nb", "scopes": ["read"]}, ("name", "bad_format")),
        ({"name": "x", "scopes": []}, ("scopes", "too_short")),
        ({"name": "x", "scopes": ["queries:read", "queries:fly"]}, ("scopes.1", "not_one_of")),
        ({"name": "x", "scopes": "read"}, ("scopes", "wrong_type")),
        ({"name": "x", "scopes": ["read"], "expires_at": "2001-01-01T00:00:00Z"}, ("expires_at", "out_of_range")),
        ({"name": "x", "scopes": ["read"], "expires_at": "2099-01-01T00:00:00"}, ("expires_at", "bad_format")),
        ({"name": "x", "scopes": ["read"], "expires_at": "2099-02-31T00:00:00Z"}, ("expires_at", "bad_format")),
        ({"name": "x", "scopes": ["read"], "expires_at": 4}, ("expires_at", "wrong_type")),
        ({"name": "x", "scopes": ["read"], "rate_limit_per_minute": 0}, ("rate_limit_per_minute", "out_of_range")),
        ({"name": "x", "scopes": ["read"], "key": "y"}, ("key", "read_only_field")),
    ],
)
def test_a_bad_key_is_refused_by_field(api: Api, body: dict[str, Any], problem: tuple[str, str]) -> None:
    answer = api.post("/v1/api-keys", body)
    assert (answer.status, answer.problems) == (422, [problem])


def test_a_connection_that_the_key_shall_touch_must_exist(api: Api) -> None:
    answer = api.post("/v1/api-keys", {"name": "x", "scopes": ["read"], "connection_ids": ["conn_doesnotexist"]})
    assert (answer.status, answer.problems) == (404, [("connection_ids.0", "not_found")])


def test_members_see_their_own_keys_and_admins_all(api: Api, server_key: dict[str, str]) -> None:
    viewer = api.as_(server_key["viewer"])
    mine = viewer.get("/v1/api-keys").data
    assert {key["member_id"] for key in mine} == {viewer.get("/v1/me").data["member"]["member_id"]}
    assert len({key["member_id"] for key in api.as_(server_key["admin"]).get("/v1/api-keys?limit=100").data}) >= 4


def test_a_list_is_paged_without_gaps_and_repeats(api: Api) -> None:
    for _ in range(3):
        make(api)
    whole = [key["key_id"] for key in api.get("/v1/api-keys?limit=100").data]
    seen, path = [], "/v1/api-keys?limit=2"
    while path:
        page = api.get(path)
        seen += [key["key_id"] for key in page.data]
        cursor = page.json["pagination"]["next_cursor"]
        assert page.json["pagination"]["has_more"] is (cursor is not None)
        assert ("link" in page.headers) is (cursor is not None)
        path = page.headers["link"].split(">")[0].removeprefix("<") if cursor else ""
    assert seen == whole


def test_a_cursor_belongs_to_its_list_and_filters(api: Api) -> None:
    make(api), make(api)
    cursor = api.get("/v1/api-keys?limit=1").json["pagination"]["next_cursor"]
    assert api.get(f"/v1/api-keys?limit=5&cursor={cursor}").status == 200
    for foreign in (f"/v1/queries?cursor={cursor}", f"/v1/api-keys?member_id=mem_1&cursor={cursor}"):
        assert api.get(foreign).problems == [("cursor", "invalid_cursor")]
    # All but the last character, whose lowest bits base64 leaves unused: another spelling, the same signature.
    for place in range(len(cursor) - 1):
        changed = cursor[:place] + ("A" if cursor[place] != "A" else "B") + cursor[place + 1 :]
        assert api.get(f"/v1/api-keys?cursor={changed}").problems == [("cursor", "invalid_cursor")], place
