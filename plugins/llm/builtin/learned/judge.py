"""Choosing among readings: how likely each is right, from what speaks for and against it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np
from aifordb.core import GenerationRequest
from aifordb.core.plan import conjuncts, tables_of
from aifordb.core.plan.model import Plan, Select, SetOperation
from numpy.typing import NDArray

from .traits import CUE_TRAITS, cue_traits, shape_of, use_of

if TYPE_CHECKING:
    from ..read import Reading
    from .parser import LearnedReading

FLOOR = -12.0
"""Log-probability that stands for anything less likely, and for a reading that the network did not give."""


@dataclass(frozen=True, slots=True)
class Pooled:
    """One statement with who reads the question so.

    :param rule_confidence: how often such readings of the patterns were right; 0 where they do not give it.
    """

    sql: str
    plan: Plan
    learned: LearnedReading | None
    rule: Reading | None
    rule_confidence: float


@dataclass(frozen=True, slots=True)
class Pool:
    """All readings of a question.

    :param readings: each statement once.
    :param rule_score: own score of the patterns' best reading, 0–1, also where it is too low to be among `readings`.
    :param rule_unread: words that that reading does not use.
    """

    readings: tuple[Pooled, ...]
    rule_score: float
    rule_unread: tuple[str, ...]


TERSE = 9
"""A question of fewer words and signs is terse: patterns read it as well as the network, which learnt from whole sentences."""
_BASE: tuple[str, ...] = (
    "one", "log-probability", "root of it", "likeliest", "gap to the likeliest", "gap to the next", "not learned",
    "rule gives it", "rule confidence", "rule first", "best rule confidence", "outputs as best rule", "filters as best rule",
    "same tables as best rule", "no rule", "rule score", "rule left words", "rule left no word", "outputs as likeliest", "filters as likeliest", "unread", "unread share", "nothing unread",
    "numbers unused", "dates unused", "values unused", "names unused", "strange tables", "strange columns", "guessed", "tables", "three tables", "joins", "joins above the fewest", "long", "very long",
    "sets", "nested", "group", "having", "conditional", "several outputs", "words", *CUE_TRAITS,
)  # fmt: skip


def traits(request: GenerationRequest, pool: Pool) -> NDArray[np.float64]:
    """[readings, traits] of a whole pool."""
    readings = pool.readings
    likeliest = max((p.learned for p in readings if p.learned), key=lambda one: one.score, default=None)
    best_rule = max((p for p in readings if p.rule), key=lambda one: one.rule_confidence, default=None)
    scores = sorted((p.learned.score for p in readings if p.learned), reverse=True)
    beside = _Beside(likeliest, best_rule, tuple(scores), min(map(_joins, readings), default=0), pool)
    rows = np.array([_row(one, request, beside) for one in readings]).reshape(-1, len(_BASE))
    terse = float(len(request.linked.tokens) < TERSE)
    return np.concatenate([rows, terse * rows[:, [_BASE.index(trait) for trait in _IF_TERSE]]], 1)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What a reading is compared with.

    :param scores: of the network's readings, likeliest first.
    """

    likeliest: LearnedReading | None
    best_rule: Pooled | None
    scores: tuple[float, ...]
    fewest_joins: int
    pool: Pool


