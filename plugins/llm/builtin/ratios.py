"""How many of one thing there are of each other, on average: "average number of items per order"."""

from __future__ import annotations

from aifordb.core.plan.model import Aggregate, Arithmetic, ColumnRef, Output, Star

from .draft import Draft
from .measures import next_chunk
from .words import AVERAGE_NUMBER, GROUP


def read_ratios(draft: Draft) -> None:
    """Rows of one table by different keys of another that they refer to; those without any row do not count."""
    for found in draft.question.find(AVERAGE_NUMBER):
        counted = next_chunk(draft, found.last)
        group = next((g for g in draft.question.find(GROUP) if counted is not None and g.first > counted.last), None)
        owner = next_chunk(draft, group.last) if group is not None else None
        if counted is None or group is None or owner is None:
            continue
        table, parent = draft.table_of(counted, 0.5), draft.table_of(owner)
        key = _reference(draft, table, parent) if table is not None and parent is not None else None
        if table is None or key is None:
            continue
        for chunk in (counted, owner):
            draft.claim(chunk, chunk.best("table"))
        draft.mark(found.first, found.last)
        draft.mark(group.first, group.last)
        rows, owners = Aggregate("count", Star(table)), Aggregate("count", key, distinct=True)
        draft.outputs.append(Output(Arithmetic("/", rows, owners), "average_number"))
        return


def _reference(draft: Draft, table: str | None, parent: str | None) -> ColumnRef | None:
    """The column of `table` that refers to `parent`."""
    for link in draft.schema.graph.links(table or ""):
        if link.source == table and link.target == parent and len(link.columns) == 1:
            return ColumnRef(link.source, link.columns[0])
    return None
