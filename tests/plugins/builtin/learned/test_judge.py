"""The judge: one row of traits for each reading, a weight for each trait, and likelihoods that follow them."""

from __future__ import annotations

import numpy as np
import pytest
from aifordb.core import GenerationRequest
from aifordb.core.plan import plan_of
from aifordb.plugins.llm.builtin.learned.judge import GATE_TRAITS, SURE_TRAITS, Judge, with_shares
from aifordb.plugins.llm.builtin.learned.parser import LearnedReading
from aifordb.plugins.llm.builtin.learned.read_actions import Read
from aifordb.plugins.llm.builtin.learned.reading_traits import FLOOR, TRAITS, Pool, Pooled, traits
from aifordb.plugins.llm.builtin.read import Reading
from club import CLUB, NOW, actions, linked

QUESTION = "names of members from Leeds"
LEEDS, ALL = "SELECT name FROM members WHERE town = 'Leeds'", "SELECT name FROM members"
ACTIONS = actions("members.name end", linked(QUESTION))


def learned(sql: str, score: float, guessed: tuple[str, ...] = ()) -> Pooled:
    plan = plan_of(sql, CLUB)
    return Pooled(sql, plan, LearnedReading(Read(plan, guessed=guessed), ACTIONS, score, 0), None, 0.0)


def by_rule(sql: str, confidence: float) -> Pooled:
    plan = plan_of(sql, CLUB)
    return Pooled(sql, plan, None, Reading(plan, 0.9, (), (), ()), confidence)


def rows(*readings: Pooled, rule_score: float = 0.0, rule_unread: int = 0) -> list[dict[str, float]]:
    request = GenerationRequest(QUESTION, CLUB, linked(QUESTION), NOW)
    found = traits(request, Pool(readings, rule_score, ("word",) * rule_unread))
    return [dict(zip(TRAITS, row, strict=True)) for row in found.tolist()]


NO_ORDER, NO_WEIGHTS, NO_GATE = (dict.fromkeys(names, 0.0) for names in (TRAITS, SURE_TRAITS, GATE_TRAITS))


def judge(weights: dict[str, float], order: dict[str, float] | None = None) -> Judge:
    return Judge.read(NO_ORDER | (order or {}), NO_WEIGHTS | weights, NO_GATE, 0.5)


def gate(weights: dict[str, float], least: float) -> Judge:
    return Judge.read(NO_ORDER, NO_WEIGHTS, NO_GATE | weights, least)


def test_each_trait_has_a_name_of_its_own() -> None:
    assert len(set(TRAITS)) == len(TRAITS)


def test_a_likelier_reading_has_its_lead_over_the_next_and_that_its_lag() -> None:
    first, second = rows(learned(LEEDS, -1.0), learned(ALL, -3.0))
    wanted = {
        "likeliest": 1,
        "log-probability": -0.25,
        "root of it": 1,
        "gap to the likeliest": 0,
        "gap to the next": 0.5,
    }
    assert {name: first[name] for name in wanted} == wanted
    wanted = {"likeliest": 0, "log-probability": -0.75, "gap to the likeliest": -0.5, "gap to the next": -0.5}
    assert {name: second[name] for name in wanted} == wanted


def test_a_reading_less_likely_than_the_floor_counts_as_the_floor() -> None:
    assert rows(learned(LEEDS, FLOOR - 30))[0]["log-probability"] == FLOOR / 4


def test_a_reading_of_the_patterns_alone_is_marked_and_brings_its_confidence() -> None:
    (row,) = rows(by_rule(LEEDS, 0.7))
    wanted = {
        "not learned": 1,
        "rule gives it": 1,
        "rule confidence": 0.7,
        "rule first": 1,
        "best rule confidence": 0.7,
        "no rule": 0,
    }
    assert {name: row[name] for name in wanted} == wanted


def test_agreement_with_the_best_pattern_is_told_by_outputs_filters_and_tables() -> None:
    same, other, _ = rows(learned(LEEDS, -1.0), learned(ALL, -2.0), by_rule(LEEDS, 0.7))
    names = ("outputs as best rule", "filters as best rule", "same tables as best rule", "no rule")
    assert [same[name] for name in names] == [1, 1, 1, 0]
    assert [other[name] for name in names] == [1, 0, 1, 0]


def test_what_the_patterns_made_of_the_question_is_told_with_each_reading() -> None:
    names = ("rule score", "rule left words", "rule left no word")
    (read,) = rows(learned(LEEDS, -1.0), rule_score=0.8)
    (unread,) = rows(learned(LEEDS, -1.0), rule_score=0.2, rule_unread=9)
    assert [read[name] for name in names] == [0.8, 0, 1]
    assert [unread[name] for name in names] == [0.2, 4, 0]


