"""What each step of an answer took and decided: feeds timings, logs and, later, progress events."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Step:
    """A finished step: its name, its wall time in milliseconds, and what it decided, in a few words."""

    name: str
    ms: float
    decided: str


@dataclass(slots=True)
class Trace:
    """Steps of one answer, in the order in which they ended."""

    steps: list[Step] = field(default_factory=list)
    _began: float = field(default_factory=time.perf_counter)

    @contextmanager
    def step(self, name: str) -> Iterator[Callable[[str], None]]:
        """Time a step; call what is yielded to say what it decided. A step that raises is recorded too."""
        said: list[str] = []
        began = time.perf_counter()
        try:
            yield said.append
        finally:
            self.steps.append(Step(name, (time.perf_counter() - began) * 1_000, "; ".join(said)))

    def ms(self, *names: str) -> int:
        """Milliseconds of all steps so named, rounded."""
        return round(sum(step.ms for step in self.steps if step.name in names))

    def total_ms(self) -> int:
        """Milliseconds since the trace began, rounded."""
        return round((time.perf_counter() - self._began) * 1_000)
