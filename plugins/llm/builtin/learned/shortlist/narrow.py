"""A catalog cut down to some of its tables and columns."""

from __future__ import annotations

import dataclasses
import threading
from collections import OrderedDict

from aifordb.core import Catalog, Table, once_per_catalog

Selection = tuple[tuple[str, tuple[str, ...]], ...]
"""Pairs of a table's key and the names of its columns."""
KEPT = 64
"""Selections of one catalog that are kept, so that what is worked out from one serves the next question like it."""


class _Narrowed:
    """The last selections from one catalog. Safe from several threads."""

    def __init__(self, catalog: Catalog) -> None:
        self._tables = {table.key: table for table in catalog.tables}
        self._dialect = catalog.dialect
        self._made: OrderedDict[Selection, Catalog] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, selection: Selection) -> Catalog:
        with self._lock:
            made = self._made.get(selection) or Catalog(self._dialect, tuple(self._cut(selection)))
            self._made[selection] = made
            self._made.move_to_end(selection)
            while len(self._made) > KEPT:
                self._made.popitem(last=False)
            return made

    def _cut(self, selection: Selection) -> list[Table]:
        kept = {key: frozenset(columns) for key, columns in selection}
        return [_cut(self._tables[key], columns) for key, columns in kept.items()]


_of = once_per_catalog(kept=16)(_Narrowed)


def narrowed(catalog: Catalog, selection: Selection) -> Catalog:
    """`catalog` with only the tables and columns of `selection`, in its order. The same selection gives the same object.

    Foreign keys stay where their own columns do; one to a table that is not selected is ignored by whoever joins.

    :param selection: (table key, column names) pairs, all of them in the catalog.
    :raises KeyError: a table is not in the catalog.
    """
    return _of(catalog).get(selection)


def _cut(table: Table, columns: frozenset[str]) -> Table:
    keys = tuple(key for key in table.foreign_keys if columns.issuperset(key.columns))
    return dataclasses.replace(table, columns=tuple(c for c in table.columns if c.name in columns), foreign_keys=keys)
