"""What this server has: health, plugins and what they bring (contract 2.11, 2.14)."""

from __future__ import annotations

import marshmallow as ma

from .. import fields
from .base import AnswerSchema


class HealthSchema(AnswerSchema):
    """Is the server well?"""

    status = fields.Choice(("ok", "degraded"), required=True)
    version = fields.Text(required=True)
    checks = fields.Object(metadata={"description": "With `settings:read` or `audit:read`: each part and its state."})


class CapabilitiesSchema(AnswerSchema):
    """What connections of a type can do."""

    cancel = fields.Flag(required=True)
    streaming = fields.Flag(required=True)
    arrow = fields.Flag(required=True)
    explain = fields.Flag(required=True)


class ConnectorTypeSchema(AnswerSchema):
    """A kind of database that can be connected."""

    type = fields.Text(required=True)
    title = fields.Text(required=True)
    dialect = fields.Text(required=True)
    config_schema = fields.Object(
        required=True, metadata={"description": "JSON Schema of a create call's body; secrets are `writeOnly`."}
    )
    capabilities = ma.fields.Nested(CapabilitiesSchema, required=True)
    plugin = fields.Text(required=True)
    version = fields.Text(required=True)


class WidgetTypeSchema(AnswerSchema):
    """A way to show a result."""

    type = fields.Text(required=True)
    title = fields.Text(required=True)
    description = fields.Text(required=True)
    needs_data = fields.Flag(required=True)
    option_schema = fields.Object(required=True, metadata={"description": "JSON Schema of its options."})
    plugin = fields.Text(required=True)
    version = fields.Text(required=True)


class GeneratorSchema(AnswerSchema):
    """A way to turn a question into SQL."""

    name = fields.Text(required=True)
    title = fields.Text(required=True)
    model = fields.Text(required=True, allow_none=True)
    local = fields.Flag(required=True, metadata={"description": "Nothing ever leaves the machine."})
    ready = fields.Flag(required=True)
    reason = fields.Text(required=True, allow_none=True)
    default = fields.Flag(required=True, metadata={"description": "Asked unless the request names another."})


class PluginSchema(AnswerSchema):
    """A plugin that is installed, used or not."""

    name = fields.Text(required=True)
    distribution = fields.Text(required=True)
    version = fields.Text(required=True)
    hooks = fields.ListOf(fields.Text(), required=True)
    state = fields.Choice(("ok", "blocked", "failed"), required=True)
    reason = fields.Text(required=True, allow_none=True)
