"""Asking back: when two readings are close and mean different things, the person chooses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import takewhile
from typing import Any

from ..contracts.catalog import Catalog
from ..plan.model import Plan, Select
from .choose import Checked
from .explain import explain

LEAST = 0.15
"""A reading less likely than this is not worth asking about."""
MOST_OPTIONS = 5
"""Contract 2.1."""


@dataclass(frozen=True, slots=True)
class Option:
    """One reading to choose. `label` says in words what sets it apart."""

    option_id: str
    label: str
    sql: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Clarification:
    """A question to the person who asked, with two to five options, likeliest first."""

    question: str
    options: tuple[Option, ...]

    def to_json(self) -> dict[str, Any]:
        """The contract's `clarification` object (2.1)."""
        return {"question": self.question, "options": [asdict(option) for option in self.options]}


def options_of(clarification: Mapping[str, Any] | None) -> tuple[Option, ...]:
    """The options of a stored clarification; none without one."""
    return tuple(Option(**option) for option in clarification["options"]) if clarification else ()


def clarify(ranked: Sequence[Checked], catalog: Catalog, within: float) -> Clarification | None:
    """The question to ask back, if another reading is nearly as likely as the best one and gives other results.

    :param ranked: all readings that may run, best first.
    :param within: readings whose score is lower than the best one's by more than this are not close.
    :returns: None if one reading stands out, or all that are close give the same but for columns shown beside.
    """
    close: list[tuple[Checked, Plan | None]] = []
    for one in ranked:
        score = one.candidate.score
        if score < LEAST or ranked[0].candidate.score - score > within or len(close) == MOST_OPTIONS:
            break
        plan = _plan(one.statement.shown_sql, catalog)
        if all(plan is None or other is None or _differ(plan, other) for _, other in close):
            close.append((one, plan))
    if len(close) < 2:
        return None
    readings = [one for one, _ in close]
    labels = _labels(readings, catalog.dialect)
    options = tuple(
        Option(letter, label, one.statement.shown_sql, round(one.candidate.score, 4))
        for letter, label, one in zip("abcde", labels, readings, strict=False)
    )
    return Clarification(_question(labels), options)


def _plan(sql: str, catalog: Catalog) -> Plan | None:
    from ..plan import NotExpressible, plan_of  # loads sqlglot

    try:
        return plan_of(sql, catalog)
    except NotExpressible:
        return None


def _differ(left: Plan, right: Plan) -> bool:
    """Do two plans give other rows? An order without a limit, and columns that only one of them shows, make no other rows."""
    if not isinstance(left, Select) or not isinstance(right, Select):
        return left != right
    if _rows(left) != _rows(right):
        return True
    mine, theirs = ({output.expression for output in plan.outputs} for plan in (left, right))
    return not (mine <= theirs or theirs <= mine)


def _rows(plan: Select) -> Select:
    return replace(plan, outputs=(), order_by=plan.order_by if plan.limit is not None else ())


def _labels(readings: Sequence[Checked], dialect: str) -> list[str]:
    """The readings in the generator's words; in those of the SQL where the generator's are alike."""
    said = [one.candidate.reading for one in readings]
    if len(set(said)) < len(said) or not all(said):
        said = [explain(one.statement.shown_sql, dialect) for one in readings]
    return said if len(set(said)) == len(said) else [one.statement.shown_sql for one in readings]


def _question(labels: Sequence[str]) -> str:
    """As in `Is “total of orders” meant, or “number of rows of orders”?`: only the words in which two readings differ."""
    if len(labels) == 2:
        parts = _apart(labels[0].rstrip(".").split(), labels[1].rstrip(".").split())
        if all(parts):
            return f"Is “{parts[0]}” meant, or “{parts[1]}”?"
    return "Which of these is meant?"


def _apart(left: Sequence[str], right: Sequence[str]) -> tuple[str, str]:
    """Both without the words with which they begin and end alike."""
    start = _alike(left, right)
    end = _alike(left[start:][::-1], right[start:][::-1])
    return " ".join(left[start : len(left) - end]), " ".join(right[start : len(right) - end])


def _alike(left: Sequence[str], right: Sequence[str]) -> int:
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False))))
