"""How often readings of a kind and score were right."""

from __future__ import annotations

from itertools import pairwise

from aifordb.core.plan.model import Plan

from .shape import Shape, shape

_SCORES = (0.5, 0.78, 0.93, 1.0)
"""Middles of the bins 0.3–0.7, 0.7–0.85, 0.85–0.999 and 1 of a reading's own score."""
_RIGHT: dict[Shape, tuple[float, float, float, float]] = {
    "count": (0.44, 0.44, 0.93, 0.93),
    "aggregate": (0.52, 0.64, 0.87, 0.9),
    "list": (0.17, 0.64, 0.84, 0.84),
    "first": (0.38, 0.56, 0.79, 0.79),
    "filtered": (0.36, 0.41, 0.74, 0.74),
    "grouped": (0.39, 0.39, 0.67, 0.76),
    "having": (0.12, 0.26, 0.43, 0.69),
    "related": (0.17, 0.17, 0.23, 0.55),
    "joined_number": (0.37, 0.38, 0.53, 0.61),
    "joined_first": (0.16, 0.16, 0.37, 0.57),
    "joined": (0.17, 0.17, 0.26, 0.37),
}
"""Kind of plan → part of the first readings in each bin whose rows were right, made monotone by pooling neighbours (isotonic regression,
Ayer et al. 1955). Measured on 5,233 questions over 118 databases of the training half of Spider (Yu et al. 2018, EMNLP, CC BY-SA 4.0), an answer
being right if its rows are those of the reference on every instance of the database."""


def confidence(plan: Plan, score: float) -> float:
    """The part of such readings that were right, 0–1: on straight lines between the middles of the bins, and to 0 at a score of 0.

    :param score: the reading's own score, 0–1.
    """
    points = ((0.0, 0.0), *zip(_SCORES, _RIGHT[shape(plan)], strict=True))
    for (low, start), (high, end) in pairwise(points):
        if score <= high:
            return round(start + (end - start) * (score - low) / (high - low), 3)
    return points[-1][1]
