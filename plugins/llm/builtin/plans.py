"""From a finished draft to a plan."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from aifordb.core import Assumption
from aifordb.core.plan import tables_of
from aifordb.core.plan.model import (
    Aggregate,
    AllOf,
    AnyOf,
    Between,
    Bucket,
    ColumnRef,
    Comparison,
    During,
    Expression,
    Matches,
    OneOf,
    Order,
    Output,
    Plan,
    Predicate,
    Related,
    Select,
    Share,
    Star,
)

from .defaults import default_outputs, plain
from .draft import Draft, said
from .events import buying_at, sales_tables


def make_plan(draft: Draft) -> Plan:
    """The plan that a draft, read to its end, comes to."""
    if draft.each and draft.group and draft.order and draft.limit:
        return _first_of_each(draft)
    outputs, aggregated = _outputs(draft)
    group = _groups(draft, outputs, bool(aggregated))
    if group:
        outputs = [*(output for output in outputs if output not in aggregated), *aggregated]
    tests = _either(draft)
    related = _related(draft, tests)
    return Select(
        outputs=tuple(dict.fromkeys(outputs)),
        tables=tuple(dict.fromkeys([draft.anchor, *draft.tables])),
        where=_all([*related, *tests]),
        group_by=tuple(dict.fromkeys(group)),
        having=_all(draft.having),
        order_by=tuple(dict.fromkeys(_order(draft, outputs, bool(group)))),
        limit=draft.limit,
        distinct=draft.distinct and not group,
    )


def _first_of_each(draft: Draft) -> Plan:
    """The first rows of each group: what it is grouped by, the names of the rows, what they are ordered by."""
    names = [Output(ref) for ref in draft.schema.names(draft.anchor)]
    measures = [Output(order.expression) for order in draft.order]
    shown = [*(Output(o.expression, o.name) for o in draft.outputs), *names, *measures]
    outputs = tuple({output.expression: output for output in reversed(shown)}.values())[::-1]
    aggregated = any(isinstance(order.expression, Aggregate) for order in draft.order)
    rows = [*draft.schema.key(draft.anchor), *plain(list(outputs))] if aggregated else []
    tests = _either(draft)
    related = _related(draft, tests)
    return Select(
        outputs=outputs,
        tables=tuple(dict.fromkeys([draft.anchor, *draft.tables])),
        where=_all([*related, *tests]),
        group_by=tuple(dict.fromkeys([*draft.group, *rows])) if aggregated else (),
        having=_all(draft.having),
        order_by=tuple(dict.fromkeys(draft.order)),
        limit=draft.limit,
        per_group=draft.group[0],
    )


def _outputs(draft: Draft) -> tuple[list[Output], list[Output]]:
    """What is shown, and which of it are aggregates."""
    outputs = list(draft.outputs)
    aggregated = [output for output in outputs if isinstance(output.expression, Aggregate | Share)]
    if draft.group and not aggregated and not any(isinstance(o.expression, Aggregate) for o in draft.order):
        outputs = _ungrouped(draft, outputs)
        aggregated = outputs[-1:] if draft.group else []
    if not draft.group and not outputs:
        outputs = list(default_outputs(draft))
    if draft.show_order and not aggregated:
        aggregated = [Output(order.expression) for order in draft.order]
        outputs += aggregated
    return outputs, aggregated


def _groups(draft: Draft, outputs: list[Output], aggregated: bool) -> list[Expression]:
    """What rows are grouped by: what the question says, or the entity that something is counted for, or what is shown beside an aggregate."""
    shown = plain(outputs)
    if draft.group:
        return [*draft.group, *shown]
    if draft.per_entity:
        return [*draft.schema.key(draft.anchor), *shown]
    return shown if shown and (aggregated or draft.group_outputs) else []


def _order(draft: Draft, outputs: list[Output], grouped: bool) -> list[Order]:
    order = list(draft.order)
    if draft.order_outputs is not None and not order:
        order = [Order(outputs[0].expression, draft.order_outputs)]
    if draft.order_measure is not None and not order:
        measured = (output.expression for output in outputs if isinstance(output.expression, Aggregate | Share))
        order = [Order(measure, draft.order_measure) for measure in measured][:1]
    if not grouped and all(isinstance(output.expression, Aggregate | Share) for output in outputs):
        return []  # one row
    return order


def _either(draft: Draft) -> list[Predicate]:
    """The filters, those with "or" between them joined to one."""
    tests = list(draft.where)
    spans = sorted((span for span in draft.spans if span[0] in tests), key=lambda span: span[1])
    for (left, _, end), (right, start, _) in pairwise(spans):
        if "or" in draft.question.words[end + 1 : start] and left in tests and right in tests:
            tests[tests.index(left)] = AnyOf((left, right))
            tests.remove(right)
    return _any_time(tests)


def _any_time(tests: list[Predicate]) -> list[Predicate]:
    """Several times of one column are alternatives, as no row is in both: "this year vs last year", "in May and June"."""
    times = [test for test in tests if isinstance(test, During) and test.range.start and test.range.end]
    same = [test for test in times if isinstance(test, During) and test.argument == times[0].argument]
    if len(same) < 2:
        return tests
    return [AnyOf(tuple(same)), *(test for test in tests if test not in same)]


def _ungrouped(draft: Draft, outputs: list[Output]) -> list[Output]:
    """Settle "for each" without an aggregate: a count where nothing else is shown, else no groups at all."""
    others = [output for output in outputs if output.expression not in draft.group]
    ref = others[0].expression if len(others) == 1 and isinstance(draft.group[0], Bucket) else None
    if isinstance(ref, ColumnRef) and draft.schema.is_number(ref) and not draft.schema.is_key(ref):
        draft.assumptions.append(Assumption(ref.column, said(ref), f"{said(ref)} is added up."))
        return [*(output for output in outputs if output not in others), Output(Aggregate("sum", ref))]
    if not others and draft.anchor not in draft.grouped_by and not draft.order:
        return [*outputs, Output(Aggregate("count", Star(draft.anchor)))]
    draft.group.clear()
    return [output for output in outputs if output.expression not in draft.implied]


def _beyond(draft: Draft, table: str, tests: list[Predicate]) -> list[Predicate]:
    """Takes from `tests` the filters on tables that lie behind `table`: "customers who ordered a desk" means a desk in an order."""
    moved: list[Predicate] = []
    for test in list(tests):
        ref = _tested(test)
        if not isinstance(ref, ColumnRef) or ref.table in (draft.anchor, table):
            continue
        if draft.schema.distance(table, ref.table) <= draft.schema.distance(draft.anchor, ref.table):
            moved.append(test)
            tests.remove(test)
    return moved


def _related(draft: Draft, tests: list[Predicate]) -> list[Predicate]:
    """Tables that the question names and nothing uses: rows of theirs must exist.

    :param tests: the filters; those that belong to such a row are moved into it.
    """
    found: list[Predicate] = list(_deals(draft, tests))
    for chunk in draft.question.chunks:
        if not draft.free(chunk) or chunk.best("table") < 0.85 or chunk.best("table") < chunk.best("column", "value"):
            continue
        table = draft.table_of(chunk, 0.85)
        if table is None or table == draft.anchor or table in _used(draft):
            continue
        draft.mark(chunk.first, chunk.last)
        if draft.schema.distance(draft.anchor, table) <= 3:
            found.append(Related(draft.anchor, table, _all(_beyond(draft, table, tests))))
            draft.sure.append(0.8)
    return list(dict.fromkeys(found))


def _deals(draft: Draft, tests: list[Predicate]) -> Iterator[Predicate]:
    """For "customers who bought a desk" and "products sold last month" a deal must exist, and the filters behind it are its own."""
    at = buying_at(draft)
    deals = sales_tables(draft)
    if (
        at is None
        or set(deals) & _used(draft, filters=False)
        or any(isinstance(test, Related) and test.table in deals for test in draft.where)
    ):
        return
    far = [
        ref.table
        for test in tests
        if isinstance(ref := _tested(test), ColumnRef) and ref.table != draft.anchor and ref.table not in deals
    ]
    goal = far[0] if far else draft.anchor
    table = min(deals, key=lambda t: (draft.schema.distance(t, goal), draft.schema.distance(t, draft.anchor)))
    draft.mark(at, at)
    timed = [test for test in tests if isinstance(ref := _tested(test), ColumnRef) and ref.table in deals]
    tests[:] = [test for test in tests if test not in timed]
    yield Related(draft.anchor, table, _all([*timed, *_beyond(draft, table, tests)]))


def _tested(test: Predicate) -> Expression | None:
    """What a plain filter is on."""
    match test:
        case Comparison(left=left):
            return left
        case (
            OneOf(argument=argument)
            | During(argument=argument)
            | Matches(argument=argument)
            | Between(argument=argument)
        ):
            return argument
        case _:
            return None


def _used(draft: Draft, *, filters: bool = True) -> set[str]:
    """Tables of what is shown, grouped and ordered by, and of the filters."""
    select = Select(
        tuple(draft.outputs),
        where=_all(draft.where) if filters else None,
        group_by=tuple(draft.group),
        having=_all(draft.having),
        order_by=tuple(draft.order),
    )
    return set(tables_of(select))


def _all(parts: list[Predicate]) -> Predicate | None:
    unique = tuple(dict.fromkeys(parts))
    if not unique:
        return None
    return unique[0] if len(unique) == 1 else AllOf(unique)
