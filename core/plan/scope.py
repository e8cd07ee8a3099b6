"""What the names in one SELECT mean while it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlglot import exp

from ..contracts.catalog import Column
from .graph import JoinGraph
from .model import Aggregate, ColumnRef, Expression, Plan, Related, Select
from .names import identifier
from .tree import TableUse


@dataclass(frozen=True, slots=True)
class Scope:
    """The surroundings of an expression.

    :param aliases: uses of tables that can be named here, those of outer SELECTs too.
    :param qualified: columns are written with their table.
    :param select: the select being written.
    :param plan: writes a sub-plan in parentheses; given, as the modules would need each other.
    :param related: writes the test that a related row exists.
    :param counted: counts of rows that other tables multiply: they count distinct keys.
    :param known: expressions that a derived table has worked out already, and the columns that hold them.
    """

    dialect: str
    graph: JoinGraph
    aliases: Mapping[TableUse, str]
    qualified: bool
    select: Select
    plan: Callable[[Plan, Scope], exp.Expr]
    related: Callable[[Related, Scope], exp.Expr]
    counted: frozenset[Aggregate] = frozenset()
    known: Mapping[Expression, exp.Expr] = field(default_factory=dict)

    def use(self, use: TableUse, column: str) -> exp.Column:
        """`column` of a use of a table."""
        table = identifier(self.aliases[use], self.dialect) if self.qualified else None
        return exp.Column(this=identifier(column, self.dialect), table=table)

    def column(self, expression: Expression) -> Column | None:
        """The catalog's column behind `expression`; None if it is no plain column."""
        if not isinstance(expression, ColumnRef):
            return None
        return self.graph.tables[expression.table].column(expression.column)
