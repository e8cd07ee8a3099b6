"""The panel of SQL generators: who is asked, what passes, and what the asker is told when nothing does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import ClassVar

import pytest
from aifordb.core import (
    Candidate,
    Catalog,
    Column,
    GenerationRequest,
    Limits,
    QuestionNotUnderstood,
    SqlGenerator,
    Table,
)
from aifordb.core.asking.propose import Panel, propose, seat
from aifordb.core.asking.trace import Trace
from aifordb.core.errors import AifordbError, ServiceUnavailable, ValidationError
from aifordb.core.linking import link

THINGS = Catalog("sqlite", (Table("things", (Column("id", "integer", primary_key=True),)),))
NOW = datetime(2024, 1, 10, tzinfo=UTC)
ASKED = GenerationRequest("How many things?", THINGS, link("How many things?", THINGS, NOW), NOW)
COUNT = "SELECT COUNT(*) AS count FROM things"


class Stranger(SqlGenerator):
    """A generator as somebody else may write it."""

    name: ClassVar[str] = "stranger"
    title: ClassVar[str] = "Stranger"

    def __init__(self, answer: Callable[[], Iterable[Candidate]]) -> None:
        self._answer = answer
        self.asked = 0

    def propose(self, request: GenerationRequest) -> Iterable[Candidate]:
        self.asked += 1
        return self._answer()


def saying(sql: str, score: float = 0.9) -> Stranger:
    return Stranger(lambda: [Candidate(sql, score, "a reading")])


def raising(error: Exception) -> Stranger:
    def fail() -> Iterable[Candidate]:
        raise error

    return Stranger(fail)


def passed(*generators: Stranger) -> list[str]:
    return [one.statement.shown_sql for one in propose(Panel(generators, 0.5), ASKED, Limits(), Trace())]


def told(*generators: Stranger) -> AifordbError:
    with pytest.raises(AifordbError) as refusal:
        propose(Panel(generators, 0.5), ASKED, Limits(), Trace())
    return refusal.value


def test_a_sure_reading_ends_the_round() -> None:
    second = saying(COUNT)
    assert passed(saying(COUNT), second) == [COUNT]
    assert second.asked == 0


def test_an_unsure_one_asks_on() -> None:
    assert passed(saying("SELECT id FROM things", 0.2), saying(COUNT)) == ["SELECT id FROM things", COUNT]


def test_a_generator_that_fails_costs_its_own_answers_only() -> None:
    assert passed(raising(RuntimeError("secret")), saying(COUNT)) == [COUNT]


def test_a_failure_alone_is_a_fault_of_ours_without_its_words() -> None:
    error = told(raising(RuntimeError("secret")))
    assert (error.code, error.message) == ("internal_error", "The SQL generator stranger failed.")


def test_readings_that_may_not_run_are_a_refusal_of_the_question() -> None:
    shown = told(saying("DELETE FROM things")).to_json()
    assert (shown["code"], shown["message"]) == ("validation_error", "None of the readings of this question may run.")
    assert shown["details"] == [{"field": "question", "code": "sql_refused", "message": "DELETE changes data."}]


def test_what_was_not_understood_says_more_than_a_failure() -> None:
    reason = QuestionNotUnderstood("No.", not_understood=["spaceships"])
    assert told(raising(RuntimeError()), saying("DROP TABLE things"), raising(reason)) is reason


def test_a_request_may_name_one_installed_generator() -> None:
    one = saying(COUNT)
    assert seat({"stranger": one}, ["builtin"], "stranger", 0.5).generators == (one,)
    with pytest.raises(ValidationError) as unknown:
        seat({"stranger": one}, ["builtin"], "nobody", 0.5)
    assert unknown.value.to_json()["details"] == [
        {"field": "generator", "code": "not_one_of", "message": "Installed generators: stranger."}
    ]


def test_a_panel_of_which_nothing_is_installed_is_said() -> None:
    with pytest.raises(ServiceUnavailable, match="builtin"):
        seat({}, ["builtin"], None, 0.5)
