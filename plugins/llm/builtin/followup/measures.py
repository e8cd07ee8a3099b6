"""What is measured, exchanged by a follow-up: "and the average?", "the revenue instead", "as a percentage"."""

from __future__ import annotations

from aifordb.core import Assumption
from aifordb.core.plan import conjuncts, rewrite
from aifordb.core.plan.model import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    During,
    Expression,
    Output,
    Share,
    Star,
    Value,
)
from aifordb.core.plan.walk import Node, all_of

from ..measures import MONEY, measure_at
from ..words import AGGREGATE_WORDS, COUNT, phrase
from .edit import Edit

_SHARE = phrase(
    r"(?:as |in )?(?:a |the )?(?:percentages?|percent|per cent|shares?|proportions?|fractions?|%)(?: of (?:the )?(?:total|all|whole))?"
)
_NUMBER = phrase(
    r"(?:the |their )?(?:number|count|counts|numbers)(?: of (?:them|rows|those))?|how many(?: of them| are (?:there|they|those|these))?"
)
_AFTER = frozenset(
    {"the", "their", "its", "a", "an", "and", "also", "show", "what", "about", "how", "is", "was", "'s", "s"}
)


def change_share(edit: Edit) -> None:
    """Groups become parts of the whole; without groups, the filters that are no times say which part."""
    found = next(iter(edit.draft.question.find(_SHARE)), None)
    measured = edit.measured()
    if found is None or not measured or not isinstance(measured[0].expression, Aggregate):
        return
    part = measured[0].expression
    edit.draft.mark(found.first, found.last)
    if edit.plan.group_by:
        new = Output(Share(part), "percentage")
        outputs = (
            (*edit.plan.outputs, new)
            if edit.adding
            else tuple(new if o == measured[0] else o for o in edit.plan.outputs)
        )
        edit.change(outputs=outputs)
        return
    tests = tuple(test for test in conjuncts(edit.plan.where) if not isinstance(test, During))
    if not tests or part.where is not None:
        edit.impossible = True
        return
    fulfilled = Aggregate(part.function, part.argument, part.distinct, all_of(tests))
    ratio = Arithmetic("/", Arithmetic("*", Value(100), fulfilled), part)
    kept = tuple(test for test in conjuncts(edit.plan.where) if test not in tests)
    edit.change(outputs=(Output(ratio, "percentage"),), where=all_of(kept))


def change_measure(edit: Edit) -> None:
    """Another aggregate, of the same thing or of one that is named; beside the first one where it is asked for too."""
    new = _named(edit) or _function(edit) or _counted(edit) or _column(edit)
    if new is None:
        return
    if not edit.measured():
        _measure_rows(edit, new)
    elif edit.adding:
        edit.change(outputs=(*edit.plan.outputs, Output(new)))
    else:
        exchange(edit, edit.measured()[0], new)


def _named(edit: Edit) -> Aggregate | None:
    """As in "the average price", "revenue", "number of returns"."""
    draft = edit.draft
    starts = {found.first for pattern in (MONEY, COUNT) for found in draft.question.find(pattern)}
    starts |= {at for at, word in enumerate(draft.question.words) if word in AGGREGATE_WORDS}
    for at in sorted(starts - draft.read):
        measure = measure_at(draft, at)
        if measure is not None and isinstance(measure.expression, Aggregate):
            draft.mark(at, measure.last)
            return measure.expression
    return None


def _function(edit: Edit) -> Aggregate | None:
    """As in "and the average?": of what is measured, or of the only number that is shown."""
    draft = edit.draft
    at = next(
        (n for n, word in enumerate(draft.question.words) if word in AGGREGATE_WORDS and n not in draft.read), None
    )
    if at is None:
        return None
    function = AGGREGATE_WORDS[draft.question.words[at]]
    old = [o.expression for o in edit.measured() if isinstance(o.expression, Aggregate)]
    argument: Expression | None
    if old:
        argument = old[0].argument
    else:
        numbers = [o.expression for o in edit.plan.outputs if _is_number(edit, o.expression)]
        argument = numbers[0] if len(numbers) == 1 else None
    if isinstance(argument, Star):
        argument = _worth(edit, function)
    if argument is None:
        return None
    if old and function == old[0].function:
        return None
    draft.mark(at, at)
    return Aggregate(function, argument)


def _worth(edit: Edit, function: str) -> ColumnRef | None:
    """What a row that is counted is worth, for "and the average?" after "how many orders"."""
    draft = edit.draft
    ref = next(draft.schema.measures(draft.anchor, ("total", "amount", "price", "value", "salary")), None)
    if ref is not None:
        name = f"{ref.table}.{ref.column}"
        draft.sure.append(0.6)
        draft.assumptions.append(Assumption(function, name, f"It is taken of {name}."))
    return ref


def _counted(edit: Edit) -> Aggregate | None:
    found = next((f for f in edit.draft.question.find(_NUMBER) if f.first not in edit.draft.read), None)
    if found is None or not edit.measured():
        return None
    edit.draft.mark(found.first, found.last)
    return Aggregate("count", Star(edit.draft.anchor))


def _column(edit: Edit) -> Aggregate | None:
    """As in "and the tips?": another number of the same rows, in the same way."""
    draft = edit.draft
    old = next((o.expression for o in edit.measured() if isinstance(o.expression, Aggregate)), None)
    for chunk in draft.question.chunks if old is not None else ():
        found = draft.column_of(chunk, number=True) if draft.free(chunk) else None
        if (
            old is None
            or found is None
            or found[1] < 0.8
            or found[0].table != draft.anchor
            or chunk.first in draft.read
        ):
            continue
        if _is_number(edit, found[0]) and chunk.best("value") < 0.9:
            draft.claim(chunk, found[1])
            return Aggregate("sum" if old.function == "count" else old.function, found[0])
    return None


def _is_number(edit: Edit, node: Expression) -> bool:
    schema = edit.draft.schema
    return isinstance(node, ColumnRef) and schema.is_number(node) and not schema.is_key(node)


def _measure_rows(edit: Edit, new: Aggregate) -> None:
    """A list becomes one number; of a list that is cut, no plan says it."""
    if edit.plan.limit is not None or edit.plan.distinct or edit.plan.group_by:
        edit.impossible = True
        return
    if edit.adding:
        keys = edit.draft.schema.key(edit.draft.anchor)
        shown = tuple(output.expression for output in edit.plan.outputs)
        edit.change(outputs=(*edit.plan.outputs, Output(new)), group_by=tuple(dict.fromkeys((*keys, *shown))))
        return
    edit.change(outputs=(Output(new),), order_by=())


def exchange(edit: Edit, old: Output, new: Aggregate) -> None:
    """Put `new` in the place of what is measured, wherever the plan has it: shown, ordered by, compared."""

    def change(node: Node) -> Node:
        # Innermost first: where the output comes by, what it shows is the new measure already, and its name tells of the old one.
        if isinstance(node, Output) and node.expression == new:
            return Output(new)
        return new if node == old.expression else node

    edit.plan = rewrite(edit.plan, change)
