"""Nothing is guessed and nothing is coerced (contract 1.7, 1.8)."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from .client import Api

CASES = yaml.safe_load((Path(__file__).parent / "strictness.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_bad_body_is_a_422_that_names_each_problem(api: Api, case: dict[str, Any]) -> None:
    answer = api.post("/v1/queries", body=case["body"].encode())
    assert (answer.status, answer.error["code"]) == (422, "validation_error")
    assert answer.problems == [tuple(problem) for problem in case["problems"]]
    if "hint" in case:
        assert answer.error["hint"] == case["hint"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"\xef\xbb\xbf{}", "The body starts with a byte order mark."),
        (b'{"question": "\xff"}', "The body is not UTF-8 (byte 14)."),
        (b'{"question": "\xed\xa0\x80"}', "The body is not UTF-8 (byte 14)."),
        ('{"question": "x"}'.encode("utf-16"), "The body is not UTF-8 (byte 0)."),
        (b"[" * 500_000, "The body nests deeper than 32 levels."),
        (b'{"parameters":' * 100 + b"1" + b"}" * 100, "The body nests deeper than 32 levels."),
    ],
)
def test_bytes_that_are_no_json_are_refused_at_once(api: Api, body: bytes, message: str) -> None:
    began = time.perf_counter()
    answer = api.post("/v1/queries", body=body)
    assert (answer.status, answer.problems) == (422, [(None, "invalid_json")])
    assert answer.error["details"][0]["message"] == message
    assert time.perf_counter() - began < 1


def test_a_question_has_at_most_10000_bytes_whatever_its_characters(api: Api) -> None:
    too_long = api.post("/v1/queries", {"question": "é" * 5_001})
    assert (too_long.status, too_long.problems) == (422, [("question", "too_long")])
    assert too_long.error["details"][0]["message"] == "Must have at most 10,000 bytes."


def test_a_long_name_is_not_repeated_whole(api: Api) -> None:
    answer = api.post("/v1/queries", {"question": "x", "a" * 100_000: 1})
    assert answer.problems == [("a" * 99 + "…", "unknown_field")]


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("limit=101", ("limit", "out_of_range")),
        ("limit=0", ("limit", "out_of_range")),
        ("limit=-1", ("limit", "out_of_range")),
        ("limit=ten", ("limit", "wrong_type")),
        ("limit=1.0", ("limit", "wrong_type")),
        ("limit=%D9%A3", ("limit", "wrong_type")),
        ("limit=", ("limit", "wrong_type")),
        ("limit=99999999999999999999", ("limit", "wrong_type")),
        ("limit=5&limit=6", ("limit", "duplicate_field")),
        ("Limit=5", ("Limit", "unknown_field")),
        ("lim=5", ("lim", "unknown_field")),
        ("saved=yes", ("saved", "wrong_type")),
        ("saved=1", ("saved", "wrong_type")),
        ("status=done", ("status", "not_one_of")),
        ("q=%00", ("q", "bad_format")),
        ("q=%ff", ("q", "bad_format")),
        ("cursor=nonsense", ("cursor", "invalid_cursor")),
        ("cursor=", ("cursor", "invalid_cursor")),
        ("cursor=cur_e30.aaaa.bbbb", ("cursor", "invalid_cursor")),
    ],
)
def test_a_bad_parameter_is_a_422_that_names_it(api: Api, query: str, problem: tuple[str, str]) -> None:
    answer = api.get(f"/v1/queries?{query}")
    assert (answer.status, answer.problems) == (422, [problem])


def test_a_route_without_parameters_takes_none(api: Api) -> None:
    assert api.get("/v1/me?x=1").problems == [("x", "unknown_field")]
    assert api.as_(None).get("/v1/health?x=1").problems == [("x", "unknown_field")]


@pytest.mark.parametrize(
    "id",
    ["q_doesnotexist", "q_", "1", "%00", "%ff", "q_01hky3tq2vw8x5n4m7c9d0e1f2", "a" * 3_000, "😀", "conn_1", "'--"],
)
def test_a_malformed_id_looks_exactly_like_a_missing_object(api: Api, id: str) -> None:
    from urllib.parse import quote

    answer = api.get(f"/v1/queries/{quote(id, safe='%')}")
    assert (answer.status, answer.error["message"], answer.error["details"]) == (404, "No such query.", {})
