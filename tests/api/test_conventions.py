"""What holds for every answer (contract 1)."""

from __future__ import annotations

import re

import pytest

from .client import Api

UNKNOWN_KEY = "afdb_live_0000000000ab_" + "a" * 43 + "000000"


def without_ids(body: bytes) -> bytes:
    return re.sub(rb'"(request_id|timestamp)":"[^"]*"', b"", body)


def test_an_answer_is_data_and_meta_in_utc_milliseconds(api: Api) -> None:
    answer = api.get("/v1/me")
    assert sorted(answer.json) == ["data", "meta"]
    assert re.fullmatch(r"req_[0-9a-z]{26}", answer.json["meta"]["request_id"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", answer.json["meta"]["timestamp"])


def test_every_answer_names_the_request_and_is_not_cached(api: Api) -> None:
    for path in ("/v1/me", "/v1/nope", "/v1/queries?x=1", "/livez"):
        answer = api.get(path)
        assert answer.headers["x-request-id"].startswith("req_"), path
        assert answer.headers["cache-control"] == "no-store", path
        assert answer.headers["x-content-type-options"] == "nosniff", path


@pytest.mark.parametrize("given", ["abc-1.2_X", "a" * 128])
def test_a_callers_own_request_id_is_kept(api: Api, given: str) -> None:
    answer = api.get("/v1/me", headers={"X-Request-Id": given})
    assert (answer.headers["x-request-id"], answer.json["meta"]["request_id"]) == (given, given)


@pytest.mark.parametrize("given", ["a b", "a" * 129, "é", '"><script>', ""])
def test_a_request_id_of_other_characters_is_replaced(api: Api, given: str) -> None:
    answer = api.get("/v1/me", headers={"X-Request-Id": given.encode("latin-1", "replace").decode("latin-1")})
    assert answer.headers["x-request-id"].startswith("req_")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": ""},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer x"},
        {"Authorization": "Basic b3duZXI6eA=="},
        {"Authorization": f"Bearer {UNKNOWN_KEY}"},
        {"Authorization": "Bearer \xe9"},
        {"Cookie": "api_key=1", "X-Api-Key": "1"},
    ],
)
def test_a_missing_or_wrong_key_gets_one_and_the_same_401(api: Api, headers: dict[str, str]) -> None:
    answer, plain = api.as_(None).get("/v1/queries", headers=headers), api.as_(None).get("/v1/queries")
    assert (answer.status, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert without_ids(answer.body) == without_ids(plain.body)
    assert answer.error["message"] == "Missing or invalid API key."


def test_a_key_elsewhere_than_in_the_header_is_ignored(api: Api) -> None:
    nobody = api.as_(None)
    assert nobody.get(f"/v1/queries?api_key={api.key}").status == 401
    assert nobody.get("/v1/queries", headers={"Cookie": f"key={api.key}"}).status == 401
    assert nobody.post("/v1/queries", {"question": "How many users?", "api_key": api.key}).status == 401


def test_bearer_is_read_in_any_case(api: Api) -> None:
    assert api.as_(None).get("/v1/me", headers={"Authorization": f"bearer {api.key}"}).status == 200


@pytest.mark.parametrize("path", ["/v1/nope", "/v1/queries/", "/v1", "/v1//queries", "/api/v1/nope", "/v2/queries"])
def test_an_unknown_path_is_a_404_in_json(api: Api, path: str) -> None:
    answer = api.get(path)
    assert (answer.status, answer.error["code"], answer.error["message"]) == (404, "not_found", "No such path.")


def test_below_the_prefix_nothing_is_public_by_accident(api: Api) -> None:
    assert api.as_(None).get("/v1/nope").status == 401
    assert api.as_(None).request("PUT", "/v1/queries").status == 401
    assert api.as_(None).get("/nope").status == 404


def test_another_method_is_a_405_that_lists_the_right_ones(api: Api) -> None:
    answer = api.request("PUT", "/v1/queries", json_body={})
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, POST, OPTIONS")
    assert answer.error["message"] == "PUT is not supported here."
    assert answer.error["details"] == {"allow": ["GET", "HEAD", "POST", "OPTIONS"]}
    assert api.as_(None).request("POST", "/v1/health").status == 405


def test_options_tells_the_methods_and_nothing_else(api: Api) -> None:
    answer = api.as_(None).request("OPTIONS", "/v1/queries/q_1")
    assert (answer.status, answer.headers["allow"], answer.body) == (204, "GET, HEAD, DELETE, OPTIONS", b"")


def test_head_works_where_get_does(api: Api) -> None:
    answer = api.request("HEAD", "/v1/me")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["content-length"] == api.get("/v1/me").headers["content-length"]


def test_both_prefixes_give_the_same_and_lead_back_to_themselves(api: Api) -> None:
    for prefix in ("/v1", "/api/v1"):
        made = api.post(f"{prefix}/api-keys", {"name": "prefix", "scopes": ["read"]})
        assert made.headers["location"] == f"{prefix}/api-keys/{made.data['key_id']}"
        page = api.get(f"{prefix}/api-keys?limit=1")
        assert page.headers["link"].startswith(f"<{prefix}/api-keys?limit=1&cursor=cur_")


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("application/json", 422),
        ("application/json; charset=utf-8", 422),
        ("APPLICATION/JSON;charset=UTF-8", 422),
        ("application/json; charset=latin-1", 415),
        ("text/plain", 415),
        ("application/x-www-form-urlencoded", 415),
        ("multipart/form-data; boundary=x", 415),
        ("", 415),
    ],
)
def test_a_body_must_be_json(api: Api, content_type: str, status: int) -> None:
    answer = api.post("/v1/queries", body=b"{}", headers={"Content-Type": content_type})
    assert answer.status == status
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 200),
        ("*/*", 200),
        ("application/*", 200),
        ("text/html, */*;q=0.1", 200),
        ("", 200),
        ("text/html", 406),
        ("application/json;q=0", 406),
        ("image/png, text/csv", 406),
    ],
)
def test_accept_must_allow_json(api: Api, accept: str, status: int) -> None:
    answer = api.get("/v1/me", headers={"Accept": accept})
    assert answer.status == status
    assert answer.headers["content-type"] == "application/json"


