"""What kind of answer a plan is: readings of simple kinds are right more often."""

from __future__ import annotations

from typing import Literal

from aifordb.core.plan import tables_of, walk
from aifordb.core.plan.model import Aggregate, Arithmetic, Plan, Related, Scalar, Select, Share

Shape = Literal[
    "count", "aggregate", "list", "filtered", "first", "grouped", "having", "related", "joined_number", "joined_first", "joined"
]  # fmt: skip


def shape(plan: Plan) -> Shape:
    """`related`: conditions on related rows, and sets. `having`: conditions on groups, sub-plans, shares, arithmetic, the first of each group.
    `joined…`: anything else over several tables: one number, the first by an order, or the rest. Over one table: one number (`count`,
    `aggregate`), rows (`list`, `filtered`), the first rows by an order (`first`), or groups (`grouped`)."""
    if not isinstance(plan, Select) or any(isinstance(node, Related) for node in walk(plan)):
        return "related"
    calculated = any(isinstance(node, Scalar | Share | Arithmetic) for node in walk(plan))
    if calculated or plan.having is not None or plan.per_group is not None:
        return "having"
    aggregates = [output.expression for output in plan.outputs if isinstance(output.expression, Aggregate)]
    number = bool(aggregates) and not plan.group_by
    if len(tables_of(plan)) > 1:
        return "joined_number" if number else "joined_first" if plan.limit is not None else "joined"
    if number:
        return "count" if all(one.function == "count" for one in aggregates) else "aggregate"
    if plan.group_by:
        return "grouped"
    if plan.limit is not None:
        return "first"
    return "filtered" if plan.where is not None else "list"
