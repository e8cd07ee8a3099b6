"""Write and read the audit log (contract 2.12)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..ids import new_id
from ..store import Page, PageRequest, paginate
from .models import AuditRow

HIDDEN = "•••"
"""Stands for every secret."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who did it.

    :param type: `member` (a person in the web pages or the console), `key`, `system`, `share`.
    :param request_id, address: the request that it came with, if any.
    """

    type: Literal["member", "key", "system", "share"]
    id: str | None
    name: str
    request_id: str | None = None
    address: str | None = None


SYSTEM = Author("system", None, "aifordb")


class HasAuthor(Protocol):
    """Something that can act, such as `team.Actor`."""

    @property
    def author(self) -> Author:
        """Who it acts for."""
        ...


@dataclass(frozen=True, slots=True)
class Target:
    """What it was done to; `type` is a word such as `connection`."""

    type: str
    id: str | None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One entry of the log. `changes`: field → (before, after)."""

    audit_id: str
    at: datetime
    actor: Author
    action: str
    target: Target
    result: Literal["ok", "denied", "failed"]
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)


def record(
    session: Session,
    actor: HasAuthor | Author,
    action: str,
    target: Target,
    *,
    result: Literal["ok", "denied", "failed"] = "ok",
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    secrets: Collection[str] = (),
) -> None:
    """Log a deed, in the transaction of the deed itself: both are kept, or neither.

    :param action: `<type>.<verb>`, such as `connection.create`.
    :param changes: field → (before, after), JSON values.
    :param secrets: fields of `changes` whose values are replaced by `•••`; None stays None, to show that there was none.
    """
    author = actor if isinstance(actor, Author) else actor.author
    shown = {name: _masked(pair) if name in secrets else list(pair) for name, pair in (changes or {}).items()}
    session.add(
        AuditRow(
            id=new_id("audit"),
            created_at=clock.now(),
            actor_type=author.type,
            actor_id=author.id,
            actor_name=author.name,
            action=action,
            target_type=target.type,
            target_id=target.id,
            target_name=target.name,
            result=result,
            request_id=author.request_id,
            address=author.address,
            changes=shown,
        )
    )


def list_entries(
    session: Session,
    page: PageRequest,
    *,
    actor_id: str | None = None,
    action: str | None = None,
    target_id: str | None = None,
) -> Page[AuditEntry]:
    """Entries, newest first. The caller has checked `audit:read`."""
    wanted = {"actor_id": actor_id, "action": action, "target_id": target_id}
    statement = select(AuditRow).filter_by(**{name: value for name, value in wanted.items() if value is not None})
    return paginate(session, statement, AuditRow, page, _entry)


def _masked(pair: tuple[Any, Any]) -> list[str | None]:
    return [None if value is None else HIDDEN for value in pair]


def _entry(row: AuditRow) -> AuditEntry:
    author = Author(row.actor_type, row.actor_id, row.actor_name, row.request_id, row.address)  # type: ignore[arg-type] # written by `record`
    changes = {name: (pair[0], pair[1]) for name, pair in row.changes.items()}
    target = Target(row.target_type, row.target_id, row.target_name)
    return AuditEntry(row.id, row.created_at, author, row.action, target, row.result, changes)  # type: ignore[arg-type] # as above
