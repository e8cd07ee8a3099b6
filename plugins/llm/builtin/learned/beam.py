"""Beam search through the grammar: the likeliest whole sequences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from .decoder import Decoder, log_probabilities
from .encoder import Memory
from .grammar import GRAMMAR, PLACE_ID, PLACES, POINTERS, SYMBOL_ID, SYMBOLS, Action, Walk

NOTHING = len(POINTERS)
"""Pointer kind of an item that may not be pointed at."""


@dataclass(frozen=True, slots=True)
class Written:
    """A whole sequence.

    :param score: logarithm of its probability.
    """

    actions: tuple[Action, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Open:
    """An unfinished sequence; `word` is the last word pointed at."""

    score: float
    actions: tuple[Action, ...]
    walk: Walk
    word: int = 0


@dataclass(frozen=True, slots=True)
class _Items:
    """Kinds of the items, and how many of them are words and columns."""

    pointers: NDArray[np.int64]
    words: int
    columns: int


@cache
def symbol_mask() -> NDArray[np.bool_]:
    """[places, symbols]: what the grammar allows."""
    mask = np.zeros((len(PLACES), len(SYMBOLS)), bool)
    for place, rules in GRAMMAR.items():
        for kind in rules:
            if kind in SYMBOL_ID:
                mask[PLACE_ID[place], SYMBOL_ID[kind]] = True
    return mask


@cache
def pointer_mask() -> NDArray[np.bool_]:
    """[places, kinds of pointers and nothing]: a word of a date is also a word."""
    mask = np.zeros((len(PLACES), len(POINTERS) + 1), bool)
    for place, rules in GRAMMAR.items():
        for at, kind in enumerate(POINTERS):
            mask[PLACE_ID[place], at] = kind in rules or (kind == "date" and "word" in rules)
    return mask


def search(decoder: Decoder, memory: Memory, pointers: NDArray[np.int64], words: int, width: int) -> list[Written]:
    """The likeliest sequences, best first, at most `width`.

    :param pointers: [N], kind of each item as a position in `POINTERS`, `NOTHING` for one that may not be pointed at.
    :param words: how many of the items are words; they come first, then the row, columns and tables.
    """
    items = _Items(pointers, words, int(np.count_nonzero(pointers == POINTERS.index("column"))))
    prefixes = decoder.start(memory)
    live = [_Open(0.0, (), Walk())]
    done: list[Written] = []
    previous = np.array([SYMBOL_ID["begin"]])
    parents: NDArray[np.int64] | None = None
    for _ in range(decoder.longest):
        places = np.array([PLACE_ID[one.walk.place or ""] for one in live])
        logits, prefixes = decoder.step(prefixes, previous, places, parents)
        scores = log_probabilities(logits, _allowed(live, places, pointers))
        scores += np.array([one.score for one in live], np.float32)[:, None]
        grown: list[_Open] = []
        came_from: list[int] = []
        chosen: list[int] = []
        for flat in _best(scores.ravel(), width):
            row, at = divmod(int(flat), scores.shape[1])
            one = _grown(live[row], _action(live[row], at, items), float(scores[row, at]))
            if one.walk.done:
                done.append(Written(one.actions, one.score))
            else:
                grown.append(one)
                came_from.append(row)
                chosen.append(at)
        done = sorted(done, key=lambda one: -one.score)[:width]
        bound = done[-1].score if len(done) == width else -np.inf
        kept = [place for place, one in enumerate(grown) if one.score > bound]
        if not kept:
            break
        live = [grown[place] for place in kept]
        previous, parents = np.array([chosen[p] for p in kept]), np.array([came_from[p] for p in kept])
    return done


def _allowed(live: list[_Open], places: NDArray[np.int64], pointers: NDArray[np.int64]) -> NDArray[np.bool_]:
    items = pointer_mask()[places][:, pointers]
    for row, one in enumerate(live):
        if one.walk.place == "last word":
            items[row, : one.word] = False
    return np.concatenate([symbol_mask()[places], items], 1)


def _best(scores: NDArray[np.float32], width: int) -> NDArray[np.int64]:
    """Positions of the best finite scores, best first."""
    count = min(width, scores.size)
    top = np.argpartition(-scores, count - 1)[:count]
    top = top[np.isfinite(scores[top])]
    return top[np.argsort(-scores[top], kind="stable")]


def _action(one: _Open, at: int, items: _Items) -> Action:
    """What position `at`, symbols first, then items, says after `one`."""
    if at < len(SYMBOLS):
        return Action(SYMBOLS[at])
    item = at - len(SYMBOLS)
    kind = POINTERS[int(items.pointers[item])]
    row, columns = items.words, items.columns
    start = {"word": 0, "date": 0, "star": row, "column": row + 1, "table": row + 1 + columns}[kind]
    if kind == "date" and "date" not in GRAMMAR[one.walk.place or ""]:
        kind = "word"
    return Action(kind, item - start)


def _grown(one: _Open, action: Action, score: float) -> _Open:
    word = action.at if action.kind == "word" else one.word
    return _Open(score, (*one.actions, action), one.walk.after(action.kind), word)
