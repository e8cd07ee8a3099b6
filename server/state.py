"""What belongs to the running app and to the request at hand."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import cast

from aifordb.core.context import Context
from aifordb.core.team import Actor
from flask import Flask, current_app, g

_KEY = "aifordb"
RECEIVED = "aifordb.received"
"""In the WSGI environment, where the server has it: to be called once the request's body has been read."""


@dataclass(slots=True)
class AppState:
    """What the app keeps between requests.

    :param draining: set once this process was told to stop.
    """

    context: Context
    draining: threading.Event = field(default_factory=threading.Event)
    migrated: bool = False


def install(app: Flask, context: Context) -> None:
    """Give the app its context."""
    app.extensions[_KEY] = AppState(context)


def app_state(app: Flask | None = None) -> AppState:
    """The state of `app`, or of the app that serves this request."""
    return cast(AppState, (app or current_app).extensions[_KEY])


def context() -> Context:
    """What operations reach the world through."""
    return app_state().context


def actor() -> Actor:
    """Who sent this request. Only views whose access is not public may ask."""
    return cast(Actor, g.actor)


def maybe_actor() -> Actor | None:
    """Who sent this request, or None before authentication and on public paths."""
    return cast("Actor | None", g.get("actor"))


def remember_actor(actor: Actor) -> None:
    """Note who sent this request."""
    g.actor = actor


def request_id() -> str:
    """The request's id."""
    return cast(str, g.request_id)


def begin_request(request_id: str) -> None:
    """Note the id and the time."""
    g.request_id, g.started = request_id, time.perf_counter()


def elapsed_ms() -> float:
    """Milliseconds since the request began."""
    return round((time.perf_counter() - cast(float, g.started)) * 1000, 1)
