"""Where a session lives, seen from the runner: something that takes messages, answers, and can be ended."""

from __future__ import annotations

import hashlib
import itertools
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from ..contracts.connector import Connector


@dataclass(frozen=True, slots=True)
class Target:
    """A database that statements can run in.

    :param key: names the connection; sessions are kept by it. The same key with other fields ends the old sessions.
    :param fields: what `Connector.open` takes: validated, secrets in clear, files as absolute paths.
    """

    key: str
    connector: Connector
    fields: Mapping[str, Any]

    def digest(self) -> bytes:
        """Changes with the type and the fields; holds no secret."""
        fields = orjson.dumps(dict(self.fields), option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)
        return hashlib.sha256(type(self.connector).type.encode() + b"\0" + fields).digest()


class WorkerDied(Exception):
    """The worker is gone, and with it the session."""


class Worker(ABC):
    """One session at work. One thread talks to it at a time; `kill` and the sending of a cancel may come from others."""

    def __init__(self, key: str, identity: tuple[bytes, int]) -> None:
        self.key, self.identity = key, identity
        self.idle_since = 0.0
        self.forgotten = False
        """Its connection was deleted or changed while it worked."""
        self.clean = True
        """No task is under way: every answer has been read."""
        self._runs = itertools.count(1)

    def next_run(self) -> int:
        """The number of the next task."""
        return next(self._runs)

    @property
    def worn(self) -> bool:
        """True if it kept so much memory that another statement would lack it."""
        return False

    @property
    @abstractmethod
    def alive(self) -> bool:
        """False once it has ended."""

    @abstractmethod
    def send(self, frame: bytes) -> None:
        """Give it a message.

        :raises WorkerDied: it cannot take any more.
        """

    @abstractmethod
    def receive(self, timeout_s: float) -> bytes | None:
        """Its next message, or None if none came in time.

        :raises WorkerDied: it will say nothing more.
        """

    @abstractmethod
    def kill(self) -> None:
        """End it at once. A thread that waits in `receive` gets `WorkerDied`. Harmless twice."""

    @abstractmethod
    def close(self) -> None:
        """End it and give back what it held. Only for the thread that talks to it."""

    @abstractmethod
    def abandon(self) -> None:
        """In a forked process: let go of the parent's worker without touching it."""
