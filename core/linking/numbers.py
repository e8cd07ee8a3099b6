"""Numbers in a question: digits, words, thousands and millions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..contracts.linked import Token

_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_SUFFIXES = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000, "bn": 1_000_000_000}
_DIGITS = re.compile(r"(\d[\d,]*(?:\.\d+)?)(k|m|bn|b)?", re.I)

LARGEST = 1e18
"""No database stores larger whole numbers exactly (64 bits), so longer digits are a text, or nonsense."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number over the tokens `first`…`last`. `spelled` in words, and so possibly no number at all ("the one with")."""

    first: int
    last: int
    value: float
    spelled: bool = False


def find_numbers(tokens: Sequence[Token]) -> list[Number]:
    """Every number of the question, left to right, none inside another."""
    found: list[Number] = []
    at = 0
    while at < len(tokens):
        number = _number_at(tokens, at)
        if number is None:
            at += 1
        else:
            found.append(number)
            at = number.last + 1
    return found


def _number_at(tokens: Sequence[Token], at: int) -> Number | None:
    token = tokens[at]
    if token.quoted:
        return None
    digits = _DIGITS.fullmatch(token.text)
    if digits is not None:
        value = float(digits[1].replace(",", "")) * _SUFFIXES.get((digits[2] or "").lower(), 1)
        value, last = _scaled(tokens, at, value)
        if value > LARGEST:
            return None
        return Number(at, last, -value if _negative(tokens, at) else value)
    word = token.text.lower()
    if word in _TENS:
        value, last = float(_TENS[word]), at
        follower = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
        if 1 <= _UNITS.get(follower, 0) <= 9:
            value, last = value + _UNITS[follower], at + 1
        value, last = _scaled(tokens, last, value)
        return Number(at, last, value, spelled=True)
    if word in _UNITS:
        value, last = _scaled(tokens, at, float(_UNITS[word]))
        return Number(at, last, value, spelled=True)
    if word in ("dozen", "hundred", "thousand", "million", "billion"):
        return Number(at, at, float(_SCALES[word]), spelled=True)
    return None


def _scaled(tokens: Sequence[Token], last: int, value: float) -> tuple[float, int]:
    while last + 1 < len(tokens) and tokens[last + 1].text.lower() in _SCALES:
        last += 1
        value *= _SCALES[tokens[last].text.lower()]
    return value, last


def _negative(tokens: Sequence[Token], at: int) -> bool:
    """A minus right before the digits that nothing stands right before."""
    if at == 0 or tokens[at - 1].text not in ("-", "−") or tokens[at - 1].end != tokens[at].start:
        return False
    return at == 1 or tokens[at - 2].end != tokens[at - 1].start
