"""The plan before, while a follow-up changes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from aifordb.core.plan import conjuncts, rewrite, tables_of, walk
from aifordb.core.plan.model import (
    Aggregate,
    Bucket,
    ColumnRef,
    DatePart,
    During,
    Expression,
    Output,
    Predicate,
    Select,
    Share,
    Star,
)
from aifordb.core.plan.walk import Node, all_of, uses_of

from ..draft import Draft
from ..schema import FAR, Schema
from ..words import SALES_STEMS


@dataclass(slots=True)
class Edit:
    """What the steps change.

    :param plan: the plan so far.
    :param draft: the words of the follow-up, and which of them are understood.
    :param impossible: a step understood what is asked, and no change of the plan says it.
    """

    plan: Select
    draft: Draft
    impossible: bool = False

    def change(self, **fields: Any) -> None:
        """Replace fields of the plan."""
        self.plan = replace(self.plan, **fields)

    def add_filter(self, test: Predicate) -> None:
        """Keep only rows for which `test` holds too."""
        self.change(where=all_of((*conjuncts(self.plan.where), test)))

    def swap(self, old: Predicate, new: Predicate) -> None:
        """Put one test in the place of another, wherever the plan has it."""

        def change(node: Node) -> Node:
            return new if node == old else node

        self.plan = rewrite(self.plan, change)

    def tables(self) -> set[str]:
        """Tables that the plan names."""
        return {self.draft.anchor, *tables_of(self.plan)}

    def own_tables(self) -> set[str]:
        """Tables of the plan's rows: without those that are named only to ask whether a row is there."""
        plan = self.plan
        used = uses_of(*plan.outputs, *plan.group_by, *plan.order_by, plan.where, plan.having)
        return {self.draft.anchor, *plan.tables, *(use.table for use in used)}

    def told_tables(self) -> set[str]:
        """Tables of which a row of the plan has one row at most: its own, and what those refer to."""
        around = self.draft.schema.around
        near = {table for known in self.own_tables() for table in around(known)}
        return self.own_tables() | near | {table for known in near for table in around(known)}

    def measured(self) -> tuple[Output, ...]:
        """What the plan shows of a group, or of all rows."""
        return tuple(output for output in self.plan.outputs if is_measure(output.expression))

    def times(self) -> Iterator[ColumnRef]:
        """Columns that may say when: those that the plan uses, then the nearest to what it is about, deals first: a line of an order has its time."""
        for node in walk(self.plan):
            if isinstance(node, During | Bucket | DatePart) and isinstance(node.argument, ColumnRef):
                yield node.argument
        schema, anchor = self.draft.schema, self.draft.anchor
        near = sorted(
            (
                schema.distance(anchor, table),
                not SALES_STEMS & set(schema.stems(table)),
                table not in self.tables(),
                place,
                table,
            )
            for place, table in enumerate(schema.tables)
            if schema.distance(anchor, table) < FAR
        )
        for distance, _, _, _, table in near:
            if distance <= 2:
                yield from schema.times(table)

    def said(self, *words: str) -> bool:
        """Is one of these words in the follow-up?"""
        return bool(set(words) & set(self.draft.question.words))

    @property
    def adding(self) -> bool:
        """Is something asked for beside what is there, not instead of it?"""
        return self.said("also", "too", "plus", "additionally", "add", "including", "include") or (
            "as well" in self.draft.question.text
        )


def is_measure(node: Expression) -> bool:
    """Does it hold an aggregate of its own SELECT?"""
    return any(isinstance(inner, Aggregate | Share) for inner in walk(node))


def anchor_of(plan: Select, schema: Schema) -> str:
    """The table whose rows the plan counts, adds up or lists."""
    measures = [output.expression for output in plan.outputs if is_measure(output.expression)]
    for expression in (*measures, *(output.expression for output in plan.outputs)):
        for node in walk(expression):
            if isinstance(node, ColumnRef | Star) and node.table is not None:
                return node.table
    return next(iter((*plan.tables, *tables_of(plan))), next(iter(schema.tables)))
