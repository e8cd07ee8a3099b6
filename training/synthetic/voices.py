"""How the same question sounds from different people: polite, chatty, terse, without capitals or signs, misspelt."""

from __future__ import annotations

import re
from random import Random

from .template import Form, fill
from .typos import misspelt

_WRAPPED: dict[Form, tuple[str, ...]] = {
    "q": (
        "{x}", "{x}", "{x}", "{x}", "{x}", "{x}", "{x}", "(can|could) you (tell me|check|show me|find out) {x}", "(do you know|any idea) {x}", "tell me {x}",
        "please tell me {x}", "i (want|need|would like) to know {x}", "i'd like to know {x}", "(hey|hi), {x}", "(hey|hi) [there], can you tell me {x}", "quick question: {x}",
        "(show|give) me {x}", "(let me know|find out) {x}", "{x}, please", "i wonder {x}", "ok so {x}", "just wondering, {x}", "we need to know {x}",
    ),
    "Q": ("{x}", "{x}", "{x}", "{x}", "{x}", "(hey|hi), {x}", "quick one: {x}", "so {x}", "{x}, please", "quick question: {x}"),
    "np": (
        "{x}", "{x}", "{x}", "{x}", "show [me] [the] {x}", "show [me] [the] {x}", "give me [the] {x}", "list [the] {x}", "what {are} the {x}", "what {were} the {x}", "i need [the] {x}", "i want to see [the] {x}",
        "(can|could) (you|i) (see|get|have|pull) [the] {x}", "please (show|list|give me) [the] {x}", "{x} please", "(display|get|find|fetch|pull up) [the] {x}", "i'd like [to see] [the] {x}",
        "let's see [the] {x}", "let me see [the] {x}", "can you (show|give|get) me [the] {x}", "could you please show me [the] {x}", "(hey|hi), can you show me [the] {x}", "need [the] {x}",
        "(looking for|i'm looking for) [the] {x}", "we need [the] {x} for a report", "what about [the] {x}",
    ),
    "np1": (
        "{x}", "{x}", "{x}", "what is the {x}", "what is the {x}", "what's the {x}", "what was the {x}", "show [me] [the] {x}", "give me [the] {x}", "tell me the {x}", "i need [the] {x}", "calculate the {x}",
        "(can|could) you (tell|give|show) me the {x}", "please (show|give) me the {x}", "{x} please", "(get|find|display|compute) [the] {x}", "i'd like to know the {x}", "what would be the {x}",
        "do you know the {x}", "(hey|hi), what's the {x}", "need the {x}", "do you have the {x}",
    ),
    "do": (
        "{x}", "{x}", "{x}", "{x}", "please {x}", "please {x}", "{x} please", "(can|could) you {x}", "could you please {x}", "(can|could) you {x} for me", "i need you to {x}", "(hey|hi), can you {x}",
        "would you {x}", "{x}, thanks", "i'd like you to {x}",
    ),
    "kw": ("{x}",),
}  # fmt: skip
_ASKS = re.compile(
    r"^(how|what|which|who|when|where|in what|in which|on which|on what|at which|at what|can|could|do|does|would|is|are|any idea|tell me how)\b",
    re.I,
)
_SINGULAR = re.compile(
    r"(total|average|avg|mean|typical|number|count|sum|share|percentage|percent|proportion|breakdown|comparison|difference|distribution|ranking|"
    r"revenue|turnover|income|quantity|list|highest|lowest|maximum|minimum|max|min|largest \w+ (of|by|per)|(daily|weekly|monthly|quarterly|yearly|annual) "
    r"(number|count|total|average|revenue|turnover|income|quantity))\b|(\w+ )?\w+ (count|total|quantity|volume|revenue|amount)\b",
    re.I,
)
"""Noun phrases that take "is"."""
_ARTICLES = re.compile(r"\b(the|a|an) ", re.I)


def voiced(form: Form, text: str, rng: Random) -> str:
    """`text` as somebody says it.

    :param form: what kind of phrase it is.
    """
    one = _SINGULAR.match(text) is not None
    slots = {"x": (text,), "are": ("is" if one else "are",), "were": ("was" if one else "were",)}
    said = fill(rng.choice(_WRAPPED[form]), slots, rng) or text
    if rng.random() < 0.06 and form != "kw":
        said = _ARTICLES.sub("", said)
    said = _dressed(said, rng)
    return misspelt(said, rng) if rng.random() < 0.12 else said


def _dressed(text: str, rng: Random) -> str:
    """Capitals and signs, as carefully as the writer feels like."""
    chance = rng.random()
    asks = _ASKS.match(text) is not None or ", can you" in text or ": how" in text or ", how" in text
    if chance < 0.5:
        return text[0].upper() + text[1:] + ("?" if asks else rng.choice(("", "", ".")))
    if chance < 0.62:
        return text + ("?" if asks else "")
    if chance < 0.72:
        return text[0].upper() + text[1:]
    return _lowered(text) if chance < 0.9 else text


def _lowered(text: str) -> str:
    """Lower case, but for what stands in quotes."""
    return re.sub(r"'[^']*'|\"[^\"]*\"|[^'\"]+", lambda m: m[0] if m[0][0] in "'\"" else m[0].lower(), text)
