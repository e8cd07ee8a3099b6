"""Everything that is stored and shown about an answer, made from the syntax tree and the trace, never from a model's word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from .. import clock
from ..contracts.widget import WidgetType
from ..queries import NewQuery
from ..widgets import suggest
from .choose import Checked, alternatives
from .clarify import Clarification
from .evidence import Evidence, evidence
from .explain import explain
from .steps import Asked, Chosen
from .trace import Trace

UNSURE = 0.5
"""A confidence under this comes with a warning."""

_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def bound_names(sql: str) -> str:
    """`{{name}}` as `:name`, which parsers know."""
    return _PLACEHOLDER.sub(r":\1", sql)


def describe(widgets: Mapping[str, WidgetType], asked: Asked, chosen: Chosen) -> NewQuery:
    """What to store of an answer, a preview or a failure.

    :param widgets: the installed widget types, for the chart.
    """
    request, trace, reading, result = asked.request, asked.trace, chosen.reading, chosen.result
    catalog, shown = asked.snapshot.catalog, chosen.statement.shown_sql
    readable = bound_names(shown) if chosen.statement.parameters else shown
    chart = suggest(widgets, result) if result is not None else None
    candidate = reading.candidate if reading is not None else None
    return NewQuery(
        query_id=asked.query_id,
        status="preview" if request.preview else "succeeded",
        connection_id=asked.usable.connection_id,
        dialect=asked.usable.dialect,
        question=asked.question,
        sql=shown,
        parent_id=request.parent_id,
        parameters=request.parameters,
        explanation=explain(readable, catalog.dialect),
        confidence=round(candidate.score, 4) if candidate is not None else None,
        assumptions=[asdict(assumption) for assumption in candidate.assumptions] if candidate is not None else (),
        alternatives=_alternatives(chosen, catalog.dialect),
        evidence=evidence(readable, catalog, candidate.values if candidate is not None else ()).to_json(),
        chart=chart.to_json() if chart is not None else None,
        generator=_generator(reading) if reading is not None else None,
        timings=_timings(trace),
        execution_time_ms=result.execution_ms if result is not None else None,
        as_of=clock.now() if result is not None else None,
        warnings=_warnings(asked, reading),
        name=request.name,
        description=request.description,
        tags=request.tags,
        visibility=request.visibility,
    )


def describe_clarification(asked: Asked, intended: Chosen, clarification: Clarification) -> NewQuery:
    """What to store of a question that is asked back: no SQL before one of its options is chosen.

    :param intended: with the readings that the options are made of.
    """
    request = asked.request
    return NewQuery(
        query_id=asked.query_id,
        status="needs_clarification",
        connection_id=asked.usable.connection_id,
        dialect=asked.usable.dialect,
        question=asked.question,
        parent_id=request.parent_id,
        clarification=clarification.to_json(),
        evidence=Evidence().to_json(),
        generator=_generator(intended.reading) if intended.reading is not None else None,
        timings=_timings(asked.trace),
        name=request.name,
        description=request.description,
        tags=request.tags,
        visibility=request.visibility,
    )


def _alternatives(chosen: Chosen, dialect: str) -> list[dict[str, Any]]:
    if chosen.reading is None:
        return []
    return [
        {
            "sql": other.statement.shown_sql,
            "explanation": explain(other.statement.shown_sql, dialect),
            "confidence": round(other.candidate.score, 4),
        }
        for other in alternatives(chosen.ranked, chosen.reading)
    ]


def _generator(reading: Checked) -> dict[str, Any]:
    candidate = reading.candidate
    return {
        "name": reading.generator,
        "model": candidate.model,
        "attempts": 1,
        "input_tokens": candidate.input_tokens,
        "output_tokens": candidate.output_tokens,
        "sent": candidate.sent,
    }


def _timings(trace: Trace) -> dict[str, int]:
    return {
        "linking_ms": trace.ms("link"),
        "generation_ms": trace.ms("generate"),
        "checking_ms": trace.ms("check"),
        "execution_ms": trace.ms("run"),
        "total_ms": trace.total_ms(),
    }


def _warnings(asked: Asked, reading: Checked | None) -> list[dict[str, str]]:
    """What the reader should know before trusting the answer."""
    found: list[dict[str, str]] = []
    if reading is not None and reading.candidate.score < UNSURE:
        message = "This reading is more likely wrong than right; look at the SQL before you rely on it."
        found.append({"code": "low_confidence", "message": message})
    if reading is not None and reading.candidate.unread:
        words = ", ".join(f'"{word}"' for word in reading.candidate.unread)
        found.append({"code": "words_not_used", "message": f"These words were not used: {words}."})
    if asked.snapshot.state == "failing":
        message = "The schema could not be refreshed; this answer uses an older snapshot of it."
        found.append({"code": "schema_outdated", "message": message})
    return found
