"""Whether rows answer a question: the same rows as those of SQL written by hand, or of another SQL that a colleague would accept too."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

Cell = float | str | bytes | None
"""A cell as it is compared: whole numbers and truth values are floats, starts of periods are dates."""
Row = tuple[Cell, ...]
TOLERANCE = 1e-6
"""Relative: sums of floats differ in their last digits when they are added in another order."""
_PERIOD = re.compile(
    r"(\d{4})(?:-?Q([1-4])|-W(\d{2})|-(\d{2})(?:-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?)?)?", re.IGNORECASE
)


def right(
    mine: Sequence[Sequence[object]], accepted: Sequence[Sequence[Sequence[object]]], *, ordered: bool = False
) -> bool:
    """True if `mine` is one of the `accepted` answers.

    :param mine: rows of the answer.
    :param accepted: the rows that SQL written by hand gives, and those of other answers to the same question.
    :param ordered: the order of rows matters.
    """
    return any(same_rows(rows, mine, ordered=ordered) for rows in accepted)


def same_rows(gold: Sequence[Sequence[object]], mine: Sequence[Sequence[object]], *, ordered: bool = False) -> bool:
    """True if both hold the same rows, each as often, whatever the order of columns.

    Numbers are equal within `TOLERANCE`, a month may be written `2026-03` or as its first day, a year as the number 2026. A column
    more or less makes a difference, except where there are no rows at all.

    :param ordered: the order of rows matters.
    """
    if len(gold) != len(mine):
        return False
    if not gold:
        return True
    if len(gold[0]) != len(mine[0]):
        return False
    wanted = [[normal(row[at]) for row in gold] for at in range(len(gold[0]))]
    given = [[normal(row[at]) for row in mine] for at in range(len(gold[0]))]
    same = _same_list if ordered else _same_multiset
    rows = list(zip(*wanted, strict=True))
    return any(same(rows, list(zip(*columns, strict=True))) for columns in _arrangements(wanted, given))


def normal(cell: object) -> Cell:
    """`cell` as it is compared: numbers as floats, a text that starts a year, quarter, month or week (ISO) as that day's `YYYY-MM-DD`."""
    if cell is None or isinstance(cell, bytes):
        return cell
    if isinstance(cell, int | float):
        return float(cell)
    text = str(cell)
    found = _PERIOD.fullmatch(text)
    if found is None:
        return text
    year, quarter, week, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        if week is not None:
            return date.fromisocalendar(year, week, 1).isoformat()
        return date(year, 3 * quarter - 2 if quarter else month or 1, day or 1).isoformat()
    except ValueError:
        return text


def _arrangements(wanted: Sequence[list[Cell]], given: Sequence[list[Cell]]) -> Iterator[tuple[list[Cell], ...]]:
    """The given columns in every order in which each holds what the wanted one holds."""
    fitting: list[list[tuple[int, list[Cell]]]] = []
    for column in wanted:
        candidates = [(at, _as_years(column, other)) for at, other in enumerate(given)]
        fitting.append([(at, other) for at, other in candidates if _same_column(column, other)])
    for chosen in product(*fitting):
        if len({at for at, _ in chosen}) == len(chosen):
            yield tuple(column for _, column in chosen)


def _as_years(wanted: list[Cell], given: list[Cell]) -> list[Cell]:
    """`given`, with 2026 as the day that year starts, where all that is wanted are starts of years."""
    if not all(isinstance(cell, str) and cell.endswith("-01-01") and len(cell) == 10 for cell in wanted):
        return given
    return [f"{int(cell):04d}-01-01" if isinstance(cell, float) and 1000 <= cell <= 9999 else cell for cell in given]


def _same_column(one: list[Cell], other: list[Cell]) -> bool:
    return all(_equal(a, b) for a, b in zip(sorted(one, key=_rank), sorted(other, key=_rank), strict=True))


def _same_list(one: Sequence[Row], other: Sequence[Row]) -> bool:
    return all(_equal_rows(a, b) for a, b in zip(one, other, strict=True))


def _same_multiset(one: Sequence[Row], other: Sequence[Row]) -> bool:
    """Rows with the same texts are compared by their numbers, in ascending order first, so that most meet their equal at once."""
    left: defaultdict[Row, list[Row]] = defaultdict(list)
    for row in sorted(other, key=_row_rank):
        left[_texts(row)].append(row)
    for row in sorted(one, key=_row_rank):
        alike = left[_texts(row)]
        at = next((at for at, candidate in enumerate(alike) if _equal_rows(row, candidate)), None)
        if at is None:
            return False
        del alike[at]
    return True


def _texts(row: Row) -> Row:
    return tuple(0.0 if isinstance(cell, float) else cell for cell in row)


def _equal_rows(one: Row, other: Row) -> bool:
    return all(_equal(a, b) for a, b in zip(one, other, strict=True))


def _equal(one: Cell, other: Cell) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=TOLERANCE, abs_tol=1e-9)
    return one == other


def _rank(cell: Cell) -> tuple[int, float, str]:
    """Orders cells of different types."""
    if isinstance(cell, float):
        return (1, cell, "")
    return (0, 0.0, "") if cell is None else (2, 0.0, cell.hex() if isinstance(cell, bytes) else cell)


def _row_rank(row: Row) -> tuple[tuple[int, float, str], ...]:
    return tuple(map(_rank, row))
