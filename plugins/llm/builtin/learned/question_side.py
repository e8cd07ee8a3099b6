"""The question as the network sees it: its words, their flags, and how each stands to each item of the schema."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from aifordb.core import LinkedQuestion, Mention
from aifordb.core.linking.lexicon import STOP
from numpy.typing import NDArray

from .relations import REACH, RELATION_ID, WORD_COLUMN, WORD_TABLE
from .schema_side import SchemaSide

LONGEST = 80
"""Words of a question that the network reads; more are cut off."""
LONGEST_NAME = 6
NUMBER, CAPITAL, DATE, QUOTED = 1, 2, 4, 8
WORD_FLAGS = 16
"""Flags of words stand after those of items: `WORD_FLAGS` + bits."""
STOP_WEIGHT = 0.3
"""Weight of a stop word's nearness in meaning to names."""
_LEVEL_OF_COLUMN = {how: at for at, how in enumerate(WORD_COLUMN)}
_LEVEL_OF_TABLE = {how: at for at, how in enumerate(WORD_TABLE)}


@dataclass(frozen=True, slots=True)
class QuestionSide:
    """One question over one schema. L is the number of its words, M that of the schema's items.

    :param words: as written.
    :param flags: [L].
    :param dates: [L], true for words of a time.
    :param weights: [L], how much a word's nearness in meaning counts.
    :param relations: [L + M, L + M] positions in `RELATIONS`.
    """

    words: tuple[str, ...]
    flags: NDArray[np.int64]
    dates: NDArray[np.bool_]
    weights: NDArray[np.float32]
    relations: NDArray[np.uint8]


def question_side(linked: LinkedQuestion, schema: SchemaSide) -> QuestionSide:
    """What the network reads of a linked question."""
    tokens = linked.tokens[:LONGEST]
    size = len(tokens)
    dates = np.zeros(size, bool)
    numbers = np.zeros(size, bool)
    for mention in linked.mentions:
        if mention.kind == "date":
            dates[mention.first : mention.last + 1] = True
        elif mention.kind == "number":
            numbers[mention.first : mention.last + 1] = True
    capitals = np.array([at > 0 and token.text[:1].isupper() for at, token in enumerate(tokens)], bool)
    quoted = np.array([token.quoted for token in tokens], bool)
    flags = WORD_FLAGS + NUMBER * numbers + CAPITAL * capitals + DATE * dates + QUOTED * quoted
    weights = np.array([STOP_WEIGHT if token.text.lower() in STOP else 1.0 for token in tokens], np.float32)
    relations = _relations(_levels(linked, schema, size, dates), schema)
    return QuestionSide(tuple(token.text for token in tokens), flags.astype(np.int64), dates, weights, relations)


def _levels(linked: LinkedQuestion, schema: SchemaSide, size: int, dates: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """[L, M]: how each word stands to each item, as a position in `WORD_COLUMN` or `WORD_TABLE`."""
    levels = np.zeros((size, schema.items.count), np.uint8)
    tokens = linked.tokens[:size]
    for at in np.flatnonzero(dates).tolist():
        levels[at, list(schema.times)] = _LEVEL_OF_COLUMN["time"]
    stems = [token.stem for token in tokens]
    for at, one in enumerate(stems):
        for item in schema.part.get(one, ()):
            levels[at, item] = max(levels[at, item], _LEVEL_OF_TABLE["part"])
        for last in range(at, min(at + LONGEST_NAME, size)):
            for item in schema.whole.get(tuple(stems[at : last + 1]), ()):
                if last > at or tokens[at].text.lower() not in STOP:
                    levels[at : last + 1, item] = _LEVEL_OF_TABLE["name"]
    for mention in linked.mentions:
        if mention.table is not None and mention.first < size:
            _raise(levels, mention, schema)
    return levels


def _raise(levels: NDArray[np.uint8], mention: Mention, schema: SchemaSide) -> None:
    items = schema.items
    if mention.column is None:
        found = items.table_at.get(mention.table or "")
        item = None if found is None else 1 + len(items.columns) + found
    else:
        found = items.column_at.get((mention.table or "", mention.column))
        item = None if found is None else 1 + found
    if item is None:
        return
    if mention.kind == "value":
        level = _LEVEL_OF_COLUMN["value" if mention.score >= 0.8 else "maybe value"]
    elif mention.how in ("synonym", "comment"):
        level = _LEVEL_OF_TABLE["alias"]
    else:
        level = _LEVEL_OF_TABLE["name" if mention.score >= 0.9 else "part"]
    span = levels[mention.first : mention.last + 1, item]
    np.maximum(span, level, out=span)


def _relations(levels: NDArray[np.uint8], schema: SchemaSide) -> NDArray[np.uint8]:
    size, count = levels.shape
    columns = 1 + len(schema.items.columns)
    found = np.empty((size + count, size + count), np.uint8)
    places = np.arange(size)
    distance = np.clip(places[None] - places[:, None], -REACH, REACH)
    found[:size, :size] = RELATION_ID["word +0"] + distance
    found[:size, size : size + columns] = RELATION_ID["word column none"] + levels[:, :columns]
    found[:size, size + columns :] = RELATION_ID["word table none"] + levels[:, columns:]
    found[size : size + columns, :size] = RELATION_ID["column word none"] + levels[:, :columns].T
    found[size + columns :, :size] = RELATION_ID["table word none"] + levels[:, columns:].T
    found[size:, size:] = schema.relations
    return found
