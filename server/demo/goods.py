"""What the shop sells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .chance import Row, dice, quarter, text
from .vocabulary import CATEGORIES, STYLES

NEVER_SOLD = 7  # newest products, so that "never ordered" has an answer


@dataclass(frozen=True, slots=True)
class Product:
    """An article. `weight` is how often it sells, `quality` the mean of its ratings."""

    id: int
    category_id: int
    sku: str
    name: str
    price: float
    cost: float
    stock: int
    created_at: datetime
    weight: float
    quality: float

    def row(self) -> Row:
        return (
            self.id,
            self.category_id,
            self.sku,
            self.name,
            self.price,
            self.cost,
            self.stock,
            text(self.created_at),
        )


def categories() -> list[Row]:
    """In the vocabulary's order."""
    return [(number, name, about[0]) for number, (name, about) in enumerate(CATEGORIES.items(), start=1)]


def products(seed: int, days: Sequence[date]) -> list[Product]:
    """Every style of every kind of good. A few sell much, most little (a Zipf-like curve), the newest not at all yet."""
    rng = dice(seed, "products")
    kinds = [
        (number, low, high, f"{style} {good}")
        for number, (_, low, high, goods) in enumerate(CATEGORIES.values(), start=1)
        for good in goods
        for style in rng.sample(STYLES, 4)
    ]
    rng.shuffle(kinds)
    ranks = rng.sample(range(1, len(kinds) + 1), len(kinds))
    made = []
    for number, ((category, low, high, name), rank) in enumerate(zip(kinds, ranks, strict=True), start=1):
        new = number > len(kinds) - NEVER_SOLD
        price = quarter(low + (high - low) * rng.random() ** 2)
        opened = datetime.combine(days[-20 if new else 0], time(8)) + timedelta(minutes=number)
        made.append(
            Product(
                id=number,
                category_id=category,
                sku=f"{name[:2].upper()}-{category:02d}{number:04d}",
                name=name,
                price=price,
                cost=quarter(price * rng.uniform(0.4, 0.7)),
                stock=rng.choice((0, rng.randrange(1, 20), rng.randrange(20, 400))),
                created_at=opened,
                weight=0.0 if new else 1 / (rank + 8) ** 0.9,
                quality=rng.uniform(3.2, 4.8),
            )
        )
    return made
