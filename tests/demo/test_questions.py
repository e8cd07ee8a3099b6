"""Questions on the demo shop give the rows that SQL written by hand gives."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml
from aifordb.core import QuestionNotUnderstood
from aifordb.core.asking import AskRequest, ask

from .conftest import Shop

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "questions.yaml").read_text("utf-8"))
README = (HERE.parents[1] / "README.md").read_text("utf-8")


def by_hand(file: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


def rounded(rows: Any) -> list[tuple[Any, ...]]:
    """Sums of floats may differ in their last digits when they are added in another order."""
    return [tuple(round(cell, 6) if isinstance(cell, float) else cell for cell in row) for row in rows]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["question"])
def test_the_rows_are_those_of_the_sql_written_by_hand(shop: Shop, case: dict[str, Any]) -> None:
    answer = ask(shop.context, shop.owner, AskRequest(question=case["question"]))
    assert answer.results is not None
    names = [column.name for column in answer.results.header.columns]
    wanted = [names.index(name) for name in case.get("columns", names)]
    rows = rounded([row[at] for at in wanted] for row in answer.results.rows)
    expected = rounded(by_hand(shop.file, case["sql"]))
    assert expected, "a question whose right answer is empty shows nothing"
    if case.get("ordered"):
        assert rows == expected
    else:
        assert Counter(rows) == Counter(expected)


def test_the_questions_of_the_readme_are_among_them() -> None:
    listed = re.findall(r"^- \*(.+)\*$", README, re.MULTILINE)
    assert len(listed) >= 10
    assert set(listed) <= {case["question"] for case in CASES}


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("How many spaceships landed on Mars?", "not_answerable"),
        ("delete all users", "read_only"),
        ("Please drop the table orders", "read_only"),
        ("orders with a total over " + "9" * 400, "not_answerable"),
        ("customer" * 1_000, "not_answerable"),
        ("how many users who " + "have orders and " * 200, "too_long"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_reason(shop: Shop, question: str, code: str) -> None:
    with pytest.raises(QuestionNotUnderstood) as refusal:
        ask(shop.context, shop.owner, AskRequest(question=question))
    shown = refusal.value.to_json()
    assert [problem["code"] for problem in shown["details"]] == [code]
    assert len(str(shown)) < 1_000
