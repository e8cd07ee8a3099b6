"""What plugins bring, and what a server without them says (contract 2.11)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aifordb.core.context import build_context
from aifordb.core.settings.model import PluginsSettings, Settings
from aifordb.core.team import ensure_owner
from aifordb.server.app import create_app
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

from .client import Api


def test_a_connector_type_says_what_a_connection_of_it_takes(api: Api) -> None:
    (sqlite,) = [one for one in api.get("/v1/connector-types").data if one["type"] == "sqlite"]
    schema = sqlite["config_schema"]
    Draft202012Validator.check_schema(schema)
    assert schema["required"] == ["type", "name", "database"]
    assert schema["properties"]["type"] == {"const": "sqlite"}
    fits = Draft202012Validator(schema)
    assert fits.is_valid({"type": "sqlite", "name": "Shop", "database": "shop.sqlite", "limits": {"max_rows": 10}})
    assert not fits.is_valid({"type": "sqlite", "name": "Shop"})
    assert not fits.is_valid({"type": "sqlite", "name": "Shop", "database": "x", "url": "y"})
    assert (sqlite["title"], sqlite["dialect"], sqlite["plugin"]) == ("SQLite", "sqlite", "aifordb")


def test_a_widget_type_says_what_its_options_are(api: Api) -> None:
    found = {one["type"]: one for one in api.get("/v1/widget-types").data}
    assert {"metric", "table", "bar", "line", "area", "pie", "scatter"} <= set(found)
    for one in found.values():
        Draft202012Validator.check_schema(one["option_schema"])


def test_the_embedded_generator_is_the_default_and_stays_on_the_machine(api: Api) -> None:
    (builtin,) = [one for one in api.get("/v1/generators").data if one["name"] == "builtin"]
    assert (builtin["local"], builtin["ready"], builtin["default"]) == (True, True, True)


def test_every_plugin_is_listed_with_its_state(api: Api) -> None:
    found = {one["name"]: one for one in api.get("/v1/plugins?limit=100").data}
    assert (found["sqlite"]["state"], found["sqlite"]["hooks"]) == ("ok", ["aifordb_connectors"])


def test_lists_in_memory_are_paged_like_all_others(api: Api) -> None:
    whole = [one["type"] for one in api.get("/v1/widget-types?limit=100").data]
    seen, path = [], "/v1/widget-types?limit=3"
    while path:
        page = api.get(path)
        seen += [one["type"] for one in page.data]
        path = page.headers["link"].split(">")[0].removeprefix("<") if "link" in page.headers else ""
    assert seen == whole


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[FlaskClient]:
    """A server all of whose plugins the operator blocked."""
    context = build_context(Settings(home=tmp_path, plugins=PluginsSettings(block=("aifordb",))))
    context.store.upgrade()
    with context.store.session() as session:
        owner = ensure_owner(session, context.vault)
    assert owner is not None
    client = create_app(context).test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {owner.secret}"
    yield client
    context.close()


def error(answer: Any) -> Any:
    return answer.get_json()["error"]


def test_a_server_without_any_plugin_starts_and_says_what_is_missing(bare: FlaskClient) -> None:
    assert bare.get("/v1/health").get_json()["data"]["checks"] == {"metadata": "ok", "generators": "missing"}
    assert {one["state"] for one in bare.get("/v1/plugins").get_json()["data"]} == {"blocked"}
    assert bare.get("/v1/connector-types").get_json()["data"] == []
    refused = bare.post("/v1/connections", json={"type": "sqlite", "name": "x", "database": "x"})
    assert (refused.status_code, error(refused)["details"][0]["code"]) == (422, "not_one_of")
    named = bare.post("/v1/queries", json={"question": "How many users?", "generator": "builtin"})
    assert named.status_code == 422
