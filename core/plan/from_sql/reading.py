"""What the names in one SELECT mean while it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlglot import exp

from ...contracts.catalog import Column
from ..graph import JoinGraph
from ..model import ColumnRef, Expression, Plan, Predicate, Star
from ..tree import TableUse
from .refused import NotExpressible


@dataclass(frozen=True, slots=True)
class Reading:
    """The surroundings of a piece of SQL.

    :param names: lower-case names of the FROM clause, in its order, and the uses of tables that they stand for.
    :param query: reads a nested SELECT; given, as the modules would need each other.
    :param test: reads a condition.
    :param rows: what `*` inside COUNT counts.
    :param shown: lower-case names given by AS, and what they stand for; looked up where no column has the name.
    :param outer: the surrounding SELECT, where its columns may be named.
    :param where: the condition of the SELECT, once it is read.
    :param keep: the table all of whose rows an outer join keeps.
    """

    graph: JoinGraph
    names: Mapping[str, TableUse]
    query: Callable[[exp.Expr], Plan]
    test: Callable[[exp.Expr, Reading], Predicate]
    rows: Star = field(default_factory=Star)
    shown: Mapping[str, exp.Expr] = field(default_factory=dict)
    outer: Reading | None = None
    keep: str | None = None
    where: Predicate | None = None

    @property
    def dialect(self) -> str:
        """sqlglot's name of the dialect."""
        return self.graph.catalog.dialect

    def find(self, node: exp.Column) -> ColumnRef | None:
        """The column that `node` names; None if no table here has one.

        :raises NotExpressible: its table is not one of this SELECT.
        """
        if node.table:
            return self._qualified(node.table.lower(), node.name)
        for use in self.names.values():
            if found := self._in(use, node.name):
                return found
        return None if self.outer is None else self.outer.find(node)

    def column(self, expression: Expression) -> Column | None:
        """The catalog's column behind `expression`; None if it is no plain column."""
        if not isinstance(expression, ColumnRef):
            return None
        return self.graph.tables[expression.table].column(expression.column)

    def _qualified(self, name: str, column: str) -> ColumnRef | None:
        if name in self.names:
            return self._in(self.names[name], column)
        if self.outer is not None:
            return self.outer._qualified(name, column)
        raise NotExpressible("a name of a surrounding or unknown table")

    def _in(self, use: TableUse, name: str) -> ColumnRef | None:
        found = self.graph.tables[use.table].column(name)
        return None if found is None else ColumnRef(use.table, found.name, use.instance)


def bare(node: exp.Expr) -> exp.Expr:
    """`node` without parentheses around it."""
    while isinstance(node, exp.Paren):
        node = node.this
    return node
