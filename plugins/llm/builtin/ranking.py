"""What an order by a measure needs: groups, and sums over the many rows of a related table."""

from __future__ import annotations

from aifordb.core.plan.model import Aggregate, ColumnRef, Expression, Star

from .draft import Draft


def need_groups(draft: Draft, expression: Expression) -> None:
    """An order by an aggregate needs groups: of the anchor, or of what is shown."""
    if not isinstance(expression, Aggregate):
        return
    table = expression.argument.table if isinstance(expression.argument, Star | ColumnRef) else None
    if table == draft.anchor:
        draft.group_outputs = True
    else:
        draft.per_entity = True


def totalled(draft: Draft, ref: ColumnRef) -> bool:
    """Is the column one of many rows for each row of the anchor, so that it must be added up?"""
    return (
        ref.table != draft.anchor
        and draft.schema.is_number(ref)
        and draft.schema.distance(draft.anchor, ref.table) <= 3
    )
