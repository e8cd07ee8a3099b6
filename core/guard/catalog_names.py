"""The tables of a catalog by name, made once for each catalog object."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from ..contracts.catalog import Catalog, Table

_KEPT = 32


@dataclass(frozen=True, slots=True)
class CatalogNames:
    """What the guard looks up in a catalog.

    :param tables: by lower-case name, in every schema.
    :param columns: by `Table.key`, lower-case column names.
    :param fingerprint: of the catalog's shape.
    """

    tables: Mapping[str, tuple[Table, ...]]
    columns: Mapping[str, frozenset[str]]
    fingerprint: str


# By identity: a catalog is frozen, and comparing or hashing one costs as much as reading it. The catalog itself is kept beside its names, so
# that its identity is not given to another object meanwhile.
_names: OrderedDict[int, tuple[Catalog, CatalogNames]] = OrderedDict()
_lock = threading.Lock()


def names_of(catalog: Catalog) -> CatalogNames:
    """The names of `catalog`; the same object gives the same names without work."""
    with _lock:
        known = _names.get(id(catalog))
        if known is not None:
            _names.move_to_end(id(catalog))
            return known[1]
    names = _make(catalog)
    with _lock:
        _names[id(catalog)] = (catalog, names)
        if len(_names) > _KEPT:
            _names.popitem(last=False)
    return names


def _make(catalog: Catalog) -> CatalogNames:
    tables: dict[str, tuple[Table, ...]] = {}
    for table in catalog.tables:
        tables[table.name.lower()] = (*tables.get(table.name.lower(), ()), table)
    columns = {table.key: frozenset(column.name.lower() for column in table.columns) for table in catalog.tables}
    return CatalogNames(tables, columns, catalog.fingerprint())
