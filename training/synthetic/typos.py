"""Misspellings as fingers make them: one letter wrong, missing, doubled or swapped, in a word long enough to stay readable."""

from __future__ import annotations

import re
from random import Random

_WORD = re.compile(r"[A-Za-z]{5,}")
_NEIGHBOURS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk", "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip",
    "p": "o", "q": "w", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip
_KEPT = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "tomorrow",
        "month",
        "months",
        "week",
        "weeks",
        "quarter",
        "quarters",
        "years",
        "today",
        "since",
        "before",
        "after",
        "between",
        "until",
        "during",
        "first",
        "second",
        "third",
        "fourth",
    ]
)
"""Words of times: a wrong letter in them would change what linking reads."""


def misspelt(text: str, rng: Random) -> str:
    """`text` with one word misspelt, seldom two; quoted texts and words of times are left alone."""
    for _ in range(1 if rng.random() < 0.8 else 2):
        words = [
            m
            for m in _WORD.finditer(text)
            if m[0].lower() not in _KEPT
            and text[: m.start()].count('"') % 2 == 0
            and text[m.start() - 1 : m.start()] != "'"
        ]
        if not words:
            return text
        word = rng.choice(words)
        text = text[: word.start()] + _slip(word[0], rng) + text[word.end() :]
    return text


def _slip(word: str, rng: Random) -> str:
    """The first letter is seldom wrong (Pollock & Zamora 1984, CACM 27(4)), so it stays."""
    at = rng.randrange(1, len(word) - 1)
    match rng.choice(("swap", "drop", "drop", "double", "near")):
        case "swap":
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case "drop":
            return word[:at] + word[at + 1 :]
        case "double":
            return word[:at] + word[at] + word[at:]
        case _:
            return word[:at] + rng.choice(_NEIGHBOURS.get(word[at].lower(), word[at])) + word[at + 1 :]
