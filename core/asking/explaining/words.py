"""Numbers, dates and lists in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation

from sqlglot import exp

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?)?\Z")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LONGEST = 60
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_LABEL = re.compile(r"(?:year|yr|id|code|zip|key|nr|(?:^|[._ ])no|number)s?\Z|\A(?:the )?year of ", re.I)


class Unsayable(Exception):
    """The statement holds something that has no words; the general sentence is said instead."""


def listed(items: Sequence[str], last: str = "and") -> str:
    """`a, b and c`.

    :raises Unsayable: there is nothing to list.
    """
    if not items:
        raise Unsayable
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"


def number(text: str) -> str:
    """With thousands separators: `1,234.5`."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    whole = value == value.to_integral_value() and "e" not in text.lower() and "." not in text
    return f"{int(value):,}" if whole else f"{value:,f}"


def moment(text: str) -> str | None:
    """`Monday 8 January 2024`, with ` at 09:30` where a time is given; None if `text` is no ISO date."""
    match = _ISO.match(text)
    if match is None:
        return None
    try:
        day = datetime.fromisoformat(match[1])
    except ValueError:
        return None
    said = f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"
    seconds = match[3] if match[3] not in (None, ":00") else ""
    return f"{said} at {match[2]}{seconds}" if match[2] else said


def quoted(text: str) -> str:
    """A text as it is stored, in quotation marks; cut where it is long."""
    return f'"{shortened(text)}"'


def shortened(text: str) -> str:
    """On one line, at most 60 characters."""
    line = " ".join(text.split()) if "\n" in text else text
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def bare(node: exp.Expr) -> exp.Expr:
    """Without its parentheses; a sub-query keeps its own."""
    while isinstance(node, exp.Paren):
        node = node.this
    return node


def is_label(subject: str, digits: str = "") -> bool:
    """Are the numbers of `subject` names rather than amounts, so that they are written without separators: years, ids, codes?

    :param digits: the number; one that may be a year is taken for one, as `founded is 1880` reads better than `1,880`.
    """
    return _LABEL.search(subject) is not None or _YEAR.match(digits) is not None


def counted(amount: str, noun: str) -> str:
    """`1 row`, `3 rows`."""
    return f"{amount} {noun}" if amount == "1" else f"{amount} {noun}s"
