"""Rows of a reading against those of the reference, on all instances of a database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from training.rows import Instances, is_ordered, same


@pytest.mark.parametrize(
    ("reference", "mine", "alike"),
    [
        ([(1, "a")], [(1, "a")], True),
        ([(1, "a")], [("a", 1)], True),
        ([(1, "a")], [(1, "b")], False),
        ([(1, "a")], [(1,)], False),
        ([(1,), (2,)], [(2,), (1,)], True),
        ([(1,), (2,)], [(1,)], False),
        ([(1,), (1,), (2,)], [(1,), (2,), (2,)], False),
        ([(1.004,)], [(1,)], True),
        ([(1.02,)], [(1,)], False),
        ([(1,)], [(True,)], True),
        ([(1,)], [("1",)], False),
        ([(None,)], [(None,)], True),
        ([(None,)], [(0,)], False),
        ([], [], True),
        ([], [(1,)], False),
        ([(1, 2), (2, 1)], [(1, 2), (2, 1)], True),
        ([(1, 2), (2, 1)], [(1, 1), (2, 2)], False),
        ([(1, 2, 3), (2, 1, 3)], [(3, 1, 2), (3, 2, 1)], True),
    ],
)
def test_rows_are_the_same_in_any_order_of_rows_and_columns(reference, mine, alike) -> None:
    assert same(reference, mine, in_order=False) is alike


def test_where_the_reference_orders_its_rows_the_order_counts() -> None:
    assert same([(1,), (2,)], [(1,), (2,)], in_order=True)
    assert not same([(1,), (2,)], [(2,), (1,)], in_order=True)
    assert same([("b", 1), ("a", 2)], [(1, "b"), (2, "a")], in_order=True)


@pytest.mark.parametrize(
    ("sql", "ordered"),
    [
        ("SELECT a FROM t", False),
        ("SELECT a FROM t ORDER BY a", True),
        ("select a from t order\n by a limit 1", True),
        ("SELECT a FROM (SELECT a FROM t ORDER BY a LIMIT 3)", False),
        ("SELECT count(*) OVER (ORDER BY a) FROM t", False),
        ("SELECT border FROM t GROUP BY border", False),
    ],
)
def test_only_the_outermost_order_counts(sql: str, ordered: bool) -> None:
    assert is_ordered(sql) is ordered


@pytest.fixture
def instances(tmp_path: Path) -> Instances:
    """Two instances of `club`: in the first all members are from Leeds."""
    for at, towns in enumerate((("Leeds", "Leeds"), ("Leeds", "York"))):
        with closing(sqlite3.connect(tmp_path / f"club.{at}.sqlite")) as connection, connection:
            connection.execute("CREATE TABLE members (id INTEGER, town TEXT)")
            connection.executemany("INSERT INTO members VALUES (?, ?)", enumerate(towns))
    return Instances(tmp_path)


def test_a_reading_is_right_only_if_it_is_on_every_instance(instances: Instances) -> None:
    leeds = "SELECT id FROM members WHERE town = 'Leeds'"
    assert instances.right("club", leeds, "SELECT id FROM members WHERE town LIKE 'Le%'")
    assert not instances.right("club", leeds, "SELECT id FROM members")


def test_the_order_of_a_reading_counts_if_the_reference_has_one(instances: Instances) -> None:
    backwards = "SELECT id FROM members ORDER BY id DESC"
    assert not instances.right("club", backwards, "SELECT id FROM members ORDER BY id")
    assert instances.right("club", "SELECT id FROM members", backwards)


@pytest.mark.parametrize("sql", ["SELECT shoe_size FROM members", "SELECT", "", "DELETE FROM members"])
def test_a_reading_that_fails_is_wrong_and_changes_nothing(instances: Instances, sql: str) -> None:
    assert not instances.right("club", "SELECT id FROM members", sql)
    assert instances.right("club", "SELECT count(*) FROM members", "SELECT 2")


def test_a_reading_that_takes_too_long_is_wrong(instances: Instances, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.rows.MOST_TICKS", 3)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    assert not instances.right("club", "SELECT 1", endless)


def test_a_reference_says_something_if_it_gives_rows_on_some_instance(instances: Instances) -> None:
    assert instances.says_something("club", "SELECT id FROM members WHERE town = 'York'")
    assert not instances.says_something("club", "SELECT id FROM members WHERE town = 'Oslo'")
