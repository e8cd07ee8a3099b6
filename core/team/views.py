"""What leaves the room: frozen values, no rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from .models import ApiKey, Member
from .roles import Role
from .tokens import PREFIX


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member (contract 2.8)."""

    member_id: str
    email: str | None
    name: str
    role: Role
    status: str
    version: int
    created_at: datetime
    joined_at: datetime | None
    last_active_at: datetime | None


@dataclass(frozen=True, slots=True)
class ApiKeyView:
    """An API key (contract 2.9). `prefix` is what people may see of its text."""

    key_id: str
    member_id: str
    name: str
    prefix: str
    scopes: tuple[str, ...]
    connection_ids: tuple[str, ...] | None
    rate_limit_per_minute: int | None
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """A key just made. `secret` is its whole text, which can never be shown again."""

    key: ApiKeyView
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Me:
    """Who the caller is (contract 2.10)."""

    member: MemberView
    team_name: str
    timezone: str
    role: Role
    auth: Literal["key", "session"]
    scopes: tuple[str, ...]
    key_id: str | None


def member_view(row: Member) -> MemberView:
    """The value of a row."""
    return MemberView(
        row.id,
        row.email,
        row.name,
        row.role,
        row.status,
        row.version,
        row.created_at,
        row.joined_at,
        row.last_active_at,
    )


def key_view(row: ApiKey) -> ApiKeyView:
    """The value of a row."""
    return ApiKeyView(
        key_id=row.id,
        member_id=row.member_id,
        name=row.name,
        prefix=PREFIX + row.public,
        scopes=tuple(row.scopes),
        connection_ids=None if row.connection_ids is None else tuple(row.connection_ids),
        rate_limit_per_minute=row.rate_limit_per_minute,
        created_at=row.created_at,
        expires_at=row.expires_at,
        last_used_at=row.last_used_at,
        revoked_at=row.revoked_at,
    )
