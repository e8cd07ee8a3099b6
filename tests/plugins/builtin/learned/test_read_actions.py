"""Sequences read as plans. What is written for a plan, and that it reads back, is tested with the training's writer."""

from __future__ import annotations

import pytest
from aifordb.core import DateRange, UsedValue
from aifordb.core.plan import percent
from aifordb.core.plan.model import (
    Aggregate,
    AllOf,
    AnyOf,
    Arithmetic,
    Bucket,
    ColumnRef,
    Comparison,
    DatePart,
    During,
    Elapsed,
    IsNull,
    Matches,
    OneOf,
    Order,
    Output,
    Scalar,
    Select,
    SetOperation,
    Share,
    Star,
    Value,
)
from aifordb.plugins.llm.builtin.learned.read_actions import Read, read_actions
from aifordb.plugins.llm.builtin.learned.values import NoValue
from club import CLUB, actions, linked

NAME, TOWN, AGE = (ColumnRef("members", column) for column in ("name", "town", "age"))
ID, HOURS, PRICE, START, END = (ColumnRef("bookings", c) for c in ("id", "hours", "price", "started_at", "ended_at"))


def read(question: str, written: str) -> Read:
    link = linked(question)
    return read_actions(actions(written, link), question, link, CLUB)


def shown(*expressions, **rest) -> Select:
    return Select(tuple(map(Output, expressions)), each_match=True, **rest)


@pytest.mark.parametrize(
    ("written", "plan"),
    [
        ("* end", shown(Star())),
        ("members end", shown(Star("members"))),
        ("distinct members.town members.name end", shown(TOWN, NAME, distinct=True)),
        ("count each-once members.town end", shown(Aggregate("count", TOWN, distinct=True))),
        ("bookings.price op-* bookings.hours op-- bookings.id end", shown(Arithmetic("-", Arithmetic("*", PRICE, HOURS), ID))),
        ("sum bookings.price op-* bookings.hours end", shown(Aggregate("sum", Arithmetic("*", PRICE, HOURS)))),
        ("sum bookings.price op-/ count * end", shown(Arithmetic("/", Aggregate("sum", PRICE), Aggregate("count", Star())))),
        ("percent sum bookings.price against sum bookings.hours end", shown(percent(Aggregate("sum", PRICE), Aggregate("sum", HOURS)))),
        ("percent bookings.price against bookings.hours end", shown(percent(PRICE, HOURS))),
        ("avg percent bookings.price against bookings.hours end", shown(Aggregate("avg", percent(PRICE, HOURS)))),
        (
            "count * only bookings.hours = value-2 end end",
            shown(Aggregate("count", Star(), where=Comparison(HOURS, "=", Value(2)))),
        ),
        ("share sum bookings.price end", shown(Share(Aggregate("sum", PRICE)))),
        ("per-quarter bookings.started_at end", shown(Bucket("quarter", START))),
        ("weekday-of bookings.started_at end", shown(DatePart("weekday", START))),
        ("avg hours-from bookings.started_at bookings.ended_at end", shown(Aggregate("avg", Elapsed(START, END, "hour")))),
        (
            "members.name where members.age = value-1 and members.town missing or members.town given end",
            shown(NAME, where=AnyOf((AllOf((Comparison(AGE, "=", Value(1)), IsNull(TOWN))), IsNull(TOWN, negated=True)))),
        ),
        (
            "members.name where members.town != [York] [York] also [Bath] [Bath] end",
            shown(NAME, where=OneOf(TOWN, (Value("York"), Value("Bath")), negated=True)),
        ),
        ("members.name where members.name not-contains [by] [by] end", shown(NAME, where=Matches(NAME, "by", negated=True))),
        ("members.name where members.name ends [by] [by] end", shown(NAME, where=Matches(NAME, "by", "end"))),
        (
            "bookings.id where bookings.started_at during (March) end",
            shown(ID, where=During(START, DateRange("2025-03-01", "2025-04-01"))),
        ),
        (
            "members.name where members.age > sub avg members.age end end",
            shown(NAME, where=Comparison(AGE, ">", Scalar(shown(Aggregate("avg", AGE))))),
        ),
        (
            "members.name where members.id not-in sub bookings.member_id end end",
            shown(NAME, where=OneOf(ColumnRef("members", "id"), shown(ColumnRef("bookings", "member_id")), negated=True)),
        ),
        (
            "members.town group members.town having count * >= [7] [7] descending count * limit [7] end",
            shown(
                TOWN,
                group_by=(TOWN,),
                having=Comparison(Aggregate("count", Star()), ">=", Value(7)),
                order_by=(Order(Aggregate("count", Star()), descending=True),),
                limit=7,
            ),
        ),
        (
            "bookings.id ascending bookings.hours first for-each bookings.price from courts members via matches.home_id keep members end",
            shown(
                ID,
                order_by=(Order(HOURS),),
                limit=1,
                per_group=PRICE,
                tables=("courts", "members"),
                via=(ColumnRef("matches", "home_id"),),
                keep="members",
            ),
        ),
        (
            "members.name except members.town union members.age end",
            SetOperation("except", shown(NAME), SetOperation("union", shown(TOWN), shown(AGE))),
        ),
    ],
)  # fmt: skip
def test_a_sequence_is_read_as_its_plan(written, plan) -> None:
    assert read("York Bath by 7 in March 2025", written).plan == plan


