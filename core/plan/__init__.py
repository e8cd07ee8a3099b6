"""A question's meaning as data, its join trees, and its rendering as SQL.

`render`, `plan_of` and what else needs sqlglot load when they are first used, so that importing the product stays quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .joins import Join, JoinGraph, JoinTree, Link, NoJoinPath, TableUse, join_graph, join_tree, rooted, table_keys
from .model import (
    Aggregate,
    AggregateName,
    AllOf,
    AnyOf,
    Arithmetic,
    Between,
    Bucket,
    ColumnRef,
    Comparison,
    DatePart,
    During,
    Elapsed,
    ElapsedUnit,
    Expression,
    IsNull,
    Matches,
    Not,
    OneOf,
    Operator,
    Order,
    Output,
    Part,
    Plan,
    Predicate,
    Related,
    Scalar,
    Select,
    SetOperation,
    Share,
    Star,
    Unit,
    Value,
)
from .percent import figures_of, percent
from .rewrite import UnknownName, rewrite
from .walk import columns_of, conjuncts, tables_of, walk

if TYPE_CHECKING:
    from .from_sql import NotExpressible, plan_of
    from .to_sql import render

__all__ = [
    "Aggregate", "AggregateName", "AllOf", "AnyOf", "Arithmetic", "Between", "Bucket", "ColumnRef", "Comparison", "DatePart", "During",
    "Elapsed", "ElapsedUnit", "Expression", "IsNull", "Join", "JoinGraph", "JoinTree", "Link", "Matches", "NoJoinPath", "Not",
    "NotExpressible", "OneOf", "Operator", "Order", "Output", "Part", "Plan", "Predicate", "Related", "Scalar", "Select", "SetOperation",
    "Share", "Star", "TableUse", "Unit", "UnknownName", "Value", "columns_of", "conjuncts", "figures_of", "join_graph", "join_tree",
    "percent", "plan_of", "render",
    "rewrite", "rooted", "table_keys", "tables_of", "walk",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name == "render":
        from .to_sql import render

        return render
    if name in ("plan_of", "NotExpressible"):
        from . import from_sql

        return getattr(from_sql, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
