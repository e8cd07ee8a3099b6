"""Questions read by the network: its sequences as plans that the database can answer."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aifordb.core import GenerationRequest
from aifordb.core.linking import link
from aifordb.core.plan.model import Plan

from .grammar import Action
from .judge import Judge
from .network import Network
from .read_actions import Read, read_actions
from .shortlist import shortlist
from .values import NoValue
from .weights import load

WIDTH = 6
"""Sequences that are followed at once."""
FOLDER = Path(__file__).parent / "weights"
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
        self._loaded: tuple[Network, Mapping[str, float]] | None = None

    def load(self) -> tuple[Network, Mapping[str, float]]:
        """The network, and the weights of the judge that was fitted to it.

        :raises WeightsDamaged: the file is missing, or not the one that its digest describes.
        """
        with self._lock:
            if self._loaded is None:
                with load(self._files[0]) as weights:
                    network = Network(weights, self._files[1].read_text("utf-8").splitlines())
                    self._loaded = network, dict(weights.meta["judge"])
            return self._loaded

    def judge(self) -> Judge:
        """What says how likely a reading is right."""
        return Judge.read(self.load()[1])

    def readings(self, request: GenerationRequest, width: int = WIDTH) -> list[LearnedReading]:
        """Different plans, likeliest first, at most `width`."""
        found: list[LearnedReading] = []
        seen: set[Plan] = set()
        catalog, linked = shortlist(request), request.linked
        if catalog is not request.catalog:
            linked = link(request.question, catalog, request.now)
        for written in self.load()[0].write(linked, catalog, width):
            try:
                read = read_actions(written.actions, request.question, linked, catalog)
            except NoValue:
                continue
            if read.plan not in seen:
                seen.add(read.plan)
                found.append(LearnedReading(read, written.actions, written.score, len(found)))
        return found
