"""Pages of a list, newest first: keyset on (created_at, id), so that inserts never shift a page and deletes never repeat one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, literal, tuple_
from sqlalchemy.orm import Mapped, Session, mapped_column

from ..clock import to_text
from ..errors import FieldProblem, ValidationError
from .base import Base
from .types import SafeText, UtcDateTime

Position = tuple[str, str]
"""Where a page ended: the last object's `created_at` (RFC 3339) and id. Plain text, so that a cursor can carry it as JSON."""

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class PageRequest:
    """The page wanted: at most `limit` objects (contract 1.6: 1–100), after `after`, or from the newest."""

    limit: int = 20
    after: Position | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[T_co]):
    """Objects, and where the next page begins; None at the end."""

    items: tuple[T_co, ...]
    next: Position | None = None


class Listed(Base):
    """A table that can be paged."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]


M = TypeVar("M", bound=Listed)
T = TypeVar("T")


def paginate(
    session: Session, statement: Select[M], model: type[M], page: PageRequest, view: Callable[[M], T]
) -> Page[T]:
    """One page of the objects that `statement` selects.

    :param view: makes the value that leaves the room.
    :raises ValidationError: `page.after` is no position (`invalid_cursor`).
    """
    key = tuple_(model.created_at, model.id)
    if page.after is not None:
        statement = statement.where(key < _bound(page.after))
    ordered = statement.order_by(model.created_at.desc(), model.id.desc()).limit(page.limit + 1)
    rows = session.scalars(ordered).unique().all()
    shown = rows[: page.limit]
    more = len(rows) > page.limit
    return Page(tuple(view(row) for row in shown), (to_text(shown[-1].created_at), shown[-1].id) if more else None)


def _bound(position: Position) -> Any:
    try:
        moment = datetime.fromisoformat(position[0])
        return tuple_(literal(moment, UtcDateTime()), literal(position[1], SafeText()))
    except (ValueError, TypeError, IndexError):
        raise ValidationError.of(FieldProblem("cursor", "invalid_cursor", "This cursor is not valid here.")) from None
