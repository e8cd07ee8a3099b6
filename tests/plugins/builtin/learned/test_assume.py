"""What a reading takes for granted is said: which column a time is read from, from when to when, and whose month it is."""

from __future__ import annotations

from aifordb.core import Assumption, DateRange
from aifordb.core.plan.model import Aggregate, Bucket, ColumnRef, During, Output, Plan, Select, Star
from aifordb.plugins.llm.builtin.learned.assume import assumptions, said
from club import linked

JOINED = ColumnRef("members", "joined_on")
STARTED = ColumnRef("bookings", "started_at")


def count(**rest) -> Select:
    return Select((Output(Aggregate("count", Star("members"))),), **rest)


def texts(plan: Plan, question: str) -> list[str]:
    return [assumption.text for assumption in assumptions(plan, question, linked(question))]


def test_the_column_of_a_time_and_its_range_are_said() -> None:
    question = "How many members signed up in 2025?"
    plan = count(where=During(JOINED, DateRange("2025-01-01", "2026-01-01")))
    assert assumptions(plan, question, linked(question)) == (
        Assumption("in 2025", "members.joined_on", "“in 2025” is read from members.joined_on."),
        Assumption("in 2025", "2025-01-01 – 2026-01-01", "“in 2025” is from 2025-01-01 to before 2026-01-01."),
    )


def test_a_column_that_the_question_names_is_no_assumption() -> None:
    plan = count(where=During(JOINED, DateRange("2025-01-01", "2026-01-01")))
    assert texts(plan, "How many members joined on a day in 2025?") == [
        "“in 2025” is from 2025-01-01 to before 2026-01-01."
    ]


def test_a_time_open_to_one_side_is_said_so() -> None:
    since = count(where=During(JOINED, DateRange("2025-01-01", None)))
    before = count(where=During(JOINED, DateRange(None, "2025-01-01")))
    assert texts(since, "members since 2025")[-1] == "“since 2025” starts with 2025-01-01."
    assert texts(before, "members before 2025")[-1] == "“before 2025” ends before 2025-01-01."


def test_a_time_that_the_question_does_not_say_is_not_spoken_of() -> None:
    assert texts(count(where=During(JOINED, DateRange("2020-01-01", "2021-01-01"))), "members of 2025") == []


def test_whose_month_it_is_is_said_once() -> None:
    bucket = Bucket("month", STARTED)
    plan = Select((Output(bucket), Output(Aggregate("count", Star("bookings")))), group_by=(bucket,))
    assert texts(plan, "bookings per month") == ["The month is that of bookings.started_at."]
    assert texts(plan, "bookings per month started at") == []


def test_a_plan_without_times_takes_nothing_for_granted() -> None:
    assert texts(count(), "How many members?") == []


def test_a_column_is_said_with_its_table() -> None:
    assert said(STARTED) == "bookings.started_at"
