"""A question's meaning as data: a typed relational algebra without joins.

A plan says what is shown, filtered, grouped and ordered. It never says how tables join: that follows from the tables it mentions and the
database's keys (`joins`). `render` turns a plan into SQL of any dialect. All nodes are frozen, so plans compare, hash and print.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..contracts.linked import DateRange

AggregateName = Literal["count", "sum", "avg", "min", "max"]
Unit = Literal["hour", "day", "week", "month", "quarter", "year"]
Part = Literal["hour", "weekday", "day", "month", "quarter", "year"]
ElapsedUnit = Literal["hour", "day"]
Operator = Literal["=", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class ColumnRef:
    """A column by its table's key and its name. `instance` tells two uses of one table apart (self joins)."""

    table: str
    column: str
    instance: int = 0


@dataclass(frozen=True, slots=True)
class Value:
    """A constant. Text is compared as stored, numbers as numbers."""

    value: str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Star:
    """All columns of `table`, or the row itself inside `count`. None: of whatever the plan reads."""

    table: str | None = None


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`left operator right`; division is never an integer division and gives null by zero."""

    operator: Literal["+", "-", "*", "/"]
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Aggregate:
    """An aggregate over the group, or over all rows.

    :param where: counts only rows that fulfil it: "how many orders were returned, per country".
    """

    function: AggregateName
    argument: Expression
    distinct: bool = False
    where: Predicate | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """`part` as a percentage (0–100) of the same aggregate over all groups: "share of revenue per category".

    Where `part` has a condition, of the same aggregate without it in the same group: "percentage of orders that were returned, per country".
    """

    part: Aggregate


@dataclass(frozen=True, slots=True)
class Bucket:
    """A time cut down to the start of its unit: "per month" → `2024-03-01`. Weeks start on Monday."""

    unit: Unit
    argument: Expression


@dataclass(frozen=True, slots=True)
class DatePart:
    """A part of a time as a number: month 1–12, weekday 1 (Monday)–7, hour 0–23."""

    part: Part
    argument: Expression


@dataclass(frozen=True, slots=True)
class Elapsed:
    """The time from `start` to `end` as a number of `unit`, its fraction kept: a day and a half is 1.5; negative if `end` comes first."""

    start: Expression
    end: Expression
    unit: ElapsedUnit


@dataclass(frozen=True, slots=True)
class Scalar:
    """A plan that gives one row with one value: "above the average"."""

    plan: Plan


Expression = ColumnRef | Value | Star | Arithmetic | Aggregate | Share | Bucket | DatePart | Elapsed | Scalar


@dataclass(frozen=True, slots=True)
class Comparison:
    """`left operator right`. Texts are compared by case only if `exact_case`."""

    left: Expression
    operator: Operator
    right: Expression
    exact_case: bool = True


@dataclass(frozen=True, slots=True)
class Between:
    """`low <= argument <= high`."""

    argument: Expression
    low: Expression
    high: Expression


@dataclass(frozen=True, slots=True)
class During:
    """The time `argument` lies in `range` (half-open), rendered by the column's type."""

    argument: Expression
    range: DateRange


@dataclass(frozen=True, slots=True)
class OneOf:
    """`argument` is one of some constants, or of a plan's only column."""

    argument: Expression
    options: tuple[Value, ...] | Plan
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Matches:
    """`argument` holds, starts with or ends with `text`, in any case."""

    argument: Expression
    text: str
    where: Literal["anywhere", "start", "end"] = "anywhere"
    negated: bool = False


@dataclass(frozen=True, slots=True)
class IsNull:
    """`argument` is missing."""

    argument: Expression
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """A row of `table` that belongs to this row exists (or, negated, does not): "customers without orders".

    :param anchor: key of the table whose rows are kept.
    :param where: what must hold for the related row.
    """

    anchor: str
    table: str
    where: Predicate | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one holds."""

    parts: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one holds."""

    parts: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """`part` does not hold."""

    part: Predicate


Predicate = Comparison | Between | During | OneOf | Matches | IsNull | Related | AllOf | AnyOf | Not


@dataclass(frozen=True, slots=True)
class Output:
    """A column of the answer; `name` is None where the expression names itself."""

    expression: Expression
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One key of the order."""

    expression: Expression
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Select:
    """One SELECT.

    :param tables: keys of tables that belong to the meaning although no expression names their columns ("customers with orders").
    :param limit: rows to keep, after the order.
    :param per_group: keep `limit` rows of each value of this expression instead: "the top 3 products per category".
    :param via: foreign-key columns to join by where several lead from one table to another: "flights by their destination".
    :param keep: key of a table all of whose rows stay, also those without a partner: "orders per customer, none included".
    :param each_match: a row repeats for each match in the other tables, and aggregates take it each time, as in a plain join; without it a row
        that matches often shows once and counts once.
    """

    outputs: tuple[Output, ...]
    tables: tuple[str, ...] = ()
    where: Predicate | None = None
    group_by: tuple[Expression, ...] = ()
    having: Predicate | None = None
    order_by: tuple[Order, ...] = ()
    limit: int | None = None
    distinct: bool = False
    per_group: Expression | None = None
    via: tuple[ColumnRef, ...] = ()
    keep: str | None = None
    each_match: bool = False


@dataclass(frozen=True, slots=True)
class SetOperation:
    """Rows of `left` and, both, or without `right`; duplicates are dropped."""

    operator: Literal["union", "intersect", "except"]
    left: Plan
    right: Plan


Plan = Select | SetOperation
