"""An order that is asked for outright: "sorted by age, oldest first"."""

from __future__ import annotations

from aifordb.core.plan.model import (
    Order,
)

from .draft import Draft
from .measures import measure_at
from .ranking import need_groups
from .words import (
    ASCENDING,
    DESCENDING,
    ORDER,
)


def read_order(draft: Draft) -> None:
    """An order that is asked for outright."""
    for found in draft.question.find(ORDER):
        if found.first in draft.read:
            continue
        tail = found.match.group()
        down = next((d for d in draft.question.find(DESCENDING)), None)
        descending = down is not None
        at = found.last + 1
        orders: list[Order] = []
        while len(orders) < 3:
            measure = measure_at(draft, at)
            if measure is None:
                break
            orders.append(Order(measure.expression, descending))
            need_groups(draft, measure.expression)
            at = measure.last + 1
            words = draft.question.words[at : at + 3]
            if not words or words[0] not in (",", "and", "then"):
                break
            at += 1 + (words[1:2] in (("then",), ("by",), ("and",)))
        draft.mark(found.first, found.last)
        for way in (*([down] if down is not None else []), *draft.question.find(ASCENDING)):
            draft.mark(way.first, way.last)
        if orders:
            draft.order.extend(orders)
        elif "order" in tail or "alphabetic" in tail or "descend" in tail or "ascend" in tail:
            draft.order_outputs = descending
        return
