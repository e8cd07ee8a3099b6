"""API keys and the caller (contract 2.9, 2.10)."""

from __future__ import annotations

from typing import Any

import marshmallow as ma
from aifordb.core.team import ROLES, SCOPES, SHORTHANDS

from .. import fields
from .base import AnswerSchema, PageQuery, RequestSchema

_WORDS = sorted({*SCOPES, *SHORTHANDS, "*"})


class NewKeySchema(RequestSchema):
    """A key to make. It may do at most what its maker's key may do."""

    read_only = frozenset({"key_id", "id", "key", "prefix", "last_used_at", "member_id", "revoked_at", "created_at"})

    name = fields.Text(required=True, least=1, most=200, metadata={"example": "CI"})
    scopes = fields.ListOf(
        fields.Choice(_WORDS),
        required=True,
        least=1,
        most=50,
        metadata={"description": "Scopes, `read`, or `*` for all that the member may do."},
    )
    connection_ids = fields.ListOf(
        fields.Text(most=64),
        most=1_000,
        load_default=None,
        allow_none=True,
        metadata={"description": "The only connections that the key may touch; null for all of its member's."},
    )
    rate_limit_per_minute = fields.Whole(least=1, most=1_000_000, load_default=None, allow_none=True)
    expires_at = fields.Moment(load_default=None, allow_none=True)


class KeyListQuery(PageQuery):
    """Which keys to list."""

    member_id = fields.Text(most=64, metadata={"description": "Admins: only this member's keys."})


class ApiKeySchema(AnswerSchema):
    """An API key, without its text."""

    twin = "key_id"

    key_id = fields.Text(required=True)
    id = fields.Text(required=True, metadata={"description": "The same as `key_id`."})
    name = fields.Text(required=True)
    prefix = fields.Text(
        required=True, metadata={"description": "The start of its text, by which people recognise it."}
    )
    scopes = fields.ListOf(fields.Text(), required=True)
    connection_ids = fields.ListOf(fields.Text(), required=True, allow_none=True)
    rate_limit_per_minute = fields.Whole(required=True, allow_none=True)
    expires_at = fields.Moment(required=True, allow_none=True)
    last_used_at = fields.Moment(required=True, allow_none=True)
    member_id = fields.Text(required=True)
    revoked_at = fields.Moment(required=True, allow_none=True)
    created_at = fields.Moment(required=True)


class IssuedKeySchema(ApiKeySchema):
    """A key just made; `key` is its whole text, shown this once."""

    key = fields.Text(required=True)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """Members of the key, beside its secret."""
        return obj.secret if attr == "key" else super().get_attribute(obj.key, attr, default)


class MemberSchema(AnswerSchema):
    """A member of the team."""

    twin = "member_id"

    member_id = fields.Text(required=True)
    id = fields.Text(required=True, metadata={"description": "The same as `member_id`."})
    name = fields.Text(required=True)
    email = fields.Text(required=True, allow_none=True)
    role = fields.Choice(ROLES, required=True)
    status = fields.Text(required=True)
    version = fields.Whole(required=True)
    created_at = fields.Moment(required=True)
    joined_at = fields.Moment(required=True, allow_none=True)
    last_active_at = fields.Moment(required=True, allow_none=True)


class TeamSchema(AnswerSchema):
    """The team."""

    name = fields.Text(required=True, attribute="team_name")
    timezone = fields.Text(required=True, metadata={"description": "IANA name; decides what `today` is."})


class MeSchema(AnswerSchema):
    """Who the caller is and what the key may do."""

    member = ma.fields.Nested(MemberSchema, required=True)
    team = ma.fields.Nested(TeamSchema, required=True)
    role = fields.Choice(ROLES, required=True)
    auth = fields.Choice(("key", "session"), required=True)
    key_id = fields.Text(required=True, allow_none=True)
    scopes = fields.ListOf(fields.Text(), required=True)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """The team's members are the caller's own."""
        return obj if attr == "team" else super().get_attribute(obj, attr, default)
