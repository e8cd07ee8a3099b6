"""Questions and SQL over HTTP (contract 2.1)."""

from __future__ import annotations

import time
from typing import Any

import pytest

from .client import Api

QUESTION = "How many users signed up this week?"


def run(api: Api, sql: str, **body: Any) -> Any:
    return api.post("/v1/queries", {"sql": sql, **body})


@pytest.fixture(autouse=True)
def _shop(shop: str) -> None:
    """Every test here asks the shop, which is the default connection."""


def test_the_contracts_question_is_answered(api: Api, shop: str) -> None:
    answer = api.post("/v1/queries", {"question": QUESTION, "connection_id": shop, "format": "table"})
    assert answer.status == 200, answer.body
    data = answer.data
    by_hand = run(api, "SELECT COUNT(*) FROM users WHERE created_at >= date('now', '-6 days', 'weekday 1')").data
    assert data["results"]["rows"] == by_hand["results"]["rows"]
    assert (data["status"], data["id"], data["connection_id"]) == ("succeeded", data["query_id"], shop)
    assert data["sql"].upper().startswith("SELECT COUNT(*)")
    assert (data["results"]["row_count"], data["results"]["truncated"], data["results"]["next_cursor"]) == (
        1,
        False,
        None,
    )
    assert data["execution_time_ms"] >= 0
    assert 0 < data["confidence"] <= 1
    assert data["explanation"]
    assert data["evidence"]["tables"] == ["users"]
    assert data["chart"]["type"] == "metric"
    assert data["generator"]["sent"] == "nothing"
    assert (data["cache"], data["saved"], data["visibility"], data["version"]) == (
        {"hit": False, "age_s": 0},
        False,
        "private",
        1,
    )


def test_sql_is_run_with_bound_parameters(api: Api) -> None:
    answer = run(
        api,
        "SELECT name FROM users WHERE country = {{country}} ORDER BY id LIMIT 1",
        parameters={"country": "DE"},
        format="json",
    )
    assert answer.status == 200, answer.body
    assert (answer.data["results"]["rows"], answer.data["confidence"]) == ([{"name": "User 1"}], None)


def test_a_preview_runs_nothing(api: Api) -> None:
    data = api.post("/v1/queries", {"question": QUESTION, "preview": True}).data
    assert (data["status"], data["results"], data["execution_time_ms"]) == ("preview", None, None)
    assert data["sql"].upper().startswith("SELECT")


@pytest.mark.parametrize(
    ("format", "shown"),
    [
        ("table", {"rows": [[1, "=x"]]}),
        ("json", {"rows": [{"n": 1, "t": "=x"}]}),
        ("csv", {"csv": "n,t\r\n1,'=x\r\n"}),
    ],
)
def test_a_format_decides_how_rows_are_shown(api: Api, format: str, shown: dict[str, Any]) -> None:
    data = run(api, "SELECT 1 AS n, '=x' AS t", format=format).data
    for results in (data["results"], api.get(f"/v1/queries/{data['id']}?format={format}").data["results"]):
        assert {name: results[name] for name in shown} == shown
        assert (results["columns"], results["column_types"], results["row_count"]) == (
            ["n", "t"],
            ["integer", "text"],
            1,
        )


def test_exact_numbers_lose_no_digit(api: Api) -> None:
    data = run(api, "SELECT 9007199254740993 AS big, 2 AS small", exact_numbers=True).data
    assert data["results"]["rows"] == [["9007199254740993", "2"]]


def test_rows_beyond_the_limit_are_paged(api: Api) -> None:
    data = run(api, "SELECT id FROM orders ORDER BY id", limit=1_000).data
    assert (len(data["results"]["rows"]), data["results"]["row_count"]) == (1_000, 2_500)
    seen, path = (
        data["results"]["rows"],
        f"/v1/queries/{data['id']}/results?cursor={data['results']['next_cursor']}&limit=700",
    )
    while path:
        page = api.get(path)
        seen = seen + page.data["rows"]
        path = page.headers["link"].split(">")[0].removeprefix("<") if page.json["pagination"]["has_more"] else ""
    assert seen == [[number] for number in range(1, 2_501)]


def test_a_results_cursor_is_of_one_query(api: Api) -> None:
    first, second = (run(api, "SELECT id FROM orders", limit=1).data for _ in range(2))
    answer = api.get(f"/v1/queries/{second['id']}/results?cursor={first['results']['next_cursor']}")
    assert (answer.status, answer.problems) == (422, [("cursor", "invalid_cursor")])


def test_rows_cut_by_the_request_say_so(api: Api) -> None:
    results = run(api, "SELECT id FROM orders", max_rows=10).data["results"]
    assert (results["row_count"], results["truncated"], results["limit_source"]) == (10, True, "request")


def test_a_query_is_read_with_or_without_its_rows(api: Api) -> None:
    made = run(api, "SELECT 1 AS n").data
    assert api.get(f"/v1/queries/{made['id']}").data == made
    assert api.get(f"/v1/queries/{made['id']}?include_results=false").data == {**made, "results": None}
    assert api.get(f"/api/v1/queries/{made['id']}").data == made


