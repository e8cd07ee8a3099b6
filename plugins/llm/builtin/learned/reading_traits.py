"""What speaks for and against each reading of a pool, as rows of numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
VOTES = ("outputs' vote", "filters' vote", "tables' vote", "groups' vote", "order's vote")
_BASE: tuple[str, ...] = (
    "one", "log-probability", "root of it", "likeliest", "gap to the likeliest", "gap to the next", "not learned",
    "rule gives it", "rule confidence", "rule first", "best rule confidence", "outputs as best rule", "filters as best rule",
    "same tables as best rule", "no rule", "rule score", "rule left words", "rule left no word", "outputs as likeliest", "filters as likeliest", "unread", "unread share", "nothing unread",
    "numbers unused", "dates unused", "values unused", "names unused", "strange tables", "strange columns", "guessed", "tables", "three tables", "joins", "joins above the fewest", "long", "very long",
    "sets", "nested", "group", "having", "conditional", "several outputs", "words", *CUE_TRAITS, *VOTES,
)  # fmt: skip


def traits(request: GenerationRequest, pool: Pool) -> NDArray[np.float64]:
    """[readings, traits] of a whole pool."""
    readings = pool.readings
    likeliest = max((p.learned for p in readings if p.learned), key=lambda one: one.score, default=None)
    best_rule = max((p for p in readings if p.rule), key=lambda one: one.rule_confidence, default=None)
    scores = sorted((p.learned.score for p in readings if p.learned), reverse=True)
    beside = _Beside(likeliest, best_rule, tuple(scores), min(map(_joins, readings), default=0), pool)
    alone = np.array([_row(one, request, beside) for one in readings]).reshape(-1, len(_BASE) - len(VOTES))
    rows = np.concatenate([alone, _votes(readings)], 1)
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


def _votes(readings: Sequence[Pooled]) -> NDArray[np.float64]:
    """[readings, votes]: the probability that the network gives to all readings of the pool with the same outputs, filters, tables, groups or order."""
    sure = np.array([math.exp(max(one.learned.score, FLOOR) if one.learned else FLOOR) for one in readings])
    sure /= max(sure.sum(), math.exp(FLOOR))
    found = np.zeros((len(readings), len(VOTES)))
    for place, part in enumerate((_outputs, _filters, _tables, _groups, _order)):
        said = [part(one.plan) for one in readings]
        for at, mine in enumerate(said):
            found[at, place] = sum(share for other, share in zip(said, sure.tolist(), strict=True) if other == mine)
    return found


def _tables(plan: Plan) -> frozenset[str]:
    return frozenset(tables_of(plan))


def _groups(plan: Plan) -> frozenset[str]:
    return frozenset(str(key) for key in _first(plan).group_by)


def _order(plan: Plan) -> tuple[object, ...]:
    first = _first(plan)
    return first.limit, tuple(str(one) for one in first.order_by)


def _first(plan: Plan) -> Select:
    while isinstance(plan, SetOperation):
        plan = plan.left
    return plan


def _joins(one: Pooled) -> int:
    return one.sql.count(" JOIN ")


def _outputs(plan: Plan) -> tuple[object, ...]:
    first = _first(plan)
    return (*sorted(str(output.expression) for output in first.outputs), first.limit, bool(first.order_by))


def _filters(plan: Plan) -> frozenset[str]:
    first = _first(plan)
    return frozenset(str(part) for part in (*conjuncts(first.where), *conjuncts(first.having)))


_IF_TERSE = (
    "log-probability", "gap to the likeliest", "rule gives it", "rule confidence", "rule first", "not learned", "outputs as best rule",
    "filters as best rule", "joins", "joins above the fewest", "strange tables", "strange columns", "unread", "likeliest", "several outputs", "names unused", "values unused", "guessed",
)  # fmt: skip
TRAITS: tuple[str, ...] = (*_BASE, *(f"{trait} if terse" for trait in _IF_TERSE))
