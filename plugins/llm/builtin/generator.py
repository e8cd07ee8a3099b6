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
)

if TYPE_CHECKING:
    from .followup import Followed
    from .pool import Judged

LONGEST = 300
"""Words of a question that is read: nobody asks one thing in more, and the work grows with their number."""
MOST = 5
"""Candidates given for one question."""

FOLLOWED = 0.5
"""A question is read as a change of the one before it if it is so at least so surely; else on its own."""


class BuiltinGenerator(SqlGenerator):
    """Reads questions by a small network of our own and by patterns, and judges both: no download, nothing leaves the process."""

    name: ClassVar[str] = "builtin"
    title: ClassVar[str] = "Built-in parser"
    local: ClassVar[bool] = True

    def warm(self) -> None:
        """Read one question, which loads the weights, sqlglot and the dictionaries."""
        from aifordb.core.linking import link

        columns = (Column("id", "integer", primary_key=True), Column("made_at", "timestamp"))
        catalog = Catalog("sqlite", (Table("things", columns),))
        question, now = "How many things were made this week?", datetime(2024, 1, 8, tzinfo=UTC)
        self.propose(GenerationRequest(question, catalog, link(question, catalog, now), now))

    def propose(self, request: GenerationRequest) -> Iterable[Candidate]:
        """Readings of the question, best first, at most `MOST`.

        :raises QuestionNotUnderstood: nothing fits, or the text asks to change data (code `read_only`).
        """
        # NumPy, sqlglot and the dictionaries load with the first question, so that the server starts without them.
        from .followup import follow_up
        from .parsers import parser
        from .pool import judged, narrowed, pool
        from .refusal import not_understood, refuse_requests
        from .schema import schema_of

        if len(request.linked.tokens) > LONGEST:
            message = f"This question is too long: at most {LONGEST} words are read."
            raise QuestionNotUnderstood(message, hint="Ask one thing at a time.", code="too_long")
        schema = schema_of(request.catalog)
        refuse_requests(request.question, schema)
        followed = follow_up(request)
        if followed is not None and followed.sure >= FOLLOWED:
            return [_followed(followed, request)]
        narrow = narrowed(request)
        pooled = pool(narrow, parser())
        found, answerable = judged(narrow, pooled, parser().judge())
        if not answerable:
            # A refusal that names what is missing helps more than a guess.
            raise not_understood(request.linked, schema, pooled.rule_unread)
        return [_candidate(one, narrow) for one in found[:MOST]]


def _followed(followed: Followed, request: GenerationRequest) -> Candidate:
    from aifordb.core.plan import render

    from .say import say

    return Candidate(
        sql=render(followed.plan, request.catalog),
        score=followed.sure,
        reading=say(followed.plan),
        assumptions=followed.assumptions,
        unread=followed.unread,
    )


def _candidate(one: Judged, request: GenerationRequest) -> Candidate:
    from .learned.assume import assumptions
    from .say import say

    pooled = one.pooled
    rule, learned = pooled.rule, pooled.learned
    return Candidate(
        sql=pooled.sql,
        score=round(one.right, 3),
        reading=say(pooled.plan),
        assumptions=rule.assumptions if rule else assumptions(pooled.plan, request.question, request.linked),
        values=rule.values if rule else learned.read.values if learned else (),
        unread=one.unread(request),
    )
