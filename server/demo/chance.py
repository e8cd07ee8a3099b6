"""Dice and calendar of the demo shop. Everything comes from one seed and one day, so equal arguments give equal rows on every machine."""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random
from typing import TypeAlias, TypeVar

T = TypeVar("T")
Row: TypeAlias = tuple[object, ...]

# Share of a day's events by hour, 0–23: quiet nights, a bump at lunch, most after work.
HOURS = list(accumulate([2, 1, 1, 1, 1, 2, 4, 7, 9, 11, 12, 13, 15, 13, 12, 12, 13, 15, 18, 21, 22, 19, 12, 6]))
WEEKDAYS = (1.0, 0.96, 0.95, 1.0, 1.08, 1.28, 1.22)
MONTHS = (0.92, 0.86, 0.93, 0.97, 1.0, 0.95, 0.88, 0.9, 1.0, 1.06, 1.42, 1.55)
GROWTH = 2.6  # a day at the end has so many times the events of a day at the start
FIRST_MINUTE_S = 60


def dice(seed: int, table: str) -> Random:
    """A stream of its own for each table, so that a change to one leaves the others' rows as they were."""
    return Random(f"{seed}/{table}")  # noqa: S311 - invented data, no secret


def shop_days(day: date) -> list[date]:
    """Every day of the shop before `day`: from 1 January two years back, so two whole calendar years lie in the past."""
    start = date(day.year - 2, 1, 1)
    return [start + timedelta(days=number) for number in range((day - start).days)]


def spread(rng: Random, days: Sequence[date], total: int) -> list[int]:
    """How many of `total` events fall on each day: growth, season, weekday and some noise, but no run of empty days.

    Rounded sums instead of drawn days: a day with weight for an event or more never comes out empty.
    """
    count = len(days)
    weights = [
        GROWTH ** (number / count) * WEEKDAYS[day.weekday()] * MONTHS[day.month - 1] * rng.uniform(0.8, 1.2)
        for number, day in enumerate(days)
    ]
    reached = list(accumulate(weights))
    edges = [math.floor(total * weight / reached[-1] + 0.5) for weight in reached]
    return [high - low for low, high in zip([0, *edges], edges, strict=False)]


def moments(rng: Random, days: Sequence[date], total: int, today: date, so_far: int) -> list[datetime]:
    """Times of `total` events over `days` and of `so_far` more in the first minute of `today`, sorted.

    Today's lie in its first minute because the file must not show the future, whenever in the day it is made.
    """
    past = [at_hour(rng, day) for day, count in zip(days, spread(rng, days, total), strict=True) for _ in range(count)]
    return sorted([*past, *(first_minute(rng, today) for _ in range(so_far))])


def at_hour(rng: Random, day: date) -> datetime:
    """A moment of the day, by the shop's busy hours."""
    hour = bisect(HOURS, rng.random() * HOURS[-1])
    return datetime.combine(day, time(hour, rng.randrange(60), rng.randrange(60)))


def first_minute(rng: Random, day: date) -> datetime:
    """A moment in the first minute of the day."""
    return datetime.combine(day, time(0, 0, rng.randrange(FIRST_MINUTE_S)))


def hours(number: float) -> timedelta:
    """That many hours, in whole seconds."""
    return timedelta(seconds=int(number * 3_600))


def pick(rng: Random, weighted: Mapping[T, float]) -> T:
    """One key, by the weights."""
    return rng.choices(list(weighted), list(weighted.values()))[0]


def quarter(amount: float) -> float:
    """Money, rounded to a quarter. Sums of quarters are exact in binary floating point, which is all that SQLite has for decimals: a
    total never reads 1234.5600000000002."""
    return round(amount * 4) / 4


def text(moment: datetime | None) -> str | None:
    """As stored: `2024-01-08 09:30:00`."""
    return None if moment is None else moment.isoformat(sep=" ")
