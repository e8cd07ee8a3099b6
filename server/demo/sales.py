"""Orders, what was in them, and how they were paid."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from random import Random

from .chance import Row, dice, hours, moments, pick, quarter, text
from .goods import Product
from .people import Customer
from .vocabulary import CHANNELS, PAYMENT_METHODS

ORDERS = 7_000
BASKET = list(accumulate((34, 30, 20, 10, 6)))  # orders in percent with 1, 2 … different products


@dataclass(frozen=True, slots=True)
class Item:
    """A line of an order."""

    id: int
    order_id: int
    product: Product
    quantity: int

    def row(self) -> Row:
        return (self.id, self.order_id, self.product.id, self.quantity, self.product.price)


@dataclass(frozen=True, slots=True)
class Order:
    """An order with its lines; `total` is what they cost together less the discount."""

    id: int
    customer_id: int
    status: str
    channel: str
    ordered_at: datetime
    shipped_at: datetime | None
    delivered_at: datetime | None
    discount: float
    items: tuple[Item, ...]

    @property
    def total(self) -> float:
        return sum(item.quantity * item.product.price for item in self.items) - self.discount

    def row(self) -> Row:
        times = (text(self.ordered_at), text(self.shipped_at), text(self.delivered_at))
        return (self.id, self.customer_id, self.status, self.channel, *times, self.discount, self.total)


def orders(
    seed: int, days: Sequence[date], today: date, buyers: Sequence[Customer], sold: Sequence[Product]
) -> list[Order]:
    """Oldest first. The first day brings customers only: nobody orders on the day of signing up."""
    rng = dice(seed, "orders")
    shelf = list(accumulate(product.weight for product in sold))
    able = [buyer for buyer in buyers if buyer.orders]
    joined = [buyer.created_at.date() for buyer in able]
    end = datetime.combine(today, datetime.min.time())
    made: list[Order] = []
    first_item = 1
    for number, moment in enumerate(moments(rng, days[1:], ORDERS, today, so_far=5), start=1):
        known = bisect_left(joined, moment.date())
        buyer = able[int(known * rng.random() ** 1.2)]  # the power makes older customers buy somewhat more often
        items = _basket(rng, number, first_item, sold, shelf)
        made.append(_order(rng, number, buyer, moment, items, end=end))
        first_item += len(items)
    return made


def _basket(rng: Random, order: int, first: int, sold: Sequence[Product], shelf: Sequence[float]) -> tuple[Item, ...]:
    size = bisect(BASKET, rng.random() * BASKET[-1]) + 1
    chosen = dict.fromkeys(bisect(shelf, rng.random() * shelf[-1]) for _ in range(size))
    return tuple(
        Item(first + number, order, sold[position], rng.choices((1, 2, 3, 4), (76, 16, 5, 3))[0])
        for number, position in enumerate(chosen)
    )


def _order(
    rng: Random, number: int, buyer: Customer, moment: datetime, items: tuple[Item, ...], *, end: datetime
) -> Order:
    """Where an order stands follows from its age: nothing happens to it after `end`."""
    worth = sum(item.quantity * item.product.price for item in items)
    discount = quarter(worth * rng.choice((0.05, 0.1, 0.15))) if rng.random() < 0.18 else 0.0
    leaves, arrives = moment + hours(rng.uniform(6, 60)), moment + hours(72 + rng.expovariate(1 / 40))
    cancelled = rng.random() < 0.045
    shipped = None if cancelled or leaves >= end else leaves
    delivered = None if cancelled or arrives >= end else arrives
    status = "cancelled" if cancelled else _stage(moment, shipped, delivered, end)
    return Order(number, buyer.id, status, pick(rng, CHANNELS), moment, shipped, delivered, discount, items)


def _stage(moment: datetime, shipped: datetime | None, delivered: datetime | None, end: datetime) -> str:
    if delivered is not None:
        return "delivered"
    if shipped is not None:
        return "shipped"
    return "processing" if moment < end - timedelta(hours=6) else "pending"


def payments(seed: int, made: Sequence[Order]) -> list[Row]:
    """One payment an order, after a failed try in one of thirty; cancelled orders were given their money back."""
    rng = dice(seed, "payments")
    rows: list[Row] = []
    for order in made:
        method = pick(rng, PAYMENT_METHODS)
        if rng.random() < 1 / 30:
            rows.append((len(rows) + 1, order.id, method, "failed", order.total, None))
        status = "refunded" if order.status == "cancelled" else "paid"
        rows.append((len(rows) + 1, order.id, method, status, order.total, text(order.ordered_at)))
    return rows
