"""Which reading to run first, and which others to show beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..contracts.results import CheckedStatement
from ..contracts.sql_generator import Candidate

ALTERNATIVES = 3
"""Other readings shown with an answer (contract 2.1)."""


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


def alternatives(ranked: Sequence[Checked], chosen: Checked) -> tuple[Checked, ...]:
    """Other readings worth showing, best first."""
    return tuple(one for one in ranked if one is not chosen)[:ALTERNATIVES]
