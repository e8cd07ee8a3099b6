"""Connections over HTTP (contract 2.5)."""

from __future__ import annotations

from typing import Any

import pytest

from .client import Api
from .conftest import Server, make_shop


def create(api: Api, **body: Any) -> Any:
    return api.post("/v1/connections", {"type": "sqlite", "name": "x", "database": "shop.sqlite", **body})


def test_a_connection_is_stored_and_shown(api: Api, shop: str) -> None:
    made = create(api, name="Second", description="Another")
    assert made.status == 201
    assert made.headers["location"] == f"/v1/connections/{made.data['connection_id']}"
    assert (made.data["id"], made.data["status"], made.data["is_default"]) == (
        made.data["connection_id"],
        "untested",
        False,
    )
    assert (made.data["database"], made.data["secrets_set"], made.data["dialect"]) == ("shop.sqlite", [], "sqlite")
    assert api.get(f"/v1/connections/{made.data['id']}").data == made.data
    assert api.delete(f"/v1/connections/{made.data['id']}").status == 204


def test_the_first_connection_is_the_default(api: Api, shop: str) -> None:
    assert api.get(f"/v1/connections/{shop}").data["is_default"] is True


def test_viewers_and_editors_do_not_see_where_a_database_is(api: Api, shop: str, server_key: dict[str, str]) -> None:
    shown = api.as_(server_key["editor"]).get(f"/v1/connections/{shop}").data
    assert sorted(shown) == ["connection_id", "description", "dialect", "id", "is_default", "name", "status", "type"]


def test_a_test_goes_through_the_stages(api: Api, shop: str) -> None:
    tested = api.post(f"/v1/connections/{shop}/test")
    assert tested.status == 200
    assert tested.data["ok"] is True
    assert tested.data["tables"] == 2
    assert tested.data["server_version"].startswith("SQLite 3.")
    assert {stage["status"] for stage in tested.data["stages"]} <= {"ok", "warning", "skipped"}
    assert api.get(f"/v1/connections/{shop}").data["status"] == "healthy"


def test_a_failed_test_is_a_502_with_the_diagnosis(api: Api, shop: str) -> None:
    made = create(api, name="Missing", database="missing.sqlite")
    assert made.status == 201, made.body
    tested = api.post(f"/v1/connections/{made.data['id']}/test")
    assert (tested.status, tested.error["code"]) == (502, "connection_error")
    details = tested.error["details"]
    assert (details["ok"], details["code"], details["retryable"]) == (False, "file_not_found", False)
    assert {"stage": details["failed_stage"], "status": "failed"}.items() <= next(
        stage.items() for stage in details["stages"] if stage["status"] == "failed"
    )
    assert "missing.sqlite" not in tested.body.decode()
    assert api.delete(f"/v1/connections/{made.data['id']}").status == 204


def test_verify_stores_nothing_on_failure(api: Api, shop: str) -> None:
    answer = api.post("/v1/connections?verify=true", {"type": "sqlite", "name": "Never", "database": "missing.sqlite"})
    assert answer.status == 502
    assert api.get("/v1/connections?q=Never").data == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"type": "oracle"}, ("type", "not_one_of")),
        ({"type": None}, ("type", "wrong_type")),
        ({"name": None}, ("name", "wrong_type")),
        ({"name": ""}, ("name", "too_short")),
        ({"name": "a\u202eb\n"}, ("name", "bad_format")),
        ({"databse": "x"}, ("databse", "unknown_field")),
        ({"url": "sqlite:///etc/passwd"}, ("url", "unknown_field")),
        ({"status": "healthy"}, ("status", "read_only_field")),
        ({"database": "../metadata.sqlite"}, ("database", "file_not_allowed")),
        ({"database": "/etc/passwd"}, ("database", "file_not_allowed")),
        ({"database": 5}, ("database", "wrong_type")),
        ({"privacy": "none"}, ("privacy", "not_one_of")),
        ({"limits": {"max_rows": 0}}, ("limits.max_rows", "out_of_range")),
        ({"limits": {"rows": 1}}, ("limits.rows", "unknown_field")),
    ],
)
def test_a_bad_connection_is_refused_by_field(api: Api, body: dict[str, Any], problem: tuple[str, str]) -> None:
    answer = create(api, **body)
    assert answer.status == 422, answer.body
    assert problem in answer.problems


def test_a_taken_name_is_a_conflict(api: Api, shop: str) -> None:
    answer = create(api, name="Shop")
    assert (answer.status, answer.error["details"]["reason"]) == (409, "name_taken")


def test_an_unknown_connection_is_a_404_everywhere(api: Api) -> None:
    for method, path in (("GET", ""), ("POST", "/test"), ("DELETE", "")):
        answer = api.request(method, f"/v1/connections/conn_doesnotexist{path}")
        assert (answer.status, answer.error["message"]) == (404, "No such connection.")


def test_a_test_takes_no_body(api: Api, shop: str) -> None:
    assert api.post(f"/v1/connections/{shop}/test", {}).status == 200
    assert api.post(f"/v1/connections/{shop}/test", {"host": "x"}).problems == [("host", "unknown_field")]


def test_filters_narrow_the_list(api: Api, shop: str) -> None:
    assert [one["id"] for one in api.get("/v1/connections?q=sho&type=sqlite").data] == [shop]
    assert api.get("/v1/connections?type=duckdb").data == []


def test_stored_queries_outlive_their_connection(api: Api, server: Server, shop: str) -> None:
    make_shop(server.home / "files" / "short.sqlite")
    made = create(api, name="Short-lived", database="short.sqlite").data
    query = api.post("/v1/queries", {"sql": "SELECT COUNT(*) AS n FROM users", "connection_id": made["id"]}).data
    assert api.delete(f"/v1/connections/{made['id']}").status == 204
    assert api.get(f"/v1/queries/{query['id']}").data["results"]["rows"] == [[8]]
    assert api.delete(f"/v1/connections/{made['id']}").status == 404
