"""All readings of a question, by pattern and by network, as statements, each with how likely it is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aifordb.core import GenerationRequest, ValidationError
from aifordb.core.plan import render
from aifordb.core.plan.model import Plan

from .confidence import confidence
from .learned.judge import Judge, Pooled, traits
from .learned.parser import LearnedParser
from .learned.traits import use_of
from .read import readings
from .schema import Schema

LEAST_SCORE = 0.3
"""Pattern readings whose own score is under this are guesses."""
MOST_RULES = 4


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement with how likely it is right, 0–1."""

    pooled: Pooled
    right: float

    def unread(self, request: GenerationRequest) -> tuple[str, ...]:
        """Words of the question that the reading does not use."""
        if self.pooled.rule is not None:
            return self.pooled.rule.unread
        words = self.pooled.learned.read.words if self.pooled.learned else ()
        return tuple(request.linked.tokens[at].text for at in use_of(self.pooled.plan, request.linked, words).places)


def pool(request: GenerationRequest, schema: Schema, parser: LearnedParser) -> list[Pooled]:
    """Readings by who makes them, each statement once; the network's first."""
    found: dict[str, Pooled] = {}
    for learned in parser.readings(request):
        sql = _sql(learned.plan, request)
        if sql is not None and sql not in found:
            found[sql] = Pooled(sql, learned.plan, learned, None, 0.0)
    count = 0
    for rule in readings(request.linked, schema, request.now):
        sql = _sql(rule.plan, request) if rule.score >= LEAST_SCORE and count < MOST_RULES else None
        if sql is None:
            continue
        count += 1
        sure = confidence(rule.plan, rule.score)
        known = found.get(sql)
        if known is None:
            found[sql] = Pooled(sql, rule.plan, None, rule, sure)
        elif known.rule is None:
            found[sql] = replace(known, rule=rule, rule_confidence=sure)
    return list(found.values())


def judged(request: GenerationRequest, pooled: Sequence[Pooled], judge: Judge) -> list[Judged]:
    """The pool by likelihood, likeliest first; ties to the order given."""
    if not pooled:
        return []
    right = judge.confidence(traits(request, pooled))
    return sorted(
        (Judged(one, float(sure)) for one, sure in zip(pooled, right, strict=True)), key=lambda one: -one.right
    )


def _sql(plan: Plan, request: GenerationRequest) -> str | None:
    try:
        return render(plan, request.catalog)
    except ValidationError:  # its tables do not join
        return None
