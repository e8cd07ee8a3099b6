"""The generator itself: readings rendered as SQL, or a refusal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from aifordb.core import Candidate, Catalog, Column, GenerationRequest, SqlGenerator, Table, ValidationError

if TYPE_CHECKING:
    from .read import Reading

MOST = 5
"""Candidates given for one question."""
LEAST_SCORE = 0.3
"""Readings whose own score is under this are guesses."""
_CONFIDENCE = ((0.0, 0.1), (0.3, 0.25), (0.75, 0.33), (0.9, 0.52), (1.0, 0.7))
"""A reading's own score → how often such readings were right, on 1,200 questions over 118 databases of the training half of Spider
(Yu et al. 2018, EMNLP, CC BY-SA 4.0). Questions there are harder than most that people ask of their own database."""


class BuiltinGenerator(SqlGenerator):
    """Reads questions by hand-written patterns: no model, no download, a few milliseconds, nothing leaves the process."""

    name: ClassVar[str] = "builtin"
    title: ClassVar[str] = "Built-in patterns"
    local: ClassVar[bool] = True

    def warm(self) -> None:
        """Read one question, which loads sqlglot and the dictionaries."""
        from aifordb.core.linking import link

        columns = (Column("id", "integer", primary_key=True), Column("made_at", "timestamp"))
        catalog = Catalog("sqlite", (Table("things", columns),))
        question, now = "How many things were made this week?", datetime(2024, 1, 8, tzinfo=UTC)
        self.propose(GenerationRequest(question, catalog, link(question, catalog, now), now))

    def propose(self, request: GenerationRequest) -> Iterable[Candidate]:
        """Readings of the question, best first, at most `MOST`.

        :raises QuestionNotUnderstood: nothing fits, or the text asks to change data (code `read_only`).
        """
        # sqlglot and the dictionaries load with the first question, so that the server starts without them.
        from .read import readings
        from .refusal import not_understood, refuse_requests
        from .schema import schema_of

        refuse_requests(request.question)
        schema = schema_of(request.catalog)
        found = readings(request.linked, schema, request.now)
        candidates: dict[str, Candidate] = {}
        for reading in found:
            if reading.score >= LEAST_SCORE:
                candidate = _candidate(reading, request)
                if candidate is not None:
                    candidates.setdefault(candidate.sql, candidate)
        if not candidates:
            raise not_understood(request.linked, schema, found[0].unread if found else ())
        return list(candidates.values())[:MOST]


def _confidence(score: float) -> float:
    """The score between the two nearest points of `_CONFIDENCE`, on a straight line."""
    for (low, start), (high, end) in pairwise(_CONFIDENCE):
        if score <= high:
            return round(start + (end - start) * (score - low) / (high - low), 3)
    return _CONFIDENCE[-1][1]


def _candidate(reading: Reading, request: GenerationRequest) -> Candidate | None:
    from aifordb.core.plan import render

    from .say import say

    try:
        sql = render(reading.plan, request.catalog)
    except ValidationError:  # its tables do not join
        return None
    return Candidate(
        sql=sql,
        score=_confidence(reading.score),
        reading=say(reading.plan),
        assumptions=reading.assumptions,
        values=reading.values,
        unread=reading.unread,
    )
