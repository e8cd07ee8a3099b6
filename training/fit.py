"""Fitting: batches in, weights out; checkpoints that a later run goes on from."""

from __future__ import annotations

import copy
import json
import logging
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from .batches import Schema, Seen, Targets, batches, collate, targets
from .network import NEVER, Network
from .vectors import Vectors

log = logging.getLogger(__name__)
SMOOTHING = 0.03
"""Share of the probability that label smoothing spreads over what the grammar allows (Szegedy et al. 2015)."""
WARM_UP, DECAY, CLIP = 250, 0.998, 5.0


@dataclass(frozen=True, slots=True)
class Stage:
    """How long and how fast to fit.

    :param epochs: passes over the data; counted, not timed, so that a slow machine makes the same weights.
    :param rate, language_rate: top learning rates of the parser and of the language model.
    :param language: fit the language model too, on the question's side.
    """

    name: str
    epochs: int
    rate: float = 5e-4
    language_rate: float = 8e-5
    language: bool = False
    dropout: float = 0.15
    seed: int = 1


class Fitting:
    """One stage under way: the network, its moving average, the optimizer, and how far it is."""

    def __init__(self, stage: Stage, network: Network) -> None:
        self.stage, self.network = stage, network
        language = [p for n, p in network.named_parameters() if n.startswith("lm.") and p.requires_grad]
        own = [p for n, p in network.named_parameters() if not n.startswith("lm.")]
        groups = [{"params": own, "base": stage.rate}, {"params": language, "base": stage.language_rate}]
        self.optimizer = torch.optim.AdamW(groups, lr=stage.rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
        self.average = copy.deepcopy(network).eval()
        self.rng = random.Random(stage.seed)
        self.step, self.epoch, self.used_s = 0, 0, 0.0
        self._within = 0.0
        self.log: list[dict[str, float]] = []

    @property
    def done(self) -> bool:
        return self.epoch >= self.stage.epochs

    def save(self, path: Path) -> None:
        """Write a checkpoint; whole or not at all."""
        state = {
            "stage": asdict(self.stage), "network": self.network.state_dict(), "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(), "rng": self.rng.getstate(), "torch": torch.get_rng_state(),
            "step": self.step, "epoch": self.epoch, "used_s": self.used_s, "log": self.log,
        }  # fmt: skip
        part = path.with_suffix(".part")
        torch.save(state, part)
        part.replace(path)

    def load(self, state: Mapping[str, Any]) -> None:
        """Go on from a checkpoint of the same stage."""
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.rng.setstate(state["rng"])
        torch.set_rng_state(state["torch"])
        self.step, self.epoch, self.used_s, self.log = (state[k] for k in ("step", "epoch", "used_s", "log"))

    def fit_epoch(
        self, seen: Sequence[Seen], schemas: dict[str, Schema], vectors: Vectors, show: Callable[[str], None]
    ) -> None:
        """One pass over `seen`."""
        total = count = 0.0
        made = batches(seen, self.rng)
        for number, some in enumerate(made):
            began = time.perf_counter()
            self._within = number / len(made)
            total += self._fit_batch(some, schemas, vectors)
            count += len(some)
            self.used_s += time.perf_counter() - began
            if number % 100 == 99:
                show(f"epoch {self.epoch} step {self.step} loss {total / count:.3f} {self.used_s / 60:.1f} min")
        self.epoch += 1
        self.log.append({"epoch": self.epoch, "minutes": round(self.used_s / 60, 2), "loss": round(total / count, 4)})

    def _fit_batch(self, some: Sequence[Seen], schemas: dict[str, Schema], vectors: Vectors) -> float:
        self.network.train()
        batch = collate(some, schemas, vectors, fitted=self.stage.language, rng=self.rng)
        wanted = targets(some)
        self._set_rate()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self.network.decode(self.network.encode(batch), wanted.previous, wanted.places, wanted.from_word)
        loss, plain = _loss(scores, wanted)
        self.optimizer.zero_grad(set_to_none=True)
        (loss / len(some)).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), CLIP)
        self.optimizer.step()
        self.step += 1
        self._average()
        return float(plain)

    def _set_rate(self) -> None:
        """Warm up, stay for half the epochs, then fall."""
        used = (self.epoch + self._within) / self.stage.epochs
        scale = min(1.0, (self.step + 1) / WARM_UP) * (1.0 if used < 0.5 else max(0.03, 2 * (1 - used)))
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * scale

    @torch.no_grad()
    def _average(self) -> None:
        decay = min(DECAY, (self.step + 1) / (self.step + 10))
        mean = [p for p in self.average.parameters() if p.requires_grad]
        new = [p.detach() for p in self.network.parameters() if p.requires_grad]
        torch._foreach_lerp_(mean, new, 1 - decay)


def _loss(scores: Tensor, wanted: Targets) -> tuple[Tensor, Tensor]:
    """Smoothed and plain negative log-likelihood, summed."""
    plain = -scores.gather(2, wanted.wanted[..., None])[..., 0]
    allowed = scores > NEVER / 10
    even = -(scores * allowed).sum(-1) / allowed.sum(-1)
    smoothed = (1 - SMOOTHING) * plain + SMOOTHING * even
    return (smoothed * wanted.there).sum(), (plain * wanted.there).sum().detach()


@torch.no_grad()
def exact(
    network: Network, seen: Sequence[Seen], schemas: dict[str, Schema], vectors: Vectors, *, language: bool
) -> list[bool]:
    """For each example, whether greedy writing gives exactly its sequence: every step's best action is the wanted one."""
    network.eval()
    right: list[bool] = [False] * len(seen)
    order = sorted(range(len(seen)), key=lambda at: seen[at].example.size)
    for start in range(0, len(order), 24):
        some = [seen[at] for at in order[start : start + 24]]
        wanted = targets(some)
        batch = collate(some, schemas, vectors, fitted=language)
        scores = network.decode(network.encode(batch), wanted.previous, wanted.places, wanted.from_word)
        wrong = ((scores.argmax(-1) != wanted.wanted) & (wanted.there > 0)).any(1)
        for at, bad in zip(order[start : start + 24], wrong.tolist(), strict=True):
            right[at] = not bad
    return right


def dump(entry: Mapping[str, object]) -> str:
    """A line of a run's log."""
    return json.dumps(entry, sort_keys=True)
