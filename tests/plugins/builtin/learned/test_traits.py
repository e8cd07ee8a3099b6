"""What speaks for and against a reading: what of the question it leaves unused, and whether it has what the words ask for."""

from __future__ import annotations

import dataclasses

import pytest
from aifordb.core.plan import plan_of
from aifordb.core.plan.model import (
    Aggregate,
    Bucket,
    ColumnRef,
    DatePart,
    Elapsed,
    Output,
    Plan,
    Related,
    Select,
    Share,
    Star,
)
from aifordb.plugins.llm.builtin.learned.traits import CUE_TRAITS, Use, cue_traits, shape_of, use_of
from club import CLUB, linked


def use(question: str, sql: str, words: tuple[int, ...] = ()) -> Use:
    return use_of(plan_of(sql, CLUB), linked(question), words)


def shape(plan: Plan) -> set[str]:
    return {field for field, has in dataclasses.asdict(shape_of(plan)).items() if has}


NAMES = "SELECT name FROM members"


def test_a_reading_that_uses_everything_leaves_nothing() -> None:
    found = use("names of 3 members from Leeds", f"{NAMES} WHERE town = 'Leeds' LIMIT 3")
    assert (found.unread, found.numbers, found.dates, found.values, found.names) == (0, 0, 0, 0, 0)


def test_an_unused_number_is_counted() -> None:
    assert use("names of 3 members", NAMES).numbers == 1
    assert use("names of 3 members older than 40", NAMES).numbers == 2
    assert use("names of 3 members", f"{NAMES} LIMIT 3").numbers == 0
    assert use("names of members older than 40", f"{NAMES} WHERE age > 40").numbers == 0


def test_a_number_in_words_may_mean_no_number() -> None:
    assert use("names of one member", NAMES).numbers == 0


def test_an_unused_date_is_counted() -> None:
    dated = f"{NAMES} WHERE joined_on >= '2025-03-01' AND joined_on < '2025-04-01'"
    assert use("members who joined in March 2025", NAMES).dates > 0
    assert use("members who joined in March 2025", dated).dates == 0


def test_an_unused_stored_value_is_counted() -> None:
    assert use("members from Leeds", NAMES).values == 1
    assert use("members from Leeds", f"{NAMES} WHERE town = 'Leeds'").values == 0
    assert use("members from Leeds", f"{NAMES} WHERE town LIKE '%leeds%'").values == 0


def test_an_unused_name_is_counted() -> None:
    assert use("names and towns of members", NAMES).names == 1
    assert use("names and towns of members", "SELECT name, town FROM members").names == 0


def test_words_that_constants_were_taken_from_are_used() -> None:
    question, sql = "members from Oslo", f"{NAMES} WHERE town = 'oslo city'"
    assert use(question, sql).places == (2,)
    assert use(question, sql, words=(2,)).places == ()


def test_content_words_are_counted_and_the_unused_ones_named_by_their_place() -> None:
    found = use("names of bald members from Leeds", f"{NAMES} WHERE town = 'Leeds'")
    assert (found.places, found.content, found.unread) == ((2,), 3, 1)


def test_tables_and_columns_that_no_word_can_mean_are_strange() -> None:
    plain = use("names of members", NAMES)
    strange = use("names of members", "SELECT members.name, coaches.salary FROM members JOIN lessons ON lessons.member_id = members.id "
                  "JOIN coaches ON lessons.coach_id = coaches.id")  # fmt: skip
    assert (plain.strange_tables, plain.strange_columns) == (0, 0)
    assert strange.strange_columns == 1


@pytest.mark.parametrize(
    ("sql", "fields"),
    [
        (NAMES, set()),
        ("SELECT avg(age) FROM members", {"average"}),
        ("SELECT sum(price * hours) FROM bookings", {"total", "arithmetic"}),
        ("SELECT max(age) FROM members", {"extreme"}),
        ("SELECT count(DISTINCT town) FROM members", {"count", "distinct"}),
        ("SELECT DISTINCT town FROM members", {"distinct"}),
        (f"{NAMES} ORDER BY age DESC LIMIT 1", {"extreme", "limit", "ordered"}),
        (f"{NAMES} ORDER BY age LIMIT 5", {"limit", "ordered"}),
        (f"{NAMES} WHERE town <> 'Leeds'", {"negated"}),
        (f"{NAMES} WHERE town NOT LIKE '%e%'", {"negated"}),
        (f"{NAMES} WHERE town IN ('Leeds', 'York')", {"either"}),
        (f"{NAMES} WHERE age > 60 OR age < 18", {"either"}),
        (f"{NAMES} WHERE zip IS NULL", {"missing"}),
        (f"{NAMES} WHERE age > (SELECT avg(age) FROM members)", {"average", "nested"}),
        (f"{NAMES} WHERE id IN (SELECT member_id FROM bookings)", {"nested"}),
        (f"{NAMES} EXCEPT SELECT name FROM coaches", {"sets", "negated"}),
        (f"{NAMES} INTERSECT SELECT name FROM coaches", {"sets"}),
        ("SELECT town FROM members GROUP BY town HAVING count(*) > 5", {"group", "having", "count"}),
        ("SELECT count(CASE WHEN vip = 'Y' THEN 1 END) FROM members", {"count", "conditional"}),
    ],
)  # fmt: skip
def test_the_shape_of_a_plan_is_what_it_has(sql: str, fields: set[str]) -> None:
    assert shape(plan_of(sql, CLUB)) == fields


def test_times_shares_and_rows_of_each_group_belong_to_the_shape() -> None:
    started, ended = ColumnRef("bookings", "started_at"), ColumnRef("bookings", "ended_at")
    hours = Elapsed(started, ended, "hour")
    assert shape(Select((Output(hours),))) == {"elapsed"}
    assert shape(Select((Output(Bucket("month", started)),), per_group=started)) == {"bucket", "each_of"}
    assert shape(Select((Output(DatePart("month", started)),))) == {"part"}
    assert shape(Select((Output(Share(Aggregate("count", Star("bookings")))),))) == {"share", "count"}
    assert shape(Select((Output(started),), where=Related("bookings", "courts", negated=True))) == {"nested", "negated"}


@pytest.mark.parametrize(
    ("question", "sql", "marked"),
    [
        ("average age of members", "SELECT avg(age) FROM members", set()),
        ("average age of members", "SELECT age FROM members", {"average asked"}),
        ("age of members", "SELECT avg(age) FROM members", {"average had"}),
        ("members with no zip", f"{NAMES} WHERE zip IS NULL", {"negated asked"}),
        ("members from Leeds or York", f"{NAMES} WHERE town IN ('Leeds', 'York')", {"sets asked"}),
        ("members that aren't from Leeds", f"{NAMES} WHERE town <> 'Leeds'", set()),
        ("share of vip members", NAMES, {"share asked"}),
        ("members", f"{NAMES} ORDER BY age DESC LIMIT 1", {"extreme had", "limit had", "ordered had"}),
        ("The oldest member", f"{NAMES} ORDER BY age DESC LIMIT 1", set()),
        ("bookings per month", "SELECT count(*) FROM bookings", {"count had", "group asked", "bucket asked"}),
    ],
)
def test_words_that_ask_for_what_a_plan_lacks_and_what_no_word_asks_for_are_marked(question, sql, marked) -> None:
    found = cue_traits(question, shape_of(plan_of(sql, CLUB)))
    assert {name for name, value in zip(CUE_TRAITS, found, strict=True) if value} == marked
    assert set(found) <= {0.0, 1.0}
