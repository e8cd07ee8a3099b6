"""Questions read by the network: its sequences as plans that the database can answer."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aifordb.core import GenerationRequest
from aifordb.core.plan.model import Plan

from .grammar import Action
from .judge import Judge
from .network import Network
from .read_actions import Read, read_actions
from .values import NoValue
from .weights import load

WIDTH = 6
"""Sequences that are followed at once."""
FOLDER = Path(__file__).parent / "model"
WEIGHTS, VOCABULARY = FOLDER / "parser.npz", FOLDER / "vocabulary.txt"


@dataclass(frozen=True, slots=True)
class LearnedReading:
    """One reading of the network.

    :param score: logarithm of the sequence's probability, 0 at most.
    :param place: 0 for the likeliest.
    """

    read: Read
    actions: tuple[Action, ...]
    score: float
    place: int

    @property
    def plan(self) -> Plan:
        return self.read.plan


class LearnedParser:
    """Loads the weights with the first question, and serves all threads."""

    def __init__(self, weights: Path = WEIGHTS, vocabulary: Path = VOCABULARY) -> None:
        self._files = weights, vocabulary
        self._lock = threading.Lock()
        self._loaded: tuple[Network, Mapping[str, Any]] | None = None
        self._judge: Judge | None = None

    def load(self) -> tuple[Network, Mapping[str, Any]]:
        """The network, and what is stored with it.

        :raises WeightsDamaged: the file is missing, or not the one that its digest describes.
        """
        with self._lock:
            if self._loaded is None:
                with load(self._files[0]) as weights:
                    network = Network(weights, self._files[1].read_text("utf-8").splitlines())
                    self._loaded = network, weights.meta
            return self._loaded

    def judge(self) -> Judge:
        """What says how likely a reading is right."""
        if self._judge is None:  # two threads may both read it, and read the same
            meta = self.load()[1]
            self._judge = Judge.read(meta["order"], meta["judge"], meta["gate"], meta["least"])
        return self._judge

    def readings(self, request: GenerationRequest, width: int = WIDTH) -> list[LearnedReading]:
        """Different plans, likeliest first, at most `width`.

        :param request: over a catalog of few enough items (see `shortlist`).
        """
        found: list[LearnedReading] = []
        seen: set[Plan] = set()
        for written in self.load()[0].write(request.linked, request.catalog, width):
            try:
                read = read_actions(written.actions, request.question, request.linked, request.catalog)
            except NoValue:
                continue
            if read.plan not in seen:
                seen.add(read.plan)
                found.append(LearnedReading(read, written.actions, written.score, len(found)))
        return found