def test_checks_come_in_the_contracts_order(api: Api, server_key: dict[str, str]) -> None:
    bad = b'{"unknown": 1}'
    nobody, viewer = api.as_(None), api.as_(server_key["viewer"])
    large = b" " * (1024 * 1024 + 1)
    assert nobody.post("/v1/queries", body=large, headers={"Content-Type": "text/plain"}).status == 413
    assert nobody.post("/v1/queries", body=bad, headers={"Content-Type": "text/plain"}).status == 415
    assert nobody.post("/v1/queries", body=bad).status == 401
    assert viewer.post("/v1/queries", body=bad).status == 403
    assert api.post("/v1/queries", body=bad).status == 422


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/v1/connections/conn_none/test", {"a": 1}),
        ("GET", "/v1/connections/conn_none?a=1", None),
        ("DELETE", "/v1/connections/conn_none?a=1", None),
        ("GET", "/v1/queries/q_none?limit=no", None),
        ("DELETE", "/v1/queries/q_none?a=1", None),
        ("GET", "/v1/queries/q_none/results?cursor=nonsense", None),
    ],
)
def test_a_missing_object_is_told_before_what_is_wrong_with_the_request(
    api: Api, method: str, path: str, body: object
) -> None:
    assert api.request(method, path, json_body=body).status == 404


def test_a_body_beyond_one_mebibyte_is_refused_with_the_limit(api: Api) -> None:
    answer = api.post("/v1/queries", body=b'{"question": "' + b"a" * (1024 * 1024) + b'"}')
    assert (answer.status, answer.error["code"]) == (413, "payload_too_large")
    assert answer.error["details"] == {"limit_bytes": 1_048_576}
    within = api.post("/v1/queries", body=b'{"question": "' + b"a" * (1024 * 1024 - 20) + b'"}')
    assert (within.status, within.problems) == (422, [("question", "too_long")])


def chunked(*chunks: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (chunked(b" " * 700_000, b" " * 700_000), 413),
        (chunked(b'{"questi', b'on": ""}'), 422),
        (b"zz\r\n{}\r\n0\r\n\r\n", 422),
        (b"2\r\n{}??0\r\n\r\n", 422),
    ],
)
def test_a_body_without_a_declared_length_is_read_by_the_same_rules(api: Api, sent: bytes, status: int) -> None:
    answer = api.post("/v1/queries", body=sent, headers={"Transfer-Encoding": "chunked"})
    assert answer.status == status
