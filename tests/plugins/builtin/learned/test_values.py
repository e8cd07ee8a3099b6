"""What words of the question mean as constants, by the column that they are compared with."""

from __future__ import annotations

import pytest
from aifordb.core import Column, DateRange
from aifordb.core.plan.model import ColumnRef, Value
from aifordb.plugins.llm.builtin.learned.items import items_of
from aifordb.plugins.llm.builtin.learned.values import Constants, NoValue, flag
from club import CLUB, linked


def constants(question: str) -> Constants:
    return Constants(question, linked(question))


def constant(question: str, column: str, first: int, last: int) -> tuple[Value, bool]:
    ref = ColumnRef(*column.split("."))
    return constants(question).constant(ref, items_of(CLUB).column(ref), first, last)


@pytest.mark.parametrize(
    ("question", "column", "span", "stored"),
    [
        ("members from Leeds", "members.town", (2, 2), "Leeds"),
        ("members from LEEDS", "members.town", (2, 2), "Leeds"),
        ('members from "leeds"', "members.town", (2, 2), "Leeds"),
        ("members called ada byron", "members.name", (2, 3), "Ada Byron"),
        ("hard courts only", "courts.surface", (0, 1), "hard court"),
        ("members on a trial membership", "members.tier", (3, 4), "trial memberships"),
        ("silvver members", "members.tier", (0, 0), "silver"),
        ("members of zip 01005", "members.zip", (3, 3), "01005"),
        ("members of zip 90210", "members.zip", (3, 3), "90210"),
        ("vip is y", "members.vip", (2, 2), "Y"),
    ],
)
def test_a_text_becomes_the_stored_value_that_it_means(question, column, span, stored) -> None:
    assert constant(question, column, *span) == (Value(stored), True)


@pytest.mark.parametrize(
    ("question", "column", "span", "text"),
    [
        ("members from Oslo", "members.town", (2, 2), "Oslo"),
        ("members from ledes", "members.town", (2, 2), "ledes"),
        ("members of zip 5", "members.zip", (3, 3), "5"),
        ('bookings noted "left early"', "bookings.note", (2, 2), "left early"),
        ("bookings noted left early", "bookings.note", (2, 3), "left early"),
    ],
)
def test_a_text_that_no_stored_value_is_like_stays_as_it_is_and_counts_as_guessed(question, column, span, text) -> None:
    assert constant(question, column, *span) == (Value(text), False)


@pytest.mark.parametrize(
    ("question", "column", "span", "number"),
    [
        ("older than 20", "members.age", (2, 2), 20),
        ("older than twenty", "members.age", (2, 2), 20),
        ("older than twenty five", "members.age", (2, 3), 25),
        ("rate above 1,200", "courts.rate", (2, 2), 1_200),
        ("rate above 2.5", "courts.rate", (2, 2), 2.5),
        ("salary above 5k", "coaches.salary", (2, 2), 5_000),
        ('age is "45"', "members.age", (2, 2), 45),
    ],
)
def test_a_number_column_is_compared_with_the_number_that_the_words_say(question, column, span, number) -> None:
    assert constant(question, column, *span) == (Value(number), True)


@pytest.mark.parametrize("word", ["many", "nan", "inf", "infinity"])
def test_a_word_that_is_no_number_is_none(word: str) -> None:
    with pytest.raises(NoValue, match="no number"):
        constant(f"age is {word}", "members.age", 2, 2)


def test_what_no_column_gives_is_compared_with_numbers_only() -> None:
    assert constants("more than 5 bookings").constant(None, None, 2, 2) == (Value(5), True)
    with pytest.raises(NoValue, match="no number"):
        constants("more than Leeds bookings").constant(None, None, 2, 2)


def test_of_two_stored_values_the_one_that_covers_the_span_is_meant() -> None:
    assert constant("from York and Leeds", "members.town", 1, 1) == (Value("York"), True)
    assert constant("from York and Leeds", "members.town", 3, 3) == (Value("Leeds"), True)


def test_a_stored_value_of_another_column_is_not_meant() -> None:
    assert constant("coaches called Leeds", "coaches.name", 2, 2) == (Value("Leeds"), False)


def test_a_time_is_found_by_any_of_its_words() -> None:
    reader = constants("bookings of March 2025")
    assert reader.time(2).range == reader.time(3).range == DateRange("2025-03-01", "2025-04-01")
    with pytest.raises(NoValue, match="no time"):
        reader.time(0)


def test_a_text_is_read_without_the_quotation_marks_around_it() -> None:
    assert constants('name has "ada b"').text(2, 2) == "ada b"
    assert constants("name has “ada” b").text(1, 2) == "has “ada"


@pytest.mark.parametrize(
    ("column", "yes", "no"),
    [
        (Column("flag", "boolean"), True, False),
        (Column("flag", "integer"), 1, 0),
        (Column("flag", "text", values=("N", "Y")), "Y", "N"),
        (Column("flag", "text", values=("f", "t")), "t", "f"),
        (Column("flag", "enum", values=("No ", "Yes")), "Yes", "No "),
        (Column("flag", "text", values=("disabled", "enabled")), "enabled", "disabled"),
    ],
)
def test_yes_and_no_are_what_the_column_keeps_for_them(column, yes, no) -> None:
    assert (flag(column, positive=True), flag(column, positive=False)) == (Value(yes), Value(no))


@pytest.mark.parametrize("column", [Column("town", "text", values=("Leeds", "York")), Column("day", "date")])
def test_a_column_that_keeps_neither_yes_nor_no_has_no_flag(column) -> None:
    with pytest.raises(NoValue, match="no flag"):
        flag(column, positive=True)
