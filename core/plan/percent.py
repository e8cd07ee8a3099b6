"""A figure per hundred of another, `100 × a ÷ b`, wherever the hundred stands."""

from __future__ import annotations

from .model import Arithmetic, Expression, Value

HUNDRED = Value(100)


def percent(part: Expression, whole: Expression) -> Arithmetic:
    """`part` in per cent of `whole`."""
    return Arithmetic("/", Arithmetic("*", HUNDRED, part), whole)


def figures_of(node: Expression) -> tuple[Expression, Expression] | None:
    """Part and whole, if `node` is a figure per hundred of another."""
    match node:
        case Arithmetic("/", Arithmetic("*", left, right), whole) if HUNDRED in (left, right):
            return (right if left == HUNDRED else left), whole
        case Arithmetic("*", Arithmetic("/", part, whole), right) if right == HUNDRED:
            return part, whole
        case Arithmetic("*", left, Arithmetic("/", part, whole)) if left == HUNDRED:
            return part, whole
    return None
