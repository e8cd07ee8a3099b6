"""Make, list and revoke API keys (contract 2.9)."""

from __future__ import annotations

from typing import Any

from aifordb.core import connections, errors, team

from ..access import needs
from ..state import actor, context
from .blueprint import NOTHING, ApiBlueprint, Created, Gives, Listing, listing, page_request
from .examples import ISSUED_KEY, KEY, KEY_BODY
from .schemas.team import ApiKeySchema, IssuedKeySchema, KeyListQuery, NewKeySchema

api = ApiBlueprint("api-keys", __name__, description="Keys for programs.")


@api.operation(
    "GET",
    "/api-keys",
    access=needs("keys:read"),
    query=KeyListQuery,
    gives=Gives(ApiKeySchema, many=True, description="Newest first, revoked ones too.", example=[KEY]),
)
def list_keys(query: dict[str, Any]) -> Listing:
    """List your keys; admins see everybody's."""
    with context().store.reading() as session:
        page = team.list_keys(session, actor(), page_request(query), member_id=query.get("member_id"))
    return listing(page, query)


@api.operation(
    "POST",
    "/api-keys",
    access=needs("keys:write"),
    body=NewKeySchema,
    gives=Gives(IssuedKeySchema, 201, description="`key` is shown this once.", example=ISSUED_KEY),
    raises=(errors.NotFound,),
    example=KEY_BODY,
)
def create_key(body: dict[str, Any]) -> Created:
    """Make a key that acts as you, at most as widely as the key you use."""
    with context().store.session() as session:
        if body["connection_ids"] is not None:
            connections.require_visible(session, actor(), body["connection_ids"], field="connection_ids")
        issued = team.create_key(session, context().vault, actor(), **body)
    return Created(issued, f"/api-keys/{issued.key.key_id}")


@api.operation(
    "DELETE",
    "/api-keys/<key_id>",
    access=needs("keys:write"),
    gives=NOTHING,
    raises=(errors.NotFound,),
)
def revoke_key(key_id: str) -> None:
    """Revoke a key: your own or, for admins, anybody's. It is dead on the next request."""
    with context().store.session() as session:
        team.revoke_key(session, actor(), key_id)
