"""What to show where the question names no column."""

from __future__ import annotations

import re

from aifordb.core.plan.model import Aggregate, ColumnRef, Expression, Output, Share, Star

from .draft import Draft


def when_outputs(draft: Draft) -> None:
    """As in "when was the first order placed?": a time, or the first or last of all."""
    words = draft.question.words
    if any(draft.schema.is_time(ref) for ref in columns(draft.outputs)):
        return
    times = draft.schema.times(draft.anchor)
    if not times:
        return
    ends = {"first": "min", "earliest": "min", "last": "max", "latest": "max", "recent": "max"}
    at = next((n for n, word in enumerate(words) if word in ends and n not in draft.read), None)
    if at is None:
        draft.outputs.append(Output(times[0]))
        return
    draft.mark(at, at)
    draft.outputs[:] = [Output(Aggregate("min" if ends[words[at]] == "min" else "max", times[0]))]


def where_outputs(draft: Draft) -> None:
    """As in "where is the history department?": its place."""
    for word in ("address", "location", "city", "country", "place", "venue", "building", "state"):
        for ref, _ in draft.schema.refs(draft.anchor):
            if word in draft.schema.words(ref.table, ref.column) and not draft.schema.is_key(ref):
                draft.outputs.append(Output(ref))
                return


def default_outputs(draft: Draft) -> tuple[Output, ...]:
    """What to show of the anchor where no column is named: names for "which", an overview for "list"."""
    words = draft.question.words
    asked = words[:1] in (("which",), ("who",), ("what",)) or bool(draft.order) or bool(draft.having)
    if re.search(
        r"\b(?:all|full|the)(?: the| of the)? (?:information|details|info|data|columns|attributes|fields)\b",
        draft.question.text,
    ):
        return (Output(Star(draft.anchor)),)
    names = draft.schema.names(draft.anchor)
    texts = [ref for ref in names if not draft.schema.is_key(ref)]
    columns = names if asked and texts else draft.schema.overview(draft.anchor)
    return tuple(Output(ref) for ref in columns)


def plain(outputs: list[Output]) -> list[Expression]:
    """The expressions shown that are no aggregates."""
    return [output.expression for output in outputs if not isinstance(output.expression, Aggregate | Share)]


def columns(outputs: list[Output]) -> list[ColumnRef]:
    """The columns shown as they are."""
    return [output.expression for output in outputs if isinstance(output.expression, ColumnRef)]
