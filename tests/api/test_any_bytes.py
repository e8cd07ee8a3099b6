"""Whatever is sent: the contract's 4xx, within a second, and the server goes on."""

from __future__ import annotations

import json
import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .client import Api

HURRY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KNOWN = st.sampled_from(
    ["question", "sql", "format", "limit", "parameters", "preview", "tags", "name", "connection_id"]
)


def is_refused(api: Api, body: bytes) -> None:
    began = time.perf_counter()
    answer = api.post("/v1/queries", body=body)
    assert answer.status in (404, 422), (answer.status, body)
    assert sorted(answer.json) == ["error", "meta"]
    assert answer.error["request_id"] == answer.headers["x-request-id"]
    assert b"Traceback" not in answer.body
    assert time.perf_counter() - began < 1


@HURRY
@given(st.binary(max_size=2_000))
def test_any_bytes_as_a_body_are_refused(api: Api, body: bytes) -> None:
    is_refused(api, body)


@HURRY
@given(st.dictionaries(KNOWN, JSON, max_size=4))
def test_any_json_with_known_names_is_refused_or_answered(api: Api, body: dict[str, object]) -> None:
    # A connection that does not exist, so that nothing is run however well the rest fits.
    is_refused(api, json.dumps({**body, "connection_id": "conn_x"}).encode())


@HURRY
@given(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=200))
def test_any_text_is_a_question(api: Api, shop: str, text: str) -> None:
    answer = api.post("/v1/queries", {"question": text, "connection_id": shop, "preview": True})
    assert answer.status in (200, 422)
    assert b"Traceback" not in answer.body


@HURRY
@given(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=200))
def test_any_text_is_sql_to_look_at(api: Api, shop: str, text: str) -> None:
    answer = api.post("/v1/queries", {"sql": text, "connection_id": shop})
    assert answer.status in (200, 422, 500)
    if answer.status == 500:
        assert answer.error["code"] == "query_error"


@HURRY
@given(st.text(st.characters(min_codepoint=33, max_codepoint=255), max_size=100))
def test_any_header_is_survived(api: Api, text: str) -> None:
    for name in ("Authorization", "Accept", "X-Request-Id", "Content-Type"):
        assert api.get("/v1/me", headers={name: text}).status in (200, 401, 406, 422)


@HURRY
@given(st.text(st.sampled_from("/%.?&=#;:@\\0afF é\t"), max_size=60))
def test_any_path_is_survived(api: Api, text: str) -> None:
    from urllib.parse import quote

    answer = api.get("/v1/" + quote(text, safe="/%.?&=;:@"))
    assert answer.status in (200, 404, 422)