@pytest.mark.parametrize(
    ("written", "flagged"),
    [("members.is_active", 1), ("members.newsletter", True), ("members.vip", "Y")],
)
def test_yes_is_what_the_column_keeps_for_it(written: str, flagged: object) -> None:
    plan = read("", f"members.name where {written} = value-yes end").plan
    assert isinstance(plan, Select)
    assert isinstance(plan.where, Comparison)
    assert plan.where.right == Value(flagged)


def test_the_largest_and_smallest_of_a_column_are_compared_as_the_column_is() -> None:
    plan = read("York", "members.tier group members.tier having max members.town = [York] [York] end").plan
    assert plan.having == Comparison(Aggregate("max", TOWN), "=", Value("York"))


def test_a_reading_tells_which_stored_values_it_uses_and_from_which_words() -> None:
    found = read(
        "Members from leeds aged 9", "members.name where members.town = [leeds] [leeds] and members.age = [9] [9] end"
    )
    assert found.values == (UsedValue("members.town", "Leeds", "leeds"),)
    assert found.words == {2, 4}
    assert found.guessed == ()


def test_all_words_of_a_time_and_the_word_of_a_limit_are_used() -> None:
    found = read("7 bookings of March 2025", "bookings.id where bookings.started_at during (2025) limit [7] end")
    assert found.words == {0, 2, 3, 4}


def test_a_text_that_is_not_known_to_be_stored_is_guessed_and_compared_in_any_case() -> None:
    found = read("Members from Oslo", "members.name where members.town = [Oslo] [Oslo] end")
    assert found.guessed == ("Oslo",)
    assert found.values == ()
    assert found.plan.where == Comparison(TOWN, "=", Value("Oslo"), exact_case=False)


@pytest.mark.parametrize(
    ("reason", "written"),
    [
        ("no number", "members.name where members.age > [Leeds] [Leeds] end"),
        ("no number", "members.town group members.town having count * > [Leeds] [Leeds] end"),
        ("no count", "members.name limit [Leeds] end"),
        ("no count", "members.name limit [2.5] end"),
        ("no count", "members.name limit [0] end"),
        ("no time", "bookings.id where bookings.started_at during (Leeds) end"),
        ("no flag", "members.name where members.town = value-yes end"),
        ("no column to be yes or no", "members.town group members.town having count * = value-yes end"),
        ("a value that the question does not spell", "members.name where members.town = value-unspelled end"),
        ("only rows are counted", "sum * end"),
        ("a share of what is no aggregate", "share sum bookings.price op-/ count * end"),
        (
            "a choice of what are no constants",
            "members.name where members.town = members.tier also [Leeds] [Leeds] end",
        ),
    ],
)
def test_a_sequence_that_means_nothing_is_refused_with_the_reason(reason: str, written: str) -> None:
    with pytest.raises(NoValue, match=f"^{reason}$"):
        read("Leeds 2.5 0", written)
