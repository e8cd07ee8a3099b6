"""Health of the server, for people, load balancers and supervisors (contract 2.14)."""

from __future__ import annotations

from typing import Any

from aifordb.core.errors import AuthenticationError, ServiceUnavailable
from flask import Response, request

from ..access import PUBLIC, authenticate
from ..state import app_state, context, request_id
from ..version import VERSION
from .blueprint import ApiBlueprint, Gives
from .examples import HEALTH
from .schemas.discovery import HealthSchema

api = ApiBlueprint("operations", __name__, description="The server itself.")
probes = ApiBlueprint("probes", __name__, description="For load balancers and supervisors.")
PLAIN = "text/plain"
_CHECK_SCOPES = ("settings:read", "audit:read")


@api.operation("GET", "/health", access=PUBLIC, gives=Gives(HealthSchema, example=HEALTH))
def health() -> dict[str, Any]:
    """Say whether the server is well.

    Needs no key. One with `settings:read` or `audit:read` also sees each part.
    """
    state = "ok" if is_ready() else "degraded"
    checks = {"checks": {"metadata": state, "generators": _generators()}} if _may_see_checks() else {}
    return {"status": state, "version": VERSION, **checks}


@probes.operation("GET", "/livez", access=PUBLIC, gives=Gives(None, description="The process answers.", produces=PLAIN))
def livez() -> Response:
    """Say that the process answers."""
    return _plain("ok", 200)


@probes.operation(
    "GET",
    "/readyz",
    access=PUBLIC,
    gives=Gives(None, description="Requests may be sent here.", produces=PLAIN),
    raises=(ServiceUnavailable,),
)
def readyz() -> Response:
    """Say whether requests may be sent here: not while stopping, not without migrated metadata."""
    if app_state().draining.is_set():
        return _plain("stopping", 503)
    return _plain("ok", 200) if is_ready() else _plain("metadata is not ready", 503)


def is_ready() -> bool:
    """Is the metadata database there, in this version's form?"""
    state = app_state()
    try:
        if not state.migrated:
            state.migrated = context().store.is_current()
        else:
            with context().store.reading() as session:
                session.connection()
    except ServiceUnavailable:
        return False
    return state.migrated


def _may_see_checks() -> bool:
    if "Authorization" not in request.headers:
        return False
    try:
        actor = authenticate(context(), request, request_id())
    except (AuthenticationError, ServiceUnavailable):
        return False
    return any(actor.may(scope) for scope in _CHECK_SCOPES)


def _generators() -> str:
    """`ok` if every generator of the panel is installed."""
    return "ok" if set(context().settings.asking.panel) <= set(context().plugins.generators) else "missing"


def _plain(text: str, status: int) -> Response:
    return Response(text + "\n", status, mimetype=PLAIN)
