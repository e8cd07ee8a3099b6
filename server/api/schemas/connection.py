"""Connections (contract 2.5)."""

from __future__ import annotations

from typing import Any

import marshmallow as ma

from .. import fields
from .base import AnswerSchema, PageQuery, RequestSchema


class NewConnectionSchema(RequestSchema):
    """A database to connect. Besides these members it has the fields of its type: see `GET /v1/connector-types`."""

    class Meta:
        # The operation checks the whole body, with the connector's own fields beside these.
        unknown = ma.INCLUDE

    type = fields.Any_(metadata={"type": "string", "description": "An installed kind of database, such as `sqlite`."})
    name = fields.Any_(
        metadata={"type": "string", "minLength": 1, "maxLength": 200, "description": "Unique in the team."}
    )
    description = fields.Any_(metadata={"type": ["string", "null"], "maxLength": 4_000})
    is_default = fields.Any_(
        metadata={"type": "boolean", "description": "Used where no connection is named. The first one is by itself."}
    )
    privacy = fields.Any_(
        metadata={
            "type": "string",
            "enum": ["metadata", "samples", "rows"],
            "description": "The most that may reach a language model. The built-in generator is none: it runs inside the server.",
        }
    )
    limits = fields.Any_(
        metadata={
            "type": "object",
            "description": "Narrower limits: `max_rows`, `max_bytes`, `timeout_ms`, `max_concurrency`.",
        }
    )
    access = fields.Any_(
        metadata={"type": "object", "description": "`{mode: all|members, member_ids}`; admins and owners always."}
    )
    writable = fields.Any_(
        metadata={"type": "boolean", "description": "Only owners may set it; never used by questions."}
    )


class CreateConnectionQuery(RequestSchema):
    """How to create."""

    verify = fields.Flag(
        word=True,
        load_default=False,
        metadata={"description": "Test it first, and store nothing if that fails.", "default": False},
    )


class ConnectionListQuery(PageQuery):
    """Which connections to list."""

    type = fields.Text(most=64)
    q = fields.Text(most=200, metadata={"description": "Text in name or description."})
    status = fields.Choice(("untested", "healthy", "failing"))


class ConnectionSchema(AnswerSchema):
    """A connection. Admins and owners also see its fields (`host`, `database` …) and the members marked so."""

    connection_id = fields.Text(required=True)
    id = fields.Text(required=True, metadata={"description": "The same as `connection_id`."})
    name = fields.Text(required=True)
    type = fields.Text(required=True)
    description = fields.Text(required=True, allow_none=True)
    status = fields.Choice(("untested", "healthy", "failing"), required=True)
    is_default = fields.Flag(required=True)
    dialect = fields.Text(required=True)
    secrets_set = fields.ListOf(
        fields.Text(), metadata={"description": "Admins: secrets that are stored; they are never shown."}
    )
    privacy = fields.Choice(("metadata", "samples", "rows"), metadata={"description": "Admins."})
    limits = fields.Object(metadata={"description": "Admins."})
    access = fields.Object(metadata={"description": "Admins."})
    writable = fields.Flag(metadata={"description": "Admins."})
    last_tested_at = fields.Moment(allow_none=True, metadata={"description": "Admins."})
    last_error = fields.Text(allow_none=True, metadata={"description": "Admins."})
    schema = fields.Object(metadata={"description": "Admins: `{state, tables, refreshed_at}` of the schema snapshot."})
    version = fields.Whole(metadata={"description": "Admins."})
    created_by = fields.Text(metadata={"description": "Admins."})
    created_at = fields.Moment(metadata={"description": "Admins."})
    updated_at = fields.Moment(metadata={"description": "Admins."})

    class Meta:
        # The connector's own fields stand beside these; which, only the connector knows.
        unknown = ma.INCLUDE

    @ma.post_dump(pass_original=True)
    def whole(self, _: dict[str, Any], original: Any, **__: Any) -> dict[str, Any]:
        """The view writes itself: it alone knows the connector's fields and what this caller may see."""
        shown: dict[str, Any] = original.to_json()
        return shown


class DiagnosisSchema(AnswerSchema):
    """What a test found, stage by stage."""

    ok = fields.Flag(required=True)
    server_version = fields.Text(required=True, allow_none=True)
    latency_ms = fields.Number(required=True, allow_none=True)
    stages = fields.ListOf(
        fields.Object(),
        required=True,
        metadata={"description": "`{stage, status: ok|warning|skipped, ms, code?, message?, hint?}` each."},
    )
    tables = fields.Whole(required=True, allow_none=True)
