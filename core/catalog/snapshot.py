"""A schema as it was at a moment, and how it is kept in the metadata database."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ..contracts.catalog import Catalog
from ..store import Store, dump_json, load_json, upsert
from .models import SnapshotRow

State = Literal["ready", "refreshing", "failing"]


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of a stored snapshot without reading it.

    :param connection_version: version of the connection that it was made with.
    :param stamp: the database file's state when it was made; empty for servers.
    :param fingerprint: changes when a table, column, type or key does.
    :param tables: how many there are.
    :param took_ms: how long the introspection took.
    :param attempted_at: time of the last attempt, which failed if it is later than `refreshed_at`.
    :param error: why it failed, one sentence.
    """

    connection_id: str
    connection_version: int
    stamp: str
    fingerprint: str
    tables: int
    took_ms: int
    refreshed_at: datetime
    attempted_at: datetime
    error: str | None = None

    @property
    def state(self) -> State:
        """`ready`, or `failing`: an older snapshot is shown because the last refresh failed."""
        return "failing" if self.error else "ready"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A schema as it was at `refreshed_at`.

    :param state: `refreshing`: a newer one is on its way; `failing`: the last refresh failed, as `error` says.
    """

    catalog: Catalog
    refreshed_at: datetime
    state: State = "ready"
    error: str | None = None


def read_header(session: Session, connection_id: str) -> Header | None:
    """The stored snapshot's header, if there is one."""
    return read_headers(session, [connection_id]).get(connection_id)


def read_headers(session: Session, connection_ids: Iterable[str]) -> dict[str, Header]:
    """Headers by connection id; ids without a snapshot are left out."""
    columns = [getattr(SnapshotRow, name) for name in Header.__dataclass_fields__]
    rows = session.execute(select(*columns).where(SnapshotRow.connection_id.in_(list(connection_ids))))
    return {row.connection_id: Header(*row) for row in rows}


def read_catalog(session: Session, connection_id: str) -> Catalog | None:
    """The stored snapshot itself."""
    document = session.scalar(select(SnapshotRow.document).where(SnapshotRow.connection_id == connection_id))
    return None if document is None else Catalog.from_json(load_json(zlib.decompress(document)))


def write(store: Store, header: Header, catalog: Catalog) -> None:
    """Keep a snapshot. Does nothing if the connection was deleted meanwhile: its data must not come back."""
    values = {name: getattr(header, name) for name in Header.__dataclass_fields__}
    # Level 1: a wide schema with samples is megabytes of JSON, and higher levels save little more.
    document = zlib.compress(dump_json(catalog.to_json()), 1)
    try:
        with store.session() as session:
            upsert(session, SnapshotRow, {**values, "document": document})
    except IntegrityError:
        return


def write_failure(store: Store, connection_id: str, at: datetime, error: str) -> None:
    """Note that a refresh failed; the snapshot stays."""
    with store.session() as session:
        change = update(SnapshotRow).where(SnapshotRow.connection_id == connection_id)
        session.execute(change.values(attempted_at=at, error=error))
