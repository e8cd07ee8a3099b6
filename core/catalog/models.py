"""The table of schema snapshots."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ..store import Base


class SnapshotRow(Base):
    """The last snapshot of a connection's schema, and what became of the last attempt to refresh it."""

    __tablename__ = "catalog_snapshots"

    connection_id: Mapped[str] = mapped_column(ForeignKey("connections.id", ondelete="CASCADE"), primary_key=True)
    connection_version: Mapped[int]
    stamp: Mapped[str]
    fingerprint: Mapped[str]
    tables: Mapped[int]
    document: Mapped[bytes]
    took_ms: Mapped[int]
    refreshed_at: Mapped[datetime]
    attempted_at: Mapped[datetime]
    error: Mapped[str | None]
