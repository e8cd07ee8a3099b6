"""The API described: the OpenAPI document, and a page for people that needs no network (contract 2.14)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast

import orjson
from flask import Response, current_app, render_template, request, send_from_directory
from markupsafe import Markup, escape

from ..access import PUBLIC
from ..version import VERSION
from .blueprint import ApiBlueprint, Gives
from .docs_page import sections

WEB = Path(__file__).parent.parent / "web"
HTML = "text/html"
_CODE = re.compile(r"`([^`]+)`")
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

api = ApiBlueprint("docs", __name__, description="The API described.", template_folder=str(WEB / "templates"))
assets = ApiBlueprint("assets", __name__, description="Files of the pages.")


def marked_code(text: str) -> Markup:
    """Escaped text whose `words in backticks` are code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 — escaped just here


api.add_app_template_filter(marked_code, "code")


@api.operation(
    "GET", "/openapi.json", access=PUBLIC, gives=Gives(None, description="OpenAPI 3.1 of exactly this server.")
)
def openapi() -> Response:
    """Give the OpenAPI document."""
    return Response(orjson.dumps(document(), option=orjson.OPT_INDENT_2), mimetype="application/json")


@api.operation("GET", "/docs", access=PUBLIC, gives=Gives(None, description="This page.", produces=HTML))
def docs() -> Response:
    """Show the API as a page."""
    page = render_template(
        "docs/api.html",
        version=VERSION,
        base=request.host_url.rstrip("/"),
        prefix=request.script_root,
        description=document()["info"]["description"],
        sections=sections(document()),
    )
    headers = {"Content-Security-Policy": CSP, "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY"}
    return Response(page, headers=headers, mimetype=HTML)


@assets.operation(
    "GET", "/static/<path:filename>", access=PUBLIC, gives=Gives(None, description="A file.", produces=None)
)
def static(filename: str) -> Response:
    """Give a style sheet, script or picture of the pages."""
    answer = send_from_directory(WEB / "static", filename)
    # Kept, but asked about each time: after an upgrade the page and its script must be of one version.
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def document() -> dict[str, Any]:
    """The OpenAPI document, with the paths that this caller uses."""
    whole = cast(dict[str, Any], current_app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict())
    prefix = request.script_root
    paths = {(prefix + path if path.startswith("/v1/") else path): item for path, item in whole["paths"].items()}
    return {**whole, "paths": {path: item for path, item in paths.items() if not path.startswith("/static/")}}
