"""When the best reading finds nothing: another one stands in for it only if it is nearly as sure, or reads more of the question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from aifordb.core import Candidate

from .scripted import Shop, open_shop

NONE = "SELECT name FROM users WHERE country = 'IT'"
NULL = "SELECT MAX(total) AS highest FROM orders WHERE total > 9999"
ZERO = "SELECT COUNT(*) AS n FROM users WHERE country = 'IT'"
SOME = "SELECT name FROM users WHERE country = 'DE' ORDER BY id LIMIT 1"
FAILS = "SELECT abs(-9223372036854775808) AS n"
"""SQLite refuses to give the absolute value of the least integer."""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    shop = open_shop(tmp_path_factory.mktemp("stand-ins") / "home")
    yield shop
    shop.context.close()


def reading(sql: str, score: float, *unread: str) -> Candidate:
    return Candidate(sql, score, sql, unread=unread)


@pytest.mark.parametrize(
    ("why", "best", "other"),
    [
        ("both are as sure", reading(NONE, 0.7), reading(SOME, 0.7)),
        ("it is nearly as sure", reading(NONE, 0.7), reading(SOME, 0.675)),
        ("the best finds only NULL", reading(NULL, 0.7), reading(SOME, 0.69)),
        ("it reads a word more", reading(NONE, 0.7, "italic"), reading(SOME, 0.6)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_another_reading_stands_in_if(shop: Shop, why: str, best: Candidate, other: Candidate) -> None:
    data = shop.ask(question=shop.says(why, best, other))
    assert (data["sql"], data["results"]["rows"], data["confidence"]) == (SOME, [["User 1"]], other.score)
    assert [one["confidence"] for one in data["alternatives"]] == [best.score]


@pytest.mark.parametrize(
    ("why", "best", "other"),
    [
        ("the other is less sure", reading(NONE, 0.7), reading(SOME, 0.6)),
        ("the other reads more and is far less sure", reading(NONE, 0.7, "italic"), reading(SOME, 0.5)),
        ("the other reads less", reading(NONE, 0.7), reading(SOME, 0.6, "italic")),
        ("the other finds nothing either", reading(NONE, 0.7), reading(NULL, 0.69)),
        ("the other fails", reading(NONE, 0.7), reading(FAILS, 0.69)),
        ("a count of 0 is an answer", reading(ZERO, 0.7), reading(SOME, 0.7)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_nothing_is_the_answer_if(shop: Shop, why: str, best: Candidate, other: Candidate) -> None:
    data = shop.ask(question=shop.says(why, best, other))
    assert (data["status"], data["confidence"]) == ("succeeded", 0.7)
    assert data["results"]["rows"] in ([], [[0]])


def test_a_preview_looks_at_no_rows(shop: Shop) -> None:
    question = shop.says("preview", reading(NONE, 0.7), reading(SOME, 0.69))
    assert shop.ask(question=question, preview=True)["sql"] == NONE
