"""The one place where an error becomes an answer (contract 4)."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

from aifordb.core import errors
from flask import Flask, Response, request
from werkzeug import exceptions as http

from .envelope import encoded, error_body
from .state import request_id

BODY_LIMIT = 1024 * 1024
METHODS = ("GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS")
_METHOD = re.compile(r"[A-Z]{1,16}")
_log = logging.getLogger("aifordb.errors")


def register(app: Flask) -> None:
    """Turn whatever a request raises into the contract's envelope."""
    app.register_error_handler(errors.AifordbError, answer)
    app.register_error_handler(http.HTTPException, lambda error: answer(translate(error)))
    app.register_error_handler(errors.ConfigurationError, _misconfigured)
    app.register_error_handler(Exception, _unexpected)


def answer(error: errors.AifordbError) -> Response:
    """The answer for an error of the family."""
    if error.status >= 500:
        # The chain may quote values, so only its types are told.
        cause = type(error.__cause__).__name__ if error.__cause__ else None
        _log.warning("request failed", extra={"code": error.code, "cause": cause, "request_id": request_id()})
    return encoded(error_body(error, request_id()), error.status, _headers(error))


def translate(error: http.HTTPException) -> errors.AifordbError:
    """Our error for one that Flask or Werkzeug raised."""
    if isinstance(error, http.MethodNotAllowed):
        return method_not_allowed(sorted(error.valid_methods or ()))
    if isinstance(error, http.RequestEntityTooLarge):
        return too_large()
    if isinstance(error, http.NotFound):
        return errors.NotFound("No such path.", hint="The endpoints are listed at /v1/docs.")
    if error.code is not None and error.code < 500:
        problem = errors.FieldProblem(None, "bad_format", "The HTTP request is malformed.")
        return errors.ValidationError.of(problem)
    return errors.InternalError("Something went wrong on our side.")


def method_not_allowed(valid: Sequence[str]) -> errors.MethodNotAllowed:
    """The path exists, the method does not."""
    allow = [method for method in METHODS if method in valid]
    asked = request.method if _METHOD.fullmatch(request.method) else "This method"
    return errors.MethodNotAllowed(
        f"{asked} is not supported here.", hint=f"Allowed: {', '.join(allow)}.", details={"allow": allow}
    )


def too_large() -> errors.PayloadTooLarge:
    """The body is beyond the limit of every endpoint."""
    return errors.PayloadTooLarge("The body is larger than 1 MiB.", details={"limit_bytes": BODY_LIMIT})


def _misconfigured(error: errors.ConfigurationError) -> Response:
    """A setting that only shows to be bad when it is used, such as a panel of generators none of which is installed."""
    _log.error("bad setting", extra={"reason": str(error), "request_id": request_id()})
    message = "The server's settings do not fit what is installed."
    return answer(errors.ServiceUnavailable(message, hint="Its operator finds the reason in the log."))


def _unexpected(error: Exception) -> Response:
    """The request's boundary: a fault of ours is logged whole and shown as nothing but its request id."""
    _log.error("internal error", exc_info=error, extra={"request_id": request_id()})
    return answer(errors.InternalError("Something went wrong on our side."))


def _headers(error: errors.AifordbError) -> dict[str, str]:
    if isinstance(error, errors.AuthenticationError):
        return {"WWW-Authenticate": "Bearer"}
    if isinstance(error, errors.MethodNotAllowed) and isinstance(error.details, dict):
        return {"Allow": ", ".join(error.details["allow"])}
    if isinstance(error, errors.ServiceUnavailable):
        return {"Retry-After": "5"}
    return {}
