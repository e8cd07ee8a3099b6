"""Save, read, list and delete queries (contract 2.1, 3)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from .. import clock
from ..audit import Target, record
from ..connections import hidden_ids
from ..errors import FieldProblem, NotFound, ValidationError
from ..ids import is_id, new_id
from ..store import Page, PageRequest, paginate
from ..team import Actor, authorize, name_problem
from .models import QueryRow, QueryTag
from .views import NewQuery, StoredQuery, stored_query

LONGEST_SEARCH = 1_000
_MAX_TAGS, _TAG_LENGTH, _DESCRIPTION_LENGTH = 20, 50, 4_000
"""Contract 1.8."""


@dataclass(frozen=True, slots=True)
class QueryFilters:
    """Which queries to list; None does not filter.

    :param q: text in question, name or SQL, in any case.
    :param saved: True for those with a name, False for those without.
    """

    connection_id: str | None = None
    q: str | None = None
    saved: bool | None = None
    tag: str | None = None
    status: str | None = None
    created_by: str | None = None
    parent_id: str | None = None


def save_query(session: Session, actor: Actor, new: NewQuery) -> StoredQuery:
    """Store a query that the actor ran or previewed; a run is logged by the hash of its SQL.

    Naming it, tagging it or showing it to the team needs `queries:write`.

    :raises AuthorizationError: the actor may not ask, or not save.
    :raises ValidationError: a name, description or tag that the contract does not allow.
    """
    authorize(actor, "queries:run")
    if new.name is not None or new.description is not None or new.tags or new.visibility != "private":
        authorize(actor, "queries:write")
        validate_naming(new)
    row = _row(actor, new)
    session.add(row)
    if new.sql is not None and new.status in {"running", "succeeded", "failed"}:
        result: Literal["ok", "failed"] = "failed" if new.status == "failed" else "ok"
        digest = hashlib.sha256(row.sql.encode("utf-8", "replace")).hexdigest() if row.sql else None
        changes = {"sql_sha256": (None, digest), "connection_id": (None, new.connection_id)}
        record(session, actor, "query.run", Target("query", row.id, new.name), result=result, changes=changes)
    session.flush()
    return stored_query(row)


def get_query(session: Session, actor: Actor, query_id: str) -> StoredQuery:
    """One query.

    :raises NotFound: none such, or not for this actor: somebody else's private one looks exactly like a missing one.
    """
    authorize(actor, "queries:read")
    return stored_query(_find(session, actor, query_id))


def get_parent(session: Session, actor: Actor, query_id: str) -> StoredQuery:
    """The query that another one follows up. Own ones need no scope beyond that of asking; the team's are read, and need `queries:read`.

    :raises NotFound: as `get_query`; its detail names the field `parent_id`.
    :raises AuthorizationError: the team's query, and a key that may not read.
    """
    authorize(actor, "queries:run")
    try:
        row = _find(session, actor, query_id)
    except NotFound:
        problem = FieldProblem("parent_id", "not_found", "No such query.")
        raise NotFound("A referenced object does not exist.", details=[problem]) from None
    if row.created_by != actor.member_id:
        authorize(actor, "queries:read")
    return stored_query(row)


def list_queries(
    session: Session, actor: Actor, filters: QueryFilters | None = None, page: PageRequest | None = None
) -> Page[StoredQuery]:
    """The actor's own and the team's queries, newest first.

    :raises ValidationError: `q` is too long.
    """
    authorize(actor, "queries:read")
    wanted = filters or QueryFilters()
    if wanted.q is not None and len(wanted.q) > LONGEST_SEARCH:
        raise ValidationError.of(FieldProblem("q", "too_long", f"Must have at most {LONGEST_SEARCH} characters."))
    statement = select(QueryRow).where(_visible(actor), *_conditions(wanted))
    return paginate(session, statement, QueryRow, page or PageRequest(), stored_query)


def delete_query(session: Session, actor: Actor, query_id: str) -> None:
    """Delete a query with its results.

    :raises NotFound: as `get_query`.
    """
    authorize(actor, "queries:write")
    row = _find(session, actor, query_id)
    record(session, actor, "query.delete", Target("query", row.id, row.name))
    session.delete(row)


def validate_naming(new: NewQuery) -> None:
    """Check what people call a query (contract 1.8).

    :raises ValidationError: each bad field.
    """
    problems = [name_problem("name", new.name)] if new.name is not None else []
    if new.description is not None and len(new.description) > _DESCRIPTION_LENGTH:
        problems.append(FieldProblem("description", "too_long", f"Must have at most {_DESCRIPTION_LENGTH} characters."))
    if len(new.tags) > _MAX_TAGS:
        problems.append(FieldProblem("tags", "too_long", f"Must have at most {_MAX_TAGS} entries."))
    problems += [_tag_problem(number, tag) for number, tag in enumerate(new.tags[:_MAX_TAGS])]
    found = [problem for problem in problems if problem is not None]
    if found:
        raise ValidationError.of(*found)


def _tag_problem(number: int, tag: str) -> FieldProblem | None:
    if len(tag) > _TAG_LENGTH:
        return FieldProblem(f"tags.{number}", "too_long", f"Must have at most {_TAG_LENGTH} characters.")
    return name_problem(f"tags.{number}", tag)


def _find(session: Session, actor: Actor, query_id: str) -> QueryRow:
    found = None
    if is_id("query", query_id):
        found = session.scalars(select(QueryRow).where(QueryRow.id == query_id, _visible(actor))).one_or_none()
    if found is None:
        raise NotFound("No such query.")
    return found


def _visible(actor: Actor) -> ColumnElement[bool]:
    """Own or the team's, and asked of a connection that the actor may see, or that is deleted; a key's list also counts for those."""
    condition = or_(QueryRow.created_by == actor.member_id, QueryRow.visibility == "team")
    if actor.connection_ids is not None:
        condition = condition & QueryRow.connection_id.in_(sorted(actor.connection_ids))
    return condition & QueryRow.connection_id.not_in(hidden_ids(actor))


def _conditions(wanted: QueryFilters) -> Iterable[ColumnElement[bool]]:
    for name in ("connection_id", "status", "created_by", "parent_id"):
        value = getattr(wanted, name)
        if value is not None:
            yield getattr(QueryRow, name) == value
    if wanted.q:
        yield QueryRow.searched.contains(wanted.q.casefold(), autoescape=True)
    if wanted.saved is not None:
        yield QueryRow.name.is_not(None) if wanted.saved else QueryRow.name.is_(None)
    if wanted.tag is not None:
        yield exists().where(QueryTag.query_id == QueryRow.id, QueryTag.tag == wanted.tag)


def _row(actor: Actor, new: NewQuery) -> QueryRow:
    now = clock.now()
    return QueryRow(
        id=new.query_id or new_id("query"),
        status=new.status,
        question=new.question,
        sql=new.sql,
        connection_id=new.connection_id,
        parent_id=new.parent_id,
        dialect=new.dialect,
        parameters=dict(new.parameters),
        parameter_schema=list(new.parameter_schema),
        explanation=new.explanation,
        confidence=new.confidence,
        assumptions=list(new.assumptions),
        clarification=new.clarification,
        alternatives=list(new.alternatives),
        evidence=dict(new.evidence),
        chart=new.chart,
        generator=new.generator,
        timings=dict(new.timings),
        execution_time_ms=new.execution_time_ms,
        as_of=new.as_of,
        warnings=list(new.warnings),
        error=new.error,
        name=new.name,
        description=new.description,
        visibility=new.visibility,
        feedback=None,
        # Case folding is Python's: SQLite folds ASCII only.
        searched="\n".join(text for text in (new.question, new.name, new.sql) if text).casefold(),
        version=1,
        created_by=actor.member_id,
        created_at=now,
        updated_at=now,
        tags=[QueryTag(position=position, tag=tag) for position, tag in enumerate(dict.fromkeys(new.tags))],
    )
