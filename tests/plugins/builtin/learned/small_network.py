"""A language model and a parser's network of random numbers, small enough to work out by hand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

VOCABULARY = (
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "how",
    "many",
    "order",
    "##s",
    "cust",
    "##omer",
    "name",
    "?",
    "un",
    "##it",
)
HEADS = 2
WIDTH = 8
SYMBOLS, STATES, PLACES, KINDS, FLAGS, RELATIONS = 5, 4, 6, 3, 4, 7
Arrays = dict[str, NDArray[np.float32]]


def language_model(prefix: str = "lm.", seed: int = 0) -> Arrays:
    """Two layers of width 8."""
    make = _Maker(seed)
    make.array("we", len(VOCABULARY), WIDTH)
    make.array("pe", 20, WIDTH)
    make.array("te", 2, WIDTH)
    make.norm("ln")
    for at in range(2):
        make.linear(f"L.{at}.qkv", WIDTH, 3 * WIDTH)
        make.linear(f"L.{at}.o", WIDTH, WIDTH)
        make.norm(f"L.{at}.ln1")
        make.linear(f"L.{at}.f1", WIDTH, 12)
        make.linear(f"L.{at}.f2", 12, WIDTH)
        make.norm(f"L.{at}.ln2")
    return {prefix + name: array for name, array in make.arrays.items()}


def parser(seed: int = 1) -> Arrays:
    """Two layers of encoder and two of decoder, for word vectors of 16 numbers."""
    make = _Maker(seed)
    make.linear("inp", 2 * WIDTH, WIDTH)
    for name, rows in (("typ", KINDS), ("flag", FLAGS), ("se", STATES), ("pe", PLACES)):
        make.array(f"{name}.weight", rows, WIDTH)
    make.array("fe", SYMBOLS, WIDTH)
    for name in ("nin", "nenc", "nd"):
        make.norm(name)
    for name, out in (("ie", WIDTH), ("of", SYMBOLS), ("oq", WIDTH), ("ok", WIDTH)):
        make.linear(name, WIDTH, out)
    for at in range(2):
        make.array(f"enc.{at}.rk", HEADS, RELATIONS, WIDTH // HEADS)
        make.array(f"enc.{at}.rb", HEADS, RELATIONS)
        make.array(f"enc.{at}.sw", HEADS)
        _layer(make, f"enc.{at}", {"qkv": 3, "o": 1}, ("n1", "n2"))
        _layer(make, f"dec.{at}", {"qkv": 3, "o": 1, "cq": 1, "ckv": 2, "co": 1}, ("n1", "n2", "n3"))
    return make.arrays


def _layer(make: _Maker, prefix: str, linears: dict[str, int], norms: tuple[str, ...]) -> None:
    for name, parts in linears.items():
        make.linear(f"{prefix}.{name}", WIDTH, parts * WIDTH)
    make.linear(f"{prefix}.f1", WIDTH, 12)
    make.linear(f"{prefix}.f2", 12, WIDTH)
    for name in norms:
        make.norm(f"{prefix}.{name}")


class _Maker:
    def __init__(self, seed: int) -> None:
        self.arrays: Arrays = {}
        self._random = np.random.default_rng(seed)

    def array(self, name: str, *shape: int) -> None:
        self.arrays[name] = self._random.normal(size=shape).astype(np.float32)

    def linear(self, name: str, inputs: int, outputs: int) -> None:
        self.array(f"{name}.weight", outputs, inputs)
        self.array(f"{name}.bias", outputs)

    def norm(self, name: str) -> None:
        self.array(f"{name}.weight", WIDTH)
        self.array(f"{name}.bias", WIDTH)
