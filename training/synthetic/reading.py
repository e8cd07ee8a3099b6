"""Small readings of names and stored values, for telling what a column is for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from aifordb.core.contracts.catalog import Column
from aifordb.core.plan import Value

from .lexicon import FLAGS, NOMINAL, SHORT

TIME_WORDS = frozenset(["date", "time", "datetime", "timestamp", "at", "on", "dt", "day", "of", "the", "in", "ts"])
"""Words of a name that only say that it is a time."""


def spoken(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name as people say them."""
    return tuple(filter(None, (SHORT.get(word, word) for word in words))) or tuple(words)


def date_noun(words: Sequence[str], kept: Sequence[str]) -> str:
    """What a column of times is called: `order date` for `ordered_at` and `date_order`."""
    if words[0] in ("date", "time") and len(words) > 1 and words[1] in ("of", "in", "from", "to"):
        return " ".join(words)
    if tuple(kept[-2:]) in (("signed", "up"), ("sign", "up")):
        kept = (*kept[:-2], "sign-up")
    named = [NOMINAL.get(word, word) if word == kept[-1] else word for word in kept]
    last = "time" if words[-1] == "time" and len(words) > 1 else "date"
    return " ".join([*named, last])


BIRTH = frozenset(["birth", "born", "bdate", "dob", "birthday", "death"])
"""Words of times that are spoken of in years."""
ADJECTIVES = frozenset(
    [
        "active",
        "verified",
        "paid",
        "premium",
        "public",
        "private",
        "available",
        "deleted",
        "paperless",
        "smoker",
        "vegan",
        "urgent",
        "featured",
        "billable",
        "remote",
        "refundable",
        "returning",
    ]
)
FLAG_VALUES = frozenset(["y", "n", "yes", "no", "t", "f", "true", "false", "0", "1"])
"""Texts that stand for yes and no, lower case."""


def flag_values(column: Column) -> tuple[Value, Value] | None:
    """The values for yes and no that a column holds; None if it holds anything else."""
    if column.type == "boolean":
        return Value(True), Value(False)
    if column.type == "integer" and column.minimum == "0" and column.maximum == "1":
        return Value(1), Value(0)
    if column.type == "text" and column.values_complete and 1 <= len(column.values) <= 2:
        for yes, (_, no) in FLAGS.items():
            stored = {value.lower(): value for value in column.values}
            if set(stored) <= {yes, no.lower()} and yes in stored and no.lower() in stored:
                return Value(stored[yes]), Value(stored[no.lower()])
    return None


def all_digits(values: Sequence[str]) -> bool:
    """Are most of the texts numbers?"""
    return sum(value.replace(".", "").replace("-", "").isdigit() for value in values[:50]) * 2 > len(values[:50])


def day_of(text: str | None) -> date | None:
    """The day that a stored time begins with; None if it is none."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def number_of(text: str | None) -> float | None:
    """A stored number; None if it is none."""
    try:
        return None if text is None else float(text)
    except ValueError:
        return None
