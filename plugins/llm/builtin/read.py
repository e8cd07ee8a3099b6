"""A linked question read as plans: one for each table that it may be about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aifordb.core import Assumption, LinkedQuestion, UsedValue
from aifordb.core.linking import is_content, stem
from aifordb.core.plan import tables_of
from aifordb.core.plan.model import Plan

from .anchors import anchors
from .both import read_both
from .busiest import read_busiest
from .compare import read_comparisons
from .draft import Draft
from .grouping import read_groups
from .order import read_order
from .outputs import read_outputs
from .plans import make_plan
from .question import Question, cut
from .ratios import read_ratios
from .relations import read_events, read_flags, read_out_of, read_relations
from .schema import FAR, Schema
from .sold import read_sold
from .texts import read_matches, read_words_inside
from .times import read_dates, read_versus
from .top import read_superlatives
from .values import read_keys, read_values
from .words import COUNT, TIME_UNITS, VERBS, words_of

SLOT_MISSED = 0.15
_SLOT_BEFORE = words_of(
    "average mean total sum maximum minimum max min highest lowest largest smallest greatest most least whose by per each every many"
)
LOADED = words_of(
    "not never without no nobody nor except excluding exclude non outside average mean avg median maximum "
    "minimum max min highest lowest largest smallest biggest greatest fewest oldest youngest newest earliest longest shortest "
    "tallest cheapest expensive heaviest lightest fastest slowest best worst share percentage percent proportion fraction broken missing "
    "empty both neither tomorrow today yesterday tonight daily weekly monthly yearly each per growth trend cumulative "
    "running previous between above below"
)
"""Words of grammar that change what is asked: left unread they count like words that the schema lacks."""
_COMMANDS = frozenset(["list", "show", "give", "find", "display", "return", "what", "which", "get", "is", "are", "me"])
_VERB_STEMS = frozenset(stem(verb) for verb in VERBS)
READERS = (
    read_sold,
    read_order,
    read_comparisons,
    read_matches,
    read_words_inside,
    read_both,
    read_busiest,
    read_superlatives,
    read_out_of,
    read_events,
    read_values,
    read_dates,
    read_versus,
    read_keys,
    read_ratios,
    read_groups,
    read_relations,
    read_flags,
    read_outputs,
)
"""The order matters: each claims its chunks before the next may, and what is left over is what the answer shows."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan with how surely it is meant, and what was taken for granted on the way."""

    plan: Plan
    score: float
    assumptions: tuple[Assumption, ...]
    values: tuple[UsedValue, ...]
    unread: tuple[str, ...]


def readings(linked: LinkedQuestion, schema: Schema, now: datetime) -> list[Reading]:
    """Readings of the question, best first; none if it names nothing of the schema."""
    question = cut(linked)
    found = [
        _read(Draft(_within_reach(question, linked, schema, anchor), schema, anchor, now), sure)
        for anchor, sure in anchors(question, schema)
    ]
    return sorted(found, key=lambda reading: -reading.score)


def _read(draft: Draft, sure: float) -> Reading:
    question = draft.question
    for reader in READERS:
        reader(draft)
    plan = make_plan(draft)
    missing = _unread(draft, plan)
    unread = tuple(question.tokens[at].text for at in missing)
    if any(_fills_slot(question, at) for at in missing):
        sure *= SLOT_MISSED
    score = sure
    for factor in draft.sure:
        score *= 0.5 + 0.5 * factor
    content = sum(1 for token in question.tokens if is_content(token))
    score *= max(0.05, 1 - 0.9 * len(unread) / max(content, 1)) * 0.85 ** len(unread)
    return Reading(
        plan,
        round(min(score, 1.0), 4),
        tuple(dict.fromkeys(draft.assumptions)),
        tuple(dict.fromkeys(draft.values)),
        unread,
    )


def _within_reach(question: Question, linked: LinkedQuestion, schema: Schema, anchor: str) -> Question:
    """The question without the values of tables that nothing connects with the anchor, where it names some."""
    far = [
        mention
        for chunk in question.chunks
        for mention in chunk.of("value")
        if mention.table is not None and schema.distance(anchor, mention.table) >= FAR
    ]
    if not far:
        return question
    near = tuple(
        m for m in linked.mentions if m.kind != "value" or m.table is None or schema.distance(anchor, m.table) < FAR
    )
    return cut(LinkedQuestion(linked.tokens, near, linked.unlinked))


def _fills_slot(question: Question, at: int) -> bool:
    """Does the word stand where the name of something must stand, as in "the average … of", "whose … is", "grouped by …"?

    Without that name the rest of the question means something else, so leaving the word out would be a wild guess.
    """
    words = question.words
    before = words[at - 1] if at else ""
    if before in ("the", "a", "an", "their", "its", "no", "any"):
        before = words[at - 2] if at > 1 else ""
    if before in _SLOT_BEFORE or words[max(at - 2, 0) : at] in (("have", "no"), ("has", "no"), ("with", "no")):
        return True
    following = next((word for word in words[at + 1 : at + 4] if word in ("of", "for")), None)
    return following == "of" and before in _COMMANDS


def _unread(draft: Draft, plan: Plan) -> tuple[int, ...]:
    """Places of content words that no reader understood."""
    counted = {chunk.first for found in draft.question.find(COUNT) if (chunk := draft.question.after(found.last, 2))}
    reached = {draft.anchor, *draft.tables, *tables_of(plan)}
    for chunk in draft.question.chunks:
        if chunk.first not in draft.claimed and any(
            m.table == draft.anchor or (m.table in reached and chunk.first not in counted) for m in chunk.of("table")
        ):
            draft.mark(chunk.first, chunk.last)
    timed = set(draft.question.words) & set(TIME_UNITS) or any(chunk.of("date") for chunk in draft.question.chunks)
    return tuple(
        at
        for at, token in enumerate(draft.question.tokens)
        if at not in draft.read
        and not (token.stem == "new" and timed)  # "new customers this year": those that came in it
        and (
            (is_content(token) and token.text.lower() not in VERBS and token.stem not in _VERB_STEMS)
            or (token.text.lower() in LOADED and draft.question.chunk_at(at) is None)
        )
    )
