"""What has been read of a question so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from aifordb.core import Assumption, Mention, UsedValue
from aifordb.core.plan.model import Aggregate, Arithmetic, ColumnRef, Expression, Order, Output, Predicate

from .question import Chunk, Question
from .schema import Schema


def said(expression: Expression) -> str:
    """A measure as people write it: `order_items.quantity × order_items.unit_price`."""
    match expression:
        case Arithmetic(operator=operator, left=left, right=right):
            sign = {"*": "×", "/": "÷"}.get(operator, operator)
            return f"{said(left)} {sign} {said(right)}"
        case Aggregate(argument=argument):
            return said(argument)
        case ColumnRef(table=table, column=column):
            return f"{table}.{column}"
        case _:
            return "rows"


@dataclass(slots=True)
class Draft:
    """A reading in the making: readers claim chunks, mark words as read, and add parts of the plan.

    :param anchor: key of the table whose rows the question is about.
    :param claimed: first tokens of chunks that a reader has taken.
    :param read: tokens that some reader understood.
    :param grouped_by: tables whose rows are groups.
    :param implied: names shown only because their table is grouped by.
    :param spans: where in the question filters stand, to tell "or" from "and" between them.
    :param per_entity: something is counted for each row of the anchor.
    :param group_outputs: something is counted for each value of the plain outputs.
    :param order_outputs: order by what is shown; True: descending.
    :param order_measure: order by the first aggregate that is shown: "orders per country, top 5"; True: descending.
    :param each: the limit is for each group: "top 3 products per category".
    :param show_order: what it is ordered by is worth showing: "top 10 products by revenue".
    :param compared: what was compared last: "over 300 or under 100".
    :param sure: factors of the final score, one for each choice that could be wrong.
    """

    question: Question
    schema: Schema
    anchor: str
    now: datetime
    claimed: set[int] = field(default_factory=set)
    read: set[int] = field(default_factory=set)
    outputs: list[Output] = field(default_factory=list)
    where: list[Predicate] = field(default_factory=list)
    spans: list[tuple[Predicate, int, int]] = field(default_factory=list)
    having: list[Predicate] = field(default_factory=list)
    group: list[Expression] = field(default_factory=list)
    order: list[Order] = field(default_factory=list)
    limit: int | None = None
    show_order: bool = False
    compared: Expression | None = None
    distinct: bool = False
    per_entity: bool = False
    group_outputs: bool = False
    order_outputs: bool | None = None
    order_measure: bool | None = None
    each: bool = False
    grouped_by: set[str] = field(default_factory=set)
    implied: set[ColumnRef] = field(default_factory=set)
    tables: list[str] = field(default_factory=list)
    assumptions: list[Assumption] = field(default_factory=list)
    values: list[UsedValue] = field(default_factory=list)
    sure: list[float] = field(default_factory=list)

    def keep(self, test: Predicate, first: int, last: int) -> None:
        """Add a filter that the tokens `first`…`last` ask for."""
        self.where.append(test)
        self.spans.append((test, first, last))

    def free(self, chunk: Chunk | None) -> bool:
        """Is there a chunk, and has no reader taken it?"""
        return chunk is not None and chunk.first not in self.claimed

    def claim(self, chunk: Chunk, score: float = 1.0) -> None:
        """Take a chunk; `score` says how surely it was understood."""
        self.claimed.add(chunk.first)
        self.mark(chunk.first, chunk.last)
        self.sure.append(score)

    def mark(self, first: int, last: int) -> None:
        """These tokens are understood."""
        self.read.update(range(first, last + 1))

    def named(self) -> set[str]:
        """Tables that the question names outright."""
        return {
            mention.table
            for chunk in self.question.chunks
            for mention in chunk.of("table")
            if mention.table and mention.score >= 0.8
        }

    def column_of(self, chunk: Chunk, *, number: bool = False, time: bool = False) -> tuple[ColumnRef, float] | None:
        """The likeliest column that `chunk` means, with its score; None if it means none.

        A table's own words near the column, the anchor, and nearness to the anchor decide between columns of one name.

        :param number, time: prefer columns of this type, take others only by a clearly better name.
        """
        best: tuple[float, ColumnRef, float] | None = None
        owner = self.owner(chunk)
        named = self.named()
        for mention in chunk.of("column"):
            if mention.table is None or mention.column is None:
                continue
            ref = ColumnRef(mention.table, mention.column)
            value = mention.score + self._context(ref, owner, named)
            if number and not self.schema.is_number(ref):
                value -= 0.5
            if time and not (self.schema.is_time(ref) or self.schema.is_year(ref)):
                value -= 0.6
            if best is None or value > best[0] + 1e-9:
                best = (value, ref, mention.score)
        return (best[1], best[2]) if best else None

    def _context(self, ref: ColumnRef, owner: str | None, named: set[str]) -> float:
        value = 0.0
        if ref.table == owner:
            value += 0.35
        if ref.table == self.anchor:
            value += 0.3
        elif ref.table in named:
            value += 0.15
        value -= 0.1 * self.schema.distance(self.anchor, ref.table)
        if self.schema.is_key(ref) and not self.schema.column(ref).primary_key:
            value -= 0.08
        return value

    def owner(self, chunk: Chunk) -> str | None:
        """The table that the question gives the column to: "name of the singer", "the singer's name"."""
        words = self.question.words
        following = self.question.after(chunk.last, gap=3)
        if following is not None and following.best("table") >= 0.7:
            between = words[chunk.last + 1 : following.first]
            if between and between[0] in ("of", "for", "in", "from") and set(between) <= {
                "of", "the", "all", "each", "every", "for", "any", "in", "these", "those", "different", "from", "this", "both",
            }:  # fmt: skip
                return following.of("table")[0].table
        before = self.question.before(chunk.first, gap=1)
        if before is not None and before.best("table") >= 0.7:
            between = words[before.last + 1 : chunk.first]
            if not between or between in (("'",), ("’",), ("with",), ("whose",)):
                return before.of("table")[0].table
        return None

    def table_of(self, chunk: Chunk, least: float = 0.65) -> str | None:
        """The likeliest table that `chunk` means, near the anchor."""
        tables = [mention for mention in chunk.of("table") if mention.score >= least and mention.table]
        if not tables or chunk.best("value") > tables[0].score + 0.05:
            return None
        return max(
            tables,
            key=lambda m: (m.score - 0.04 * self.schema.distance(self.anchor, m.table or ""), m.table == self.anchor),
        ).table

    def assume_order(self, word: str, measure: Expression) -> None:
        """Tell what "best", "top" or "worst" was taken to go by."""
        name = f"total of {said(measure.argument)}" if isinstance(measure, Aggregate) else said(measure)
        worst = word in ("worst", "bottom")
        text = f"“{word}” is read as the {'lowest' if worst else 'highest'} {name}."
        self.assumptions.append(Assumption(word, said(measure), text))

    def use_value(self, mention: Mention, phrase: str) -> None:
        """Remember a stored value for the evidence."""
        if mention.table and mention.column and mention.value is not None:
            self.values.append(UsedValue(f"{mention.table}.{mention.column}", mention.value, phrase))