def test_what_the_question_says_and_a_reading_does_not_use_is_told() -> None:
    used, unused = rows(learned(LEEDS, -1.0), learned(ALL, -1.0))
    assert (used["values unused"], used["nothing unread"], used["unread"]) == (0, 1, 0)
    assert (unused["values unused"], unused["nothing unread"], unused["unread"]) == (1, 0, 1)


def test_guessed_texts_count() -> None:
    assert rows(learned(LEEDS, -1.0, ("leeds", "york")))[0]["guessed"] == 2


def test_without_weights_everything_is_even() -> None:
    assert judge({}).confidence(np.ones((2, len(TRAITS)))).tolist() == pytest.approx([0.5, 0.5], abs=1e-5)


def test_a_weight_belongs_to_the_trait_of_its_name() -> None:
    row = np.zeros((1, len(TRAITS)))
    row[0, TRAITS.index("guessed")] = 2
    assert judge({"guessed": -1}).confidence(row)[0] == pytest.approx(1 / (1 + np.e**2))
    assert judge({"nested": -1}).confidence(row)[0] == 0.5


def test_a_trait_without_weight_is_refused_and_an_unknown_weight_is_not_read() -> None:
    assert judge({"colour": 9.0}).weights.tolist() == [0.0] * len(SURE_TRAITS)
    without = {name: weight for name, weight in NO_ORDER.items() if name != "guessed"}
    with pytest.raises(KeyError, match="guessed"):
        Judge.read(without, NO_WEIGHTS, NO_GATE, 0.5)
    with pytest.raises(KeyError, match="share of the odds"):
        Judge.read(NO_ORDER, NO_ORDER, NO_GATE, 0.5)
    with pytest.raises(KeyError, match="confidence"):
        Judge.read(NO_ORDER, NO_WEIGHTS, NO_ORDER, 0.5)


def test_the_order_says_which_is_best_and_no_other_is_likelier() -> None:
    two = np.zeros((3, len(TRAITS)))
    two[:, TRAITS.index("nested")] = 1, 0, 2
    two[:, TRAITS.index("group")] = 0, 2, 1
    right = judge({"group": 1.0}, order={"nested": 1.0}).confidence(two)
    assert right.argsort().tolist() == [1, 0, 2]
    assert right == pytest.approx([0.5, 0.5, 1 / (1 + np.e**-1)], abs=1e-5)


def test_shares_are_those_of_the_merits_of_one_pool() -> None:
    two = np.zeros((2, len(TRAITS)))
    two[0, TRAITS.index("nested")] = np.log(3)
    order = np.zeros(len(TRAITS))
    order[TRAITS.index("nested")] = 1
    shares = with_shares(two, order)[:, -2:]
    assert shares[:, 1] == pytest.approx([0.75, 0.25])
    assert shares[:, 0] == pytest.approx([np.log(3) / 3, -np.log(3) / 3], abs=1e-3)


def test_readings_that_say_alike_vote_together_with_their_probability() -> None:
    readings = (
        learned(LEEDS, np.log(0.5)),
        learned(ALL, np.log(0.25)),
        learned("SELECT town FROM members", np.log(0.25)),
    )
    first, second, third = rows(*readings)
    assert [one["outputs' vote"] for one in (first, second, third)] == pytest.approx([0.75, 0.75, 0.25])
    assert [one["filters' vote"] for one in (first, second, third)] == pytest.approx([0.5, 0.5, 0.5])
    assert [one["tables' vote"] for one in (first, second, third)] == pytest.approx([1, 1, 1])


def test_the_likelier_by_the_network_the_likelier_right() -> None:
    scores = (-9.0, -4.0, -1.0, -0.1, 0.0)
    one = judge({"log-probability": 2.0})
    right = [one.confidence(np.array([list(rows(learned(LEEDS, score))[0].values())]))[0] for score in scores]
    assert np.all(np.diff(right) > 0)
    assert right[-1] == 0.5


def test_likelihoods_of_extremes_stay_between_nothing_and_one() -> None:
    extreme = np.zeros((2, len(TRAITS)))
    extreme[:, 0] = -1e6, 1e6
    low, high = (float(judge({"one": 1.0}).confidence(row[None])[0]) for row in extreme)
    assert 0 <= low < 1e-9
    assert 1 - 1e-9 < high <= 1


def test_a_question_is_answerable_from_the_least_likelihood_on() -> None:
    row = np.zeros(len(TRAITS))
    assert gate({}, 0.5).answerable(row, 0.2)
    assert not gate({}, 0.51).answerable(row, 0.2)


def test_the_gate_weighs_the_likeliest_readings_traits_and_its_confidence() -> None:
    row = np.zeros(len(TRAITS))
    row[TRAITS.index("unread")] = 1
    by_confidence = gate({"confidence": 4.0, "one": -2.0}, 0.6)
    row[0] = 1
    assert by_confidence.answerable(row, 0.9)
    assert not by_confidence.answerable(row, 0.4)
    assert not gate({"confidence": 4.0, "one": -2.0, "unread": -3.0}, 0.6).answerable(row, 0.9)
