"""What columns and tables of one SELECT are called in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sqlglot import exp


@dataclass(frozen=True, slots=True)
class Names:
    """The names that can be used in one SELECT.

    :param sources: alias in lower case → the table's own name, or the alias where one table is used twice.
    :param qualified: columns are said with their table.
    :param outputs: lower-case alias of an output → what it shows.
    :param outer: the surrounding SELECT.
    """

    dialect: str
    sources: Mapping[str, str] = field(default_factory=dict)
    qualified: bool = False
    outputs: Mapping[str, exp.Expr] = field(default_factory=dict)
    outer: Names | None = None

    def column(self, node: exp.Column) -> str:
        """`name`, or `table.name` where several tables are read or the column is of an outer SELECT."""
        table = node.table.lower()
        if not table:
            only = next(iter(self.sources.values())) if self.qualified and len(self.sources) == 1 else None
            return f"{only}.{node.name}" if only else node.name
        if table in self.sources:
            return f"{self.sources[table]}.{node.name}" if self.qualified else node.name
        return f"{self._outer(table) or node.table}.{node.name}"

    def owns(self, node: exp.Column) -> bool:
        """Is `node` a column of this very SELECT, as far as its name tells?"""
        return not node.table or node.table.lower() in self.sources

    def shown(self, node: exp.Expr) -> exp.Expr:
        """`node`, or what it stands for if it is the name of an output."""
        if isinstance(node, exp.Column) and not node.table:
            return self.outputs.get(node.name.lower(), node)
        return node

    def of_rows(self) -> Names:
        """The same, where the names of outputs cannot be used yet: in WHERE, ON, and inside aggregates."""
        return replace(self, outputs={}) if self.outputs else self

    def _outer(self, alias: str) -> str | None:
        surrounding = self.outer
        while surrounding is not None:
            if alias in surrounding.sources:
                return surrounding.sources[alias]
            surrounding = surrounding.outer
        return None
