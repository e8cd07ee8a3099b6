"""Who may call what (contract 3): every route with every role, and no route without a rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from aifordb.core.context import build_context
from aifordb.core.settings.model import Settings
from aifordb.server.access import check_every_route, declared
from aifordb.server.app import create_app
from flask import Flask

from .client import Api

ROLES = ("viewer", "editor", "admin", "owner")
# Route → the lowest role that gets in; None: nobody needs a key; "any": any key does.
WHO = {
    "POST /v1/queries": "editor",
    "GET /v1/queries": "viewer",
    "GET /v1/queries/<query_id>": "viewer",
    "DELETE /v1/queries/<query_id>": "editor",
    "GET /v1/queries/<query_id>/results": "viewer",
    "GET /v1/connections": "viewer",
    "POST /v1/connections": "admin",
    "GET /v1/connections/<connection_id>": "viewer",
    "POST /v1/connections/<connection_id>/test": "admin",
    "DELETE /v1/connections/<connection_id>": "admin",
    "GET /v1/api-keys": "viewer",
    "POST /v1/api-keys": "viewer",
    "DELETE /v1/api-keys/<key_id>": "viewer",
    "GET /v1/me": "viewer",
    "GET /v1/connector-types": "viewer",
    "GET /v1/widget-types": "viewer",
    "GET /v1/generators": "viewer",
    "GET /v1/plugins": "admin",
    "GET /v1/health": None,
    "GET /v1/openapi.json": None,
    "GET /v1/docs": None,
    "GET /livez": None,
    "GET /readyz": None,
    "GET /static/<path:filename>": None,
}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(build_context(Settings(home=tmp_path_factory.mktemp("roles"))))


def test_every_route_stands_in_the_table_and_the_other_way_round(app: Flask) -> None:
    routes = {
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        for method in rule.methods or ()
        if method in {"GET", "POST", "DELETE"}
    }
    assert routes == set(WHO)


def test_a_route_that_declares_nothing_stops_the_app(tmp_path: Path) -> None:
    app = create_app(build_context(Settings(home=tmp_path)))
    app.add_url_rule("/v1/forgotten", "forgotten", lambda: "open to all")
    with pytest.raises(LookupError, match="forgotten does not declare who may call it"):
        check_every_route(app)


def test_what_is_public_is_only_what_the_contract_lists(app: Flask) -> None:
    public = {rule.rule for rule in app.url_map.iter_rules() if declared(app, rule.endpoint).access.public}
    assert public == {route.split()[1] for route, role in WHO.items() if role is None}


@pytest.mark.parametrize("route", [route for route, role in WHO.items() if role is not None])
def test_without_a_key_nobody_gets_in(api: Api, route: str) -> None:
    method, path = route.split()
    assert api.as_(None).request(method, path.replace("<", "").replace(">", "")).status == 401


@pytest.mark.parametrize("route", [route for route, role in WHO.items() if role is not None])
@pytest.mark.parametrize("role", ROLES)
def test_a_role_gets_in_exactly_where_it_may(api: Api, server_key: dict[str, str], route: str, role: str) -> None:
    method, path = route.split()
    # Nothing exists at these paths and the bodies are empty: whoever gets in sees 200, 404 or 422 and changes nothing.
    answer = api.as_(server_key[role]).request(method, path.replace("<", "").replace(">", ""))
    lowest = WHO[route]
    assert lowest is not None
    allowed = ROLES.index(role) >= ROLES.index(lowest)
    assert (answer.status != 403) is allowed, answer.body
    if not allowed:
        assert answer.error["details"] == {"required_role": lowest}
