"""The one form of every JSON answer (contract 1.3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from aifordb.core import clock
from aifordb.core.errors import AifordbError
from flask import Response

from .state import request_id

JSON = "application/json"


def encoded(body: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON answer with the members of `body` and `meta`."""
    meta = {"request_id": request_id(), "timestamp": clock.to_text(clock.now())}
    content = orjson.dumps({**body, "meta": meta})
    return Response(content, status, dict(headers or {}), mimetype=JSON)


def error_body(error: AifordbError, request_id: str) -> dict[str, Any]:
    """The body of an error without `meta`."""
    return {"error": {**error.to_json(), "request_id": request_id}}
