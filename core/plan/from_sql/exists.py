"""EXISTS and its like: a row that belongs to this one."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sqlglot import exp

from ..model import ColumnRef, Predicate, Related
from ..tree import Join, JoinTree, NoJoinPath, TableUse, join_tree, link_price
from ..walk import all_of, uses_of
from .joined import Equal, Pair, pairs_of
from .reading import Reading, bare
from .refused import NotExpressible
from .sources import Source, flat, source_of


def exists(select: exp.Expr, reading: Reading) -> Predicate:
    """`EXISTS (select)` as `Related`.

    :raises NotExpressible: it is not tied to this SELECT's row by the keys that a plan joins by.
    """
    if not isinstance(select, exp.Select) or any(select.args.get(name) for name in ("group", "having", "limit")):
        raise NotExpressible("EXISTS")
    source = source_of(select, reading.graph)
    where = select.args.get("where")
    tests = [*source.conditions, *flat(where.this if where else None)]
    return related(source, tests, reading)


def related(source: Source, tests: list[exp.Expr], reading: Reading, *, negated: bool = False) -> Related:
    """A row of `source` that fulfils `tests`, some of which tie it to the row that `reading` is about.

    :raises NotExpressible: as `exists`.
    """
    if source.optional:
        raise NotExpressible("an outer join inside EXISTS")
    outer = set(reading.names.values())
    inner_names = {name: _moved(use, outer) for name, use in source.names.items()}
    inner = dataclasses.replace(reading, names=inner_names, outer=reading, shown={}, keep=None, where=None)
    uses = [*inner_names.values()]
    pairs, rest = split(tests, inner)
    anchors = dict.fromkeys(use for pair in pairs for use, _ in pair if use not in uses)
    parts = tuple(inner.test(test, inner) for test in rest)
    condition = all_of(parts)
    asked = [use for use in uses_of(condition) if use in uses]
    for anchor in anchors:
        for use in dict.fromkeys([*asked, *uses]):
            found = Related(anchor.table, use.table, condition, negated)
            if anchor.instance == 0 and _is_tied(found, uses, anchor, pairs, reading):
                return found
    raise NotExpressible("EXISTS tied by other columns")


def split(tests: list[exp.Expr], reading: Reading) -> tuple[list[Pair], list[exp.Expr]]:
    """(columns of two tables that must be equal, everything else)."""
    pairs: list[Pair] = []
    rest: list[exp.Expr] = []
    for test in tests:
        sides = [bare(side) for side in (test.this, test.expression)] if isinstance(test, exp.EQ) else []
        found = [reading.find(side) if isinstance(side, exp.Column) else None for side in sides]
        cells = [(TableUse(ref.table, ref.instance), ref.column) for ref in found if isinstance(ref, ColumnRef)]
        if len(cells) == 2 and cells[0][0] != cells[1][0]:
            pairs.append((cells[0], cells[1]))
        else:
            rest.append(test)
    return pairs, rest


def _moved(use: TableUse, outer: set[TableUse]) -> TableUse:
    """A table that the surrounding SELECT reads too is another use of it."""
    return TableUse(use.table, use.instance + 1) if use in outer else use


def _is_tied(node: Related, uses: Sequence[TableUse], anchor: TableUse, pairs: list[Pair], reading: Reading) -> bool:
    tree = _tree(node, anchor, reading)
    if tree is None or set(tree.uses) != {*uses, anchor}:
        return False
    made = pairs_of(tree.joins)
    return Equal(pairs).holds(made) and Equal(made).holds(pairs)


def _tree(node: Related, anchor: TableUse, reading: Reading) -> JoinTree | None:
    """As `plan.related` joins it."""
    graph = reading.graph
    if node.table == node.anchor:
        own = [link for link in graph.links(node.table) if link.source == link.target]
        if not own:
            return None
        link = min(own, key=lambda found: link_price(found, found.source, frozenset()))
        pairs = tuple(zip(link.target_columns, link.columns, strict=True))
        return JoinTree(anchor, (Join(anchor, TableUse(node.table, 1), pairs, True, True, link),))
    outer = set(reading.names.values())
    wanted = TableUse(node.table)
    others = [use for use in uses_of(node.where) if use == wanted or use not in outer]
    try:
        return join_tree(graph, [wanted, *others, anchor])
    except NoJoinPath:
        return None
