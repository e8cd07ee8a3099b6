"""The current schema of each connection: kept in memory, stored for the other processes, refreshed behind the answers."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from .. import clock
from ..contracts.catalog import Catalog
from ..contracts.connector import Sampling
from ..errors import AifordbError
from ..store import Store
from .snapshot import Header, Snapshot, read_catalog, read_header, write, write_failure

TargetT = TypeVar("TargetT")
KEPT = 32
"""Catalogs held in memory by one process; the longest unused goes first."""
RETRY_S = 60
"""After a failed refresh the next one waits so long, or every question would knock at a database that is down."""
QUICK_MS = 1_000
"""A file that changed is read again before the answer if that took no longer last time; a slower one is read behind the answer."""


class Catalogs(Generic[TargetT]):
    """Schema snapshots of connections. Safe to use from several threads.

    :param store: where snapshots are kept.
    :param introspect: reads a database's schema; slow, may raise `DatabaseUnreachable`.
    :param max_age_s: a snapshot older than this is still served, and refreshed behind the answer.
    """

    def __init__(
        self,
        store: Store,
        introspect: Callable[[TargetT, Sampling], Catalog],
        max_age_s: int,
        *,
        sampling: Sampling | None = None,
    ) -> None:
        self._store, self._introspect = store, introspect
        self._max_age = timedelta(seconds=max_age_s)
        self._sampling = sampling or Sampling()
        self._memory: OrderedDict[str, tuple[Header, Catalog]] = OrderedDict()
        self._lock = threading.Lock()
        self._turns: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._refreshing: set[str] = set()

    def current(self, connection_id: str, version: int, target: TargetT, *, stamp: str = "") -> Snapshot:
        """The schema to use now.

        :param version: the connection's; a snapshot made with another one is not used.
        :param stamp: the state of the database file, such as its time and size; a changed one means that the snapshot is stale.
        :raises DatabaseUnreachable: there is no snapshot yet and the database cannot be read.
        """
        held = self._held(connection_id)
        if held is None or held[0].connection_version != version:
            return self._first(connection_id, version, target, stamp)
        header, catalog = held
        now = clock.now()
        if header.stamp == stamp and now - header.refreshed_at <= self._max_age:
            return Snapshot(catalog, header.refreshed_at, header.state, header.error)
        if header.error and now - header.attempted_at < timedelta(seconds=RETRY_S):
            return Snapshot(catalog, header.refreshed_at, "failing", header.error)
        if header.stamp != stamp and header.took_ms <= QUICK_MS:
            return self._changed(header, catalog, target, stamp)
        self._refresh_behind(header, target, stamp)
        return Snapshot(catalog, header.refreshed_at, "refreshing", header.error)

    def refresh(self, connection_id: str, version: int, target: TargetT, *, stamp: str = "") -> Snapshot:
        """Read the schema now.

        :raises DatabaseUnreachable: it cannot be read; an earlier snapshot is kept, and says so.
        """
        return self._read(connection_id, version, target, stamp)

    def forget(self, connection_id: str) -> None:
        """Drop what memory holds of a deleted connection; the stored snapshot goes with its row."""
        with self._lock:
            self._memory.pop(connection_id, None)
            self._turns.pop(connection_id, None)

    def _held(self, connection_id: str) -> tuple[Header, Catalog] | None:
        """The newest snapshot that any process made, from memory if memory has it."""
        with self._store.reading() as session:
            header = read_header(session, connection_id)
            if header is None:
                return None
            with self._lock:
                known = self._memory.get(connection_id)
            same = known is not None and known[0].refreshed_at == header.refreshed_at
            catalog = known[1] if known is not None and same else read_catalog(session, connection_id)
        return None if catalog is None else self._keep(header, catalog)

    def _keep(self, header: Header, catalog: Catalog) -> tuple[Header, Catalog]:
        with self._lock:
            self._memory[header.connection_id] = (header, catalog)
            self._memory.move_to_end(header.connection_id)
            while len(self._memory) > KEPT:
                self._memory.popitem(last=False)
        return header, catalog

    def _first(self, connection_id: str, version: int, target: TargetT, stamp: str) -> Snapshot:
        """Introspect, one thread at a time; the others take what the first one found."""
        with self._turn(connection_id):
            held = self._held(connection_id)
            if held is not None and held[0].connection_version == version:
                return Snapshot(held[1], held[0].refreshed_at, held[0].state, held[0].error)
            return self._read(connection_id, version, target, stamp)

    def _changed(self, header: Header, catalog: Catalog, target: TargetT, stamp: str) -> Snapshot:
        """Read a changed file again; if that fails the older snapshot still answers, and says so."""
        with self._turn(header.connection_id):
            held = self._held(header.connection_id)
            if held is not None and held[0].stamp == stamp:
                return Snapshot(held[1], held[0].refreshed_at, held[0].state, held[0].error)
            try:
                return self._read(header.connection_id, header.connection_version, target, stamp)
            except AifordbError as error:
                return Snapshot(catalog, header.refreshed_at, "failing", error.message)

    def _refresh_behind(self, seen: Header, target: TargetT, stamp: str) -> None:
        with self._lock:
            if seen.connection_id in self._refreshing:
                return
            self._refreshing.add(seen.connection_id)
        name = f"refresh {seen.connection_id}"
        threading.Thread(target=self._refresh_quietly, args=(seen, target, stamp), name=name, daemon=True).start()

    def _refresh_quietly(self, seen: Header, target: TargetT, stamp: str) -> None:
        try:
            held = self._held(seen.connection_id)
            # Another thread or process may have refreshed between the look that found it stale and now.
            if held is not None and held[0] == seen:
                self._read(seen.connection_id, seen.connection_version, target, stamp)
        except AifordbError:
            pass  # `_read` has stored the reason, where people look for it
        finally:
            with self._lock:
                self._refreshing.discard(seen.connection_id)

    def _read(self, connection_id: str, version: int, target: TargetT, stamp: str) -> Snapshot:
        began, started = time.perf_counter(), clock.now()
        try:
            catalog = self._introspect(target, self._sampling)
        except AifordbError as error:
            write_failure(self._store, connection_id, started, error.message)
            raise
        took_ms = round((time.perf_counter() - began) * 1_000)
        header = _header(connection_id, version, stamp, catalog, at=started, took_ms=took_ms)
        write(self._store, header, catalog)
        self._keep(header, catalog)
        return Snapshot(catalog, header.refreshed_at)

    def _turn(self, connection_id: str) -> threading.Lock:
        with self._lock:
            return self._turns[connection_id]


def _header(connection_id: str, version: int, stamp: str, catalog: Catalog, *, at: datetime, took_ms: int) -> Header:
    return Header(connection_id, version, stamp, catalog.fingerprint(), len(catalog.tables), took_ms, at, at)
