"""Which cells of joined rows are equal."""

from __future__ import annotations

from collections.abc import Iterable

from ..tree import Join, TableUse

Cell = tuple[TableUse, str]
Pair = tuple[Cell, Cell]


class Equal:
    """Cells that pairs make equal, also through others: `a = b` and `b = c` say `a = c`."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._heads: dict[Cell, Cell] = {}
        for one, other in pairs:
            self._heads[self._head(one)] = self._head(other)

    def holds(self, pairs: Iterable[Pair]) -> bool:
        """Are the cells of every pair equal?"""
        return all(self._head(one) == self._head(other) for one, other in pairs)

    def _head(self, cell: Cell) -> Cell:
        while cell in self._heads and self._heads[cell] != cell:
            cell = self._heads[cell]
        return cell


def pairs_of(joins: Iterable[Join]) -> list[Pair]:
    """What the joins of a tree make equal."""
    return [((join.parent, parent), (join.use, child)) for join in joins for parent, child in join.pairs]
