"""The OpenAPI document: of exactly this server, plugins included."""

from __future__ import annotations

import marshmallow as ma
from aifordb.core import errors
from flask import Flask, Response
from flask_smorest import Api
from werkzeug.exceptions import HTTPException

from .. import errors as answers
from ..version import VERSION
from . import fields
from .schemas.base import AnswerSchema, MetaSchema, ProblemSchema
from .schemas.query import ResultsSchema

DESCRIPTION = """\
Ask your databases questions in plain English. A question becomes SQL for your schema, is run read-only, and comes back as rows, a chart \
and the SQL itself.

Send your API key in every request: `Authorization: Bearer afdb_live_…`. The same tree is served under `/api/v1`.
"""


class ErrorDetailSchema(AnswerSchema):
    """What went wrong, for programs and for people."""

    code = fields.Text(required=True, metadata={"description": "Stable; branch on this."})
    message = fields.Text(required=True, metadata={"description": "One English sentence, safe to show."})
    hint = fields.Text(required=True, allow_none=True, metadata={"description": "What to do next."})
    details = fields.Any_(
        required=True,
        metadata={
            "description": "A list of field problems for `validation_error` and for body fields of `not_found`, else an object.",
            "oneOf": [{"type": "object"}, {"type": "array", "items": {"$ref": "#/components/schemas/Problem"}}],
        },
    )
    request_id = fields.Text(required=True)


class ErrorSchema(AnswerSchema):
    """The form of every error (never together with `data`)."""

    error = ma.fields.Nested(ErrorDetailSchema, required=True)
    meta = ma.fields.Nested(MetaSchema, required=True)


DOCUMENTED: dict[type[errors.AifordbError], str] = {
    errors.AuthenticationError: "`authentication_error`: no key, or one that is wrong, expired or revoked.",
    errors.AuthorizationError: "`authorization_error`: the key lacks the scope, or the member's role is too low.",
    errors.NotFound: "`not_found`: no such object, or none that this caller may see.",
    errors.ValidationError: "`validation_error`: each bad field is named in `details`.",
    errors.Conflict: "`conflict`: the object's state does not allow this; see `details.reason`.",
    errors.QueryFailed: "`query_error`: the SQL failed in the database or was stopped. `internal_error`: a fault of ours.",
    errors.DatabaseUnreachable: "`connection_error`: the database could not be reached or used.",
    errors.ServiceUnavailable: "`service_unavailable`: try again after `Retry-After`.",
}


class V1(Api):  # type: ignore[misc] # flask-smorest ships no types
    """flask-smorest with our error envelope, in answers and in the document."""

    ERROR_SCHEMA = ErrorSchema
    DEFAULT_ERROR_RESPONSE_NAME = None

    def handle_http_exception(self, error: HTTPException) -> Response:
        """The contract's envelope instead of flask-smorest's own."""
        return answers.answer(answers.translate(error))

    def _register_etag_headers(self) -> None:
        """We have none yet."""

    def _register_pagination_header(self) -> None:
        """Pages are told in the body and in `Link`."""


def make_api(app: Flask) -> V1:
    """The registry of documented routes of `app`."""
    app.config.update(
        API_TITLE="aifordb",
        API_VERSION=VERSION,
        OPENAPI_VERSION="3.1.0",
        API_SPEC_OPTIONS={
            "info": {"description": DESCRIPTION, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
            "servers": [{"url": "/", "description": "This server."}],
            "security": [{"apiKey": []}],
        },
    )
    api = V1()
    api.register_field(fields.Moment, "string", "date-time")
    api.init_app(app)
    scheme = {"type": "http", "scheme": "bearer", "description": "An API key, `afdb_live_…`."}
    api.spec.components.security_scheme("apiKey", scheme)
    for schema in (ProblemSchema, ResultsSchema):
        api.spec.components.schema(schema.__name__.removesuffix("Schema"), schema=schema)
    for error, description in DOCUMENTED.items():
        response = {"description": description, "content": {"application/json": {"schema": ErrorSchema}}}
        api.spec.components.response(error.__name__, response)
    return api