def test_a_list_has_no_rows_and_narrows(api: Api, shop: str) -> None:
    name = "Named in test_queries"
    saved = run(api, "SELECT 3 AS canary", name=name, tags=["growth", "weekly"], visibility="team").data
    assert (saved["saved"], saved["tags"], saved["name"]) == (True, ["growth", "weekly"], name)
    for query in ("tag=growth", "q=CANARY&saved=true", f"connection_id={shop}&tag=weekly&status=succeeded"):
        found = api.get(f"/v1/queries?{query}")
        assert [one["id"] for one in found.data] == [saved["id"]], query
        assert "results" not in found.data[0]
    assert api.get("/v1/queries?tag=nothing").data == []


def test_a_private_query_does_not_exist_for_others(api: Api, server_key: dict[str, str]) -> None:
    editor = api.as_(server_key["editor"])
    private = run(api, "SELECT 4").data["id"]
    team = run(api, "SELECT 5", visibility="team").data["id"]
    missing = editor.get("/v1/queries/q_01hky3tq2vw8x5n4m7c9d0e1f2")
    for path in (f"/v1/queries/{private}", f"/v1/queries/{private}/results"):
        hidden = editor.get(path)
        assert (hidden.status, {**hidden.error, "request_id": ""}) == (404, {**missing.error, "request_id": ""})
    assert editor.delete(f"/v1/queries/{private}").status == 404
    assert editor.get(f"/v1/queries/{team}").status == 200
    assert private not in [one["id"] for one in editor.get("/v1/queries?limit=100").data]


def test_a_deleted_query_is_gone(api: Api) -> None:
    made = run(api, "SELECT 1").data["id"]
    assert api.delete(f"/v1/queries/{made}").status == 204
    assert api.delete(f"/v1/queries/{made}").status == 404
    assert api.get(f"/v1/queries/{made}").status == 404


def test_no_rows_before_the_first_run(api: Api) -> None:
    made = api.post("/v1/queries", {"question": QUESTION, "preview": True}).data["id"]
    answer = api.get(f"/v1/queries/{made}/results")
    assert (answer.status, answer.error["details"]["reason"]) == (409, "no_results")


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM users",
        "DROP TABLE users",
        "SELECT 1; SELECT 2",
        "ATTACH 'x' AS y",
        "PRAGMA table_info(users)",
        "UPDATE users SET name = 'x'",
        "WITH x AS (SELECT 1) INSERT INTO users SELECT 1, 2, 3, 4",
        "nonsense",
    ],
)
def test_sql_that_may_not_run_is_refused(api: Api, sql: str) -> None:
    answer = run(api, sql)
    assert (answer.status, answer.error["code"], answer.problems) == (422, "validation_error", [("sql", "sql_refused")])


def test_a_question_that_does_not_fit_is_a_helpful_422(api: Api) -> None:
    answer = api.post("/v1/queries", {"question": "How many spaceships landed on the moon?"})
    assert (answer.status, answer.error["code"], answer.problems) == (
        422,
        "validation_error",
        [("question", "not_answerable")],
    )
    assert "spaceships" in answer.error["details"][0]["message"]
    assert answer.error["hint"]


def test_a_question_in_any_script_is_answered_or_refused(api: Api) -> None:
    for question in (
        "😀" * 50,
        "كم عدد المستخدمين؟",
        "\u202eusers many How",
        "a" * 10_000,
        "users\r\n\tusers",
        "'; DROP TABLE users --",
    ):
        began = time.perf_counter()
        answer = api.post("/v1/queries", {"question": question})
        assert answer.status in (200, 422), (question, answer.body)
        assert time.perf_counter() - began < 1


def test_an_unknown_connection_is_named(api: Api) -> None:
    answer = api.post("/v1/queries", {"question": QUESTION, "connection_id": "conn_doesnotexist"})
    assert (answer.status, answer.error["code"], answer.problems) == (
        404,
        "not_found",
        [("connection_id", "not_found")],
    )


def test_an_unknown_generator_is_named(api: Api) -> None:
    answer = api.post("/v1/queries", {"question": QUESTION, "generator": "oracle"})
    assert (answer.status, answer.problems) == (422, [("generator", "not_one_of")])


def test_a_missing_parameter_is_named(api: Api) -> None:
    answer = run(api, "SELECT {{a}}, {{b}}", parameters={"a": 1})
    assert (answer.status, answer.problems) == (422, [("parameters.b", "missing_parameter")])


def test_sql_that_fails_in_the_database_is_a_query_error_and_stays_readable(api: Api) -> None:
    endless = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 2000000000) SELECT COUNT(*) AS n FROM c"
    began = time.perf_counter()
    answer = run(api, endless, timeout_ms=300)
    assert (answer.status, answer.error["code"]) == (500, "query_error")
    assert time.perf_counter() - began < 2.5
    details = answer.error["details"]
    assert details["reason"] == "timeout"
    assert details["sql"].upper().startswith("WITH RECURSIVE")
    stored = api.get(f"/v1/queries/{details['query_id']}").data
    assert (stored["status"], stored["results"], stored["error"]["code"]) == ("failed", None, "query_error")


def test_an_answer_fits_the_documents_schema(api: Api) -> None:
    from jsonschema import Draft202012Validator

    components = api.get("/v1/openapi.json").json["components"]
    made = run(api, "SELECT id FROM orders", limit=2)
    for answer, name in (
        (made, "QueryAnswer"),
        (api.post("/v1/queries", {"question": QUESTION}), "QueryAnswer"),
        (api.get(f"/v1/queries/{made.data['id']}/results?limit=3"), "RowsAnswer"),
        (api.get("/v1/queries"), "QuerySummaryList"),
        (run(api, "DELETE FROM users"), "Error"),
    ):
        Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": components}).validate(answer.json)
