"""What a plugin implements to act at the end of a workflow."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

from .fields import SchemaClass


@dataclass(frozen=True, slots=True)
class Delivery:
    """A rendered message, complete before anything is sent.

    :param delivery_id: the same over retries, so that a receiver can drop repeats.
    :param target: whom it reaches, masked for display.
    :param content: what is sent; also shown as the preview.
    """

    delivery_id: str
    target: str
    content: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one attempt: `delivered`, and whether a failure is worth another try."""

    delivered: bool
    retryable: bool = False
    status_code: int | None = None
    error: str | None = None


class Egress(Protocol):
    """The one door for outgoing traffic; core gives it to `deliver`."""

    def post(
        self, url: str, *, headers: Mapping[str, str], body: bytes, timeout_ms: int
    ) -> tuple[int, Mapping[str, str]]:
        """Send a request to an address that passed the operator's rules; gives status and headers."""
        ...


class Action(ABC):
    """Something that a workflow does when its condition is met. Stable ids, retries and dead letters are core's."""

    type: ClassVar[str]
    label: ClassVar[str]
    params: ClassVar[SchemaClass]

    @abstractmethod
    def render(self, context: Mapping[str, Any], params: Mapping[str, Any], delivery_id: str) -> Delivery:
        """The message for these params; pure, used for the preview too."""

    @abstractmethod
    def deliver(self, delivery: Delivery, egress: Egress) -> Receipt:
        """Send it once."""
