"""From a plan to the sequence that the network should have written: the inverse of `read_actions`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aifordb.core.contracts.catalog import Catalog, Column
from aifordb.core.contracts.linked import LinkedQuestion
from aifordb.core.plan import NoJoinPath, TableUse, join_graph, join_tree
from aifordb.core.plan.model import (
    AllOf,
    AnyOf,
    Between,
    ColumnRef,
    Comparison,
    During,
    Expression,
    IsNull,
    Matches,
    OneOf,
    Plan,
    Predicate,
    Scalar,
    Select,
    SetOperation,
    Star,
    Value,
)
from aifordb.core.plan.walk import walk_own
from aifordb.plugins.llm.builtin.learned.grammar import Action, Walk
from aifordb.plugins.llm.builtin.learned.items import items_of
from aifordb.plugins.llm.builtin.learned.values import NO, YES

from .write_expressions import ExpressionWriter, NotWritable


def write_actions(plan: Plan, question: str, linked: LinkedQuestion, catalog: Catalog) -> tuple[Action, ...]:
    """`plan` as a walk through the grammar, its constants as pointers to words of `question`.

    :raises NotWritable: the language has no words for it.
    """
    writer = _Writer(question, linked, catalog)
    writer.plan(plan)
    actions = tuple(writer.out)
    walk = Walk()
    for action in actions:
        if not walk.allows(action.kind):
            raise NotWritable(f"{action.kind} at {walk.place}")
        walk = walk.after(action.kind)
    if not walk.done:
        raise NotWritable("unfinished")
    return actions


@dataclass
class _Writer(ExpressionWriter):
    """Writes whole plans."""

    def plan(self, plan: Plan) -> None:
        if isinstance(plan, SetOperation):
            if not isinstance(plan.left, Select):
                raise NotWritable("nested sets")
            self.select(plan.left)
            self.say(plan.operator)
            self.plan(plan.right)
            return
        self.select(plan)
        self.say("end")

    def select(self, select: Select) -> None:
        if select.distinct:
            self.say("distinct")
        for output in select.outputs:
            self.expression(output.expression, shown=True)
        if select.where is not None:
            self.say("where")
            self.chain(select.where)
        if select.group_by:
            self.say("group")
            for key in select.group_by:
                self.expression(key)
        if select.having is not None:
            self.say("having")
            self.chain(select.having)
        for order in select.order_by:
            self.say("descending" if order.descending else "ascending")
            self.expression(order.expression)
        if select.limit is not None:
            self.limit(select.limit, ordered=bool(select.order_by))
        if select.per_group is not None:
            self.say("for each")
            self.expression(select.per_group)
        self.tail(select)

    def limit(self, limit: int, *, ordered: bool) -> None:
        if limit == 1 and ordered:
            self.say("first")
            return
        self.say("limit")
        span = self.spans.number_span(limit)
        if span is not None:
            self.say("word", span[0])
        elif limit <= 3:
            self.say(f"value {limit}")
        else:
            raise NotWritable("limit")

    def tail(self, select: Select) -> None:
        tables = self.missing(select)
        if tables:
            self.say("from")
            for table in tables:
                self.say("table", items_of(self.catalog).table_at[table])
        for ref in select.via:
            self.say("via")
            self.ref(ref)
        if select.keep is not None:
            self.say("keep")
            self.say("table", items_of(self.catalog).table_at[select.keep])

    def missing(self, select: Select) -> tuple[str, ...]:
        """The fewest of the plan's tables that must be named for the join to be the same."""
        nodes = [*select.outputs, *select.group_by, *select.order_by, select.where, select.having, select.per_group]
        named = {
            use for node in nodes if node is not None for inner in walk_own(node) if (use := _use(inner)) is not None
        }
        if select.keep is not None:
            named.add(TableUse(select.keep))
        extra = [table for table in select.tables if TableUse(table) not in named]
        if not extra:
            return ()
        graph = join_graph(self.catalog)

        def joined(uses: Sequence[TableUse]) -> frozenset[TableUse]:
            try:
                return frozenset(join_tree(graph, uses).uses) if uses else frozenset()
            except NoJoinPath:
                raise NotWritable("no join path") from None

        ordered = sorted(named, key=lambda use: use.table)
        goal = joined([*ordered, *map(TableUse, extra)])
        for size in range(len(extra) + 1):
            for some in itertools.combinations(extra, size):
                if joined([*ordered, *map(TableUse, some)]) == goal:
                    return some
        return tuple(extra)

    def chain(self, node: Predicate) -> None:
        for at, group in enumerate(_groups(node)):
            if at:
                self.say("or")
            for place, part in enumerate(group):
                if place:
                    self.say("and")
                self.condition(part)

    def condition(self, node: Predicate) -> None:
        match node:
            case Comparison(left=left, operator=operator, right=right):
                self.expression(left)
                self.say(operator)
                self.value(right, left)
            case Between(argument=argument, low=low, high=high):
                self.expression(argument)
                self.say("between")
                self.value(low, argument)
                self.value(high, argument)
            case During(argument=argument):
                self.during(node, argument)
            case OneOf(argument=argument, options=options, negated=negated):
                self.one_of(argument, options, negated=negated)
            case Matches(argument=argument, text=text, where=where, negated=negated):
                self.expression(argument)
                self.matches(text, where, negated=negated)
            case IsNull(argument=argument, negated=negated):
                self.expression(argument)
                self.say("given" if negated else "missing")
            case _:
                raise NotWritable(type(node).__name__)

    def during(self, node: During, argument: Expression) -> None:
        found = [m for m in self.linked.mentions if m.kind == "date" and m.range == node.range]
        if not found:
            raise NotWritable("a time that the question does not say")
        self.expression(argument)
        self.say("during")
        self.say("date", found[0].first)

    def one_of(self, argument: Expression, options: tuple[Value, ...] | Plan, *, negated: bool) -> None:
        self.expression(argument)
        if not isinstance(options, tuple):
            self.say("not in" if negated else "in")
            self.say("sub")
            self.plan(options)
            return
        self.say("!=" if negated else "=")
        for at, option in enumerate(options):
            if at:
                self.say("also")
            self.value(option, argument)

    def matches(self, text: str, where: str, *, negated: bool) -> None:
        if negated and where != "anywhere":
            raise NotWritable("not starting with")
        kinds = {"anywhere": "not contains" if negated else "contains", "start": "starts", "end": "ends"}
        span = self.spans.text_span(text)
        if span is None:
            raise NotWritable("a text that the question does not say")
        self.say(kinds[where])
        self.span(span)

    def span(self, span: tuple[int, int]) -> None:
        self.say("word", span[0])
        self.say("word", span[1])

    def value(self, node: Expression, left: Expression) -> None:
        match node:
            case Value(value=value):
                self.constant(value, left)
            case ColumnRef():
                self.ref(node)
            case Scalar(plan=plan):
                self.say("sub")
                self.plan(plan)
            case _:
                raise NotWritable(f"compared with {type(node).__name__}")

    def constant(self, value: str | int | float | bool | None, left: Expression) -> None:
        span: tuple[int, int] | None = None
        if isinstance(value, bool):
            self.say("value yes" if value else "value no")
            return
        number = _number(value)
        if isinstance(value, str):
            span = self.spans.value_span(left, value) or self.spans.text_span(value)
        if span is None and number is not None:
            span = self.spans.number_span(number) or self.spans.text_span(str(value))
        if span is not None:
            self.span(span)
        elif number is not None and number in (0, 1) and self._is_flag(left):
            self.say("value yes" if number else "value no")
        elif number is not None and number in (0, 1, 2, 3):
            self.say(f"value {int(number)}")
        elif str(value).strip().lower() in YES:
            self.say("value yes")
        elif str(value).strip().lower() in NO:
            self.say("value no")
        else:
            self.say("value unspelled")

    def _is_flag(self, left: Expression) -> bool:
        column = items_of(self.catalog).column(left) if isinstance(left, ColumnRef) else None
        return column is not None and _holds_flags(column)


