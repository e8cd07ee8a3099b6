"""Find connections, as the actor may see them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Select, func, or_, select, true, union_all
from sqlalchemy.orm import Session

from ..catalog import Header, read_headers
from ..errors import FieldProblem, NotFound, ValidationError
from ..ids import is_id
from ..store import Page, PageRequest, paginate
from ..team import Actor, authorize
from .models import ConnectionMember, ConnectionRow, PastConnection, PastConnectionMember
from .views import ConnectionDetail, ConnectionView

MOST_NAMED = 1_000
"""Connections that one request may name."""


def list_connections(
    session: Session,
    actor: Actor,
    page: PageRequest | None = None,
    *,
    type: str | None = None,
    status: str | None = None,
    q: str | None = None,
) -> Page[ConnectionView]:
    """Connections that the actor may use.

    :param q: text in the name or description, in any case.
    """
    authorize(actor, "connections:read")
    statement = select(ConnectionRow).where(visible(actor))
    if type is not None:
        statement = statement.where(ConnectionRow.type == type)
    if status is not None:
        statement = statement.where(ConnectionRow.status == status)
    if q:
        statement = statement.where(_mentions(q))
    found = paginate(session, statement, ConnectionRow, page or PageRequest(), lambda row: row)
    return Page(tuple(_views(session, actor, found.items)), found.next)


def get_connection(session: Session, actor: Actor, connection_id: str) -> ConnectionView:
    """One connection.

    :raises NotFound: none such, or not for this actor.
    """
    authorize(actor, "connections:read")
    row = find_row(session, actor, connection_id)
    if row is None:
        raise NotFound("No such connection.")
    return next(iter(_views(session, actor, [row])))


def find_connection(session: Session, actor: Actor, name_or_id: str) -> ConnectionView:
    """One connection by id or by exact name: what people type at a console.

    :raises NotFound: none such, or not for this actor.
    """
    authorize(actor, "connections:read")
    named = select(ConnectionRow).where(ConnectionRow.name == name_or_id, visible(actor))
    row = find_row(session, actor, name_or_id) or session.scalars(named).one_or_none()
    if row is None:
        raise NotFound("No such connection.")
    return next(iter(_views(session, actor, [row])))


def require_visible(session: Session, actor: Actor, connection_ids: Sequence[str], *, field: str) -> None:
    """Check ids that a request names in a list.

    :param field: the list's path in the request.
    :raises NotFound: names each that does not exist or is not for this actor.
    :raises ValidationError: there are too many.
    """
    if len(connection_ids) > MOST_NAMED:
        raise ValidationError.of(FieldProblem(field, "too_long", f"Must have at most {MOST_NAMED} entries."))
    asked = [wanted for wanted in connection_ids if is_id("connection", wanted)]
    known = set(session.scalars(select(ConnectionRow.id).where(ConnectionRow.id.in_(asked), visible(actor))))
    problems = [
        FieldProblem(f"{field}.{number}", "not_found", "No such connection.")
        for number, wanted in enumerate(connection_ids)
        if wanted not in known
    ]
    if problems:
        raise NotFound("A referenced object does not exist.", details=problems)


def find_row(session: Session, actor: Actor, connection_id: str) -> ConnectionRow | None:
    """The row, if it exists and the actor may see it."""
    if not is_id("connection", connection_id):
        return None
    return session.scalars(select(ConnectionRow).where(ConnectionRow.id == connection_id, visible(actor))).one_or_none()


def visible(actor: Actor) -> ColumnElement[bool]:
    """The condition under which a connection is there for the actor: the key's list, then the connection's own access rule."""
    condition: ColumnElement[bool] = true()
    if actor.connection_ids is not None:
        condition = ConnectionRow.id.in_(sorted(actor.connection_ids))
    if actor.is_at_least("admin"):
        return condition
    listed = select(ConnectionMember.connection_id).where(ConnectionMember.member_id == actor.member_id)
    return condition & or_(ConnectionRow.access_mode == "all", ConnectionRow.id.in_(listed))


def hidden_ids(actor: Actor) -> Select[str]:
    """Ids of connections that the actor may not see, or might not see when they were deleted: what was asked of them is hidden too."""
    existing = select(ConnectionRow.id.label("id")).where(~visible(actor))
    if actor.is_at_least("admin"):
        return existing
    listed = select(PastConnectionMember.connection_id).where(PastConnectionMember.member_id == actor.member_id)
    past = select(PastConnection.id.label("id")).where(PastConnection.id.not_in(listed))
    return select(union_all(existing, past).subquery().c.id)


def _mentions(q: str) -> ColumnElement[bool]:
    return or_(
        ConnectionRow.name.icontains(q, autoescape=True),
        func.coalesce(ConnectionRow.description, "").icontains(q, autoescape=True),
    )


def _views(session: Session, actor: Actor, rows: Sequence[ConnectionRow]) -> Iterable[ConnectionView]:
    details = actor.is_at_least("admin")
    headers = read_headers(session, [row.id for row in rows]) if details else {}
    for row in rows:
        yield ConnectionView(
            row.id,
            row.name,
            row.type,
            row.description,
            row.status,
            row.is_default,
            row.dialect,
            _detail(session, row, headers.get(row.id)) if details else None,
        )


def _detail(session: Session, row: ConnectionRow, header: Header | None) -> ConnectionDetail:
    members = select(ConnectionMember.member_id).where(ConnectionMember.connection_id == row.id)
    return ConnectionDetail(
        fields=row.fields,
        secrets_set=tuple(row.secrets_set),
        privacy=row.privacy,
        limits=row.limits,
        access_mode=row.access_mode,
        member_ids=tuple(session.scalars(members.order_by(ConnectionMember.member_id))),
        writable=row.writable,
        last_tested_at=row.last_tested_at,
        last_error=row.last_error,
        schema=header,
        version=row.version,
        created_by=row.created_by,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
