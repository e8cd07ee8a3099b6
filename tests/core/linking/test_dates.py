"""Times in a question become half-open ranges against the present."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from aifordb.core.linking.dates import find_dates

NOW = datetime(2026, 3, 18, 10, tzinfo=UTC)
CASES = yaml.safe_load((Path(__file__).parent / "dates.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_time_in_words_becomes_a_range(case):
    found = find_dates(f"show {case['text']} please", NOW)
    expected = tuple(str(case[side]) if case[side] is not None else None for side in ("start", "end"))
    assert [(one.range.start, one.range.end) for one in found] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "what may I see",
        "march past the shop",
        "price over 2,024.50",
        "on 31 February 2024",
        "order 1234567",
        "$2020",
        "over 5 years",
        "within 30 days",
        "between 10 and 20",
        "the last 10 orders",
        "may 5 users sign in",
        "longer than 3 hours",
    ],
)  # fmt: skip
def test_what_is_no_time_is_not_read_as_one(text):
    assert find_dates(text, NOW) == []


def test_a_bare_year_may_be_a_number_too():
    assert [one.score for one in find_dates("shops with 2000 products", NOW)] == [0.6]


def test_the_end_of_the_calendar_is_no_error():
    assert find_dates("since 9999-12-31 or in the last 9999 years", NOW) == []


def test_the_week_before_is_the_last_one():
    ranges = [(one.range.start, one.range.end) for one in find_dates("signups this week vs the week before", NOW)]
    assert ranges == [("2026-03-16", "2026-03-23"), ("2026-03-09", "2026-03-16")]


def test_two_years_with_and_between_them_are_two_times():
    assert [one.range.start for one in find_dates("revenue in 2024 and 2025", NOW)] == ["2024-01-01", "2025-01-01"]


def test_so_many_years_may_be_an_age():
    assert [one.score for one in find_dates("employees older than 30 years", NOW)] == [0.6]


def test_the_last_of_two_long_gaps_of_spaces_is_reached_in_time():
    hostile = (
        " " * 5_000,
        "not " * 2_000,
        "from may to " * 1_000,
        f"in the last{' ' * 5_000}3{' ' * 5_000}",
        "2024-" * 1_000,
    )
    began = time.process_time()
    for text in hostile:
        find_dates(text, NOW)
    assert time.process_time() - began < 2
