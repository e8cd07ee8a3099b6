"""Who may do what (contract 3): roles, scopes, and the decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..audit import Author
from ..errors import AuthorizationError

Role = Literal["viewer", "editor", "admin", "owner"]
ROLES: tuple[Role, ...] = ("viewer", "editor", "admin", "owner")
"""From the least to the most powerful."""
EVERYTHING = "*"
"""The scope of all that the member may do, now and in later versions."""
READ = "read"
SHORTHANDS = {READ: frozenset({"queries:read", "queries:run", "dashboards:read"})}
"""Words that creation of a key takes in place of scopes."""

_VIEWER = frozenset(
    {"dashboards:read", "queries:read", "connections:read", "team:read", "keys:read", "keys:write", "settings:read"}
)
_EDITOR = _VIEWER | {
    "queries:run", "queries:write", "dashboards:write", "workflows:read", "workflows:run", "workflows:write",
    "knowledge:read", "knowledge:write", "evals:read", "evals:write",
}  # fmt: skip
_ADMIN = _EDITOR | {"connections:write", "team:write", "audit:read", "settings:write"}
ROLE_SCOPES: dict[Role, frozenset[str]] = {"viewer": _VIEWER, "editor": _EDITOR, "admin": _ADMIN, "owner": _ADMIN}
SCOPES = _ADMIN
"""Every scope that there is, without the shorthands."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is asking: a member, through a key or at the server's console.

    :param role: the member's role now; lower rights hold from the next request on.
    :param scopes: what the key was made for; `*` for no narrowing. Ask `may`, which also looks at the role.
    :param key_id: None if no API key is used.
    :param connection_ids: the only connections that the key may touch; None for all that the member may use.
    :param request_id, address: for the audit log.
    """

    member_id: str
    name: str
    role: Role
    scopes: frozenset[str] = frozenset({EVERYTHING})
    key_id: str | None = None
    connection_ids: frozenset[str] | None = None
    request_id: str | None = None
    address: str | None = None

    @property
    def author(self) -> Author:
        """The entry's actor in the audit log: the key if one was used, for it can be revoked alone."""
        kind: Literal["key", "member"] = "key" if self.key_id else "member"
        return Author(kind, self.key_id or self.member_id, self.name, self.request_id, self.address)

    def may(self, scope: str) -> bool:
        """Do both key and role allow `scope`?"""
        return bool(self.scopes & {scope, EVERYTHING}) and scope in ROLE_SCOPES[self.role]

    def is_at_least(self, role: Role) -> bool:
        """Is the member's role `role` or a more powerful one?"""
        return ROLES.index(self.role) >= ROLES.index(role)


def authorize(actor: Actor, scope: str, *, role: Role = "viewer") -> None:
    """Let an operation begin. Which objects it may touch is decided at each object.

    :param role: the lowest role that may do it, where the scope alone does not say.
    :raises AuthorizationError: with `required_scope` if the key is too narrow, else with `required_role`.
    """
    if not actor.scopes & {scope, EVERYTHING}:
        message = f"This key does not have the scope {scope}."
        raise AuthorizationError(message, hint="Create a key with that scope.", details={"required_scope": scope})
    lowest = next(name for name in ROLES if scope in ROLE_SCOPES[name])
    needed = max(role, lowest, key=ROLES.index)
    if not actor.is_at_least(needed):
        message = f"This needs the role {needed}; yours is {actor.role}."
        raise AuthorizationError(
            message, hint=f"Ask an owner or admin, or become {needed}.", details={"required_role": needed}
        )
