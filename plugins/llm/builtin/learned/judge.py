"""Choosing among readings: how likely each is right, from what speaks for and against it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
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


TRAITS: tuple[str, ...] = (
    "one", "log-probability", "root of it", "likeliest", "gap to the likeliest", "gap to the next", "not learned",
    "rule gives it", "rule confidence", "rule first", "best rule confidence", "outputs as best rule", "filters as best rule",
    "same tables as best rule", "no rule", "outputs as likeliest", "filters as likeliest", "unread", "unread share", "nothing unread",
    "numbers unused", "dates unused", "values unused", "names unused", "strange tables", "strange columns", "guessed", "tables", "three tables", "long", "very long",
    "sets", "nested", "group", "having", "conditional", "several outputs", "words", *CUE_TRAITS,
)  # fmt: skip


def traits(request: GenerationRequest, pool: Sequence[Pooled]) -> NDArray[np.float64]:
    """[readings, traits] of a whole pool."""
    likeliest = max((p.learned for p in pool if p.learned), key=lambda one: one.score, default=None)
    best_rule = max((p for p in pool if p.rule), key=lambda one: one.rule_confidence, default=None)
    scores = sorted((p.learned.score for p in pool if p.learned), reverse=True)
    return np.array([_row(one, request, likeliest, best_rule, scores) for one in pool])


def _row(
    one: Pooled,
    request: GenerationRequest,
    likeliest: LearnedReading | None,
    best_rule: Pooled | None,
    scores: Sequence[float],
) -> list[float]:
    score = max(one.learned.score, FLOOR) if one.learned else FLOOR
    top = max(scores[0], FLOOR) if scores else FLOOR
    others = [other for other in scores if one.learned is None or other != one.learned.score]
    following = max(others[0], FLOOR) if others else FLOOR
    use = use_of(one.plan, request.linked, one.learned.read.words if one.learned else ())
    shape = shape_of(one.plan)
    rule = best_rule.plan if best_rule else None
    first = likeliest.plan if likeliest else None
    tables = len(tables_of(one.plan))
    length = len(one.learned.actions) if one.learned else 10
    outputs = len(one.plan.outputs) if isinstance(one.plan, Select) else 1
    return [
        1.0,
        score / 4,
        math.sqrt(-score),
        float(one.learned is not None and one.learned is likeliest),
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


def _outputs(plan: Plan) -> tuple[object, ...]:
    while isinstance(plan, SetOperation):
        plan = plan.left
    return (*sorted(str(output.expression) for output in plan.outputs), plan.limit, bool(plan.order_by))


def _filters(plan: Plan) -> frozenset[str]:
    while isinstance(plan, SetOperation):
        plan = plan.left
    return frozenset(str(part) for part in (*conjuncts(plan.where), *conjuncts(plan.having)))


@dataclass(frozen=True, slots=True)
class Judge:
    """A logistic model over `TRAITS`.

    :param weights: [traits].
    """

    weights: NDArray[np.float64]

    @classmethod
    def read(cls, weights: Mapping[str, float]) -> Self:
        """The judge with weights by trait.

        :raises KeyError: a trait has none.
        """
        return cls(np.array([weights[trait] for trait in TRAITS]))

    def confidence(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """How likely each reading is right, 0–1."""
        with np.errstate(over="ignore"):
            return np.asarray(1 / (1 + np.exp(-(rows @ self.weights))))
