"""Filters by stored values that a follow-up adds, exchanges or turns round: "and for France?", "without cancelled ones"."""

from __future__ import annotations

from aifordb.core.plan import conjuncts, walk
from aifordb.core.plan.model import ColumnRef, Comparison, Matches, OneOf, Predicate, Related, Value

from ..values import negated, read_values
from ..words import phrase
from .edit import Edit

_OUT = phrase(r"exclude|ignore|leave out|hide|remove|drop|minus|no|not the|apart from|besides")


def change_values(edit: Edit) -> None:
    """A stored value takes the place of the one before, on the same column; "also France" joins it; "without France" leaves it out."""
    draft = edit.draft
    draft.where.clear()
    read_values(draft)
    denied = {tested(test) for test in draft.where if _is_negated(test)}
    for test in draft.where:
        ref = tested(test)
        if ref is None:
            continue
        first = next((f for t, f, _ in draft.spans if t == test), None)
        # "without Germany and France": the second is left out like the first.
        out = test if ref in denied else _leave_out(edit, test, first)
        if out is not None:
            _exclude(edit, ref, texts(out))
        else:
            _exchange(edit, ref, test)
    draft.where.clear()


def change_flags(edit: Edit) -> None:
    """A column of yes and no is a filter by itself: "only active ones", "without vegetarian ones"."""
    draft = edit.draft
    for chunk in draft.question.chunks:
        found = draft.column_of(chunk) if draft.free(chunk) and chunk.first not in draft.read else None
        if found is None or found[1] < 0.5 or draft.schema.column(found[0]).type != "boolean":
            continue
        outside = next((f for f in draft.question.find(_OUT) if f.last < chunk.first <= f.last + 4), None)
        denied = negated(draft, chunk.first) or outside is not None
        if outside is not None:
            draft.mark(outside.first, outside.last)
        draft.claim(chunk, max(found[1], 0.8))
        _exchange(edit, found[0], Comparison(found[0], "=", Value(not denied)))


def _leave_out(edit: Edit, test: Predicate, first: int | None) -> Predicate | None:
    """The test, if a word of ours before it says that it is left out."""
    found = next(
        (f for f in edit.draft.question.find(_OUT) if first is not None and f.last < first <= f.last + 4), None
    )
    if found is None:
        return None
    edit.draft.mark(found.first, found.last)
    return test


def _exclude(edit: Edit, ref: ColumnRef, values: tuple[Value, ...]) -> None:
    old = next((n for n in conjuncts(edit.plan.where) if tested(n) == ref), None)
    if isinstance(old, OneOf) and not old.negated and isinstance(old.options, tuple):
        kept = tuple(option for option in old.options if option not in values)
        if kept and kept != old.options:
            edit.swap(old, _equals(ref, kept))
            return
    if old is not None and _is_negated(old):
        values = tuple(dict.fromkeys((*texts(old), *values)))
        edit.swap(old, _equals(ref, values, negated=True))
        return
    edit.add_filter(_equals(ref, values, negated=True))


def _exchange(edit: Edit, ref: ColumnRef, test: Predicate) -> None:
    old = next((n for n in walk(edit.plan) if isinstance(n, Comparison | OneOf | Matches) and tested(n) == ref), None)
    if old is None:
        edit.add_filter(test)
    elif isinstance(old, Matches) or isinstance(test, Matches):
        edit.swap(old, test)
    elif edit.adding:
        edit.swap(old, _equals(ref, tuple(dict.fromkeys((*texts(old), *texts(test))))))
    else:
        edit.swap(old, test)


def _equals(ref: ColumnRef, values: tuple[Value, ...], *, negated: bool = False) -> Predicate:
    if len(values) == 1:
        return Comparison(ref, "!=" if negated else "=", values[0])
    return OneOf(ref, values, negated)


def tested(test: Predicate) -> ColumnRef | None:
    """The column that a filter by stored values is on."""
    match test:
        case (
            Comparison(left=ColumnRef() as ref, operator="=" | "!=", right=Value()) | OneOf(argument=ColumnRef() as ref)
        ):
            return ref
        case Matches(argument=ColumnRef() as ref):
            return ref
        case Related(where=inner, negated=True) if inner is not None:
            return tested(inner)
        case _:
            return None


def texts(test: Predicate) -> tuple[Value, ...]:
    """The constants that a filter by stored values names."""
    match test:
        case Comparison(right=Value() as value):
            return (value,)
        case OneOf(options=tuple() as options):
            return options
        case Related(where=inner) if inner is not None:
            return texts(inner)
        case _:
            return ()


def _is_negated(test: Predicate) -> bool:
    match test:
        case Comparison(operator="!="):
            return True
        case OneOf(negated=negated) | Matches(negated=negated) | Related(negated=negated):
            return negated
        case _:
            return False
