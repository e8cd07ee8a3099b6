"""The one family of errors that a caller may see.

Every error has a stable `code` for programs, an HTTP `status`, a `message` (one English sentence that is safe to show), a `hint` (what to
do next, or None) and `details`. Plugins raise these; anything else that leaves a plugin is wrapped at the boundary.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field of a request.

    :param field: dotted path (`widgets.0.query_id`), or None for the whole body.
    :param code: one of the contract's `details[].code` values, such as `required` or `not_one_of`.
    :param message: one English sentence.
    """

    field: str | None
    code: str
    message: str

    def to_json(self) -> dict[str, Any]:
        return {"field": self.field, "code": self.code, "message": self.message}


class AifordbError(Exception):
    """Base of all errors that reach a caller.

    :param message: safe to show: no secret, path, host, driver text or row value.
    :param hint: the next step to take; None takes the class's own.
    :param details: for `validation_error` and body fields of `not_found` a list of `FieldProblem`, else a JSON object.
    """

    code: ClassVar[str] = "internal_error"
    status: ClassVar[int] = 500
    default_hint: ClassVar[str | None] = None

    def __init__(
        self, message: str, *, hint: str | None = None, details: dict[str, Any] | Sequence[FieldProblem] | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint if hint is not None else self.default_hint
        self.details: dict[str, Any] | Sequence[FieldProblem] = details if details is not None else {}

    def to_json(self) -> dict[str, Any]:
        """The members of the contract's error object, less `request_id`."""
        details = self.details
        shown: Any = details if isinstance(details, dict) else [problem.to_json() for problem in details]
        return {"code": self.code, "message": self.message, "hint": self.hint, "details": shown}


class InternalError(AifordbError):
    """A fault of ours. Never raised on purpose for any input."""

    code, status, default_hint = "internal_error", 500, "Quote the request id."


class AuthenticationError(AifordbError):
    """No key, or one that is wrong, expired or revoked."""

    code, status, default_hint = "authentication_error", 401, "Send Authorization: Bearer <key>."


class AuthorizationError(AifordbError):
    """The key lacks the scope, or the member's role is too low."""

    code, status = "authorization_error", 403


class NotFound(AifordbError):
    """No such path or object, or one that the caller may not see."""

    code, status = "not_found", 404


class ValidationError(AifordbError):
    """The request is malformed; `details` names each field."""

    code, status = "validation_error", 422

    @classmethod
    def of(cls, *problems: FieldProblem, hint: str | None = None) -> ValidationError:
        """An error over field problems, with the contract's own sentence."""
        count = len(problems)
        return cls(f"The request has {count} invalid field{'s' if count != 1 else ''}.", hint=hint, details=problems)


class QuestionNotUnderstood(ValidationError):
    """The question does not fit the database.

    :param not_understood: the words of the question that nothing in the schema answers to.
    :param nearest: the nearest tables and columns, best first.
    :param hint: what to do instead, where that is more than to use the nearest names.
    """

    def __init__(
        self,
        message: str,
        *,
        not_understood: Sequence[str] = (),
        nearest: Sequence[str] = (),
        code: str = "not_answerable",
        hint: str | None = None,
    ) -> None:
        names = list(nearest)[:5]
        hint = hint or (f"Did you mean {_or(names)}?" if names else "Ask about a table or column of this database.")
        super().__init__(message, hint=hint, details=[FieldProblem("question", code, _why(not_understood, message))])
        self.not_understood, self.nearest = tuple(not_understood), tuple(nearest)


class StatementRefused(ValidationError):
    """The guard does not let this SQL run.

    :param reason: one sentence such as "DELETE changes data.".
    :param message: what is wrong in general.
    """

    def __init__(
        self,
        reason: str,
        *,
        hint: str | None = None,
        field: str = "sql",
        message: str = "Only one read-only statement is allowed.",
    ) -> None:
        super().__init__(message, hint=hint, details=[FieldProblem(field, "sql_refused", reason)])
        self.reason = reason


class RateLimitExceeded(AifordbError):
    """A limit on requests, runs, logins or concurrency."""

    code, status = "rate_limit_exceeded", 429


class QueryFailed(AifordbError):
    """The SQL failed in the database.

    :param reason: `execution`, `timeout`, `guard` or `cancelled`.
    :param database_code: the engine's own error code, if it has one.
    :param position: character offset into the SQL, if the engine gives one.
    """

    code, status = "query_error", 500

    def __init__(
        self,
        message: str,
        *,
        reason: str = "execution",
        hint: str | None = None,
        database_code: str | None = None,
        position: int | None = None,
    ) -> None:
        super().__init__(
            message, hint=hint, details={"reason": reason, "database_code": database_code, "position": position}
        )
        self.reason = reason


class DatabaseUnreachable(AifordbError):
    """The database could not be reached or used.

    :param stage: the stage of a connection test that failed (`resolve`, `connect`, `tls`, `login`, `read_only`, `introspect`).
    :param failure: one of the contract's connection codes, such as `file_not_found`.
    :param retryable: True if the same call may succeed later.
    """

    code, status = "connection_error", 502
    default_hint = "Test the connection to see which stage fails."

    def __init__(
        self, message: str, *, stage: str, failure: str, retryable: bool = False, hint: str | None = None
    ) -> None:
        super().__init__(message, hint=hint, details={"failed_stage": stage, "code": failure, "retryable": retryable})
        self.stage, self.failure, self.retryable = stage, failure, retryable


class Conflict(AifordbError):
    """The object's state does not allow this. `reason` is one of the contract's conflict reasons."""

    code, status = "conflict", 409

    def __init__(self, message: str, *, reason: str, hint: str | None = None, **details: Any) -> None:
        super().__init__(message, hint=hint, details={"reason": reason, **details})
        self.reason = reason


class PayloadTooLarge(AifordbError):
    """The body is larger than the endpoint takes."""

    code, status = "payload_too_large", 413


class UnsupportedMediaType(AifordbError):
    """A body that is not `application/json`."""

    code, status = "unsupported_media_type", 415


class MethodNotAllowed(AifordbError):
    """The path exists, the method does not."""

    code, status = "method_not_allowed", 405


class NotAcceptable(AifordbError):
    """`Accept` names no format of this endpoint."""

    code, status = "not_acceptable", 406


class ServiceUnavailable(AifordbError):
    """Draining, or something the server needs is away."""

    code, status, default_hint = "service_unavailable", 503, "Try again in a few seconds."


class ConfigurationError(Exception):
    """A setting is missing, unknown or bad. Shown on the console as one line; the process exits with status 2."""


def _or(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " or " + names[-1]


def _why(words: Sequence[str], message: str) -> str:
    if not words:
        return message
    quoted = ", ".join(f'"{word}"' for word in words)
    return f"Nothing here is called {quoted}." if len(words) == 1 else f"These words were not understood: {quoted}."
