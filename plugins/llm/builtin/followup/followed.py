"""A follow-up read as a change of the plan before it."""

from __future__ import annotations

from dataclasses import dataclass

from aifordb.core import Assumption, GenerationRequest, LinkedQuestion, ValidationError
from aifordb.core.linking import is_content
from aifordb.core.plan import NotExpressible, plan_of, render, walk
from aifordb.core.plan.model import ColumnRef, Plan, Select

from ..draft import Draft
from ..question import cut
from ..read import LOADED
from ..schema import schema_of
from .comparing import change_comparison
from .dates import change_dates
from .edit import Edit, anchor_of
from .filters import drop_filters, relate
from .fragment import GLUE, fragment
from .groups import change_groups
from .measures import change_measure, change_share
from .outputs import change_outputs
from .ranking import change_limit, change_order, lift_limit
from .rows import count_rows, list_rows, ungroup
from .values import change_flags, change_values

STEPS = (
    count_rows,
    list_rows,
    change_share,
    lift_limit,
    drop_filters,
    ungroup,
    change_groups,
    change_order,
    change_limit,
    change_comparison,
    change_dates,
    change_values,
    change_flags,
    change_measure,
    change_outputs,
    relate,
)
"""The order matters: each marks the words that it understands before the next may."""
LEAST = 0.25
"""A change less sure than this is no reading."""
MISSED = 0.5
"""What a word that no step understands leaves of the sureness."""


@dataclass(frozen=True, slots=True)
class Followed:
    """The plan before, changed as the follow-up asks.

    :param assumptions: what was taken for granted.
    :param unread: content words that changed nothing.
    :param sure: 0–1, by rule of thumb: how surely the words are such a change, and this one.
    """

    plan: Plan
    assumptions: tuple[Assumption, ...]
    unread: tuple[str, ...]
    sure: float


def follow_up(request: GenerationRequest) -> Followed | None:
    """The request read as a change of `request.previous`.

    :returns: None if there is none before, its SQL is no plan or one of two tables laid together, the words ask something new, or they change nothing.
    """
    before = _before(request)
    if before is None:
        return None
    schema = schema_of(request.catalog)
    linked = _towards(before, request.linked)
    draft = Draft(cut(linked), schema, anchor_of(before, schema), request.now)
    sure = fragment(draft, before)
    if sure is None:
        return None
    edit = Edit(before, draft)
    for step in STEPS:
        step(edit)
    if edit.plan == before or edit.impossible or _strange(edit):
        return None
    return _followed(edit, sure, request)


def _before(request: GenerationRequest) -> Select | None:
    if request.previous is None:
        return None
    try:
        plan = plan_of(request.previous.sql, request.catalog)
    except (NotExpressible, ValidationError):  # more than a plan says, or the schema has changed since
        return None
    return plan if isinstance(plan, Select) else None


def _towards(plan: Select, linked: LinkedQuestion) -> LinkedQuestion:
    """The mentions without those of other columns, where a span may mean a column that the plan filters or shows."""
    refs = {(node.table, node.column) for node in walk(plan) if isinstance(node, ColumnRef)}
    spans: dict[tuple[int, int, str], float] = {}
    for mention in linked.mentions:
        if mention.kind in ("value", "column") and (mention.table, mention.column) in refs:
            place = (mention.first, mention.last, mention.kind)
            spans[place] = max(spans.get(place, 0.0), mention.score)
    kept = tuple(
        m
        for m in linked.mentions
        if (m.table, m.column) in refs or m.score > spans.get((m.first, m.last, m.kind), 0.0) + 0.05
    )
    return LinkedQuestion(linked.tokens, kept, linked.unlinked)


def _strange(edit: Edit) -> bool:
    """Does it name a table that the plan does not know, so that it asks about something else?"""
    known = edit.own_tables()
    for chunk in edit.draft.question.chunks:
        if edit.draft.free(chunk) and not edit.draft.read.intersection(range(chunk.first, chunk.last + 1)):
            table = edit.draft.table_of(chunk, 0.85)
            if table in known:
                edit.draft.claim(chunk)
            elif table is not None and chunk.best("table") >= chunk.best("column", "value"):
                return True
    return False


def _followed(edit: Edit, sure: float, request: GenerationRequest) -> Followed | None:
    try:
        render(edit.plan, request.catalog)
    except ValidationError:  # its tables do not join
        return None
    unread = _unread(edit)
    for factor in edit.draft.sure:
        sure *= 0.5 + 0.5 * factor
    sure *= MISSED ** len(unread)
    if sure < LEAST:
        return None
    return Followed(edit.plan, tuple(dict.fromkeys(edit.draft.assumptions)), unread, round(sure, 3))


def _unread(edit: Edit) -> tuple[str, ...]:
    question = edit.draft.question
    return tuple(
        token.text
        for at, token in enumerate(question.tokens)
        if at not in edit.draft.read
        and question.words[at] not in GLUE
        and (is_content(token) or question.words[at] in LOADED)
    )
