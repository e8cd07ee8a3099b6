"""A plan's expressions as actions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from aifordb.core.contracts.catalog import Catalog
from aifordb.core.contracts.linked import LinkedQuestion
from aifordb.core.plan import figures_of
from aifordb.core.plan.model import (
    Aggregate,
    Arithmetic,
    Bucket,
    ColumnRef,
    DatePart,
    Elapsed,
    Expression,
    Predicate,
    Share,
    Star,
)
from aifordb.core.plan.walk import walk_own
from aifordb.plugins.llm.builtin.learned.grammar import Action
from aifordb.plugins.llm.builtin.learned.items import items_of

from .spans import Spans


class NotWritable(ValueError):
    """The plan says what the network's language does not."""


@dataclass
class ExpressionWriter(ABC):
    """Writes expressions at the end of `out`."""

    question: str
    linked: LinkedQuestion
    catalog: Catalog
    out: list[Action] = field(default_factory=list)

    @property
    def spans(self) -> Spans:
        """Where the question says what."""
        return Spans(self.linked)

    def say(self, kind: str, at: int = -1) -> None:
        self.out.append(Action(kind, at))

    def ref(self, ref: ColumnRef) -> None:
        at = items_of(self.catalog).column_at.get((ref.table, ref.column))
        if ref.instance or at is None:
            raise NotWritable("second use of a table")
        self.say("column", at)

    def expression(self, node: Expression, *, shown: bool = False) -> None:
        match node:
            case ColumnRef():
                self.ref(node)
            case Star(table=None) if shown:
                self.say("star")
            case Star(table=str() as table) if shown:
                self.say("table", items_of(self.catalog).table_at[table])
            case Bucket() | DatePart() | Elapsed():
                self.timed(node)
            case Share(part=part):
                self.say("share")
                self.aggregate(part)
            case Aggregate():
                self.aggregate(node)
            case Arithmetic() if (figures := figures_of(node)) is not None:
                self.percent(*figures)
            case Arithmetic():
                self.arithmetic(node)
            case _:
                raise NotWritable(type(node).__name__)

    def percent(self, part: Expression, whole: Expression) -> None:
        self.say("percent")
        for at, figure in enumerate((part, whole)):
            if at:
                self.say("against")
            if isinstance(figure, Aggregate):
                self.aggregate(figure)
            else:
                self.column(figure)

    def timed(self, node: Bucket | DatePart | Elapsed) -> None:
        if isinstance(node, Elapsed):
            self.say("days from" if node.unit == "day" else "hours from")
            self.column(node.start)
            self.column(node.end)
            return
        self.say(f"per {node.unit}" if isinstance(node, Bucket) else f"{node.part} of")
        self.column(node.argument)

    def column(self, node: Expression) -> None:
        self.ref(self._only_column(node))

    @staticmethod
    def _only_column(node: Expression) -> ColumnRef:
        if not isinstance(node, ColumnRef):
            raise NotWritable("only a column can stand here")
        return node

    def aggregate(self, node: Aggregate) -> None:
        self.say(node.function)
        if node.distinct:
            self.say("each once")
        self.argument(node.argument)
        if node.where is not None:
            self.say("only")
            self.chain(node.where)
            self.say("end")

    def argument(self, node: Expression) -> None:
        match node:
            case Star(table=None):
                self.say("star")
            case Star(table=str() as table):
                self.say("table", items_of(self.catalog).table_at[table])
            case Arithmetic() if (figures := figures_of(node)) is not None:
                self.percent(*map(self._only_column, figures))
            case Arithmetic(operator="*" | "+" as sign, left=ColumnRef() as left, right=Arithmetic() as right):
                # What commutes is said with the longer side first, so that no bracket is needed.
                self.argument(Arithmetic(sign, right, left))
            case Arithmetic(operator=sign, left=left, right=right):
                self.argument(left)
                self.say(f"op {sign}")
                self.column(right)
            case ColumnRef():
                self.ref(node)
            case Bucket() | DatePart() | Elapsed():
                self.timed(node)
            case _:
                raise NotWritable(f"aggregate of {type(node).__name__}")

    def arithmetic(self, node: Arithmetic) -> None:
        aggregates = any(isinstance(inner, Aggregate) for inner in walk_own(node))
        self.expression(node.left)
        self.say(f"op {node.operator}")
        if aggregates:
            if not isinstance(node.right, Aggregate):
                raise NotWritable("an aggregate and a column")
            self.aggregate(node.right)
        else:
            self.column(node.right)

    @abstractmethod
    def chain(self, node: Predicate) -> None:
        """Write conditions."""
