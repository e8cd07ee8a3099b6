"""Which tables a question may be about, the likeliest first."""

from __future__ import annotations

import heapq
from collections.abc import Collection

from aifordb.core import LinkedQuestion

from .census import Census, Known
from .relevance import Gains

BEST, BEST_OF_WORD = 60, 12
"""Tables that are looked at one against another: so many of the best for the whole question, and for each of its words."""
COPY, ASKED = 0.6, 1.5
"""What a copy counts (`archive.orders`, `orders_bak`), and one whose every mark the question says."""
ALIKE, AGAIN = 0.6, 0.35
"""Share of columns that two tables have in common if they hold the same things, and what the second of them counts."""
LINKED, TIMED = 1.25, 1.1
"""What a table counts that joins to one of the first, and one that has a time where the question has one."""
ANSWERED = 0.6
"""How much less a word counts once a table has it for sure."""
FIRST = 5
MOST_TABLES = 16
LEAST = 0.15
"""What a table behind the first must have of what the best has."""


def chosen_tables(linked: LinkedQuestion, census: Census, gains: Gains) -> list[str]:
    """Keys of at most `MOST_TABLES` tables: each is the one that has most of what those before it lack.

    Where no word fits any table: those that most others refer to.
    """
    if not gains:
        return heapq.nlargest(MOST_TABLES, census.tables, key=lambda table: (census.tables[table].standing, table))
    said = {word for token in linked.tokens for word in (token.stem, token.text.lower())}
    timed = any(mention.kind == "date" for mention in linked.mentions)
    counts = {table: _counts(census.tables[table], said, timed=timed) for table in gains}
    open_tables = _candidates(gains, counts)
    left = dict.fromkeys((at for own in gains.values() for at in own), 1.0)
    chosen: list[str] = []
    least = 0.0
    while open_tables and len(chosen) < MOST_TABLES:
        worth, best = max(
            (counts[table] * sum(gain * left[at] for at, gain in gains[table].items()), table) for table in open_tables
        )
        if len(chosen) >= FIRST and worth < least:
            break
        least = max(least, LEAST * worth)
        open_tables.remove(best)
        chosen.append(best)
        for at, gain in gains[best].items():
            left[at] *= 1.0 - ANSWERED * min(gain, 1.0)
        _recount(counts, open_tables, census, best, first=len(chosen) <= FIRST)
    return chosen


def _counts(known: Known, said: set[str], *, timed: bool) -> float:
    """What a table counts by itself, before any is chosen."""
    counts = known.standing
    if known.marks:
        # A year alone asks for no copy: "orders of 2021" are in the table of orders, "archived orders of 2021" are not.
        words = {mark for mark in known.marks if not mark.isdigit()} or known.marks
        counts *= ASKED if known.marks <= said else 1.0 if words <= said else COPY
    return counts * TIMED if timed and known.timed else counts


def _candidates(gains: Gains, counts: dict[str, float]) -> list[str]:
    by_word: dict[int, list[tuple[float, str]]] = {}
    for table, own in gains.items():
        for at, gain in own.items():
            by_word.setdefault(at, []).append((gain * counts[table], table))
    best = heapq.nlargest(BEST, gains, key=lambda table: (counts[table] * sum(gains[table].values()), table))
    of_words = [table for pairs in by_word.values() for _, table in heapq.nlargest(BEST_OF_WORD, pairs)]
    return [*dict.fromkeys((*best, *of_words))]


def _recount(counts: dict[str, float], tables: Collection[str], census: Census, chosen: str, *, first: bool) -> None:
    """After a table is chosen those that join to it count more, once, and those with the same columns less."""
    known = census.tables[chosen]
    for table in tables:
        if first and table in known.around:
            counts[table] *= LINKED
        if _alike(known.telling, census.tables[table].telling):
            counts[table] *= AGAIN


def _alike(mine: frozenset[str], its: frozenset[str]) -> bool:
    """Do two tables have most of their columns in common, those aside that every table has?"""
    return bool(mine and its) and len(mine & its) >= ALIKE * len(mine | its)
