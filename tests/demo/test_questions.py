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
from aifordb.core import QuestionNotUnderstood, StatementRefused
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


def test_sql_with_a_parameter_is_explained_by_the_parameters_name(shop: Shop) -> None:
    request = AskRequest(
        sql="SELECT COUNT(*) AS n FROM users WHERE country = {{country}}", parameters={"country": "Germany"}
    )
    answer = ask(shop.context, shop.owner, request)
    assert answer.query.sql == "SELECT COUNT(*) AS n FROM users WHERE country = {{country}}"
    assert answer.query.explanation == "Counts the rows of users whose country is the parameter country."
    assert answer.query.evidence["columns"] == ["users.country"]
    assert answer.results is not None
    assert answer.results.rows == tuple(by_hand(shop.file, "SELECT COUNT(*) FROM users WHERE country = 'Germany'"))


def test_a_name_that_is_not_there_is_told_apart_from_a_statement_that_writes(shop: Shop) -> None:
    with pytest.raises(StatementRefused) as unknown:
        ask(shop.context, shop.owner, AskRequest(sql="SELECT nme FROM users"))
    with pytest.raises(StatementRefused) as writing:
        ask(shop.context, shop.owner, AskRequest(sql="DROP TABLE users"))
    assert (unknown.value.message, unknown.value.hint) == (
        "The SQL names something that this database does not have.",
        "Did you mean name?",
    )
    assert (writing.value.message, writing.value.reason) == (
        "Only one read-only statement is allowed.",
        "DROP changes the schema.",
    )
