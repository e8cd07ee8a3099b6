"""Percentages in SQL: one aggregate over another, times a hundred."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import NamedTuple

from sqlglot import exp

from ..model import Aggregate, Arithmetic, Expression, Output, Scalar, Select, Share
from .reading import Reading, bare

Read = Callable[[exp.Expr, Reading], Expression]


class _Product(NamedTuple):
    """`factor × tops / bottoms`."""

    factor: float
    tops: tuple[exp.Expr, ...]
    bottoms: tuple[exp.Expr, ...]


def ratio_of(node: exp.Expr, reading: Reading, read: Read) -> Expression | None:
    """`node` as a share; None if it is none.

    A share is a hundred times a conditional aggregate over the same without its condition, or a hundred times an aggregate over its total: a
    window over all groups, or a nested SELECT of the same.
    """
    if not isinstance(node, exp.Div | exp.Mul):
        return None
    product = _product(node)
    if product.factor != 100 or len(product.tops) != 1:
        return None
    if not product.bottoms:
        return _rate(read(product.tops[0], reading))
    if len(product.bottoms) != 1 or not product.tops[0].find(exp.AggFunc):
        return None
    part = read(product.tops[0], reading)
    if not isinstance(part, Aggregate):
        return None
    return _share(part, product.bottoms[0], reading, read)


def _share(part: Aggregate, bottom: exp.Expr, reading: Reading, read: Read) -> Share | None:
    whole = dataclasses.replace(part, where=None)
    if isinstance(bottom, exp.Window):
        alone = not bottom.args.get("partition_by") and bottom.args.get("order") is None
        summed = bare(bottom.this.this) if isinstance(bottom.this, exp.Sum) else None
        return Share(part) if alone and summed is not None and read(summed, reading) == part else None
    total = read(bottom, reading)
    if total == whole and part.where is not None:
        return Share(part)
    match total:
        case Scalar(plan=Select(outputs=(Output(expression=of),), where=where, group_by=(), having=None)):
            return Share(part) if of == part and where == reading.where else None
        case _:
            return None


def _rate(part: Expression) -> Share | None:
    """A hundred times the average of a condition."""
    match part:
        case Arithmetic(operator="/", left=Aggregate(where=condition) as top, right=Aggregate() as bottom):
            same = dataclasses.replace(top, where=None) == bottom
            return Share(top) if condition is not None and same else None
        case _:
            return None


def _product(node: exp.Expr) -> _Product:
    node = _plain(node)
    match node:
        case exp.Mul():
            left, right = _product(node.left), _product(node.right)
            return _Product(left.factor * right.factor, left.tops + right.tops, left.bottoms + right.bottoms)
        case exp.Div():
            left, right = _product(node.left), _product(node.right)
            if right.factor:
                factor = left.factor / right.factor
                return _Product(factor, left.tops + right.bottoms, left.bottoms + right.tops)
            return _Product(1, (node,), ())
        case exp.Literal() if not node.is_string:
            return _Product(float(node.this), (), ())
        case _:
            return _Product(1, (node,), ())


def _plain(node: exp.Expr) -> exp.Expr:
    """Without parentheses, ROUND, casts to numbers, and protection against zero."""
    node = bare(node)
    match node:
        case exp.Round() | exp.Nullif():
            return _plain(node.this)
        case exp.Cast() if node.to.this in exp.DataType.NUMERIC_TYPES:
            return _plain(node.this)
        case _:
            return node
