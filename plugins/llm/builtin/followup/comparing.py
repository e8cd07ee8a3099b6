"""Comparisons that a follow-up adds or exchanges: "over 100", "with at least 5 orders", "between 10 and 20"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aifordb.core.plan import conjuncts, walk
from aifordb.core.plan.model import (
    Aggregate,
    Between,
    ColumnRef,
    Comparison,
    Expression,
    Operator,
    Predicate,
    Star,
    Value,
)
from aifordb.core.plan.walk import all_of

from ..question import Chunk
from ..words import ADJECTIVES, BETWEEN, COMPARE, OPERATOR_SIGNS, OR_LESS, OR_MORE
from .edit import Edit, is_measure

_MONEY = ("total", "amount", "price", "value", "cost", "salary", "quantity")
_BELOW: frozenset[str] = frozenset({"<", "<="})


def change_comparison(edit: Edit) -> None:
    """A number takes the place of the one that the same thing was compared with."""
    draft = edit.draft
    for found in draft.question.find(BETWEEN):
        low = draft.question.after(found.last, gap=1)
        high = draft.question.after(low.last, gap=1) if low is not None else None
        if low is None or high is None or low.number is None or high.number is None or low.of("date"):
            continue
        target = _target(edit, low, None)
        if target is not None and draft.free(low):
            draft.mark(found.first, high.last)
            draft.claim(low)
            draft.claim(high)
            _keep(edit, target, Between(target, _value(low.number), _value(high.number)))
    for found in draft.question.find(COMPARE):
        chunk = draft.question.after(found.last, gap=1)
        words = found.match.group().split()
        operator = next(OPERATOR_SIGNS[name] for name in OPERATOR_SIGNS if found.match[name])
        adjective = next((word for word in words if word in ADJECTIVES), None)
        if chunk is not None and _compare(edit, chunk, operator, adjective):
            draft.mark(found.first, found.last)
    trailing: tuple[tuple[re.Pattern[str], Operator], ...] = ((OR_MORE, ">="), (OR_LESS, "<="))
    for pattern, sign in trailing:
        for found in draft.question.find(pattern):
            chunk = draft.question.before(found.first, gap=1)
            if chunk is not None and _compare(edit, chunk, sign, None):
                draft.mark(found.first, found.last)


def _compare(edit: Edit, chunk: Chunk, operator: Operator, adjective: str | None) -> bool:
    draft = edit.draft
    if chunk.number is None or not draft.free(chunk) or (chunk.of("date") and 1900 <= chunk.number <= 2100):
        return False
    target = _target(edit, chunk, adjective)
    if target is None:
        return False
    draft.claim(chunk)
    _keep(edit, target, Comparison(target, operator, _value(chunk.number)))
    return True


def _value(number: float) -> Value:
    return Value(int(number) if number == int(number) else number)


def _target(edit: Edit, number: Chunk, adjective: str | None) -> Expression | None:
    """What the number is compared with: the column or table named beside it, else what the plan compares, measures or orders by."""
    named = _beside(edit, number)
    if named is not None:
        return named
    draft, schema = edit.draft, edit.draft.schema
    if adjective is not None:
        measured = next(schema.measures(draft.anchor, ADJECTIVES[adjective]), None)
        if measured is not None:
            return measured
    for test in (*conjuncts(edit.plan.having), *conjuncts(edit.plan.where)):
        if isinstance(test, Comparison | Between) and isinstance(_constant(test), int | float):
            return test.left if isinstance(test, Comparison) else test.argument
    if edit.plan.group_by:
        return next((output.expression for output in edit.measured()), None)
    shown = next(_numbers(edit), None)
    return shown or next(schema.measures(draft.anchor, _MONEY), None)


def _beside(edit: Edit, number: Chunk) -> Expression | None:
    draft = edit.draft
    for other in (draft.question.after(number.last, gap=0), draft.question.before(number.first, gap=4)):
        if other is None or not draft.free(other):
            continue
        table = draft.table_of(other, 0.85)
        if table is not None and table != draft.anchor and other.first > number.last:
            draft.claim(other)
            return Aggregate("count", Star(table))
        found = draft.column_of(other, number=True)
        if found is not None and found[1] >= 0.7 and draft.schema.is_number(found[0]) and other.best("value") < 0.9:
            draft.claim(other, found[1])
            return found[0]
    return None


def _constant(test: Comparison | Between) -> object:
    node = test.right if isinstance(test, Comparison) else test.low
    return node.value if isinstance(node, Value) and not isinstance(node.value, bool) else None


def _numbers(edit: Edit) -> Iterator[ColumnRef]:
    """Columns of numbers that the plan orders by, shows or adds up."""
    expressions = [
        *(order.expression for order in edit.plan.order_by),
        *(output.expression for output in edit.plan.outputs),
    ]
    for expression in expressions:
        for node in walk(expression):
            if isinstance(node, ColumnRef):
                schema = edit.draft.schema
                if schema.is_number(node) and not schema.is_key(node):
                    yield node


def _keep(edit: Edit, target: Expression, test: Comparison | Between) -> None:
    """Add the test; one on the same thing goes, unless the two make a range."""
    part = "having" if is_measure(target) else "where"
    old: Predicate | None = getattr(edit.plan, part)
    kept = tuple(other for other in conjuncts(old) if not _same(other, target, test))
    edit.change(**{part: all_of((*kept, test))})
    if part == "having" and not edit.plan.group_by:
        keys = edit.draft.schema.key(edit.draft.anchor)
        shown = tuple(output.expression for output in edit.plan.outputs if not is_measure(output.expression))
        if not shown or not keys:
            edit.impossible = True
        edit.change(group_by=tuple(dict.fromkeys((*keys, *shown))))


def _same(old: Predicate, target: Expression, new: Comparison | Between) -> bool:
    if isinstance(old, Between):
        return old.argument == target
    if not isinstance(old, Comparison) or old.left != target:
        return False
    return isinstance(new, Between) or (old.operator in _BELOW) == (new.operator in _BELOW)
