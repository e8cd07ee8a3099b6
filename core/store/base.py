"""The declarative base of every table. Models live in their rooms; `Base.metadata` gathers those that were imported."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

from .types import Bytes, SafeText, UtcDateTime


class Base(DeclarativeBase):
    """Constraints get predictable names, so that a migration can drop them on every engine."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime, str: SafeText, bytes: Bytes}  # noqa: RUF012 — SQLAlchemy reads it as it is
