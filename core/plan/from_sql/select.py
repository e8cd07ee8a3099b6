"""One SELECT of SQL as one of a plan."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

from sqlglot import exp

from ..graph import JoinGraph
from ..model import ColumnRef, Comparison, Plan, Predicate, Select, Star
from ..prepare import is_aggregated
from ..tree import TableUse
from ..walk import all_of, conjuncts
from .canonical import as_joined, extreme, grouped, single, without_own_names
from .clauses import distinct, groups, limit, orders, outputs
from .exists import split
from .expressions import expression
from .outer import inner_where_asked, without_missing
from .predicates import conjunction, predicate
from .ranges import merged
from .ranked import Ranking
from .reading import Reading
from .refused import NotExpressible
from .sources import Source, flat, source_of
from .ways import Way, completed, finest, way_of

_REFUSED = ("offset", "windows", "laterals", "sample", "pivots", "connect")
Nested = Callable[[exp.Expr], Plan]


def read_select(select: exp.Select, graph: JoinGraph, nested: Nested, ranking: Ranking | None = None) -> Select:
    """`select` as one of a plan.

    :param nested: reads a SELECT inside it.
    :param ranking: only the first rows of each group are asked for.
    :raises NotExpressible: no plan says it.
    """
    for name in _REFUSED:
        if select.args.get(name):
            raise NotExpressible(name)
    source = source_of(select, graph)
    refused = NotExpressible("joins")
    for names in _assignments(source.names):
        reading = Reading(graph, names, nested, predicate, shown=_shown(select))
        try:
            found = _read(select, dataclasses.replace(source, names=names), reading, ranking)
        except NotExpressible as error:
            refused = error
        else:
            return as_joined(found, graph)
    raise refused


def _assignments(names: dict[str, TableUse]) -> Iterator[dict[str, TableUse]]:
    """`names` with the uses of one table given out in every order."""
    choices = [names]
    for table in {use.table: None for use in names.values() if use.instance}:
        own = [name for name, use in names.items() if use.table == table]
        choices = [
            {**choice, **{name: TableUse(table, place) for place, name in enumerate(order)}}
            for choice in choices
            for order in permutations(own)
        ]
    yield from choices


def _shown(select: exp.Select) -> dict[str, exp.Expr]:
    return {item.alias.lower(): item.this for item in select.expressions if isinstance(item, exp.Alias)}


def _read(select: exp.Select, source: Source, reading: Reading, ranking: Ranking | None) -> Select:
    where = select.args.get("where")
    tests = [*source.conditions, *flat(where.this if where else None)]
    source, tests, missing = without_missing(source, tests, reading)
    reading = dataclasses.replace(reading, names=source.names)
    source, tests = inner_where_asked(source, tests, reading)
    pairs, rest = split([*tests, *(tie for ties in source.optional.values() for tie in ties)], reading)
    uses = list(source.names.values())
    way = way_of(uses, pairs, reading.graph)
    keep = uses[0].table if source.optional else None
    reading = dataclasses.replace(reading, rows=Star(keep) if keep else finest(way, uses, reading.graph), keep=keep)
    condition = _condition(rest, way, missing, reading)
    found = _clauses(select, dataclasses.replace(reading, where=condition), way, ranking)
    if keep and condition is not None and not any(is_aggregated(output) for output in found.outputs):
        raise NotExpressible("an outer join with conditions")
    return completed(found, way, reading.graph)


def _condition(tests: Sequence[exp.Expr], way: Way, missing: Sequence[Predicate], reading: Reading) -> Predicate | None:
    parts = [part for test in tests for part in conjuncts(predicate(test, reading))]
    equal = [Comparison(_ref(one), "=", _ref(other)) for one, other in way.rest]
    return all_of(merged([*parts, *equal, *missing]))


def _clauses(select: exp.Select, reading: Reading, way: Way, ranking: Ranking | None) -> Select:
    having, order = select.args.get("having"), select.args.get("order")
    group = None if ranking is None or ranking.group is None else expression(ranking.group, reading)
    found = Select(
        outputs=outputs(select, reading),
        where=reading.where,
        group_by=groups(select, reading),
        having=None if having is None else conjunction(flat(having.this), reading),
        order_by=orders(ranking.order if ranking else order.expressions if order else (), select, reading),
        limit=ranking.first if ranking else limit(select),
        distinct=distinct(select),
        per_group=group,
        keep=reading.keep,
    )
    return without_own_names(extreme(single(grouped(found)), way.tree, reading.graph), reading.graph)


def _ref(cell: tuple[TableUse, str]) -> ColumnRef:
    return ColumnRef(cell[0].table, cell[1], cell[0].instance)