def _number(value: str | int | float | bool | None) -> float | None:
    try:
        return float(value) if value is not None else None
    except ValueError:
        return None


def _holds_flags(column: Column) -> bool:
    return column.type == "boolean" or (column.minimum in ("0", "1") and column.maximum in ("0", "1"))


def _use(node: object) -> TableUse | None:
    if isinstance(node, ColumnRef):
        return TableUse(node.table, node.instance)
    if isinstance(node, Star) and node.table is not None:
        return TableUse(node.table)
    return None


def _groups(node: Predicate) -> Iterator[tuple[Predicate, ...]]:
    """`node` as alternatives of things that hold together.

    :raises NotWritable: an alternative stands inside what must hold together.
    """
    for group in node.parts if isinstance(node, AnyOf) else (node,):
        parts = tuple(_flat(group))
        if any(isinstance(part, AnyOf | AllOf) for part in parts):
            raise NotWritable("or inside and")
        yield parts


def _flat(node: Predicate) -> Iterator[Predicate]:
    if not isinstance(node, AllOf):
        yield _one_column(node)
        return
    for part in node.parts:
        yield from _flat(part)


def _one_column(node: Predicate) -> Predicate:
    """Alternatives for one column are a choice of constants."""
    if isinstance(node, AnyOf):
        parts = node.parts
        if all(isinstance(p, Comparison) and p.operator == "=" and isinstance(p.right, Value) for p in parts):
            lefts = {p.left for p in parts if isinstance(p, Comparison)}
            if len(lefts) == 1:
                options = tuple(p.right for p in parts if isinstance(p, Comparison) and isinstance(p.right, Value))
                return OneOf(lefts.pop(), options)
    return node
