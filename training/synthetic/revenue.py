"""Where a schema keeps the money that comes in: a column of its own, or quantity × price."""

from __future__ import annotations

from aifordb.core.plan import Arithmetic, Expression

from .lexicon import PRICE, REVENUE, SALES
from .roles import NumberColumn, Roles, Thing


def turnover_of(thing: Thing, roles: Roles) -> Expression | None:
    """Quantity × price, of one table or with the price of the one thing that a row belongs to."""
    quantities = [
        one for one in thing.numbers if one.sort == "quantity" and not {"stock", "minimum"} & set(one.noun.split())
    ]
    if len(quantities) != 1:
        return None
    prices = _prices(thing) or [one for _, parent in roles.parents(thing) for one in _prices(parent)]
    if len(prices) != 1:
        return None
    return Arithmetic("*", quantities[0].ref, prices[0].ref)


def _prices(thing: Thing) -> list[NumberColumn]:
    prices = [one for one in thing.numbers if one.sort == "price"]
    unit = [
        one
        for one in prices
        if set(one.noun.split()) <= PRICE | {"unit", "selling", "sale", "sales", "product", "item", "each"}
    ]
    return unit if len(unit) == 1 else []


def is_sale(thing: Thing, roles: Roles) -> bool:
    """Is a row of `thing` a sale, or part of one?"""
    above = [thing, *(parent for _, parent in roles.parents(thing))]
    return any(set(one.one.split()) & SALES for one in above)


def has_revenue(thing: Thing, roles: Roles) -> NumberColumn | None:
    """The number that "revenue" means, if this is the only table of sales with one and nothing else in the schema is called so."""
    best = {
        other.table: column
        for other in roles.things.values()
        for column in (_own_revenue(other, roles),)
        if column is not None
    }
    called = [
        column
        for other in roles.things.values()
        for column in other.numbers
        if {"revenue", "sales", "turnover", "income"} & set(column.noun.split())
    ]
    if called:
        return called[0] if len(called) == 1 and called[0] in thing.numbers else None
    return best[thing.table] if list(best) == [thing.table] else None


def _own_revenue(thing: Thing, roles: Roles) -> NumberColumn | None:
    if not is_sale(thing, roles) or turnover_of(thing, roles) is not None:
        return None
    fitting = [
        one
        for one in thing.numbers
        if one.summable
        and set(one.noun.split()) & REVENUE
        and not {"refund", "tax", "discount", "cost", "freight"} & set(one.noun.split())
    ]
    return fitting[0] if len(fitting) == 1 else None
