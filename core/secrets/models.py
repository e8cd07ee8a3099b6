"""The table that tells whether the vault fits the data."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from ..store import Base


class Canary(Base):
    """One row with a known text, sealed. If it does not open, no other secret would."""

    __tablename__ = "vault_canary"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sealed: Mapped[bytes]
    created_at: Mapped[datetime]
