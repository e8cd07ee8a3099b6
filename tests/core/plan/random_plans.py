"""Plans made at random over the shop, the same for the same seed."""

from __future__ import annotations

import random

from aifordb.core import Table
from aifordb.core.plan import (
    Aggregate,
    AggregateName,
    AllOf,
    AnyOf,
    ColumnRef,
    Comparison,
    Expression,
    IsNull,
    Matches,
    Not,
    OneOf,
    Operator,
    Order,
    Output,
    Plan,
    Predicate,
    Related,
    Scalar,
    Select,
    SetOperation,
    Share,
    Star,
    Value,
)

from .shop import SHOP

CONNECTED = [table for table in SHOP.tables if table.name not in ("airports", "flights", "events")]
NUMBERS = ("integer", "float")
FUNCTIONS: tuple[AggregateName, ...] = ("count", "sum", "avg", "min", "max")
OPERATORS: tuple[Operator, ...] = ("<", ">", "=", "!=")


class Plans:
    """A stream of plans."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def plan(self) -> Plan:
        if self._chance(0.9):
            return self._select()
        sides = [Select((Output(self._column(self._table(), ("integer",))),)) for _ in range(2)]
        return SetOperation(self._random.choice(("union", "intersect", "except")), *sides)

    def _select(self) -> Select:
        tables = self._random.sample(CONNECTED, self._random.choice((1, 1, 2, 2, 3)))
        keys: list[Expression] = [self._column(self._random.choice(tables)) for _ in range(self._random.choice((1, 2)))]
        shown, groups = keys, ()
        if self._chance(0.6):
            totals: list[Expression] = [self._aggregate(tables) for _ in range(self._random.choice((1, 1, 2)))]
            if self._chance(0.2) and isinstance(totals[0], Aggregate):
                totals.append(Share(totals[0]))
            shown = [*(keys if self._chance(0.7) else []), *totals]
            groups = tuple(keys) if self._chance(0.6) else ()
        return Select(
            outputs=tuple(map(Output, dict.fromkeys(shown))),
            tables=tuple(table.name for table in tables) if self._chance(0.2) else (),
            where=self._predicate([*tables, self._table()]) if self._chance(0.6) else None,
            group_by=tuple(dict.fromkeys(groups)),
            having=Comparison(self._aggregate(tables), ">", Value(1)) if groups and self._chance(0.3) else None,
            order_by=(Order(self._random.choice(shown), self._chance(0.5)),) if self._chance(0.3) else (),
            distinct=self._chance(0.1),
            keep=tables[0].name if self._chance(0.1) else None,
            each_match=self._chance(0.15),
        )

    def _predicate(self, tables: list[Table], depth: int = 0) -> Predicate:
        table = self._random.choice(tables)
        if depth < 2 and self._chance(0.3):
            parts = self._predicate(tables, depth + 1), self._predicate(tables, depth + 1)
            return self._random.choice((AnyOf(parts), AllOf(parts), Not(parts[0])))
        number = self._column(table, NUMBERS)
        average = Scalar(Select((Output(Aggregate("avg", self._column(self._table(), NUMBERS))),)))
        other = self._random.choice([found for found in CONNECTED if found.name != table.name])
        listed = Select((Output(self._column(self._table(), NUMBERS)),))
        return self._random.choice(
            (
                IsNull(self._column(table), self._chance(0.5)),
                Matches(self._column(table), self._random.choice("adm1%")),
                Related(table.name, other.name, negated=self._chance(0.5)),
                Comparison(number, self._random.choice(OPERATORS), average),
                OneOf(number, listed, self._chance(0.5)),
                Comparison(number, self._random.choice(OPERATORS), Value(self._random.choice((1, 2, 30, 50)))),
            )
        )

    def _aggregate(self, tables: list[Table]) -> Aggregate:
        table = self._random.choice(tables)
        function = self._random.choice(FUNCTIONS)
        where = self._predicate(tables, depth=2) if self._chance(0.15) else None
        if function == "count" and self._chance(0.6):
            return Aggregate("count", Star(table.name), where=where)
        distinct = function in ("count", "sum") and self._chance(0.2)
        return Aggregate(function, self._column(table, NUMBERS), distinct, where)

    def _column(self, table: Table, types: tuple[str, ...] = ()) -> ColumnRef:
        fitting = [column for column in table.columns if not types or column.type in types]
        return ColumnRef(table.name, self._random.choice(fitting).name)

    def _table(self) -> Table:
        return self._random.choice(CONNECTED)

    def _chance(self, share: float) -> bool:
        return self._random.random() < share
