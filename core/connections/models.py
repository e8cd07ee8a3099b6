"""Tables of connections."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from ..store import Base, Json, Listed


class ConnectionRow(Listed):
    """A database that people may ask. `fields` are the connector's own, without secrets; `sealed` holds those."""

    __tablename__ = "connections"
    __table_args__ = (
        Index(None, "created_at", "id"),
        # At most one default, whatever several processes do at once.
        Index(
            "uq_connections_default",
            "is_default",
            unique=True,
            sqlite_where=text("is_default"),
            postgresql_where=text("is_default"),
        ),
    )

    type: Mapped[str]
    dialect: Mapped[str]
    name: Mapped[str] = mapped_column(unique=True)
    description: Mapped[str | None]
    fields: Mapped[dict[str, Any]] = mapped_column(Json)
    sealed: Mapped[bytes | None]
    secrets_set: Mapped[list[str]] = mapped_column(Json)
    is_default: Mapped[bool]
    privacy: Mapped[str]
    limits: Mapped[dict[str, int]] = mapped_column(Json)
    access_mode: Mapped[str]
    writable: Mapped[bool]
    status: Mapped[str]
    last_tested_at: Mapped[datetime | None]
    last_error: Mapped[str | None]
    version: Mapped[int]
    created_by: Mapped[str]
    updated_at: Mapped[datetime]


class PastConnection(Base):
    """A deleted connection that not everybody might use. What was asked of it stays hidden from those who could not ask."""

    __tablename__ = "past_connections"

    id: Mapped[str] = mapped_column(primary_key=True)


class PastConnectionMember(Base):
    """A member who might use a connection of `PastConnection`."""

    __tablename__ = "past_connection_members"

    connection_id: Mapped[str] = mapped_column(ForeignKey("past_connections.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), primary_key=True)


class ConnectionMember(Base):
    """A member who may use a connection whose access mode is `members`."""

    __tablename__ = "connection_members"

    connection_id: Mapped[str] = mapped_column(ForeignKey("connections.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), primary_key=True)
