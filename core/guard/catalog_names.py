"""The tables of a catalog by name, made once for each catalog object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..contracts.catalog import Catalog, Table
from ..contracts.per_catalog import once_per_catalog


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


@once_per_catalog(kept=32)
def names_of(catalog: Catalog) -> CatalogNames:
    """The names of `catalog`; the same object gives the same names without work."""
    tables: dict[str, tuple[Table, ...]] = {}
    for table in catalog.tables:
        tables[table.name.lower()] = (*tables.get(table.name.lower(), ()), table)
    columns = {table.key: frozenset(column.name.lower() for column in table.columns) for table in catalog.tables}
    return CatalogNames(tables, columns, catalog.fingerprint())
