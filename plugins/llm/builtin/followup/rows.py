"""From rows to their number and back: "how many?", "which ones?"."""

from __future__ import annotations

from aifordb.core.plan import conjuncts
from aifordb.core.plan.model import Aggregate, ColumnRef, Order, Output, Star
from aifordb.core.plan.walk import all_of

from ..words import phrase
from .edit import Edit

_LEAD = r"(?:(?:and|so|ok|but|now|then|also|please|,) )*"
_COUNT = phrase(
    rf"{_LEAD}(?:how many(?: (?:of them|of those|of these|ones))?(?: (?:are there|is that|are they|are those|are these|were there|there are|do i have|in total))?"
    r"|count(?: (?:them|those|these|it|the rows))?|(?:what is |what's |give me )?(?:the |their )?(?:number|count)(?: of (?:them|those|rows))?)(?: \?| \.)*"
)
_WHICH = phrase(
    rf"{_LEAD}(?:which(?: (?:ones?|are (?:they|those|these)|of them|(?P<named>[^\s?]+(?: [^\s?]+)?)))?(?: (?:are they|are those|exactly))?|who(?: (?:are they|are those|is it|exactly))?"
    r"|what are (?:they|those|these)(?: called)?|(?:list|show|name|display|give)(?: me)?(?: (?:them|those|these|it|their names|the names|the list))(?: all)?"
    r"|who are they|what is it called|(?:show|list)(?: me)? (?:the )?(?:rows|details))(?: \?| \.)*"
)


def count_rows(edit: Edit) -> None:
    """A list becomes the number of its rows; groups become the number of groups."""
    match = _COUNT.fullmatch(edit.draft.question.text)
    plan = edit.plan
    if match is None or (edit.measured() and not plan.group_by):
        return
    edit.draft.mark(0, len(edit.draft.question.words))
    counted = Aggregate("count", Star(edit.draft.anchor))
    if plan.group_by:
        keys = [key for key in plan.group_by if isinstance(key, ColumnRef)]
        if plan.having is not None or len(keys) != len(plan.group_by) or len({key.table for key in keys}) != 1:
            edit.impossible = True
            return
        own = [key for key in keys if key in edit.draft.schema.key(key.table)]
        if not own and len(keys) > 1:
            edit.impossible = True
            return
        counted = Aggregate("count", (own or keys)[0], distinct=True)
    elif plan.distinct:
        column = plan.outputs[0].expression
        if len(plan.outputs) > 1 or not isinstance(column, ColumnRef):
            edit.impossible = True
            return
        counted = Aggregate("count", column, distinct=True)
    edit.change(
        outputs=(Output(counted),), group_by=(), order_by=(), limit=None, per_group=None, distinct=False, keep=None
    )


_TOTAL = phrase(
    r"in total|altogether|overall|the grand total|(?:without|no) (?:the )?(?:groups|grouping|split|breakdown)|not grouped"
)


def ungroup(edit: Edit) -> None:
    """As in "and in total?": the measures of all rows, without groups."""
    found = next(iter(edit.draft.question.find(_TOTAL)), None)
    measured = edit.measured()
    if found is None or not measured or not edit.plan.group_by or edit.plan.having is not None:
        return
    edit.draft.mark(found.first, found.last)
    edit.change(outputs=measured, group_by=(), order_by=(), limit=None, per_group=None, keep=None)


def list_rows(edit: Edit) -> None:
    """A number becomes the names of the rows that it counts; a highest or lowest value, the row that has it."""
    match = _WHICH.fullmatch(edit.draft.question.text)
    measured = edit.measured()
    if match is None or len(measured) != 1 or edit.plan.group_by or not _means(edit, match["named"]):
        return
    measure = measured[0].expression
    schema = edit.draft.schema
    if not isinstance(measure, Aggregate) or (measure.function in ("sum", "avg")):
        return
    edit.draft.mark(0, len(edit.draft.question.words))
    where = all_of((*conjuncts(edit.plan.where), *conjuncts(measure.where)))
    argument = measure.argument
    if (
        measure.function == "count"
        and measure.distinct
        and isinstance(argument, ColumnRef)
        and not schema.is_key(argument)
    ):
        edit.change(outputs=(Output(argument),), where=where, distinct=True)
        return
    names = tuple(Output(ref) for ref in _shown(edit))
    if measure.function in ("min", "max"):
        order = (Order(argument, measure.function == "max"),)
        shown = tuple(dict.fromkeys((*names, Output(argument))))
        edit.change(outputs=shown, where=where, order_by=order, limit=1)
        return
    edit.change(outputs=names, where=where, each_match=False)


def _means(edit: Edit, named: str | None) -> bool:
    """Is what is named behind "which" the table that is counted?"""
    if named is None:
        return True
    question = edit.draft.question
    return any(
        chunk.best("table") >= 0.85 and edit.draft.table_of(chunk) == edit.draft.anchor for chunk in question.chunks
    )


def _shown(edit: Edit) -> tuple[ColumnRef, ...]:
    """The names of the rows; an overview of rows without a name."""
    schema, anchor = edit.draft.schema, edit.draft.anchor
    names = schema.names(anchor)
    telling = [
        ref
        for ref in names
        if not schema.is_key(ref) and {"name", "title", "label", "subject"} & set(schema.words(anchor, ref.column))
    ]
    return tuple(telling) or schema.overview(anchor)
