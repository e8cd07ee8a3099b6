"""What the columns of an answer are called: each name once."""

from __future__ import annotations

from collections import Counter

from .graph import JoinGraph
from .model import Aggregate, ColumnRef, Output, Select, Star
from .names import output_name, singular, snake


def output_names(select: Select, graph: JoinGraph) -> tuple[str | None, ...]:
    """The name to give each output with AS; None for a column that keeps its own, and for `*`."""
    natural = [_natural(output) for output in select.outputs]
    crowded = {name for name, times in Counter(name.lower() for name in natural if name).items() if times > 1}
    names = [
        _longer(output, graph) or name if name and name.lower() in crowded else name
        for output, name in zip(select.outputs, natural, strict=True)
    ]
    used: set[str] = set()
    found: list[str | None] = []
    for output, name in zip(select.outputs, names, strict=True):
        unique = _unique(name, used)
        column = output.expression
        plain = isinstance(column, ColumnRef) and unique == column.column
        found.append(None if plain else unique)
    return tuple(found)


def _natural(output: Output) -> str | None:
    column = output.expression
    if output.name is not None:
        return output.name
    if isinstance(column, ColumnRef):
        return column.column
    return None if isinstance(column, Star) else output_name(column) or "value"


def _longer(output: Output, graph: JoinGraph) -> str | None:
    """A name that says the table too: `customer_name`, `order_count`."""
    match output:
        case Output(name=str()):
            return None
        case Output(expression=ColumnRef(table=table, column=column)):
            return f"{singular(graph.tables[table].name)}_{snake(column)}"
        case Output(expression=Aggregate(function="count", argument=Star(table=str(table)) | ColumnRef(table=table))):
            return f"{singular(graph.tables[table].name)}_count"
        case _:
            return None


def _unique(name: str | None, used: set[str]) -> str | None:
    if name is None:
        return None
    unique, number = name, 2
    while unique.lower() in used:
        unique, number = f"{name}_{number}", number + 1
    used.add(unique.lower())
    return unique
