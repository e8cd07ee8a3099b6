"""What of a schema the network can point at: the row, every column, every table, in one order."""

from __future__ import annotations

from dataclasses import dataclass

from aifordb.core import Catalog, Column, once_per_catalog
from aifordb.core.plan.model import ColumnRef


@dataclass(frozen=True, slots=True)
class Items:
    """Columns and tables of a catalog by position. As items of the network, the row (`*`) comes first, then columns, then tables.

    :param columns: table key and column.
    :param tables: table keys.
    """

    columns: tuple[tuple[str, Column], ...]
    tables: tuple[str, ...]
    column_at: dict[tuple[str, str], int]
    table_at: dict[str, int]

    @property
    def count(self) -> int:
        """Items in all, the row included."""
        return 1 + len(self.columns) + len(self.tables)

    def ref(self, at: int) -> ColumnRef:
        """The column at a position."""
        table, column = self.columns[at]
        return ColumnRef(table, column.name)

    def column(self, ref: ColumnRef) -> Column:
        """The column that `ref` names."""
        return self.columns[self.column_at[ref.table, ref.column]][1]


@once_per_catalog(kept=16)
def items_of(catalog: Catalog) -> Items:
    """The items of `catalog`, in its own order."""
    columns = tuple((table.key, column) for table, column in catalog.columns())
    tables = tuple(table.key for table in catalog.tables)
    column_at = {(table, column.name): at for at, (table, column) in enumerate(columns)}
    return Items(columns, tables, column_at, {table: at for at, table in enumerate(tables)})
