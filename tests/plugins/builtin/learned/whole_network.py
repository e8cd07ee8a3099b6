"""A network of random numbers that knows the whole language: all symbols, places and relations, a few numbers wide."""

from __future__ import annotations

import numpy as np
from aifordb.plugins.llm.builtin.learned.grammar import PLACES, SYMBOL_ID, SYMBOLS
from aifordb.plugins.llm.builtin.learned.network import NAMES, QUESTIONS
from aifordb.plugins.llm.builtin.learned.question_side import WORD_FLAGS
from aifordb.plugins.llm.builtin.learned.relations import RELATIONS
from aifordb.plugins.llm.builtin.learned.schema_side import KINDS
from aifordb.plugins.llm.builtin.learned.weights import Weights
from small_network import HEADS, WIDTH, Arrays, language_model, parser

LANGUAGE_WIDTH = 12
EAGER = 6
"""How much likelier than by chance it is to end."""
LONGEST = 40
"""Actions of a sequence at most."""


def arrays(seed: int = 1, *, fitted: bool = True) -> Arrays:
    """All arrays of a network, with two language models or (not `fitted`) one."""
    random = np.random.default_rng(seed)
    sizes = {"typ": len(KINDS), "flag": 2 * WORD_FLAGS, "se": len(PLACES), "pe": LONGEST}
    found = parser(seed) | {"inp.weight": _normal(random, WIDTH, 2 * LANGUAGE_WIDTH)} | _language(NAMES, random)
    found |= {f"{name}.weight": _normal(random, rows, WIDTH) for name, rows in sizes.items()}
    found |= {"fe": _normal(random, len(SYMBOLS), WIDTH)}
    found |= {"of.weight": _normal(random, len(SYMBOLS), WIDTH), "of.bias": _normal(random, len(SYMBOLS))}
    # Left to chance, a sequence seldom ends.
    found["of.bias"][SYMBOL_ID["end"]] += EAGER
    for at in range(2):
        found[f"enc.{at}.rk"] = _normal(random, HEADS, len(RELATIONS), WIDTH // HEADS)
        found[f"enc.{at}.rb"] = _normal(random, HEADS, len(RELATIONS))
    if fitted:
        found |= {name: array for name, array in _language(QUESTIONS, random).items() if name != f"{QUESTIONS}we"}
    return found


def weights(seed: int = 1, *, fitted: bool = True) -> Weights:
    """The arrays as a network takes them."""
    return Weights(arrays(seed, fitted=fitted), {})


def _language(prefix: str, random: np.random.Generator) -> Arrays:
    """The small language model, wide enough for twelve heads and with places for longer texts."""
    wide = {WIDTH: LANGUAGE_WIDTH, 3 * WIDTH: 3 * LANGUAGE_WIDTH, 20: 100}
    shapes = {name: array.shape for name, array in language_model(prefix).items()}
    return {name: _normal(random, *(wide.get(size, size) for size in shape)) for name, shape in shapes.items()}


def _normal(random: np.random.Generator, *shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return random.normal(size=shape).astype(np.float32)
