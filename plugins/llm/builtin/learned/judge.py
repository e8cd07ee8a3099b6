"""Choosing among readings: which is the best, how likely each is right, and whether the database can answer at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from .reading_traits import TRAITS

READ = 0.65
"""A question that a pattern reads this surely, every word of it, is answered."""
SHARES = ("share of the odds", "share")
SURE_TRAITS: tuple[str, ...] = (*TRAITS, *SHARES)
GATE_TRAITS: tuple[str, ...] = (*TRAITS, "confidence")
LEAST_SHARE = 1e-4
STEP = 1e-6
"""Part by which a reading is less likely than the one before it at least, so that likelihoods tell the order."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Three models, linear in the traits: which reading of a question is the best; how likely a reading is right, if the database can answer the
    question at all; and, from the best reading, how likely it can.

    :param order: [traits]; the best reading has the most.
    :param weights: [sure traits], of a logistic model.
    :param gate: [gate traits], of a logistic model.
    :param least: a question less likely to be answerable than this is refused.
    """

    order: NDArray[np.float64]
    weights: NDArray[np.float64]
    gate: NDArray[np.float64]
    least: float

    @classmethod
    def read(
        cls, order: Mapping[str, float], judge: Mapping[str, float], gate: Mapping[str, float], least: float
    ) -> Self:
        """The judge with weights by trait.

        :raises KeyError: a trait has none.
        """
        return cls(
            np.array([order[trait] for trait in TRAITS]),
            np.array([judge[trait] for trait in SURE_TRAITS]),
            np.array([gate[trait] for trait in GATE_TRAITS]),
            least,
        )

    def confidence(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """How likely each reading of a question is right, 0–1; the best has the most.

        :param rows: [readings, traits] of its whole pool.
        """
        best_first = np.argsort(-(rows @ self.order), kind="stable")
        sure = logistic(with_shares(rows, self.order) @ self.weights)
        falling = np.minimum.accumulate(sure[best_first])
        sure[best_first] = falling * (1 - STEP * np.arange(len(rows)))
        return np.asarray(sure)

    def answerable(self, row: NDArray[np.float64], confidence: float) -> bool:
        """Can the database answer the question whose likeliest reading has these traits, [traits], and this confidence?"""
        if row[TRAITS.index("rule score")] >= READ and row[TRAITS.index("rule left no word")]:
            return True
        return float(logistic(np.append(row, confidence) @ self.gate)) >= self.least


def with_shares(rows: NDArray[np.float64], order: NDArray[np.float64]) -> NDArray[np.float64]:
    """[readings, sure traits]: the traits of a pool, and what part of it each reading has by its merit (softmax), plain and as logarithm of the odds."""
    merit = rows @ order
    share = np.exp(merit - merit.max())
    share /= share.sum()
    odds = np.log((share + LEAST_SHARE) / (1 - share + LEAST_SHARE)) / 3
    return np.concatenate([rows, odds[:, None], share[:, None]], 1)


def logistic(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """1 / (1 + e^-x), without overflow."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))))
