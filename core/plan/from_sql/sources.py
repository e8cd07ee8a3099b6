"""FROM and JOIN of SQL: which tables, by which names, on what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlglot import exp

from ..graph import JoinGraph
from ..tree import TableUse
from .reading import bare
from .refused import NotExpressible


@dataclass(frozen=True, slots=True)
class Source:
    """The FROM clause of a SELECT.

    :param names: lower-case name of each table in it → its use.
    :param conditions: what must hold for a row of the inner joins.
    :param optional: lower-case name of each table of a left join → what its rows must fulfil.
    """

    names: dict[str, TableUse] = field(default_factory=dict)
    conditions: list[exp.Expr] = field(default_factory=list)
    optional: dict[str, list[exp.Expr]] = field(default_factory=dict)


def source_of(select: exp.Select, graph: JoinGraph) -> Source:
    """The tables that `select` reads.

    :raises NotExpressible: it reads something other than tables of the catalog, or by a kind of join that no plan says.
    """
    start = select.args.get("from_")
    if start is None:
        raise NotExpressible("no table")
    joins: list[exp.Join] = select.args.get("joins") or []
    source, seen = Source(), Counter[str]()
    _add(start.this, source, seen, graph)
    first = next(iter(source.names))
    for join in joins:
        name = _add(join.this, source, seen, graph)
        side, kind = (join.args.get("side") or "").upper(), (join.args.get("kind") or "").upper()
        if join.args.get("method") or kind not in ("", "INNER", "CROSS", "OUTER") or side not in ("", "LEFT", "RIGHT"):
            raise NotExpressible(f"{side or join.args.get('method') or kind} JOIN")
        tests = [*_tests(join, name, source, graph)]
        if side == "RIGHT":
            if len(joins) > 1:
                raise NotExpressible("RIGHT JOIN")
            source.optional[first] = tests
            return Source({name: source.names[name], first: source.names[first]}, [], source.optional)
        if side == "LEFT":
            source.optional[name] = tests
        else:
            source.conditions.extend(tests)
    return source


def flat(node: exp.Expr | None) -> list[exp.Expr]:
    """What must all hold for `node` to hold."""
    if node is None:
        return []
    node = bare(node)
    return [part for inner in node.flatten() for part in flat(inner)] if isinstance(node, exp.And) else [node]


def _add(node: exp.Expr, source: Source, seen: Counter[str], graph: JoinGraph) -> str:
    if not isinstance(node, exp.Table):
        raise NotExpressible("a derived table")
    table = graph.catalog.table(f"{node.db}.{node.name}" if node.db else node.name)
    if table is None:
        raise NotExpressible("an unknown table")
    name = node.alias_or_name.lower()
    if name in source.names:
        raise NotExpressible("one name for two tables")
    source.names[name] = TableUse(table.key, seen[table.key])
    seen[table.key] += 1
    return name


def _tests(join: exp.Join, name: str, source: Source, graph: JoinGraph) -> Iterator[exp.Expr]:
    yield from (test for test in flat(join.args.get("on")) if not isinstance(test, exp.Boolean))
    for column in join.args.get("using") or []:
        for other, use in source.names.items():
            if other != name and graph.tables[use.table].column(column.name) is not None:
                yield exp.EQ(this=exp.column(column.name, other), expression=exp.column(column.name, name))
                break
