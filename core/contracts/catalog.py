"""What a database looks like: tables, columns, keys, sampled values. A value object; no driver, no connection."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import orjson

ColumnType = Literal[
    "integer", "decimal", "float", "text", "uuid", "enum", "boolean", "json", "array",
    "timestamp", "timestamptz", "date", "time", "interval", "binary", "other",
]  # fmt: skip
NUMBERS: frozenset[ColumnType] = frozenset({"integer", "decimal", "float"})
TIMES: frozenset[ColumnType] = frozenset({"timestamp", "timestamptz", "date"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    :param type: one of the contract's value types (1.18); a text column whose values are all ISO dates is `date` or `timestamp`
        on engines without date types (SQLite), because that is how it may be compared.
    :param database_type: the engine's own word, such as `VARCHAR(20)`.
    :param values: distinct stored texts, sorted, at most what the sampling allows; empty for other types.
    :param values_complete: True if `values` holds every distinct non-null value of the column.
    :param minimum, maximum: smallest and largest stored value of a number or time, as the engine's text, or None.
    """

    name: str
    type: ColumnType
    database_type: str = ""
    nullable: bool = True
    primary_key: bool = False
    unique: bool = False
    comment: str | None = None
    values: tuple[str, ...] = ()
    values_complete: bool = False
    minimum: str | None = None
    maximum: str | None = None


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`columns` of the owning table refer to `target_columns` of table `target`, pairwise."""

    columns: tuple[str, ...]
    target: str
    target_columns: tuple[str, ...]
    target_schema: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view.

    :param schema: None for tables that a plain name reaches (the engine's default schema).
    :param row_estimate: None if the engine gives none cheaply.
    """

    name: str
    columns: tuple[Column, ...]
    schema: str | None = None
    kind: Literal["table", "view"] = "table"
    foreign_keys: tuple[ForeignKey, ...] = ()
    comment: str | None = None
    row_estimate: int | None = None

    @property
    def key(self) -> str:
        """`schema.name`, or `name` in the default schema: what mentions, plans and evidence call this table."""
        return f"{self.schema}.{self.name}" if self.schema else self.name

    def column(self, name: str) -> Column | None:
        """The column called `name`, in any case, or None."""
        wanted = name.lower()
        return next((column for column in self.columns if column.name.lower() == wanted), None)


@dataclass(frozen=True, slots=True)
class Catalog:
    """All tables that a connection can see.

    :param dialect: sqlglot's name of the SQL dialect.
    """

    dialect: str
    tables: tuple[Table, ...]

    def table(self, key: str) -> Table | None:
        """The table whose `key` or, failing that, whose bare name is `key`, in any case; None if there is none."""
        wanted = key.lower()
        exact = next((table for table in self.tables if table.key.lower() == wanted), None)
        return exact or next((table for table in self.tables if table.name.lower() == wanted), None)

    def columns(self) -> Iterator[tuple[Table, Column]]:
        """Every column with its table."""
        for table in self.tables:
            for column in table.columns:
                yield table, column

    def fingerprint(self) -> str:
        """32 hex digits that change when a table, column, type or key does; data does not count."""
        shape = [
            [
                t.schema,
                t.name,
                t.kind,
                [[c.name, c.type, c.primary_key] for c in t.columns],
                [dataclasses.astuple(k) for k in t.foreign_keys],
            ]
            for t in self.tables
        ]
        return hashlib.sha256(orjson.dumps([self.dialect, shape])).hexdigest()[:32]

    def to_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Catalog:
        """The inverse of `to_json`, also after a trip through JSON (where tuples become lists)."""
        return cls(data["dialect"], tuple(_table(table) for table in data["tables"]))


def _table(data: dict[str, Any]) -> Table:
    columns = tuple(Column(**{**column, "values": tuple(column["values"])}) for column in data["columns"])
    keys = tuple(
        ForeignKey(tuple(key["columns"]), key["target"], tuple(key["target_columns"]), key["target_schema"])
        for key in data["foreign_keys"]
    )
    return Table(**{**data, "columns": columns, "foreign_keys": keys})
