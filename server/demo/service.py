"""What follows a sale: returns, reviews and questions to the support."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from random import Random

from .chance import Row, at_hour, dice, first_minute, hours, moments, pick, text
from .people import Customer
from .sales import Item, Order
from .vocabulary import PRIORITIES, RETURN_REASONS, REVIEW_TEXTS, TICKET_TOPICS

RETURN_SHARE, REVIEW_SHARE, TICKETS = 0.055, 0.21, 1_500
TOPIC_SHARES = {topic: share for topic, (share, _) in TICKET_TOPICS.items()}


def returns(seed: int, orders: Sequence[Order], today: date) -> list[Row]:
    """Items sent back within a month of delivery, oldest first."""
    rng = dice(seed, "returns")
    rows: list[Row] = []
    for moment, _, item in _after_delivery(rng, orders, today, RETURN_SHARE):
        days_ago = (today - moment.date()).days
        status = "requested" if days_ago < 3 else rng.choices(("refunded", "approved", "rejected"), (80, 12, 8))[0]
        amount = item.quantity * item.product.price
        rows.append((len(rows) + 1, item.id, pick(rng, RETURN_REASONS), status, amount, text(moment)))
    return rows


def reviews(seed: int, orders: Sequence[Order], today: date) -> list[Row]:
    """Ratings by people who got the product, oldest first; a third writes nothing."""
    rng = dice(seed, "reviews")
    rows: list[Row] = []
    for moment, order, item in _after_delivery(rng, orders, today, REVIEW_SHARE):
        rating = min(5, max(1, round(rng.gauss(item.product.quality, 0.9))))
        comment = rng.choice(REVIEW_TEXTS[rating]) if rng.random() < 0.67 else None
        rows.append((len(rows) + 1, item.product.id, order.customer_id, rating, comment, text(moment)))
    return rows


def _after_delivery(
    rng: Random, orders: Sequence[Order], today: date, share: float
) -> Iterator[tuple[datetime, Order, Item]]:
    """A share of all delivered items with a moment 1–28 days later, sorted; some of the latest fall on yesterday and today."""
    events = []
    end = datetime.combine(today, datetime.min.time())
    for order in orders:
        if order.delivered_at is None:
            continue
        for item in order.items:
            moment = at_hour(rng, order.delivered_at.date() + timedelta(days=rng.randrange(1, 29)))
            if rng.random() < share and moment < end:
                events.append((moment, order, item))
    yesterday = today - timedelta(days=1)
    arrived = [order for order in orders[-400:] if order.delivered_at and order.delivered_at.date() < yesterday]
    late = [(order, order.items[0]) for order in arrived[-5:]]
    events += [(at_hour(rng, yesterday), order, item) for order, item in late[:3]]
    events += [(first_minute(rng, today), order, item) for order, item in late[3:]]
    yield from sorted(events, key=lambda event: (event[0], event[2].id))


def tickets(seed: int, days: Sequence[date], today: date, buyers: Sequence[Customer]) -> list[Row]:
    """Oldest first. A ticket takes hours to days; what is not done by the start of today is open or waits for the customer."""
    rng = dice(seed, "support_tickets")
    rows: list[Row] = []
    joined = [buyer.created_at.date() for buyer in buyers]
    end = datetime.combine(today, datetime.min.time())
    for moment in moments(rng, days[1:], TICKETS, today, so_far=2):
        buyer = buyers[int(bisect_left(joined, moment.date()) * rng.random())]
        topic = pick(rng, TOPIC_SHARES)
        closed = moment + hours(2 + rng.expovariate(1 / 80))
        done = closed < end
        status = rng.choice(("solved", "closed")) if done else rng.choices(("open", "pending"), (7, 3))[0]
        subject = rng.choice(TICKET_TOPICS[topic][1])
        rows.append(
            (len(rows) + 1, buyer.id, topic, subject, pick(rng, PRIORITIES), status, text(moment),
             text(closed) if done else None)
        )  # fmt: skip
    return rows
