"""Who may do what: the contract's matrix (section 3), scope by scope."""

from __future__ import annotations

import pytest
from aifordb.core.errors import AuthorizationError
from aifordb.core.team import ROLES, SCOPES, Actor, authorize

LOWEST = {
    "dashboards:read": "viewer", "queries:read": "viewer", "connections:read": "viewer", "team:read": "viewer", "keys:read": "viewer",
    "keys:write": "viewer", "settings:read": "viewer",
    "queries:run": "editor", "queries:write": "editor", "dashboards:write": "editor", "workflows:read": "editor", "workflows:run": "editor",
    "workflows:write": "editor", "knowledge:read": "editor", "knowledge:write": "editor", "evals:read": "editor", "evals:write": "editor",
    "connections:write": "admin", "team:write": "admin", "audit:read": "admin", "settings:write": "admin",
}  # fmt: skip


def actor(role: str, *scopes: str) -> Actor:
    return Actor("mem_1", "Ada", role, frozenset(scopes or ["*"]))


def test_every_scope_has_a_lowest_role():
    assert set(LOWEST) == SCOPES


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("scope", sorted(SCOPES))
def test_a_scope_is_open_from_its_lowest_role_upwards(scope, role):
    allowed = ROLES.index(role) >= ROLES.index(LOWEST[scope])
    assert actor(role).may(scope) is allowed
    if allowed:
        authorize(actor(role), scope)
    else:
        with pytest.raises(AuthorizationError) as caught:
            authorize(actor(role), scope)
        assert caught.value.details == {"required_role": LOWEST[scope]}


def test_a_key_without_the_scope_is_refused_whatever_the_role():
    with pytest.raises(AuthorizationError, match=r"^This key does not have the scope queries:run\.$") as caught:
        authorize(actor("owner", "queries:read", "queries:write"), "queries:run")
    assert caught.value.details == {"required_scope": "queries:run"}


def test_a_keys_scope_opens_nothing_that_the_role_does_not():
    assert not actor("viewer", "queries:run").may("queries:run")


def test_an_operation_may_need_a_higher_role_than_its_scope():
    authorize(actor("admin"), "connections:read", role="admin")
    with pytest.raises(AuthorizationError) as caught:
        authorize(actor("editor"), "connections:read", role="admin")
    assert caught.value.details == {"required_role": "admin"}
