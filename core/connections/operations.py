"""Create, test and delete connections (contract 2.5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from .. import clock
from ..audit import Target as Deed
from ..audit import record
from ..errors import AuthorizationError, Conflict, DatabaseUnreachable, FieldProblem, NotFound
from ..ids import new_id
from ..running import Diagnosis
from ..store import exclusive
from ..team import Actor, authorize, known_members
from .body import NewConnection, read_body
from .diagnosis import before_opening, raise_if_failed
from .models import ConnectionMember, ConnectionRow, PastConnection, PastConnectionMember
from .reading import find_row, get_connection
from .services import Services
from .use import make_target, seal, usable
from .views import ConnectionView

SCOPE = "connections:write"


def create_connection(
    services: Services, actor: Actor, body: Mapping[str, object], *, verify: bool = False
) -> ConnectionView:
    """Store a connection. Connects to nothing unless `verify` is set.

    :param body: `type`, `name`, the other common fields, and those of the type's connector.
    :param verify: test it first, and store nothing if that fails.
    :raises ValidationError: each bad field; `file_not_allowed` for a file outside the operator's folders.
    :raises AuthorizationError: the actor is no admin, or sets `writable` and is no owner.
    :raises NotFound: `access.member_ids` names somebody who is not in the team.
    :raises Conflict: `name_taken`.
    :raises DatabaseUnreachable: the test failed.
    """
    authorize(actor, SCOPE, role="admin")
    new = read_body(body, services.plugins.connectors, services.settings)
    if new.common["writable"] and not actor.is_at_least("owner"):
        raise AuthorizationError("Only owners make a connection writable.", details={"required_role": "owner"})
    connection_id = new_id("connection")
    if verify:
        _verify(services, connection_id, new)
    with services.store.session() as session:
        exclusive(session, "connections")
        _refuse_taken(session, new)
        _insert(session, services, actor, connection_id, new)
        return get_connection(session, _seeing(actor, connection_id), connection_id)


def test_connection(services: Services, actor: Actor, connection_id: str) -> Diagnosis:
    """Test a connection stage by stage, and note the outcome.

    :raises NotFound: none such, or not for this actor.
    :raises DatabaseUnreachable: a stage failed; the details are the diagnosis.
    """
    authorize(actor, SCOPE, role="admin")
    with services.store.reading() as session:
        row = find_row(session, actor, connection_id)
    if row is None:
        raise NotFound("No such connection.")
    # The database may take its time: no transaction of ours is open meanwhile.
    try:
        target = usable(services, row).target
    except DatabaseUnreachable as error:
        diagnosis = before_opening(error)
    else:
        diagnosis = services.runner.diagnose(target)
    _note(services, actor, row, diagnosis)
    raise_if_failed(diagnosis, connection_id)
    return diagnosis


def delete_connection(services: Services, actor: Actor, connection_id: str) -> None:
    """Delete a connection with its secrets and schema; stored queries and results stay.

    :raises NotFound: none such, or not for this actor.
    """
    authorize(actor, SCOPE, role="admin")
    with services.store.session() as session:
        row = find_row(session, actor, connection_id)
        if row is None:
            raise NotFound("No such connection.")
        record(session, actor, "connection.delete", Deed("connection", row.id, row.name))
        _remember_access(session, row)
        session.delete(row)
    services.runner.forget(connection_id)
    services.catalogs.forget(connection_id)


def _remember_access(session: Session, row: ConnectionRow) -> None:
    """Deleting a connection must not show the team what some of it asked in confidence."""
    if row.access_mode == "all":
        return
    session.add(PastConnection(id=row.id))
    session.flush()
    allowed = select(ConnectionMember.member_id).where(ConnectionMember.connection_id == row.id)
    session.add_all(PastConnectionMember(connection_id=row.id, member_id=member) for member in session.scalars(allowed))
    session.flush()


def _verify(services: Services, connection_id: str, new: NewConnection) -> None:
    try:
        target, _ = make_target(services.settings, new.connector, connection_id, new.fields, new.secrets)
    except DatabaseUnreachable as error:
        raise_if_failed(before_opening(error), None)
        raise
    try:
        raise_if_failed(services.runner.diagnose(target), None)
    except DatabaseUnreachable:
        services.runner.forget(connection_id)
        raise


def _refuse_taken(session: Session, new: NewConnection) -> None:
    if session.scalar(select(ConnectionRow.id).where(ConnectionRow.name == new.common["name"])):
        raise Conflict("A connection of this name exists.", reason="name_taken", hint="Choose another name.")
    wanted = new.common["access"]["member_ids"]
    known = known_members(session, wanted)
    problems = [
        FieldProblem(f"access.member_ids.{number}", "not_found", "No such member.")
        for number, member_id in enumerate(wanted)
        if member_id not in known
    ]
    if problems:
        raise NotFound("A referenced object does not exist.", details=problems)


def _insert(session: Session, services: Services, actor: Actor, connection_id: str, new: NewConnection) -> None:
    now = clock.now()
    common = new.common
    session.add(
        ConnectionRow(
            id=connection_id,
            type=new.connector.type,
            dialect=new.connector.dialect,
            name=common["name"],
            description=common["description"],
            fields=dict(new.fields),
            sealed=seal(services.vault, connection_id, new.secrets),
            secrets_set=sorted(new.secrets),
            is_default=_becomes_default(session, common["is_default"]),
            privacy=common["privacy"],
            limits=common["limits"],
            access_mode=common["access"]["mode"],
            writable=common["writable"],
            status="untested",
            version=1,
            created_by=actor.member_id,
            created_at=now,
            updated_at=now,
        )
    )
    session.flush()
    members = dict.fromkeys(common["access"]["member_ids"])
    session.add_all(ConnectionMember(connection_id=connection_id, member_id=member_id) for member_id in members)
    changes = {
        name: (None, value) for name, value in {**new.fields, **new.secrets, "privacy": common["privacy"]}.items()
    }
    deed = Deed("connection", connection_id, common["name"])
    record(session, actor, "connection.create", deed, changes=changes, secrets=new.secrets)
    session.flush()


def _becomes_default(session: Session, wanted: bool | None) -> bool:
    """The first connection is the default unless it says no; a later one takes the place only if it says so."""
    if wanted:
        session.execute(update(ConnectionRow).where(ConnectionRow.is_default).values(is_default=False))
        return True
    return wanted is None and not session.scalar(select(ConnectionRow.id).where(ConnectionRow.is_default))


def _seeing(actor: Actor, connection_id: str) -> Actor:
    """The actor, able to see what it just made even through a key for other connections."""
    known = actor.connection_ids
    return actor if known is None else replace(actor, connection_ids=known | {connection_id})


def _note(services: Services, actor: Actor, row: ConnectionRow, diagnosis: Diagnosis) -> None:
    failed = diagnosis.failed
    error = failed.message if failed is not None else None
    values = {"status": "failing" if failed else "healthy", "last_tested_at": clock.now(), "last_error": error}
    with services.store.session() as session:
        session.execute(update(ConnectionRow).where(ConnectionRow.id == row.id).values(**values))
        deed = Deed("connection", row.id, row.name)
        record(session, actor, "connection.test", deed, result="failed" if failed else "ok")
