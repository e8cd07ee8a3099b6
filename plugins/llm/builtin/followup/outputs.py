"""Columns that a follow-up adds, keeps or hides: "show their emails too", "just the names", "without the price"."""

from __future__ import annotations

import re

from aifordb.core.plan.model import ColumnRef, Output, Select

from ..question import Chunk
from ..words import phrase, words_of
from .edit import Edit

_HIDE = phrase(r"hide|without|remove|drop|leave out|omit|not|no|minus|exclude|skip")
_SHOWS = words_of(
    "also too with show add include and their its plus only just well they them hide without remove drop omit skip give list see instead about need"
)
_ONLY = phrase(r"only|just")


def change_outputs(edit: Edit) -> None:
    """Columns that are named and that no other step has understood."""
    draft = edit.draft
    if not edit.said(*_SHOWS):
        return
    found: list[ColumnRef] = []
    for chunk in draft.question.chunks:
        refs = _columns(edit, chunk)
        if refs:
            draft.claim(chunk, chunk.best("column", "table"))
            found += refs
    if not found:
        return
    refs = list(dict.fromkeys(found))
    if _said(edit, _HIDE):
        kept = tuple(o for o in edit.plan.outputs if o.expression not in refs)
        edit.impossible = not kept or len(kept) == len(edit.plan.outputs)
        edit.change(outputs=kept or edit.plan.outputs)
    elif edit.measured():
        _beside_measures(edit, refs)
    elif _said(edit, _ONLY):
        edit.change(outputs=tuple(Output(ref) for ref in refs))
    else:
        shown = {output.expression for output in edit.plan.outputs}
        edit.change(outputs=(*edit.plan.outputs, *(Output(ref) for ref in refs if ref not in shown)))
        _regroup(edit, refs)


def _columns(edit: Edit, chunk: Chunk) -> list[ColumnRef]:
    draft = edit.draft
    if not draft.free(chunk) or draft.read.intersection(range(chunk.first, chunk.last + 1)):
        return []
    if draft.question.tokens[chunk.first].stem == "name" and chunk.first == chunk.last:
        return [*draft.schema.names(draft.anchor)]
    whole = _whole(edit) if edit.measured() else set()
    own = next((m for m in chunk.of("column") if m.table in whole and m.score >= 0.8 and m.column), None)
    found = (ColumnRef(own.table or "", own.column or ""), own.score) if own is not None else draft.column_of(chunk)
    if found is None or found[1] < 0.6 or chunk.best("table", "value") > chunk.best("column"):
        table = draft.table_of(chunk, 0.85)
        near = table is not None and table in draft.schema.around(draft.anchor) and table not in edit.tables()
        return [*draft.schema.names(table)] if near and table is not None else []
    return [found[0]] if found[0].table in edit.told_tables() else []


def _said(edit: Edit, pattern: re.Pattern[str]) -> bool:
    found = [*edit.draft.question.find(pattern)]
    for one in found:
        edit.draft.mark(one.first, one.last)
    return bool(found)


def _beside_measures(edit: Edit, refs: list[ColumnRef]) -> None:
    """Beside an aggregate only what each group has one of can be shown: other columns of the rows that are its groups."""
    plan: Select = edit.plan
    whole = _whole(edit)
    if not all(ref.table in whole for ref in refs):
        edit.impossible = True
        return
    at = sum(1 for output in plan.outputs if isinstance(output.expression, ColumnRef))
    outputs = (*plan.outputs[:at], *(Output(ref) for ref in refs), *plan.outputs[at:])
    edit.change(outputs=tuple(dict.fromkeys(outputs)))
    _regroup(edit, refs)


def _whole(edit: Edit) -> set[str]:
    """Tables whose rows are the groups."""
    key = edit.draft.schema.key
    return {ref.table for ref in edit.plan.group_by if isinstance(ref, ColumnRef) and ref in key(ref.table)}


def _regroup(edit: Edit, refs: list[ColumnRef]) -> None:
    if edit.plan.group_by:
        edit.change(group_by=tuple(dict.fromkeys((*edit.plan.group_by, *refs))))
