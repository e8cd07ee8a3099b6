"""Plans as sequences: what is written for each, that it reads back as the same plan, and which plans cannot be written."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from aifordb.core.plan import plan_of, rewrite
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
    Expression,
    IsNull,
    Matches,
    Not,
    OneOf,
    Order,
    Output,
    Plan,
    Predicate,
    Related,
    Select,
    SetOperation,
    Share,
    Star,
    Value,
)
from aifordb.core.plan.walk import Node
from aifordb.plugins.llm.builtin.learned.grammar import SYMBOLS
from aifordb.plugins.llm.builtin.learned.read_actions import read_actions
from aifordb.plugins.llm.builtin.learned.values import NoValue

from tests.plugins.builtin.learned.club import CLUB, linked, spelled
from training.examples import target_of
from training.write_actions import write_actions
from training.write_expressions import NotWritable

_LINES = (Path(__file__).parent / "written.txt").read_text("utf-8").splitlines()
WRITTEN = [tuple(line.strip() for line in _LINES[at : at + 3]) for at in range(0, len(_LINES), 3)]
"""Question, SQL, sequence."""


def bookings(column: str) -> ColumnRef:
    return ColumnRef("bookings", column)


def members(column: str) -> ColumnRef:
    return ColumnRef("members", column)


def shown(*expressions: Expression) -> tuple[Output, ...]:
    return tuple(map(Output, expressions))


def where(condition: Predicate) -> Select:
    return Select(shown(bookings("id")), where=condition)


PLANS: dict[str, tuple[Plan, str]] = {
    "The two longest bookings of each court": (
        Select(shown(bookings("id")), order_by=(Order(bookings("hours"), True),), limit=2, per_group=bookings("court_id")),
        "bookings.id descending bookings.hours limit [two] for-each bookings.court_id end",
    ),
    "Dearest booking of each month": (
        Select(
            shown(bookings("id")),
            order_by=(Order(bookings("price"), True),),
            limit=1,
            per_group=Bucket("month", bookings("started_at")),
        ),
        "bookings.id descending bookings.price first for-each per-month bookings.started_at end",
    ),
    "Each court's share of the revenue": (
        Select(
            shown(bookings("court_id"), Share(Aggregate("sum", bookings("price")))), group_by=(bookings("court_id"),)
        ),
        "bookings.court_id share sum bookings.price group bookings.court_id end",
    ),
    "Bookings of more than 5 hours from start to end": (
        where(Comparison(Elapsed(bookings("started_at"), bookings("ended_at"), "hour"), ">", Value(5))),
        "bookings.id where hours-from bookings.started_at bookings.ended_at > [5] [5] end",
    ),
    "How many bookings fell on weekday 1?": (
        Select(
            shown(Aggregate("count", Star("bookings"))),
            where=Comparison(DatePart("weekday", bookings("started_at")), "=", Value(1)),
        ),
        "count bookings where weekday-of bookings.started_at = [1] [1] end",
    ),
    "In how many months were courts booked?": (
        Select(shown(Aggregate("count", Bucket("month", bookings("started_at")), distinct=True))),
        "count each-once per-month bookings.started_at end",
    ),
    "Points at home per member": (
        Select(
            shown(members("name"), Aggregate("sum", ColumnRef("matches", "points"))),
            group_by=(members("id"),),
            via=(ColumnRef("matches", "home_id"),),
        ),
        "members.name sum matches.points group members.id via matches.home_id end",
    ),
    "Names and towns, but no tiers": (
        SetOperation(
            "union",
            Select(shown(members("name"))),
            SetOperation("except", Select(shown(members("town"))), Select(shown(members("tier")))),
        ),
        "members.name union members.town except members.tier end",
    ),
}  # fmt: skip


def alike(plan: Plan) -> Plan:
    """The plan as the language can say it: it has no word for whether a row repeats with each match."""

    def change(node: Node) -> Node:
        return dataclasses.replace(node, each_match=True) if isinstance(node, Select) else node

    return rewrite(plan, change)


def read_back(plan: Plan, question: str) -> Plan:
    link = linked(question)
    return read_actions(write_actions(plan, question, link, CLUB), question, link, CLUB).plan


@pytest.mark.parametrize(("question", "sql", "written"), WRITTEN, ids=[case[0] for case in WRITTEN])
def test_a_statement_is_written_as_a_sequence_and_reads_back_as_the_same_plan(question, sql, written) -> None:
    plan, link = plan_of(sql, CLUB), linked(question)
    assert spelled(write_actions(plan, question, link, CLUB), link) == written
    assert alike(read_back(plan, question)) == alike(plan)


@pytest.mark.parametrize("sql", ["price * 100 / hours", "price / hours * 100", "100 * (price / hours)"])
def test_per_cent_is_written_alike_wherever_the_hundred_stands(sql) -> None:
    plan, link = (
        plan_of(f"SELECT avg({sql}) FROM bookings", CLUB),
        linked("Average of the price in per cent of the hours"),
    )
    assert spelled(write_actions(plan, "", link, CLUB), link) == "avg percent bookings.price against bookings.hours end"


def test_a_bracket_on_the_right_of_what_commutes_is_written_first() -> None:
    plan, link = (
        plan_of("SELECT sum(hours * (price - id)) FROM bookings", CLUB),
        linked("hours times what the price is above the id"),
    )
    assert (
        spelled(write_actions(plan, "", link, CLUB), link)
        == "sum bookings.price op-- bookings.id op-* bookings.hours end"
    )


@pytest.mark.parametrize(("question", "case"), PLANS.items(), ids=PLANS)
def test_what_sql_says_only_at_length_is_written_shortly_and_reads_back(question, case) -> None:
    plan, written = case
    link = linked(question)
    assert spelled(write_actions(plan, question, link, CLUB), link) == written
    assert alike(read_back(plan, question)) == alike(plan)


NO_NOTE, PLAYED = IsNull(bookings("note")), Comparison(bookings("status"), "=", Value("played"))
LONG = Comparison(bookings("hours"), ">", Value(2))


@pytest.mark.parametrize(
    ("reason", "plan"),
    [
        ("not starting with", where(Matches(bookings("note"), "club", "start", negated=True))),
        ("a text that the question does not say", where(Matches(bookings("note"), "zebra"))),
        ("a time that the question does not say", where(During(bookings("started_at"), linked("in 2021").mentions[0].range))),
        ("or inside and", where(AllOf((AnyOf((PLAYED, LONG)), NO_NOTE)))),
        ("limit", Select(shown(bookings("id")), limit=12)),
        ("second use of a table", Select(shown(ColumnRef("members", "name", instance=1)))),
        ("second use of a table", Select(shown(ColumnRef("members", "shoe_size")))),
        ("no join path", Select(shown(members("name")), tables=("nowhere",))),
        ("Related", where(Related("bookings", "courts", negated=True))),
        ("Not", where(Not(NO_NOTE))),
        ("Value", Select(shown(Value(1)))),
        ("Star", Select(shown(bookings("id")), group_by=(Star(),))),
        ("aggregate of Aggregate", Select(shown(Aggregate("avg", Aggregate("count", Star("bookings")))))),
        ("an aggregate and a column", Select(shown(Arithmetic("/", Aggregate("sum", bookings("price")), bookings("hours"))))),
        ("only a column can stand here", Select(shown(Arithmetic("*", bookings("price"), Value(2))))),
        ("only a column can stand here", Select(shown(Bucket("month", Aggregate("max", bookings("started_at")))))),
        ("compared with Aggregate", where(Comparison(bookings("price"), ">", Aggregate("avg", bookings("price"))))),
        ("nested sets", SetOperation("union", SetOperation("union", where(PLAYED), where(LONG)), where(NO_NOTE))),
        ("count at where", where(Comparison(Aggregate("count", Star("bookings")), ">", Value(2)))),
    ],
)  # fmt: skip
def test_a_plan_that_the_language_has_no_words_for_is_refused_with_the_reason(reason, plan) -> None:
    question = "played bookings of the club by month"
    with pytest.raises(NotWritable, match=f"^{reason}$"):
        write_actions(plan, question, linked(question), CLUB)


def test_alternatives_for_one_column_are_written_as_a_choice() -> None:
    question = "played or cancelled bookings"
    cancelled = Comparison(bookings("status"), "=", Value("cancelled"))
    choice = OneOf(bookings("status"), (Value("played"), Value("cancelled")))
    assert read_back(where(AllOf((AnyOf((PLAYED, cancelled)), NO_NOTE))), question) == alike(
        where(AllOf((choice, NO_NOTE)))
    )


def test_a_constant_that_the_question_does_not_spell_is_written_but_not_read() -> None:
    question = "bookings that are still open"
    plan, link = where(Comparison(bookings("status"), "=", Value("cancelled"))), linked(question)
    written = write_actions(plan, question, link, CLUB)
    assert spelled(written, link) == "bookings.id where bookings.status = value-unspelled end"
    with pytest.raises(NoValue):
        read_actions(written, question, link, CLUB)


@pytest.mark.parametrize(
    ("question", "value", "written"),
    [
        ("members from LEEDS", "Leeds", "[LEEDS] [LEEDS]"),
        ("members from leed", "Leeds", "[leed] [leed]"),
        ('members from "New Malden"', "New Malden", "[New Malden] [New Malden]"),
        ("members from New Malden", "New Malden", "[New] [Malden]"),
        ("members from NewMalden", "New Malden", "[NewMalden] [NewMalden]"),
    ],
)
def test_a_text_is_pointed_at_however_the_question_spells_it(question, value, written) -> None:
    plan, link = Select(shown(members("id")), where=Comparison(members("town"), "=", Value(value))), linked(question)
    found = spelled(write_actions(plan, question, link, CLUB), link)
    assert found == f"members.id where members.town = {written} end"


def test_tables_that_columns_lead_through_anyway_are_not_written() -> None:
    question = "coaches of each member"
    through = Select(shown(ColumnRef("coaches", "name"), members("name")), tables=("lessons",))
    link = linked(question)
    assert spelled(write_actions(through, question, link, CLUB), link) == "coaches.name members.name end"


def test_a_target_numbers_symbols_then_words_then_the_row_columns_and_tables() -> None:
    question = "Names of members from Ben Okri"
    plan = Select(shown(members("name")), where=Comparison(members("town"), "=", Value("Ben Okri")))
    target = target_of(write_actions(plan, question, linked(question), CLUB), words=6, columns=40)
    first = len(SYMBOLS)
    assert target.actions == (
        first + 7 + 1, SYMBOLS.index("where"), first + 7 + 2, SYMBOLS.index("="), first + 4, first + 5, SYMBOLS.index("end"),
    )  # fmt: skip
    assert target.from_word == (0, 0, 0, 0, 0, 4, 0)
