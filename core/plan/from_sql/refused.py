"""What the plan language cannot hold."""

from __future__ import annotations


class NotExpressible(ValueError):
    """SQL that no plan says. `reason` names the kind in a few words, such as `joins` or `offset`, so that refusals can be counted."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"No plan says this SQL: {reason}.")
        self.reason = reason
