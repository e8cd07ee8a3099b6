"""Tables of stored results."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ..store import Base, Json


class ResultRow(Base):
    """The latest result of a query, without its rows."""

    __tablename__ = "results"

    query_id: Mapped[str] = mapped_column(ForeignKey("queries.id", ondelete="CASCADE"), primary_key=True)
    columns: Mapped[list[list[str]]] = mapped_column(Json)
    row_count: Mapped[int]
    truncated: Mapped[bool]
    limit_source: Mapped[str | None]
    execution_ms: Mapped[int]
    stored_at: Mapped[datetime]


class ResultChunk(Base):
    """A run of rows: a JSON array of arrays, compressed with zlib."""

    __tablename__ = "result_chunks"

    query_id: Mapped[str] = mapped_column(ForeignKey("results.query_id", ondelete="CASCADE"), primary_key=True)
    first_row: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    rows: Mapped[int]
    data: Mapped[bytes]
