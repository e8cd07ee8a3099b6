"""Connect databases, test them, take them away (contract 2.5)."""

from __future__ import annotations

from typing import Any

from aifordb.core import connections, errors

from ..access import needs
from ..state import actor, context
from .blueprint import NOTHING, ApiBlueprint, Created, Gives, Listing, listing, page_request
from .examples import CONNECTION, CONNECTION_BODY, DIAGNOSIS
from .schemas.connection import (
    ConnectionListQuery,
    ConnectionSchema,
    CreateConnectionQuery,
    DiagnosisSchema,
    NewConnectionSchema,
)

api = ApiBlueprint("connections", __name__, description="Databases that can be asked.")


def _find(connection_id: str) -> connections.ConnectionView:
    with context().store.reading() as session:
        return connections.get_connection(session, actor(), connection_id)


@api.operation(
    "GET",
    "/connections",
    access=needs("connections:read"),
    query=ConnectionListQuery,
    gives=Gives(ConnectionSchema, many=True, description="Newest first.", example=[CONNECTION]),
)
def list_connections(query: dict[str, Any]) -> Listing:
    """List the connections that you may use."""
    filters = {name: query.get(name) for name in ("type", "q", "status")}
    with context().store.reading() as session:
        page = connections.list_connections(session, actor(), page_request(query), **filters)
    return listing(page, query)


@api.operation(
    "POST",
    "/connections",
    access=needs("connections:write", "admin"),
    query=CreateConnectionQuery,
    body=NewConnectionSchema,
    gives=Gives(ConnectionSchema, 201, description="Stored. Nothing was connected to yet.", example=CONNECTION),
    raises=(errors.NotFound, errors.Conflict, errors.DatabaseUnreachable),
    example=CONNECTION_BODY,
)
def create_connection(query: dict[str, Any], body: dict[str, Any]) -> Created:
    """Store a connection.

    Does not connect, unless `verify=true`. Passwords and keys are sealed and never shown again.
    """
    view = connections.create_connection(context(), actor(), body, verify=query["verify"])
    return Created(view, f"/connections/{view.connection_id}")


@api.operation(
    "GET",
    "/connections/<connection_id>",
    access=needs("connections:read"),
    subject=_find,
    gives=Gives(ConnectionSchema, example=CONNECTION),
    raises=(errors.NotFound,),
)
def get_connection(connection_id: str) -> connections.ConnectionView:
    """Read one connection."""
    return _find(connection_id)


@api.operation(
    "POST",
    "/connections/<connection_id>/test",
    access=needs("connections:write", "admin"),
    subject=_find,
    gives=Gives(DiagnosisSchema, description="Every stage passed.", example=DIAGNOSIS),
    raises=(errors.NotFound, errors.DatabaseUnreachable),
)
def test_connection(connection_id: str) -> dict[str, Any]:
    """Test a connection stage by stage.

    A failed test is a 502 whose `details` hold the same diagnosis.
    """
    return connections.diagnosis_json(connections.test_connection(context(), actor(), connection_id))


@api.operation(
    "DELETE",
    "/connections/<connection_id>",
    access=needs("connections:write", "admin"),
    subject=_find,
    gives=NOTHING,
    raises=(errors.NotFound,),
)
def delete_connection(connection_id: str) -> None:
    """Delete a connection and its secrets. Stored queries stay readable."""
    connections.delete_connection(context(), actor(), connection_id)
