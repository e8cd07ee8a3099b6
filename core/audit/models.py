"""The table of what was done."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from ..store import Json, Listed


class AuditRow(Listed):
    """One deed. Triggers refuse to change or delete a row."""

    __tablename__ = "audit_log"
    __table_args__ = (Index(None, "created_at", "id"), Index(None, "target_id"), Index(None, "actor_id"))

    actor_type: Mapped[str]
    actor_id: Mapped[str | None]
    actor_name: Mapped[str]
    action: Mapped[str]
    target_type: Mapped[str]
    target_id: Mapped[str | None]
    target_name: Mapped[str | None]
    result: Mapped[str]
    request_id: Mapped[str | None]
    address: Mapped[str | None]
    changes: Mapped[dict[str, Any]] = mapped_column(Json)
