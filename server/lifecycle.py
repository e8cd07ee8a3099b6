"""What happens around every request: its id, the checks in the contract's order (1.15), headers, one log line."""

from __future__ import annotations

import logging
import re

from aifordb.core.errors import FieldProblem, NotAcceptable, UnsupportedMediaType, ValidationError
from aifordb.core.ids import new_id
from flask import Flask, Response, current_app, request
from werkzeug.exceptions import MethodNotAllowed

from .access import ANY_KEY, PUBLIC, Declared, authenticate, declared
from .errors import BODY_LIMIT, METHODS, too_large
from .state import RECEIVED, begin_request, context, elapsed_ms, maybe_actor, remember_actor, request_id

_OWN_ID = re.compile(r"[A-Za-z0-9_.-]{1,128}")
_JSON = "application/json"
_UTF8 = frozenset({"", "utf-8", "utf8"})
_log = logging.getLogger("aifordb.request")


def register(app: Flask) -> None:
    """Put the checks and headers around every request of `app`."""
    app.before_request(_begin)
    app.before_request(_answer_options)
    app.before_request(_check_size)
    app.before_request(_check_types)
    app.before_request(_admit)
    app.before_request(_receive)
    app.after_request(_finish)


def is_api(path: str) -> bool:
    """Is `path` below the API's prefix?"""
    return path == "/v1" or path.startswith("/v1/")


def _begin() -> None:
    given = request.headers.get("X-Request-Id", "")
    begin_request(given if _OWN_ID.fullmatch(given) else new_id("request"))


def _answer_options() -> Response | None:
    """OPTIONS tells the methods of a path and nothing else, so it needs no key: browsers send none with it."""
    if request.method != "OPTIONS" or request.url_rule is None:
        return None
    allowed = _adapter_methods()
    answer = Response(status=204, headers={"Allow": ", ".join(method for method in METHODS if method in allowed)})
    del answer.headers["Content-Type"]
    return answer


def _check_size() -> None:
    if (request.content_length or 0) > BODY_LIMIT:
        raise too_large()


def _check_types() -> None:
    if request.url_rule is None:
        return
    has_body = bool(request.content_length) or "Transfer-Encoding" in request.headers
    if request.method in ("POST", "PATCH") and has_body and not _is_json():
        raise UnsupportedMediaType("Send application/json.")
    wanted, given = request.accept_mimetypes, declared(current_app, request.url_rule.endpoint).produces
    if wanted and given is not None and not wanted[given]:
        raise NotAcceptable(f"This endpoint answers {given}.")


def _is_json() -> bool:
    charset = request.mimetype_params.get("charset", "").lower()
    return request.mimetype == _JSON and charset in _UTF8


def _admit() -> None:
    access = _route().access
    if access.public:
        return
    actor = authenticate(context(), request, request_id())
    remember_actor(actor)
    access.check(actor)


def _receive() -> None:
    """Read the body, of callers who may send one, and tell the server that the client has done its part."""
    body = request.get_data(cache=True)
    if len(body) > BODY_LIMIT:
        raise too_large()
    if len(body) < (request.content_length or 0):
        problem = FieldProblem(None, "invalid_json", "The body is shorter than its Content-Length.")
        raise ValidationError.of(problem, hint="Send the whole body without a pause.")
    received = request.environ.get(RECEIVED)
    if received is not None:
        received()


def _route() -> Declared:
    """What the path asks. Paths that do not exist ask for a key below the API's prefix: nothing there is public by accident."""
    if request.url_rule is not None:
        return declared(current_app, request.url_rule.endpoint)
    if isinstance(request.routing_exception, MethodNotAllowed):
        adapter = current_app.create_url_adapter(request)
        methods = request.routing_exception.valid_methods
        if adapter is not None and methods:
            rule, _ = adapter.match(method=next(iter(methods)), return_rule=True)
            return declared(current_app, rule.endpoint)
    return Declared(ANY_KEY if is_api(request.path) else PUBLIC)


def _adapter_methods() -> set[str]:
    adapter = current_app.create_url_adapter(request)
    return set(adapter.allowed_methods()) if adapter is not None else set()


def _finish(answer: Response) -> Response:
    answer.headers["X-Request-Id"] = request_id()
    answer.headers.setdefault("X-Content-Type-Options", "nosniff")
    answer.headers.setdefault("Cache-Control", "no-store")
    _log_request(answer)
    return answer


def _log_request(answer: Response) -> None:
    """One line. Never the path as sent, the query string or a body: they may hold names, secrets and values."""
    actor = maybe_actor()
    facts = {
        "method": request.method if request.method in METHODS else "other",
        "route": request.url_rule.rule if request.url_rule else None,
        "status": answer.status_code,
        "ms": elapsed_ms(),
        "request_id": request_id(),
        "key_id": actor.key_id if actor else None,
    }
    _log.log(logging.INFO if answer.status_code < 500 else logging.WARNING, "request", extra=facts)
