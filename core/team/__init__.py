"""Members, roles, API keys, and who may do what."""

from .authentication import authenticate, sign_in
from .keys import create_key, list_keys, revoke_key
from .members import ensure_owner, known_members, me, owner_actor
from .naming import name_problem
from .roles import ROLE_SCOPES, ROLES, SCOPES, SHORTHANDS, Actor, Role, authorize
from .views import ApiKeyView, IssuedKey, Me, MemberView

__all__ = [
    "ROLES", "ROLE_SCOPES", "SCOPES", "SHORTHANDS", "Actor", "ApiKeyView", "IssuedKey", "Me", "MemberView", "Role", "authenticate",
    "authorize", "create_key", "ensure_owner", "known_members", "list_keys", "me", "name_problem", "owner_actor", "revoke_key", "sign_in",
]  # fmt: skip
