"""All readings of a question, by pattern and by network, as statements, each with how likely it is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aifordb.core import GenerationRequest, ValidationError
from aifordb.core.linking import link
from aifordb.core.plan import render, walk
from aifordb.core.plan.model import Matches, Plan, Select

from .confidence import confidence
from .extremes import SEVERAL
from .learned.judge import Judge
from .learned.parser import LearnedParser
from .learned.reading_traits import Pool, Pooled, traits
from .learned.shortlist import shortlist
from .learned.traits import idle, use_of
from .read import LOADED, Reading, readings
from .schema import schema_of
from .senseless import senseless

LEAST_SCORE = 0.3
"""Pattern readings whose own score is under this are guesses."""
MOST_RULES = 4
SURE = 0.8
"""Own score from which on the patterns' best reading is trusted to have seen what is there."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement with how likely it is right, 0–1."""

    pooled: Pooled
    right: float

    def unread(self, request: GenerationRequest) -> tuple[str, ...]:
        """Words of the question that the reading does not use."""
        if self.pooled.rule is not None:
            return self.pooled.rule.unread
        words = self.pooled.learned.read.words if self.pooled.learned else frozenset()
        places = {*use_of(self.pooled.plan, request.linked, words).places}
        places |= {at for at in idle(self.pooled.plan, request.linked, LOADED) if at not in words}
        return tuple(request.linked.tokens[at].text for at in sorted(places))


def narrowed(request: GenerationRequest) -> GenerationRequest:
    """The request over the part of its catalog that the question may be about; itself if the catalog is small."""
    catalog = shortlist(request)
    if catalog is request.catalog:
        return request
    return replace(request, catalog=catalog, linked=link(request.question, catalog, request.now))


def pool(request: GenerationRequest, parser: LearnedParser) -> Pool:
    """Readings by who makes them, each statement once; the network's first.

    :param request: as `narrowed` gives it.
    """
    found: dict[str, Pooled] = {}
    rules = readings(request.linked, schema_of(request.catalog), request.now)
    sure_rule = rules[0] if rules and rules[0].score >= SURE else None
    for learned in parser.readings(request):
        if senseless(learned.plan) or (sure_rule is not None and _misses(learned.plan, sure_rule)):
            continue
        sql = _sql(learned.plan, request)
        if sql is not None and sql not in found:
            found[sql] = Pooled(sql, learned.plan, learned, None, 0.0)
    count = 0
    for rule in rules:
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
    unlinked = tuple(request.linked.tokens[at].text for at in request.linked.unlinked)
    score, unread = (rules[0].score, rules[0].unread) if rules else (0.0, unlinked)
    return Pool(tuple(found.values()), score, unread)


def judged(request: GenerationRequest, pooled: Pool, judge: Judge) -> tuple[list[Judged], bool]:
    """The pool by likelihood, likeliest first, ties to the order given; and whether the database can answer the question at all."""
    if not pooled.readings:
        return [], False
    rows = traits(request, pooled)
    right = judge.confidence(rows)
    best = int(right.argmax())
    found = _in_their_order([Judged(one, float(sure)) for one, sure in zip(pooled.readings, right, strict=True)])
    return sorted(found, key=lambda one: -one.right), judge.answerable(rows[best], float(right[best]))


def _in_their_order(found: Sequence[Judged]) -> list[Judged]:
    """Readings that only the patterns give stay in the patterns' order, in which they stand here: it knows what the traits do not."""
    likely = iter(sorted((one.right for one in found if one.pooled.learned is None), reverse=True))
    return [one if one.pooled.learned is not None else Judged(one.pooled, next(likely)) for one in found]


def _misses(plan: Plan, rule: Reading) -> bool:
    """Does a reading of the network miss what a sure pattern saw: that "our best customers" are more than one, or a word that texts are searched for?"""
    if _limit(rule.plan) == SEVERAL and _limit(plan) == 1:
        return True
    return not rule.unread and not _texts(rule.plan) <= _texts(plan)


def _texts(plan: Plan) -> frozenset[str]:
    """Texts that columns are searched for."""
    return frozenset(node.text.lower() for node in walk(plan) if isinstance(node, Matches))


def _limit(plan: Plan) -> int | None:
    return plan.limit if isinstance(plan, Select) else None


def _sql(plan: Plan, request: GenerationRequest) -> str | None:
    try:
        return render(plan, request.catalog)
    except ValidationError:  # its tables do not join
        return None
