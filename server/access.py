"""Who may call a route. Every route declares it; one that does not stops the app from starting."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from aifordb.core.context import Context
from aifordb.core.errors import AuthenticationError
from aifordb.core.team import Actor, Role, authorize, sign_in
from flask import Flask, Request

ATTRIBUTE = "__aifordb_access__"


@dataclass(frozen=True, slots=True)
class Access:
    """What a route asks of its caller.

    :param scope: the scope that the key must have; None for any valid key.
    :param role: the lowest role.
    :param public: no key is needed.
    """

    scope: str | None = None
    role: Role = "viewer"
    public: bool = False

    def check(self, actor: Actor) -> None:
        """Let `actor` in, or say what is missing.

        :raises AuthorizationError: the key lacks the scope, or the role is too low.
        """
        if self.scope is not None:
            authorize(actor, self.scope, role=self.role)


PUBLIC = Access(public=True)
ANY_KEY = Access()


def needs(scope: str, role: Role = "viewer") -> Access:
    """A valid key with `scope`, of a member who is at least `role`."""
    return Access(scope, role)


@dataclass(frozen=True, slots=True)
class Declared:
    """What a route says about itself.

    :param produces: the media type of its answers; None: it depends.
    """

    access: Access
    produces: str | None = "application/json"


def declare(view: Callable[..., object], access: Access, produces: str | None = "application/json") -> None:
    """Note on a view function what it asks of its caller, and what it answers."""
    setattr(view, ATTRIBUTE, Declared(access, produces))


def declared(app: Flask, endpoint: str) -> Declared:
    """What the route says about itself.

    :raises LookupError: nobody declared it.
    """
    found = getattr(app.view_functions[endpoint], ATTRIBUTE, None)
    if not isinstance(found, Declared):
        raise LookupError(f"the route {endpoint} does not declare who may call it")
    return found


def check_every_route(app: Flask) -> None:
    """Refuse to start with a route that forgot to declare its access.

    :raises LookupError: as `declared`.
    """
    for rule in app.url_map.iter_rules():
        declared(app, rule.endpoint)


def authenticate(context: Context, request: Request, request_id: str) -> Actor:
    """Who sends this request, by its `Authorization` header and nothing else.

    A key in the query string, body or a cookie is ignored: addresses end up in logs, cookies are sent without asking.

    :raises AuthenticationError: the same for a missing, malformed, unknown, expired or revoked key.
    """
    scheme, _, presented = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not presented.isascii():
        raise AuthenticationError("Missing or invalid API key.")
    actor = sign_in(context.store, context.vault, presented.strip())
    return dataclasses.replace(actor, request_id=request_id, address=request.remote_addr)
