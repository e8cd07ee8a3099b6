"""Plans that nobody means: a figure twice, something divided by itself, a column that is two things at once."""

from __future__ import annotations

from collections.abc import Iterator

from aifordb.core.plan import conjuncts, walk
from aifordb.core.plan.model import (
    Aggregate,
    Arithmetic,
    ColumnRef,
    Comparison,
    Elapsed,
    Plan,
    Predicate,
    Select,
    SetOperation,
    Value,
)


def senseless(plan: Plan) -> bool:
    """Does the plan, or one nested in it, say something that nobody asks for?"""
    return _sets_of_figures(plan) or any(
        (isinstance(node, Select) and (_shows_twice(node) or _contradicts(node.where)))
        or (isinstance(node, Arithmetic | Elapsed) and _by_itself(node))
        for node in walk(plan)
    )


def _sets_of_figures(plan: Plan) -> bool:
    """Is it a set operation on single figures, such as two counts? What two figures have in common says nothing."""
    if not isinstance(plan, SetOperation):
        return False
    left = plan.left
    return (
        isinstance(left, Select)
        and not left.group_by
        and all(isinstance(o.expression, Aggregate) for o in left.outputs)
    )


def _shows_twice(select: Select) -> bool:
    shown = [output.expression for output in select.outputs]
    return len(set(shown)) < len(shown)


def _contradicts(where: Predicate | None) -> bool:
    """Must one column be equal to two different constants?"""
    wanted: dict[ColumnRef, object] = {}
    return any(wanted.setdefault(column, value) != value for column, value in _equalities(where))


def _equalities(where: Predicate | None) -> Iterator[tuple[ColumnRef, object]]:
    for part in conjuncts(where):
        if isinstance(part, Comparison) and part.operator == "=":
            left, right = part.left, part.right
            if isinstance(left, ColumnRef) and isinstance(right, Value):
                yield left, right.value


def _by_itself(node: Arithmetic | Elapsed) -> bool:
    if isinstance(node, Elapsed):
        return node.start == node.end
    return node.operator in "-/" and node.left == node.right
