"""Customers with their addresses, and the users who signed up for the shop's app."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from .chance import Row, dice, moments, pick, text
from .vocabulary import COUNTRIES, FIRST_NAMES, LAST_NAMES, PLANS, STREETS

CUSTOMERS, USERS = 3_500, 6_000
MAIL_DOMAINS = ("example.com", "example.org", "example.net")
COUNTRY_SHARES = {country: share for country, (share, _) in COUNTRIES.items()}


@dataclass(frozen=True, slots=True)
class Customer:
    """A buyer. `orders` says whether this one ever buys: some only sign up."""

    id: int
    first_name: str
    last_name: str
    email: str
    country: str
    city: str
    created_at: datetime

    @property
    def orders(self) -> bool:
        return self.id % 8 != 0

    def row(self) -> Row:
        return (self.id, self.first_name, self.last_name, self.email, self.country, self.city, text(self.created_at))


def customers(seed: int, days: Sequence[date], today: date) -> list[Customer]:
    """Oldest first."""
    rng = dice(seed, "customers")
    times = moments(rng, days, CUSTOMERS, today, so_far=2)
    return [_customer(rng, number, moment) for number, moment in enumerate(times, start=1)]


def _customer(rng: Random, number: int, moment: datetime) -> Customer:
    first, last, email = _person(rng, number)
    country = pick(rng, COUNTRY_SHARES)
    return Customer(number, first, last, email, country, _city(rng, country), moment)


def _person(rng: Random, number: int) -> tuple[str, str, str]:
    first, last = rng.choice(FIRST_NAMES), rng.choice(LAST_NAMES)
    return first, last, f"{first}.{last}{number}@{rng.choice(MAIL_DOMAINS)}".lower()


def _city(rng: Random, country: str) -> str:
    cities = COUNTRIES[country][1]
    return cities[min(int(rng.expovariate(0.9)), len(cities) - 1)]


def addresses(seed: int, buyers: Sequence[Customer]) -> list[Row]:
    """A billing address for everyone, and for one in four another to ship to, in the same country."""
    rng = dice(seed, "addresses")
    rows: list[Row] = []
    for buyer in buyers:
        places = [("billing", buyer.city)]
        if rng.random() < 0.25:
            places.append(("shipping", _city(rng, buyer.country)))
        for kind, city in places:
            street = f"{rng.randrange(1, 180)} {rng.choice(STREETS)}"
            rows.append(
                (len(rows) + 1, buyer.id, kind, street, f"{rng.randrange(10_000, 99_999)}", city, buyer.country)
            )
    return rows


def users(seed: int, days: Sequence[date], today: date) -> list[Row]:
    """Sign-ups, oldest first. Everyone was seen between signing up and the start of today; half of them lately."""
    rng = dice(seed, "users")
    rows: list[Row] = []
    start_of_today = datetime.combine(today, datetime.min.time())
    for number, moment in enumerate(moments(rng, days, USERS, today, so_far=6), start=1):
        first, last, email = _person(rng, number)
        span = max(start_of_today - moment, timedelta())
        seen = moment + span * (1 - rng.random() ** 3)
        rows.append(
            (number, f"{first} {last}", email, pick(rng, PLANS), pick(rng, COUNTRY_SHARES), text(moment),
             text(seen.replace(microsecond=0)))
        )  # fmt: skip
    return rows
