"""Changing plans: replacing nodes, and spelling names as the database does."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from ..errors import FieldProblem, ValidationError
from .graph import JoinGraph
from .model import ColumnRef, Plan, Related, Select, Star
from .walk import NODES, Node, children

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_N = TypeVar("_N", bound="DataclassInstance")
"""A node; bound by what `dataclasses.replace` takes, as a union of node types has no such bound."""


class UnknownName(ValidationError):
    """A plan names a table or column that the database does not have. `name` is the name as the plan has it."""

    def __init__(self, name: str) -> None:
        message = f"The database has nothing called {name}."
        super().__init__(message, details=[FieldProblem("question", "not_answerable", message)])
        self.name = name


def rewrite(node: _N, change: Callable[[Node], Node]) -> _N:
    """`node` with `change` applied to every node in it, innermost first.

    :param change: gives a node of a kind that may stand in the same place; the same object if nothing changes.
    """
    changed: dict[str, object] = {}
    for field in dataclasses.fields(node):
        value = getattr(node, field.name)
        if isinstance(value, tuple) and value and isinstance(value[0], NODES):
            new: object = tuple(rewrite(cast("Node", item), change) for item in value)
        elif isinstance(value, NODES):
            new = rewrite(cast("Node", value), change)
        else:
            continue
        if new != value:
            changed[field.name] = new
    return cast("_N", change(cast("Node", dataclasses.replace(node, **changed) if changed else node)))


def spelled(plan: Plan, graph: JoinGraph) -> Plan:
    """`plan` with all names as the database spells them.

    :raises UnknownName: a table or column is not there.
    """
    if all(_is_spelled(node, graph) for node in _all(plan)):
        return plan
    return rewrite(plan, lambda node: _spell(node, graph))


def _all(plan: Plan) -> list[Node]:
    found: list[Node] = [plan]
    for node in found:
        found.extend(children(node))
    return found


def _is_spelled(node: Node, graph: JoinGraph) -> bool:
    return _spell(node, graph) is node


def _spell(node: Node, graph: JoinGraph) -> Node:
    match node:
        case ColumnRef(table=table, column=column):
            key = _table(table, graph)
            found = graph.tables[key].column(column)
            if found is None:
                raise UnknownName(f"{table}.{column}")
            same = key == table and found.name == column
            return node if same else dataclasses.replace(node, table=key, column=found.name)
        case Star(table=str(table)):
            key = _table(table, graph)
            return node if key == table else Star(key)
        case Related(anchor=anchor, table=table):
            keys = _table(anchor, graph), _table(table, graph)
            return node if keys == (anchor, table) else dataclasses.replace(node, anchor=keys[0], table=keys[1])
        case Select(tables=tables, keep=keep):
            wanted = tuple(_table(table, graph) for table in tables)
            kept = None if keep is None else _table(keep, graph)
            return node if (wanted, kept) == (tables, keep) else dataclasses.replace(node, tables=wanted, keep=kept)
        case _:
            return node


def _table(key: str, graph: JoinGraph) -> str:
    if key in graph.tables:
        return key
    table = graph.catalog.table(key)
    if table is None:
        raise UnknownName(key)
    return table.key
