"""Which statements may run: the cases are data, in `hostile.yaml` and `benign.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from aifordb.core import Limits, StatementRefused
from aifordb.core.guard import check

from .catalogs import shop

HERE = Path(__file__).parent


def _rows(file: str, allowed: bool) -> list[Any]:
    """The rows of a file that should pass or not; where a row does not say, its file does."""
    rows = yaml.safe_load((HERE / file).read_text("utf-8"))
    cases = [
        (d, row) for row in rows for d in ([row["dialect"]] if isinstance(row["dialect"], str) else row["dialect"])
    ]
    return [
        pytest.param(dialect, row["sql"], row["why"], id=f"{dialect}: {row['sql'][:60]!r}")
        for dialect, row in cases
        if row.get("allowed", file == "benign.yaml") is allowed
    ]


REFUSED = _rows("hostile.yaml", allowed=False) + _rows("benign.yaml", allowed=False)


@pytest.mark.parametrize(("dialect", "sql", "why"), REFUSED)
def test_a_statement_that_does_more_than_read_is_refused_with_a_reason(dialect: str, sql: str, why: str) -> None:
    with pytest.raises(StatementRefused) as caught:
        check(sql, shop(dialect), Limits())
    assert why in caught.value.reason
    assert len(caught.value.reason) < 200


@pytest.mark.parametrize(("dialect", "sql", "why"), _rows("benign.yaml", allowed=True))
def test_a_statement_that_only_reads_passes(dialect: str, sql: str, why: str) -> None:
    statement = check(sql, shop(dialect), Limits())
    assert (statement.dialect, statement.row_limit) == (dialect, 10_000), why
