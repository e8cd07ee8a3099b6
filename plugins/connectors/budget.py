"""What the connectors of embedded engines share: the time that a statement may spend in its engine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Budget:
    """Counts the seconds spent in the engine only, so that a slow reader of a stream costs the statement nothing.

    :param timeout_ms: milliseconds that may be spent.
    """

    def __init__(self, timeout_ms: int) -> None:
        self.timeout_ms = timeout_ms
        self.cancelled = False
        self._left = timeout_ms / 1_000
        self._deadline: float | None = None

    @property
    def left(self) -> float:
        """Seconds left; negative once overspent."""
        return self._left if self._deadline is None else self._deadline - time.monotonic()

    @property
    def spent(self) -> bool:
        """True if the engine must stop now."""
        return self.cancelled or self.left <= 0

    @contextmanager
    def spending(self) -> Iterator[None]:
        """Time runs inside the `with` block."""
        self._deadline = time.monotonic() + self._left
        try:
            yield
        finally:
            self._left, self._deadline = self.left, None
