"""English forms of the words in names: plurals, singulars, articles."""

from __future__ import annotations

import re
from types import MappingProxyType

_IRREGULAR = MappingProxyType(
    {
        "person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet", "mouse": "mice", "staff": "staff",
        "series": "series", "species": "species", "personnel": "personnel", "equipment": "equipment", "information": "information",
        "news": "news", "data": "data", "history": "history", "inventory": "inventory", "music": "music", "criterion": "criteria",
        "analysis": "analyses", "attendance": "attendance", "faculty": "faculty", "furniture": "furniture", "stock": "stock",
        "aircraft": "aircraft", "weather": "weather", "media": "media", "life": "lives", "wife": "wives", "leaf": "leaves",
    }
)  # fmt: skip
_BACK = MappingProxyType({many: one for one, many in _IRREGULAR.items()})
_WITH_TAIL = re.compile(r"(.+?) ((?:of|for|in|to|by|with|from) .+)")
"""`product for hire`: the noun before the preposition is the one that changes."""
_KEEPS_S = ("ss", "us", "is", "series", "species", "news", "chassis", "gas", "canvas")


def plural(noun: str) -> str:
    """`noun` in the plural; of several words the last one changes: `order item` → `order items`."""
    if match := _WITH_TAIL.match(noun):
        return f"{plural(match[1])} {match[2]}"
    head, _, last = noun.rpartition(" ")
    return f"{head} {_plural(last)}".strip()


def singular(noun: str) -> str:
    """`noun` in the singular; of several words the last one changes."""
    if match := _WITH_TAIL.match(noun):
        return f"{singular(match[1])} {match[2]}"
    head, _, last = noun.rpartition(" ")
    return f"{head} {_singular(last)}".strip()


def is_countable(noun: str) -> bool:
    """Can one say "how many" of it and hear a plural? Not of `inventory` or `history`."""
    last = noun.rpartition(" ")[2]
    return _IRREGULAR.get(last) != last or last in ("staff", "series", "species", "aircraft")


def article(noun: str) -> str:
    """`a` or `an`, by the first letter: near enough for names of tables."""
    return "an" if noun[:1].lower() in "aeio" or noun.lower().startswith(("un", "hour")) else "a"


def _plural(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _BACK or (word.endswith("s") and not word.endswith(_KEEPS_S)):
        return word
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _singular(word: str) -> str:
    if word in _BACK:
        return _BACK[word]
    if word in _IRREGULAR or word.endswith(_KEEPS_S) or len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4 and word not in ("movies", "cookies", "selfies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "uses")) and word not in (
        "houses",
        "causes",
        "clauses",
        "courses",
    ):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word