def _row(one: Pooled, request: GenerationRequest, beside: _Beside) -> list[float]:
    best_rule, scores = beside.best_rule, beside.scores
    score = max(one.learned.score, FLOOR) if one.learned else FLOOR
    top = max(scores[0], FLOOR) if scores else FLOOR
    others = [other for other in scores if one.learned is None or other != one.learned.score]
    following = max(others[0], FLOOR) if others else FLOOR
    use = use_of(one.plan, request.linked, one.learned.read.words if one.learned else ())
    shape = shape_of(one.plan)
    rule = best_rule.plan if best_rule else None
    first = beside.likeliest.plan if beside.likeliest else None
    tables, joins = len(tables_of(one.plan)), _joins(one)
    length = len(one.learned.actions) if one.learned else 10
    outputs = len(one.plan.outputs) if isinstance(one.plan, Select) else 1
    return [
        1.0,
        score / 4,
        math.sqrt(-score),
        float(one.learned is not None and one.learned is beside.likeliest),
        (score - top) / 4,
        min(max(score - following, -4.0), 4.0) / 4,
        float(one.learned is None),
        float(one.rule is not None),
        one.rule_confidence,
        float(best_rule is one),
        best_rule.rule_confidence if best_rule else 0.0,
        float(rule is not None and _outputs(rule) == _outputs(one.plan)),
        float(rule is not None and _filters(rule) == _filters(one.plan)),
        float(rule is not None and set(tables_of(rule)) == set(tables_of(one.plan))),
        float(rule is None),
        beside.pool.rule_score,
        float(min(len(beside.pool.rule_unread), 4)),
        float(not beside.pool.rule_unread),
        float(first is not None and _outputs(first) == _outputs(one.plan)),
        float(first is not None and _filters(first) == _filters(one.plan)),
        float(min(use.unread, 4)),
        use.unread / max(use.content, 1),
        float(use.unread == 0),
        float(min(use.numbers, 2)),
        float(min(use.dates, 2)),
        float(min(use.values, 2)),
        float(min(use.names, 3)),
        float(min(use.strange_tables, 3)),
        float(min(use.strange_columns, 4)),
        float(len(one.learned.read.guessed)) if one.learned else 0.0,
        float(tables > 1),
        float(tables > 2),
        float(min(joins, 5)),
        float(min(joins - beside.fewest_joins, 4)),
        float(length > 12),
        float(length > 18),
        float(shape.sets),
        float(shape.nested),
        float(shape.group),
        float(shape.having),
        float(shape.conditional),
        float(outputs > 1),
        len(request.linked.tokens) / 20,
        *cue_traits(request.question, shape),
    ]


def _joins(one: Pooled) -> int:
    return one.sql.count(" JOIN ")


def _outputs(plan: Plan) -> tuple[object, ...]:
    while isinstance(plan, SetOperation):
        plan = plan.left
    return (*sorted(str(output.expression) for output in plan.outputs), plan.limit, bool(plan.order_by))


def _filters(plan: Plan) -> frozenset[str]:
    while isinstance(plan, SetOperation):
        plan = plan.left
    return frozenset(str(part) for part in (*conjuncts(plan.where), *conjuncts(plan.having)))


_IF_TERSE = (
    "log-probability", "gap to the likeliest", "rule gives it", "rule confidence", "rule first", "not learned", "outputs as best rule",
    "filters as best rule", "joins", "joins above the fewest", "strange tables", "strange columns", "unread", "likeliest", "several outputs", "names unused", "values unused", "guessed",
)  # fmt: skip
TRAITS: tuple[str, ...] = (*_BASE, *(f"{trait} if terse" for trait in _IF_TERSE))
DOUBTED, MOSTLY = 0.12, 0.65
"""A question that no pattern reads is refused if words stay unread in a reading less sure than this, or so large a share of its words."""
READ = 0.65
"""A question that a pattern reads this surely, every word of it, is answered."""
GATE_TRAITS: tuple[str, ...] = (*TRAITS, "confidence")


@dataclass(frozen=True, slots=True)
class Judge:
    """Two logistic models: over `TRAITS`, how likely a reading is right if the database can answer the question at all; and over the traits of
    the likeliest reading and its confidence, how likely it can.

    :param weights: [traits].
    :param gate: [gate traits].
    :param least: a question less likely to be answerable than this is refused.
    """

    weights: NDArray[np.float64]
    gate: NDArray[np.float64]
    least: float

    @classmethod
    def read(cls, judge: Mapping[str, float], gate: Mapping[str, float], least: float) -> Self:
        """The judge with weights by trait.

        :raises KeyError: a trait has none.
        """
        weights = np.array([judge[trait] for trait in TRAITS])
        return cls(weights, np.array([gate[trait] for trait in GATE_TRAITS]), least)

    def confidence(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """How likely each reading is right, 0–1.

        :param rows: [readings, traits].
        """
        return logistic(rows @ self.weights)

    def answerable(self, row: NDArray[np.float64], confidence: float) -> bool:
        """Can the database answer the question whose likeliest reading has these traits, [traits], and this confidence?"""
        told = dict(zip(TRAITS, row.tolist(), strict=True))
        if told["no rule"] and told["unread"] and (confidence < DOUBTED or told["unread share"] >= MOSTLY):
            return False
        if told["rule score"] >= READ and told["rule left no word"]:
            return True
        return float(logistic(np.append(row, confidence) @ self.gate)) >= self.least


def logistic(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """1 / (1 + e^-x), without overflow."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))))
