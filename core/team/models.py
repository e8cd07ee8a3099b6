"""Tables of the team: itself, its members, their API keys."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..store import Base, Json, Listed, SafeText
from .roles import Role


class TeamRow(Base):
    """The one team of this server."""

    __tablename__ = "team"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]


class Member(Base):
    """A person. The first owner has no address until one is set."""

    __tablename__ = "members"

    id: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str | None] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[Role] = mapped_column(SafeText)
    status: Mapped[str]
    version: Mapped[int]
    created_at: Mapped[datetime]
    joined_at: Mapped[datetime | None]
    last_active_at: Mapped[datetime | None]


class ApiKey(Listed):
    """An API key: its digest, never its text."""

    __tablename__ = "api_keys"
    __table_args__ = (Index(None, "created_at", "id"), Index(None, "member_id"))

    member_id: Mapped[str] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    name: Mapped[str]
    public: Mapped[str] = mapped_column(unique=True)
    digest: Mapped[bytes]
    scopes: Mapped[list[str]] = mapped_column(Json)
    connection_ids: Mapped[list[str] | None] = mapped_column(Json)
    rate_limit_per_minute: Mapped[int | None]
    expires_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    member: Mapped[Member] = relationship(lazy="joined", innerjoin=True)
