"""From a stored connection to something that can be run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

import marshmallow as ma
from sqlalchemy import select
from sqlalchemy.orm import Session

from ..contracts.connector import Connector
from ..contracts.results import Limits
from ..errors import DatabaseUnreachable, FieldProblem, NotFound, ValidationError
from ..running import Target
from ..secrets import Vault
from ..settings.model import RunningSettings, Settings
from ..store import dump_json, load_json
from ..team import Actor
from .body import CONCURRENCY, file_names
from .files import FileRefused, file_roots, own_files, resolve, stamp
from .models import ConnectionRow
from .reading import find_row, visible
from .services import Services

Privacy = Literal["metadata", "samples", "rows"]
_NARROWED = ("timeout_ms", "max_rows", "max_bytes")


@dataclass(frozen=True, slots=True)
class Usable:
    """A connection that the actor may use now.

    :param target: what the runner opens; its fields hold secrets in clear, so never log it.
    :param limits: the server's limits, narrowed by the connection's.
    :param limit_sources: limit → `server` or `connection`: whose it is, for `limit_source` of a result.
    :param privacy: the most that may reach a language model.
    :param stamp: state of the database file, empty for servers; for `Catalogs.current`.
    :param max_concurrency: statements that may run at once.
    """

    connection_id: str
    name: str
    version: int
    target: Target = field(repr=False)
    dialect: str
    limits: Limits
    limit_sources: Mapping[str, str]
    privacy: Privacy
    stamp: str
    max_concurrency: int


def use(services: Services, actor: Actor, connection_id: str | None) -> Usable:
    """Prepare a connection for running a statement. The caller has authorized what it is going to do.

    :param connection_id: None for the team's default connection.
    :raises NotFound: none such, or not for this actor; the detail names the field `connection_id`.
    :raises ValidationError: no id, and the team has no default.
    :raises DatabaseUnreachable: its connector is not installed, or its file may not be opened (any more) or is gone.
    """
    with services.store.reading() as session:
        return usable(services, _wanted(session, actor, connection_id))


def usable(services: Services, row: ConnectionRow) -> Usable:
    """The row as something that can be run; raises as `use` does."""
    connector = services.plugins.connectors.get(row.type)
    if connector is None:
        message = f"No connector for {row.type} is installed any more."
        raise DatabaseUnreachable(
            message, stage="resolve", failure="server_unavailable", hint="See: aifordb plugins list"
        )
    secrets = unsealed(services.vault, row.id, row.sealed)
    target, state = make_target(services.settings, connector, row.id, row.fields, secrets)
    limits, sources = narrowed(services.settings.running, row.limits)
    return Usable(
        connection_id=row.id,
        name=row.name,
        version=row.version,
        target=target,
        dialect=connector.dialect,
        limits=limits,
        limit_sources=sources,
        privacy=cast(Privacy, row.privacy),
        stamp=state,
        max_concurrency=row.limits.get("max_concurrency", CONCURRENCY),
    )


def make_target(
    settings: Settings, connector: Connector, key: str, fields: Mapping[str, Any], secrets: Mapping[str, str]
) -> tuple[Target, str]:
    """What the runner opens, and the state of its files.

    :param key: the connection's id: the runner keeps sessions by it, and ends those that were opened with other fields.
    :raises DatabaseUnreachable: a file may not be opened, or is gone.
    """
    schema = connector.fields()
    try:
        values: dict[str, Any] = schema.load({**fields, **secrets})
    except ma.ValidationError:
        message = "The stored fields do not fit the installed connector; its plugin has changed."
        hint = "Delete the connection and create it again."
        raise DatabaseUnreachable(message, stage="resolve", failure="server_unavailable", hint=hint) from None
    states = []
    for name in file_names(schema):
        if values.get(name) is not None:
            path = _open_path(settings, values[name])
            values[name] = str(path)
            states.append(stamp(path))
    return Target(key, connector, values), " ".join(states)


def narrowed(server: RunningSettings, own: Mapping[str, int]) -> tuple[Limits, dict[str, str]]:
    """The server's limits, and a connection's where it is stricter; and whose each is."""
    values = {name: min(getattr(server, name), own.get(name, getattr(server, name))) for name in _NARROWED}
    sources = {name: "connection" if values[name] < getattr(server, name) else "server" for name in _NARROWED}
    return Limits(**values, memory_mb=server.memory_mb), sources


def seal(vault: Vault, connection_id: str, secrets: Mapping[str, str]) -> bytes | None:
    """All secrets of a connection as one blob; None if there are none."""
    return vault.seal(dump_json(dict(secrets)), _place(connection_id)) if secrets else None


def unsealed(vault: Vault, connection_id: str, sealed: bytes | None) -> dict[str, str]:
    """The inverse of `seal`."""
    return {} if sealed is None else cast(dict[str, str], load_json(vault.unseal(sealed, _place(connection_id))))


def _place(connection_id: str) -> str:
    return f"connections|{connection_id}|sealed"


def _wanted(session: Session, actor: Actor, connection_id: str | None) -> ConnectionRow:
    if connection_id is None:
        default = select(ConnectionRow).where(ConnectionRow.is_default, visible(actor))
        row = session.scalars(default).one_or_none()
        if row is None:
            missing = FieldProblem("connection_id", "required", "Missing: there is no default connection.")
            raise ValidationError.of(missing, hint="Name a connection_id.")
        return row
    row = find_row(session, actor, connection_id)
    if row is None:
        problem = FieldProblem("connection_id", "not_found", "No such connection.")
        raise NotFound("A referenced object does not exist.", details=[problem])
    return row


def _open_path(settings: Settings, text: str) -> Path:
    try:
        place = resolve(text, file_roots(settings), own_files(settings))
    except FileRefused as error:
        raise DatabaseUnreachable(str(error), stage="resolve", failure="file_not_allowed") from None
    if not place.exists:
        hint = "Put the file into the folder, or correct the path."
        raise DatabaseUnreachable(
            "The database file does not exist.", stage="resolve", failure="file_not_found", hint=hint
        )
    return place.path
