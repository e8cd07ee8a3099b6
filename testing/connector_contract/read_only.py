"""Nothing that writes, attaches, reads files, loads code or lifts limits gets through; analytics do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any, ClassVar

import pytest
from aifordb.core import AifordbError, Limits, Session

from . import benign, hostile
from .support import LIMITS, MARKER, Promises, Watched, read


class ReadOnly(Promises):
    """Nothing that writes, attaches, reads files, loads code or lifts limits gets through; analytics do."""

    hostile: ClassVar[Sequence[str]] = ()
    """Your own statements that must be refused; those of your dialect are known already."""

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        dialect = self.connector.dialect
        if "hostile_sql" in metafunc.fixturenames:
            known = hostile.EVERYWHERE + hostile.BY_DIALECT.get(dialect, ())
            metafunc.parametrize("hostile_sql", [*known, *self.hostile])
        if "benign_sql" in metafunc.fixturenames:
            allowed = benign.EVERYWHERE + benign.BY_DIALECT.get(dialect, ())
            metafunc.parametrize("benign_sql", allowed, ids=[sql for sql, _ in allowed])

    def test_hostile_statements_are_refused_and_change_nothing(
        self, hostile_sql: str, database: Mapping[str, Any], watched: Watched
    ) -> None:
        with closing(self.connector.open(database, LIMITS)) as session:
            with pytest.raises(AifordbError) as failed:
                read(session, watched.filled(hostile_sql), Limits(timeout_ms=700))
            shown = f"{failed.value.message} {failed.value.hint} {failed.value.details}"
            assert MARKER not in shown
            assert str(watched.secret.parent) not in shown
            assert read(session, "SELECT COUNT(*), MAX(price) FROM products") == [(5, 129.95)]
            assert read(session, "SELECT COUNT(*) FROM order_items") == [(6,)]
        watched.assert_unchanged()

    def test_analytics_pass(self, benign_sql: benign.Benign, session: Session, watched: Watched) -> None:
        sql, expected = benign_sql
        rows = read(session, sql)
        assert rows if expected is None else rows == expected
        watched.assert_unchanged()
