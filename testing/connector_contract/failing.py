"""Errors are of the family and tell nothing that they should not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from aifordb.core import DatabaseUnreachable, QueryFailed, Session

from .support import LIMITS, Promises, read


class Failing(Promises):
    """Errors are of the family and tell nothing that they should not."""

    @pytest.mark.parametrize(
        "sql",
        [
            "SELECT nothing FROM products",
            "SELECT * FROM nothing",
            "SELEC 1",
            "SELECT (",
            "SELECT COUNT(1, 2, 3) FROM products",
        ],
    )
    def test_a_wrong_statement_is_an_error_of_the_family(self, session: Session, sql: str) -> None:
        with pytest.raises(QueryFailed) as failed:
            read(session, sql)
        assert failed.value.reason == "execution"
        assert failed.value.message
        assert read(session, "SELECT 1") == [(1,)]

    def test_an_error_names_the_column_that_is_missing(self, session: Session) -> None:
        with pytest.raises(QueryFailed, match="shoe_size"):
            read(session, "SELECT shoe_size FROM products")

    def test_an_error_shows_no_value(self, session: Session, database: Mapping[str, Any]) -> None:
        value = "my-secret-value-17"
        for sql in ("SELECT CAST('{}' AS INTEGER) + nothing FROM products", "SELECT nothing, '{}'", "SELECT '{}"):
            with pytest.raises(QueryFailed) as failed:
                read(session, sql.format(value))
            shown = f"{failed.value.message} {failed.value.hint}"
            assert value not in shown
            assert not any(str(field) in shown for field in database.values() if len(str(field)) > 6)

    def test_a_wrong_database_is_unreachable_and_says_no_more(self, database: Mapping[str, Any]) -> None:
        wrong = {**database, "database": f"{database['database']}-that-is-not-there"}
        with pytest.raises(DatabaseUnreachable) as failed:
            self.connector.open(wrong, LIMITS).close()
        assert failed.value.stage in {"connect", "login"}
        assert str(wrong["database"]) not in f"{failed.value.message} {failed.value.hint}"
