"""Asking back when two readings are close, and running the one that is chosen, over HTTP (contract 2.1)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from aifordb.core import Candidate

from .conftest import wait_until
from .scripted import Shop, open_shop

SPENT = Candidate(
    "SELECT u.name, SUM(o.total) AS spent FROM users AS u JOIN orders AS o ON o.user_id = u.id GROUP BY u.id, u.name ORDER BY spent DESC LIMIT 1",
    0.48,
    "Name of users and total of orders by total of orders, highest first (only the first).",
)
ORDERS = Candidate(
    "SELECT u.name, COUNT(*) AS orders FROM users AS u JOIN orders AS o ON o.user_id = u.id GROUP BY u.id, u.name ORDER BY orders DESC LIMIT 1",
    0.41,
    "Name of users and number of orders by number of orders, highest first (only the first).",
)
NEWEST = Candidate("SELECT name FROM users ORDER BY created_at DESC LIMIT 1", 0.2, "Newest user.")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    shop = open_shop(tmp_path_factory.mktemp("clarify") / "home")
    shop.says("top customer", SPENT, ORDERS, NEWEST)
    yield shop
    shop.context.close()


def test_two_close_readings_are_asked_about_and_nothing_is_run(shop: Shop) -> None:
    data = shop.ask(question="top customer", on_ambiguity="ask")
    assert (data["status"], data["sql"], data["results"], data["execution_time_ms"]) == (
        "needs_clarification",
        None,
        None,
        None,
    )
    clarification = data["clarification"]
    assert clarification["question"] == "Is “total of orders by total” meant, or “number of orders by number”?"
    assert [(one["option_id"], one["label"], one["confidence"]) for one in clarification["options"]] == [
        ("a", SPENT.reading, 0.48),
        ("b", ORDERS.reading, 0.41),
    ]
    assert [one["sql"].split()[2] for one in clarification["options"]] == ["SUM(o.total)", "COUNT(*)"]
    stored = shop.get(f"/v1/queries/{data['query_id']}").get_json()["data"]
    assert (stored["status"], stored["clarification"]) == ("needs_clarification", clarification)
    listed = shop.get("/v1/queries?status=needs_clarification").get_json()["data"]
    assert data["query_id"] in [one["query_id"] for one in listed]


def test_the_option_that_is_chosen_is_run_as_an_answer_to_the_question(shop: Shop) -> None:
    asked = shop.ask(question="top customer", on_ambiguity="ask")
    data = shop.ask(parent_id=asked["query_id"], option_id="b")
    assert (data["status"], data["question"], data["parent_id"]) == ("succeeded", "top customer", asked["query_id"])
    assert data["sql"] == asked["clarification"]["options"][1]["sql"]
    assert data["results"]["rows"][0][1] == 313
    assert (data["confidence"], data["warnings"], data["clarification"]) == (0.89, [], None)
    assert data["generator"]["name"] == "scripted"


def test_an_option_can_be_previewed_and_its_answer_followed_up(shop: Shop) -> None:
    asked = shop.ask(question="top customer", on_ambiguity="ask")
    preview = shop.ask(parent_id=asked["query_id"], option_id="a", preview=True)
    assert (preview["status"], preview["results"]) == ("preview", None)
    assert preview["sql"] == asked["clarification"]["options"][0]["sql"]
    answer = shop.ask(parent_id=preview["query_id"], question="only 3")
    assert answer["results"]["row_count"] == 3


def test_without_being_asked_to_the_server_answers(shop: Shop) -> None:
    data = shop.ask(question="top customer")
    assert (data["status"], data["results"]["row_count"], data["clarification"]) == ("succeeded", 1, None)
    assert [one["confidence"] for one in data["alternatives"]] == [0.41, 0.2]


@pytest.mark.parametrize(
    ("why", "candidates"),
    [
        ("one stands out", [Candidate("SELECT COUNT(*) FROM users", 0.8, "users"), Candidate("SELECT COUNT(*) FROM orders", 0.6, "orders")]),
        ("the other is no more than a guess", [Candidate("SELECT COUNT(*) FROM users", 0.2, "users"), Candidate("SELECT COUNT(*) FROM orders", 0.1, "orders")]),
        ("one only shows more", [Candidate("SELECT name FROM users", 0.5, "name"), Candidate("SELECT name, country FROM users", 0.5, "more")]),
        ("only the order differs", [Candidate("SELECT name FROM users", 0.5, "any"), Candidate("SELECT name FROM users ORDER BY name", 0.5, "by name")]),
        ("it is said in two ways", [Candidate("SELECT name FROM users WHERE country = 'DE'", 0.5, "one"), Candidate("SELECT u.name FROM users AS u WHERE u.country IN ('DE')", 0.5, "other")]),
        ("the other may not run", [Candidate("SELECT COUNT(*) FROM users", 0.5, "users"), Candidate("DROP TABLE users", 0.5, "no")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_nothing_is_asked_if(shop: Shop, why: str, candidates: list[Candidate]) -> None:
    data = shop.ask(question=shop.says(why, *candidates), on_ambiguity="ask")
    assert (data["status"], data["clarification"]) == ("succeeded", None)


def test_more_than_two_readings_are_told_apart_by_their_labels(shop: Shop) -> None:
    filters = ("country = 'DE'", "country = 'FR'", "id > 3", "id > 4", "id > 5", "id > 6")
    same = [Candidate(f"SELECT COUNT(*) AS n FROM users WHERE {one}", 0.3, "Users.") for one in filters]
    clarification = shop.ask(question=shop.says("users?", *same), on_ambiguity="ask")["clarification"]
    assert clarification["question"] == "Which of these is meant?"
    assert [one["option_id"] for one in clarification["options"]] == ["a", "b", "c", "d", "e"]
    assert len({one["label"] for one in clarification["options"]}) == 5
    assert all("Users." not in one["label"] for one in clarification["options"])


def test_an_option_that_is_not_there_is_refused(shop: Shop) -> None:
    asked = shop.ask(question="top customer", on_ambiguity="ask")["query_id"]
    settled = shop.ask(question="top customer")["query_id"]
    assert shop.refused(parent_id=asked, option_id="c") == (422, [("option_id", "not_one_of")])
    assert shop.refused(parent_id=settled, option_id="a") == (422, [("option_id", "not_one_of")])
    assert shop.refused(parent_id="q_01hky3tq2vw8x5n4m7c9d0e1f2", option_id="a") == (404, [("parent_id", "not_found")])
    assert shop.refused("editor", parent_id=asked, option_id="a") == (404, [("parent_id", "not_found")])
    assert shop.refused(option_id="a") == (422, [("parent_id", "required")])
    assert shop.refused(parent_id=asked, option_id="a", question="x") == (422, [("question", "exactly_one_of")])


def test_an_option_passes_the_guard_again_when_the_schema_has_changed(shop: Shop) -> None:
    visits, users = (Candidate(f"SELECT COUNT(*) AS n FROM {table}", 0.5, table) for table in ("visits", "users"))
    question = shop.says("how many?", visits, users)
    _change(shop, "CREATE TABLE visits (id INTEGER PRIMARY KEY, user_id INTEGER)")
    # A snapshot that took long to read is renewed behind the answers.
    wait_until(lambda: shop.ask(question=question, on_ambiguity="ask")["clarification"] is not None, seconds=60)
    asked = shop.ask(question=question, on_ambiguity="ask")
    options = {one["label"]: one["option_id"] for one in asked["clarification"]["options"]}
    _change(shop, "DROP TABLE visits")
    wait_until(lambda: _status(shop, asked["query_id"], options["visits"]) == 422, seconds=60)
    refused = shop.refused(parent_id=asked["query_id"], option_id=options["visits"])
    assert refused == (422, [("option_id", "sql_refused")])
    assert shop.ask(parent_id=asked["query_id"], option_id=options["users"])["results"]["rows"] == [[8]]


def _change(shop: Shop, sql: str) -> None:
    with closing(sqlite3.connect(shop.home / "files" / "shop.sqlite")) as database:
        database.execute(sql)


def _status(shop: Shop, parent_id: str, option_id: str) -> int:
    return int(shop.post("/v1/queries", {"parent_id": parent_id, "option_id": option_id}).status_code)
