"""What the log holds, and what it never holds."""

from __future__ import annotations

import logging

import orjson
from aifordb.server.logging import JsonFormatter

from .client import Api
from .conftest import Server, wait_until


def lines_of(server: Server, request_id: str) -> list[dict[str, object]]:
    wait_until(lambda: any(line.get("request_id") == request_id for line in server.log))
    return [line for line in server.log if line.get("request_id") == request_id]


def test_a_request_is_one_line_with_its_route_and_key(server: Server, api: Api) -> None:
    answer = api.get("/v1/queries/q_some-id?limit=3")
    (line,) = lines_of(server, answer.headers["x-request-id"])
    assert (line["method"], line["route"], line["status"]) == ("GET", "/v1/queries/<query_id>", 404)
    assert line["key_id"] == api.get("/v1/me").data["key_id"]
    assert isinstance(line["ms"], float)


def test_the_log_holds_no_key_no_query_string_and_no_body(server: Server, api: Api) -> None:
    answer = api.get("/v1/queries?q=canary-in-query")
    api.post("/v1/queries", {"question": "canary-in-body", "x": "canary-in-member"})
    api.as_("canary-in-header").get("/v1/me")
    last = api.get("/v1/canary-in-path", headers={"Cookie": "canary-in-cookie=1", "User-Agent": "canary-in-agent"})
    lines_of(server, answer.headers["x-request-id"]), lines_of(server, last.headers["x-request-id"])
    text = (server.home / "log").read_text()
    assert "canary" not in text
    assert all(key not in text for key in server.keys.values())


def test_an_exception_is_logged_by_type_and_place_without_its_message() -> None:
    try:
        raise ValueError("password=hunter2") from KeyError("row value")
    except ValueError:
        import sys

        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "internal error", (), sys.exc_info())
    text = JsonFormatter().format(record)
    line = orjson.loads(text)
    assert [link["type"] for link in line["error"]] == ["builtins.ValueError", "builtins.KeyError"]
    assert line["error"][0]["places"][0].endswith("test_an_exception_is_logged_by_type_and_place_without_its_message")
    assert "hunter2" not in text
    assert "row value" not in text
