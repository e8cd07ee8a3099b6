"""Are the rows of a reading those of the reference, on every instance of a database?"""

from __future__ import annotations

import itertools
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

Row = tuple[object, ...]
MOST_ROWS = 5_000
MOST_ORDERS = 2_000
"""Orders of columns that are tried."""
TICKS, MOST_TICKS = 20_000, 1_500
"""Instructions of SQLite between looks at the clock, and looks that a statement is given: about five seconds."""


class Instances:
    """Runs statements on all instances of databases, `DB.N.sqlite` in one folder, and remembers the rows."""

    def __init__(self, folder: Path) -> None:
        self._files: dict[str, list[Path]] = {}
        for file in sorted(folder.glob("*.sqlite")):
            self._files.setdefault(file.name.split(".")[0], []).append(file)
        self._known: dict[tuple[Path, str], tuple[Row, ...] | None] = {}
        self._open: dict[Path, sqlite3.Connection] = {}

    def right(self, database: str, reference: str, sql: str) -> bool:
        """Does `sql` give the rows of `reference` everywhere, columns in any order, and rows in order if the reference orders them?"""
        in_order = is_ordered(reference)
        for file in self._files[database]:
            mine = self._rows(file, sql)
            if mine is None or not same(self._rows(file, reference) or (), mine, in_order=in_order):
                return False
        return True

    def says_something(self, database: str, reference: str) -> bool:
        """Does the reference give rows on some instance? Where it never does, any reading without rows would pass."""
        return any(self._rows(file, reference) for file in self._files[database])

    def _rows(self, file: Path, sql: str) -> tuple[Row, ...] | None:
        key = file, sql
        if key not in self._known:
            self._known[key] = _run(self._connection(file), sql)
        return self._known[key]

    def _connection(self, file: Path) -> sqlite3.Connection:
        if file not in self._open:
            connection = self._open[file] = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
            connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        return self._open[file]


def rows_of(file: Path, sql: str) -> tuple[Row, ...] | None:
    """The rows of a statement over an SQLite file, None if it fails or takes too long."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        return _run(connection, sql)


def _run(connection: sqlite3.Connection, sql: str) -> tuple[Row, ...] | None:
    """The rows, None if it fails or takes too long."""
    left = itertools.count(1)
    connection.set_progress_handler(lambda: int(next(left) > MOST_TICKS), TICKS)
    try:
        return tuple(connection.execute(sql).fetchmany(MOST_ROWS))
    except (sqlite3.Error, sqlite3.Warning):
        return None


def is_ordered(sql: str) -> bool:
    """Does the outermost SELECT order its rows?"""
    flat, depth = [], 0
    for char in sql:
        depth += (char == "(") - (char == ")")
        flat.append(char if depth == 0 else " ")
    return re.search(r"\border\s+by\b", "".join(flat), re.I) is not None


def same(reference: Sequence[Row], mine: Sequence[Row], *, in_order: bool) -> bool:
    """The same rows, numbers to two decimals, columns in any order."""
    if len(reference) != len(mine):
        return False
    if not reference:
        return True
    width = len(reference[0])
    if width != len(mine[0]):
        return False
    wanted = [tuple(map(_cell, row)) for row in reference]
    given = [tuple(map(_cell, row)) for row in mine]
    columns = list(zip(*wanted, strict=True)), list(zip(*given, strict=True))
    counts = [Counter(column) for column in columns[1]]
    fits = [[at for at in range(width) if Counter(column) == counts[at]] for column in columns[0]]
    for order in itertools.islice(itertools.product(*fits), MOST_ORDERS):
        if len(set(order)) == width:
            turned = [tuple(row[at] for at in order) for row in given]
            if turned == wanted if in_order else Counter(turned) == Counter(wanted):
                return True
    return False


def _cell(value: object) -> object:
    return round(float(value), 2) if isinstance(value, int | float) else value
