"""Rows, memory and time stay within their limits."""

from __future__ import annotations

import threading
import time
import tracemalloc
from collections.abc import Mapping
from typing import Any

import pytest
from aifordb.core import Limits, QueryFailed, Session

from .support import FLAT_BYTES, LIMITS, Promises, check, read


class WithinLimits(Promises):
    """Rows, memory and time stay within their limits."""

    def test_rows_come_in_batches_of_the_asked_size(self, session: Session) -> None:
        limits = Limits(timeout_ms=10_000, batch_rows=100)
        stream = session.execute(check(self.many.format(rows=1_050), self.connector.dialect), limits)
        sizes = [len(batch) for batch in stream.batches]
        assert sum(sizes) == 1_050
        assert max(sizes) <= 100

    def test_memory_stays_flat_over_many_rows(self, session: Session) -> None:
        limits = Limits(timeout_ms=60_000, batch_rows=1_000)
        batches = iter(session.execute(check(self.many.format(rows=100_000), self.connector.dialect), limits).batches)
        next(batches)
        tracemalloc.start()
        try:
            rows = sum(len(batch) for batch in batches)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert rows >= 99_000
        assert peak < FLAT_BYTES

    def test_a_statement_that_never_ends_is_stopped_in_time(self, session: Session) -> None:
        begun = time.monotonic()
        with pytest.raises(QueryFailed) as failed:
            read(session, self.forever, Limits(timeout_ms=500))
        assert failed.value.reason == "timeout"
        assert 0.4 < time.monotonic() - begun < 2.0
        assert read(session, "SELECT 1") == [(1,)]

    def test_a_statement_is_cancelled_from_another_thread(self, session: Session) -> None:
        canceller = threading.Timer(0.3, session.cancel)
        canceller.start()
        begun = time.monotonic()
        with pytest.raises(QueryFailed) as failed:
            read(session, self.forever, Limits(timeout_ms=20_000))
        canceller.join()
        assert failed.value.reason == "cancelled"
        assert time.monotonic() - begun < 3.0
        assert read(session, "SELECT 1") == [(1,)]

    def test_a_cancel_without_a_statement_does_no_harm(self, session: Session) -> None:
        session.cancel()
        assert read(session, "SELECT 1") == [(1,)]

    def test_a_slow_reader_is_not_a_slow_statement(self, session: Session) -> None:
        limits = Limits(timeout_ms=400, batch_rows=100)
        batches = iter(session.execute(check(self.many.format(rows=500), self.connector.dialect), limits).batches)
        rows = len(next(batches))
        threading.Event().wait(0.6)
        assert rows + sum(len(batch) for batch in batches) == 500

    def test_closing_twice_does_no_harm(self, database: Mapping[str, Any]) -> None:
        session = self.connector.open(database, LIMITS)
        session.close()
        session.close()
