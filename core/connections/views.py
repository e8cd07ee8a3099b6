"""What leaves the room: frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..catalog import Header
from ..clock import to_text


@dataclass(frozen=True, slots=True)
class ConnectionDetail:
    """What only admins and owners see.

    :param fields: the connector's own fields, such as `host` and `database`; never a secret.
    :param secrets_set: names of the secrets that are stored.
    :param limits: narrowings of the server's limits, by name.
    :param schema: header of the schema snapshot, if one was made.
    """

    fields: Mapping[str, Any]
    secrets_set: tuple[str, ...]
    privacy: str
    limits: Mapping[str, int]
    access_mode: str
    member_ids: tuple[str, ...]
    writable: bool
    last_tested_at: datetime | None
    last_error: str | None
    schema: Header | None
    version: int
    created_by: str
    created_at: datetime
    updated_at: datetime

    def to_json(self) -> dict[str, Any]:
        """The members of the contract's object (2.5); the connector's fields come first, so that none can replace a member of ours."""
        tested = to_text(self.last_tested_at) if self.last_tested_at else None
        return {
            **self.fields,
            "secrets_set": list(self.secrets_set),
            "privacy": self.privacy,
            "limits": dict(self.limits),
            "access": {"mode": self.access_mode, "member_ids": list(self.member_ids)},
            "writable": self.writable,
            "last_tested_at": tested,
            "last_error": self.last_error,
            "schema": _schema_json(self.schema),
            "version": self.version,
            "created_by": self.created_by,
            "created_at": to_text(self.created_at),
            "updated_at": to_text(self.updated_at),
        }


@dataclass(frozen=True, slots=True)
class ConnectionView:
    """A connection. `detail` is None for viewers and editors: host, user and the rest are for admins."""

    connection_id: str
    name: str
    type: str
    description: str | None
    status: str
    is_default: bool
    dialect: str
    detail: ConnectionDetail | None = field(default=None)

    def to_json(self) -> dict[str, Any]:
        """The contract's object (2.5), as this actor may see it."""
        mine = {
            "connection_id": self.connection_id,
            "id": self.connection_id,
            "name": self.name,
            "type": self.type,
            "description": self.description,
            "status": self.status,
            "is_default": self.is_default,
            "dialect": self.dialect,
        }
        return {**(self.detail.to_json() if self.detail else {}), **mine}


def _schema_json(header: Header | None) -> dict[str, Any]:
    if header is None:
        return {"state": "none", "tables": None, "refreshed_at": None}
    return {"state": header.state, "tables": header.tables, "refreshed_at": to_text(header.refreshed_at)}
