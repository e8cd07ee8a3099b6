"""Examples put together as tensors."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from aifordb.plugins.llm.builtin.learned.grammar import POINTERS, SYMBOL_ID
from aifordb.plugins.llm.builtin.learned.relations import RELATION_ID, WORD_COLUMN
from aifordb.plugins.llm.builtin.learned.schema_side import KIND_ID
from torch import Tensor

from .data import Schema, Seen
from .network import Batch
from .vectors import Vectors

MOST_EXAMPLES = 28
MOST_CELLS = 2_000
"""Examples × items of a batch at most."""
_POINTER = {kind: at for at, kind in enumerate(POINTERS)}
_VALUES = [RELATION_ID[f"word column {how}"] for how in ("maybe value", "value")]
_VALUES_BACK = [RELATION_ID[f"column word {how}"] for how in ("maybe value", "value")]
_NONE, _NONE_BACK = RELATION_ID["word column none"], RELATION_ID["column word none"]


@dataclass(frozen=True, slots=True)
class Targets:
    """[B, T] each: the action before, the place, the first word allowed, the action wanted, and which are there."""

    previous: Tensor
    places: Tensor
    from_word: Tensor
    wanted: Tensor
    there: Tensor


def batches(seen: Sequence[Seen], rng: random.Random) -> list[list[Seen]]:
    """Batches of examples of like size, in random order."""
    ordered = sorted(seen, key=lambda one: one.example.size + 8 * rng.random())
    made: list[list[Seen]] = [[]]
    for one in ordered:
        if made[-1] and (len(made[-1]) >= MOST_EXAMPLES or one.example.size * (len(made[-1]) + 1) > MOST_CELLS):
            made.append([])
        made[-1].append(one)
    rng.shuffle(made)
    return [batch for batch in made if batch]


def collate(
    seen: Sequence[Seen],
    schemas: dict[str, Schema],
    vectors: Vectors,
    *,
    fitted: bool,
    rng: random.Random | None = None,
) -> Batch:
    """The inputs of some examples.

    :param fitted: the language model is fitted too: words' own vectors are left out, and their pieces are given.
    :param rng: given while fitting: some words are hidden, and some links between words and stored values dropped.
    """
    count, size = len(seen), max(one.example.size for one in seen)
    x = np.zeros((count, size, 768), np.float32)
    relations = np.zeros((count, size, size), np.int64)
    near = np.zeros((count, size, size), np.float32)
    kinds, flags = np.zeros((count, size), np.int64), np.zeros((count, size), np.int64)
    pointers = np.full((count, size), len(POINTERS))
    there = np.zeros((count, size), bool)
    for row, one in enumerate(seen):
        example, schema = one.example, schemas[one.example.schema]
        words, total = len(example.words), example.size
        kept = example.kept if example.kept is not None else slice(None)
        side_kinds = schema.side.kinds[kept]
        there[row, :total] = True
        relations[row, :total, :total] = example.relations
        if rng is not None:
            _drop_values(relations[row, :total, :total], words, rng)
        kinds[row, :words], kinds[row, words:total] = KIND_ID["word"], side_kinds
        flags[row, :words], flags[row, words:total] = example.flags, schema.side.flags[kept]
        pointers[row, :words] = np.where(example.dates, _POINTER["date"], _POINTER["word"])
        pointers[row, words:total] = np.where(
            side_kinds == KIND_ID["row"],
            _POINTER["star"],
            np.where(side_kinds == KIND_ID["table"], _POINTER["table"], _POINTER["column"]),
        )
        if not fitted:
            x[row, :words, :384] = one.text.context
        x[row, :words, 384:] = one.text.static
        x[row, words:total] = schema.vectors.vectors[kept]
        sims = vectors.near(example.words, example.weights, schema.vectors)[:, kept]
        near[row, :words, words:total], near[row, words:total, :words] = sims, sims.T
        if rng is not None:
            hidden = np.array([rng.random() < 0.05 for _ in range(total)])
            x[row, :total][hidden] = 0
    pieces, piece_there, piece_word = _pieces(seen, size)
    arrays = (x, kinds, flags, relations, near, there, pointers, pieces, piece_there, piece_word)
    return Batch(*map(torch.from_numpy, arrays))


def _drop_values(relations: np.ndarray, words: int, rng: random.Random) -> None:
    """Real databases hold values that no sample shows: the network must read values by where they stand, too."""
    if rng.random() < 0.7:
        return
    share = rng.choice((0.4, 1.0))
    block, back = relations[:words, words:], relations[words:, :words]
    for at, item in np.argwhere(np.isin(block, _VALUES)):
        if rng.random() < share:
            block[at, item], back[item, at] = _NONE, _NONE_BACK


def _pieces(seen: Sequence[Seen], size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    longest = max(len(one.pieces[0]) for one in seen)
    ids = np.zeros((len(seen), longest), np.int64)
    there = np.zeros((len(seen), longest), bool)
    word = np.full((len(seen), longest), size)
    for row, one in enumerate(seen):
        count = len(one.pieces[0])
        ids[row, :count], there[row, :count] = one.pieces[0], True
        word[row, :count] = np.where(one.pieces[1] >= 0, one.pieces[1], size)
    return ids, there, word


def targets(seen: Sequence[Seen]) -> Targets:
    """What should be written."""
    longest = max(len(one.example.target.actions) for one in seen)
    shape = (len(seen), longest)
    previous, places, from_word, wanted = (np.zeros(shape, np.int64) for _ in range(4))
    there = np.zeros(shape, np.float32)
    for row, one in enumerate(seen):
        target = one.example.target
        count = len(target.actions)
        previous[row, 0] = SYMBOL_ID["begin"]
        previous[row, 1:count] = target.actions[:-1]
        places[row, :count], from_word[row, :count] = target.places, target.from_word
        wanted[row, :count], there[row, :count] = target.actions, 1
    return Targets(*map(torch.from_numpy, (previous, places, from_word, wanted, there)))


__all__ = ["WORD_COLUMN", "Schema", "Seen", "Targets", "batches", "collate", "targets"]
