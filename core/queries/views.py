"""A query as values: before it is stored, and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from .models import QueryRow

Status = Literal["queued", "running", "succeeded", "failed", "cancelled", "preview", "needs_clarification"]
Visibility = Literal["private", "team"]
JsonObject = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQuery:
    """What a run or preview left to be stored (contract 2.1; members as there, JSON values).

    :param sql: None until generated, as people should read it.
    :param dialect: the engine's name for sqlglot.
    :param confidence: 0–1; None for hand-written SQL.
    :param execution_time_ms: time in the database; None if nothing was run.
    :param as_of: when the stored result was read; None without one.
    :param error: the contract's error object of the last run, if it failed.
    :param query_id: an id made before, for messages that name it; None makes one.
    """

    status: Status
    connection_id: str
    dialect: str
    question: str | None = None
    sql: str | None = None
    parent_id: str | None = None
    parameters: JsonObject = field(default_factory=dict)
    parameter_schema: Sequence[JsonObject] = ()
    explanation: str | None = None
    confidence: float | None = None
    assumptions: Sequence[JsonObject] = ()
    clarification: JsonObject | None = None
    alternatives: Sequence[JsonObject] = ()
    evidence: JsonObject = field(default_factory=dict)
    chart: JsonObject | None = None
    generator: JsonObject | None = None
    timings: JsonObject = field(default_factory=dict)
    execution_time_ms: int | None = None
    as_of: datetime | None = None
    warnings: Sequence[JsonObject] = ()
    error: JsonObject | None = None
    name: str | None = None
    description: str | None = None
    tags: Sequence[str] = ()
    visibility: Visibility = "private"
    query_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredQuery:
    """A stored query (contract 2.1), without its results: those are read through `core.results`."""

    query_id: str
    status: str
    question: str | None
    sql: str | None
    connection_id: str
    parent_id: str | None
    dialect: str
    parameters: JsonObject
    parameter_schema: tuple[JsonObject, ...]
    explanation: str | None
    confidence: float | None
    assumptions: tuple[JsonObject, ...]
    clarification: JsonObject | None
    alternatives: tuple[JsonObject, ...]
    evidence: JsonObject
    chart: JsonObject | None
    generator: JsonObject | None
    timings: JsonObject
    execution_time_ms: int | None
    as_of: datetime | None
    warnings: tuple[JsonObject, ...]
    error: JsonObject | None
    name: str | None
    description: str | None
    tags: tuple[str, ...]
    visibility: str
    saved: bool
    feedback: JsonObject | None
    version: int
    created_by: str
    created_at: datetime
    updated_at: datetime


def stored_query(row: QueryRow) -> StoredQuery:
    """The value of a row."""
    return StoredQuery(
        query_id=row.id,
        status=row.status,
        question=row.question,
        sql=row.sql,
        connection_id=row.connection_id,
        parent_id=row.parent_id,
        dialect=row.dialect,
        parameters=row.parameters,
        parameter_schema=tuple(row.parameter_schema),
        explanation=row.explanation,
        confidence=row.confidence,
        assumptions=tuple(row.assumptions),
        clarification=row.clarification,
        alternatives=tuple(row.alternatives),
        evidence=row.evidence,
        chart=row.chart,
        generator=row.generator,
        timings=row.timings,
        execution_time_ms=row.execution_time_ms,
        as_of=row.as_of,
        warnings=tuple(row.warnings),
        error=row.error,
        name=row.name,
        description=row.description,
        tags=tuple(tag.tag for tag in row.tags),
        visibility=row.visibility,
        saved=row.name is not None,
        feedback=row.feedback,
        version=row.version,
        created_by=row.created_by,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
