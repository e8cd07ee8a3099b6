"""Times in a question become half-open ranges against the present."""

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
    ["what may I see", "march past the shop", "price over 2,024.50", "on 31 February 2024", "order 1234567", "$2020"],
)
def test_what_is_no_time_is_not_read_as_one(text):
    assert find_dates(text, NOW) == []


def test_a_bare_year_may_be_a_number_too():
    assert [one.score for one in find_dates("shops with 2000 products", NOW)] == [0.6]


def test_the_end_of_the_calendar_is_no_error():
    assert find_dates("since 9999-12-31 or in the last 9999 years", NOW) == []
