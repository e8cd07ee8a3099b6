"""Tables of queries."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..store import Base, Json, Listed

JsonObject = dict[str, Any]


class QueryRow(Listed):
    """A question or SQL, what it became, and what explains it. `connection_id` may outlive its connection."""

    __tablename__ = "queries"
    __table_args__ = (Index(None, "created_at", "id"), Index(None, "connection_id"), Index(None, "parent_id"))

    status: Mapped[str]
    question: Mapped[str | None]
    sql: Mapped[str | None]
    connection_id: Mapped[str]
    parent_id: Mapped[str | None]
    dialect: Mapped[str]
    parameters: Mapped[JsonObject] = mapped_column(Json)
    parameter_schema: Mapped[list[JsonObject]] = mapped_column(Json)
    explanation: Mapped[str | None]
    confidence: Mapped[float | None]
    assumptions: Mapped[list[JsonObject]] = mapped_column(Json)
    clarification: Mapped[JsonObject | None] = mapped_column(Json)
    alternatives: Mapped[list[JsonObject]] = mapped_column(Json)
    evidence: Mapped[JsonObject] = mapped_column(Json)
    chart: Mapped[JsonObject | None] = mapped_column(Json)
    generator: Mapped[JsonObject | None] = mapped_column(Json)
    timings: Mapped[JsonObject] = mapped_column(Json)
    execution_time_ms: Mapped[int | None]
    as_of: Mapped[datetime | None]
    warnings: Mapped[list[JsonObject]] = mapped_column(Json)
    error: Mapped[JsonObject | None] = mapped_column(Json)
    name: Mapped[str | None]
    description: Mapped[str | None]
    visibility: Mapped[str]
    feedback: Mapped[JsonObject | None] = mapped_column(Json)
    searched: Mapped[str]
    version: Mapped[int]
    created_by: Mapped[str]
    updated_at: Mapped[datetime]

    tags: Mapped[list[QueryTag]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", passive_deletes=True, order_by="QueryTag.position"
    )


class QueryTag(Base):
    """A tag of a query; a table of its own, so that both engines can search it."""

    __tablename__ = "query_tags"
    __table_args__ = (Index(None, "tag"),)

    query_id: Mapped[str] = mapped_column(ForeignKey("queries.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    tag: Mapped[str]
