"""Fitting the judge: weights that tell right readings from wrong ones, and answerable questions from others."""

from __future__ import annotations

import numpy as np
import pytest
from aifordb.plugins.llm.builtin.learned.judge import GATE_TRAITS, SURE_TRAITS, Judge, logistic
from aifordb.plugins.llm.builtin.learned.reading_traits import TRAITS

from training.judging import REFUSED, Readings, fit, fit_judge, fit_order

SURE, UNREAD = TRAITS.index("log-probability"), TRAITS.index("unread")


def question(random: np.random.Generator, *, answerable: bool) -> Readings:
    """Two readings, of which the one that the network finds likelier is mostly right; questions that cannot be answered leave words unread."""
    rows = np.zeros((2, len(TRAITS)))
    rows[:, 0] = 1
    rows[:, SURE] = random.normal(size=2)
    rows[:, UNREAD] = random.normal(loc=0 if answerable else 3)
    chance = random.random(2) < logistic(2 * rows[:, SURE])
    return Readings(rows, chance & answerable, answerable)


@pytest.fixture(scope="module")
def readings() -> list[Readings]:
    random = np.random.default_rng(7)
    return [question(random, answerable=at % 3 > 0) for at in range(1_500)]


@pytest.fixture(scope="module")
def stored(readings: list[Readings]) -> dict[str, object]:
    return fit_judge(readings)


def judge_of(stored: dict[str, object]) -> Judge:
    return Judge.read(stored["order"], stored["judge"], stored["gate"], stored["least"])  # type: ignore[arg-type]


def test_every_trait_gets_a_weight_by_its_name(stored: dict[str, object]) -> None:
    assert list(stored["order"]) == list(TRAITS)  # type: ignore[call-overload]
    assert list(stored["judge"]) == list(SURE_TRAITS)  # type: ignore[call-overload]
    assert list(stored["gate"]) == list(GATE_TRAITS)  # type: ignore[call-overload]


def test_what_tells_right_from_wrong_weighs_and_what_does_not_weighs_nothing(stored: dict[str, object]) -> None:
    weights = stored["judge"]
    assert weights["log-probability"] == pytest.approx(2, abs=0.3)  # type: ignore[index]
    assert weights["unread"] == pytest.approx(0, abs=0.2)  # type: ignore[index]
    assert weights["nested"] == 0  # type: ignore[index]


def test_what_tells_answerable_questions_weighs_at_the_gate(stored: dict[str, object]) -> None:
    assert stored["gate"]["unread"] < -1  # type: ignore[index]


def test_confidence_is_how_often_such_readings_are_right(readings: list[Readings], stored: dict[str, object]) -> None:
    asked = [one for one in readings if one.answerable]
    sure = np.concatenate([judge_of(stored).confidence(one.rows) for one in asked])
    right = np.concatenate([one.right for one in asked])
    for low in (0.0, 0.25, 0.5, 0.75):
        some = (sure >= low) & (sure < low + 0.25)
        assert right[some].mean() == pytest.approx(sure[some].mean(), abs=0.08)


def test_few_answerable_questions_are_refused_and_most_others_are(
    readings: list[Readings], stored: dict[str, object]
) -> None:
    judge = judge_of(stored)

    def passes(one: Readings) -> bool:
        sure = judge.confidence(one.rows)
        best = int(sure.argmax())
        return judge.answerable(one.rows[best], float(sure[best]))

    refused = [not passes(one) for one in readings if one.answerable]
    passed = [passes(one) for one in readings if not one.answerable]
    assert np.mean(refused) == pytest.approx(REFUSED, abs=0.01)
    assert np.mean(passed) < 0.2


def test_the_order_of_questions_makes_no_difference(readings: list[Readings], stored: dict[str, object]) -> None:
    again = fit_judge(readings[::-1])
    assert again["judge"] == pytest.approx(stored["judge"], abs=1e-3)
    assert again["gate"] == pytest.approx(stored["gate"], abs=1e-3)


def test_the_order_puts_the_right_one_of_several_first_where_traits_tell() -> None:
    random = np.random.default_rng(3)
    some = []
    for _ in range(400):
        rows = np.zeros((4, len(TRAITS)))
        rows[:, SURE] = random.normal(size=4)
        right = rows[:, SURE] + random.normal(scale=0.3, size=4) >= rows[:, SURE].max() - 0.2
        if right.any():
            some.append(Readings(rows, right))
    order = fit_order(some)
    assert order[SURE] > 2
    assert np.mean([one.right[(one.rows @ order).argmax()] for one in some]) > 0.8
    assert np.abs(np.delete(order, SURE)).max() < 1e-9


def test_a_constant_trait_alone_gives_the_part_that_is_right() -> None:
    weights = fit(np.ones((10, 1)), np.array([True] * 7 + [False] * 3))
    assert float(logistic(weights)[0]) == pytest.approx(0.7, abs=0.001)


def test_perfectly_told_apart_readings_still_get_finite_weights() -> None:
    rows = np.array([[1.0, -1.0]] * 20 + [[1.0, 1.0]] * 20)
    weights = fit(rows, rows[:, 1] > 0)
    assert np.isfinite(weights).all()
    assert 0.5 < float(logistic(rows[-1:] @ weights)[0]) < 1
