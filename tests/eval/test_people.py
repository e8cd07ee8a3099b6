"""The people's exam is sound: its SQL runs and answers, its halves are equal, and its scorer accepts what a colleague would."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from .exam import SHOP, ExamQuestion, accepted_rows, build_databases, read_exam
from .score import normal, right, same_rows

EXAM = read_exam()
HARD = {"date", "bucket", "ratio", "typo"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return build_databases(tmp_path_factory.mktemp("exam"))


@pytest.mark.parametrize("question", EXAM, ids=lambda question: question.id)
def test_every_accepted_answer_runs_has_rows_and_differs_from_the_others(
    files: dict[str, Path], question: ExamQuestion
) -> None:
    answers = accepted_rows(question, files[question.schema])
    assert all(rows and rows != [(None,)] for rows in answers), "a question whose right answer is empty shows nothing"
    for at, rows in enumerate(answers):
        assert right(rows, answers, ordered=question.ordered)
        assert not right(rows, answers[:at], ordered=question.ordered)


def test_there_are_at_least_400_questions_each_asked_once() -> None:
    assert len(EXAM) >= 400
    assert len({question.id for question in EXAM}) == len(EXAM)
    assert len({(question.schema, question.question.lower()) for question in EXAM}) == len(EXAM)


def test_six_fields_have_65_to_70_questions_each(files: dict[str, Path]) -> None:
    counts = Counter(question.schema for question in EXAM)
    assert set(counts) == set(files)
    assert SHOP in counts
    assert all(65 <= count <= 70 for count in counts.values())


def test_half_of_every_field_is_set_aside() -> None:
    parts = Counter((question.schema, question.part) for question in EXAM)
    assert all(parts[schema, "open"] == parts[schema, "aside"] for schema, _ in parts)


def test_at_least_150_questions_have_dates_buckets_ratios_or_typos() -> None:
    assert sum(bool(HARD & set(question.tags)) for question in EXAM) >= 150


@pytest.mark.parametrize(
    ("gold", "mine", "same"),
    [
        ([(1,)], [(1.0,)], True),
        ([(0.1 + 0.2,)], [(0.3,)], True),
        ([(100.0,)], [(100.01,)], False),
        ([(True,)], [(1,)], True),
        ([(5,)], [("5",)], False),
        ([(None,)], [(0,)], False),
        ([("a", 1), ("b", 2)], [("b", 2), ("a", 1)], True),
        ([("a", 1), ("b", 2)], [("a", 2), ("b", 1)], False),
        ([("a", 1)], [(1, "a")], True),
        ([("a", 1)], [("a", 1, 7)], False),
        ([("a",), ("a",)], [("a",)], False),
        ([("a",), ("a",), ("b",)], [("a",), ("b",), ("b",)], False),
        ([(1, 2), (2, 1)], [(2, 1), (1, 2)], True),
        ([(1, 2), (3, 1)], [(2, 3), (1, 1)], False),
        ([("2026-03", 4)], [("2026-03-01", 4)], True),
        ([("2026-03", 4)], [("2026-03-01 00:00:00", 4)], True),
        ([("2026-03", 4)], [("2026-03-02", 4)], False),
        ([("2026", 4)], [(2026, 4)], True),
        ([("2026", 4)], [("2026-01-01", 4)], True),
        ([("2026-Q2", 4)], [("2026-04-01", 4)], True),
        ([("2026-W12", 4)], [("2026-03-16", 4)], True),
        ([(2026,)], [("2026",)], False),
        ([], [], True),
        ([], [(0,)], False),
    ],
)
def test_rows_are_the_same_whatever_the_order_and_the_way_of_writing_numbers_and_periods(
    gold: list[tuple[object, ...]], mine: list[tuple[object, ...]], same: bool
) -> None:
    assert same_rows(gold, mine) is same


def test_order_matters_only_where_it_was_asked_for() -> None:
    gold, mine = [("a", 2), ("b", 1)], [("b", 1), ("a", 2)]
    assert right(mine, [gold])
    assert not right(mine, [gold], ordered=True)
    assert right([(2, "a"), (1, "b")], [gold], ordered=True)


def test_any_accepted_answer_is_right() -> None:
    accepted: list[list[tuple[object, ...]]] = [[("Ann",)], [(1, "Ann")]]
    assert right([(1, "Ann")], accepted)
    assert not right([("Ann", 1, 2)], accepted)


@pytest.mark.parametrize(
    ("cell", "compared"),
    [
        (3, 3.0),
        ("2026-13", "2026-13"),
        ("2025-12-24", "2025-12-24"),
        ("2025-12-24 10:00:00", "2025-12-24 10:00:00"),
        ("2025-12-24T00:00", "2025-12-24"),
        ("2025q4", "2025-10-01"),
        (b"x", b"x"),
    ],
)
def test_a_cell_is_compared_as_number_or_first_day_of_its_period(cell: object, compared: object) -> None:
    assert normal(cell) == compared
