"""Going over a plan: its nodes, and the tables and columns that it names."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import get_args

from .model import (
    AllOf,
    ColumnRef,
    Expression,
    OneOf,
    Order,
    Output,
    Plan,
    Predicate,
    Related,
    Scalar,
    Star,
)
from .tree import TableUse

Node = Expression | Predicate | Output | Order | Plan
NODES = get_args(Node)
_NAMES: dict[type, tuple[str, ...]] = {}


def children(node: Node) -> Iterator[Node]:
    """The nodes directly inside `node`, in the order of its fields."""
    for name in _fields(node):
        value = getattr(node, name)
        if isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, NODES))
        elif isinstance(value, NODES):
            yield value


def walk(node: Node) -> Iterator[Node]:
    """`node` and every node inside it, those of nested plans too, outermost first."""
    yield node
    for child in children(node):
        yield from walk(child)


def walk_own(node: Node) -> Iterator[Node]:
    """As `walk`, without what another SELECT holds: sub-plans, and the rows that `Related` asks for."""
    yield node
    if isinstance(node, Scalar | Related):
        return
    inside: Iterator[Node] = iter((node.argument,)) if isinstance(node, OneOf) else children(node)
    for child in inside:
        yield from walk_own(child)


def uses_of(*nodes: Node | None) -> tuple[TableUse, ...]:
    """Uses of tables in the SELECT that holds `nodes`, each once, as first met; `tables` of a select are not counted."""
    found: dict[TableUse, None] = {}
    for node in nodes:
        for inner in walk_own(node) if node is not None else ():
            use = _use(inner)
            if use is not None:
                found.setdefault(use)
    return tuple(found)


def tables_of(plan: Plan) -> tuple[str, ...]:
    """Keys of all tables that `plan` names, nested plans included, each once, as first met. Tables that only lead from one to another are not in it."""
    found: dict[str, None] = {}
    for node in walk(plan):
        for name in _tables(node):
            found.setdefault(name)
    return tuple(found)


def columns_of(plan: Plan) -> tuple[ColumnRef, ...]:
    """All columns that `plan` names, nested plans included, each once, as first met."""
    return tuple(dict.fromkeys(node for node in walk(plan) if isinstance(node, ColumnRef)))


def conjuncts(predicate: Predicate | None) -> tuple[Predicate, ...]:
    """What must all hold: the flat parts of an `AllOf`, or the predicate alone."""
    if predicate is None:
        return ()
    if isinstance(predicate, AllOf):
        return tuple(part for inner in predicate.parts for part in conjuncts(inner))
    return (predicate,)


def all_of(parts: tuple[Predicate, ...]) -> Predicate | None:
    """The inverse of `conjuncts`."""
    return None if not parts else parts[0] if len(parts) == 1 else AllOf(parts)


def _fields(node: Node) -> tuple[str, ...]:
    kind = node.__class__
    names = _NAMES.get(kind)
    if names is None:
        names = _NAMES[kind] = tuple(field.name for field in dataclasses.fields(node))
    return names


def _use(node: Node) -> TableUse | None:
    if isinstance(node, ColumnRef):
        return TableUse(node.table, node.instance)
    if isinstance(node, Star) and node.table is not None:
        return TableUse(node.table)
    return TableUse(node.anchor) if isinstance(node, Related) else None


def _tables(node: Node) -> tuple[str, ...]:
    if isinstance(node, Related):
        return (node.anchor, node.table)
    use = _use(node)
    return (use.table,) if use else getattr(node, "tables", ())
