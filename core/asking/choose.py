"""Which reading to run first, and which others to show beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..contracts.results import CheckedStatement, Result
from ..contracts.sql_generator import Candidate

ALTERNATIVES = 3
"""Other readings shown with an answer (contract 2.1)."""

NEARLY_AS_SURE, BETTER_READ = 0.03, 0.15
"""How much less sure a reading may be that stands in for one which found nothing: any reading, and one that uses more of the question's words."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A candidate that the guard let through, with the name of the generator that made it."""

    candidate: Candidate
    statement: CheckedStatement
    generator: str


def rank(checked: Sequence[Checked]) -> tuple[Checked, ...]:
    """Readings in the order in which they are tried: by score, ties to the shorter SQL, each SQL once.

    The order is total, so the same question gives the same answer.
    """
    best: dict[str, Checked] = {}
    for one in sorted(checked, key=lambda c: (-c.candidate.score, len(c.statement.shown_sql), c.statement.shown_sql)):
        best.setdefault(one.statement.shown_sql, one)
    return tuple(best.values())


def is_blank(result: Result) -> bool:
    """Does it say nothing: no rows, or none but NULL? A count of 0 says something."""
    return all(cell is None for row in result.rows for cell in row)


def may_stand_in(other: Candidate, best: Candidate) -> bool:
    """May `other` be shown instead of `best`, if `best` finds nothing and `other` finds rows?

    Nothing is often the right answer ("products never ordered"), so finding rows is not enough: `other` must be as sure to within
    `NEARLY_AS_SURE`, or to within `BETTER_READ` and leave fewer of the question's words unread.
    """
    behind = best.score - other.score
    return behind <= NEARLY_AS_SURE or (behind <= BETTER_READ and len(other.unread) < len(best.unread))


def alternatives(ranked: Sequence[Checked], chosen: Checked) -> tuple[Checked, ...]:
    """Other readings worth showing, best first."""
    return tuple(one for one in ranked if one is not chosen)[:ALTERNATIVES]
