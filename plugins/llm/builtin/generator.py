"""The generator itself: readings rendered as SQL, or a refusal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from aifordb.core import (
    Candidate,
    Catalog,
    Column,
    GenerationRequest,
    QuestionNotUnderstood,
    SqlGenerator,
    Table,
    ValidationError,
)

if TYPE_CHECKING:
    from .read import Reading

LONGEST = 300
"""Words of a question that is read: nobody asks one thing in more, and the work grows with their number."""
MOST = 5
"""Candidates given for one question."""
LEAST_SCORE = 0.3
"""Readings whose own score is under this are guesses."""
STEP = 0.001
"""A reading of a kind that is right more often must not pass one that fits the words better: each scores at least so much less than the one
before."""


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

        if len(request.linked.tokens) > LONGEST:
            message = f"This question is too long: at most {LONGEST} words are read."
            raise QuestionNotUnderstood(message, hint="Ask one thing at a time.", code="too_long")
        schema = schema_of(request.catalog)
        refuse_requests(request.question, schema)
        found = readings(request.linked, schema, request.now)
        candidates: dict[str, Candidate] = {}
        most = 1.0
        for reading in found:
            if reading.score >= LEAST_SCORE:
                candidate = _candidate(reading, request, most)
                if candidate is not None and candidate.sql not in candidates:
                    candidates[candidate.sql] = candidate
                    most = candidate.score - STEP
        if not candidates:
            raise not_understood(request.linked, schema, found[0].unread if found else ())
        return list(candidates.values())[:MOST]


def _candidate(reading: Reading, request: GenerationRequest, most: float) -> Candidate | None:
    from aifordb.core.plan import render

    from .confidence import confidence
    from .say import say

    try:
        sql = render(reading.plan, request.catalog)
    except ValidationError:  # its tables do not join
        return None
    return Candidate(
        sql=sql,
        score=max(0.0, min(confidence(reading.plan, reading.score), most)),
        reading=say(reading.plan),
        assumptions=reading.assumptions,
        values=reading.values,
        unread=reading.unread,
    )
