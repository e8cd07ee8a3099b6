"""Verdicts that were reached before: the same text over the same schema is the same verdict."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from ..errors import StatementRefused
from .placeholders import Bind, Shape

_KEPT = 512


@dataclass(frozen=True, slots=True)
class Key:
    """All that a verdict depends on; values of parameters do not count, only which there are."""

    sha256: bytes
    dialect: str
    catalog: str
    max_rows: int
    shape: Shape


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the guard found out about a text, before values are bound.

    :param whole_numbers: bound names that stand in LIMIT or OFFSET.
    """

    sql: str
    shown_sql: str
    tables: frozenset[str]
    binds: tuple[Bind, ...] = ()
    whole_numbers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal, kept as its words: raising one exception object twice would grow its traceback."""

    message: str
    reason: str
    hint: str | None

    def error(self) -> StatementRefused:
        return StatementRefused(self.reason, hint=self.hint, message=self.message)


class Verdicts:
    """The last verdicts, in this process. Safe from several threads."""

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._known: OrderedDict[Key, Verdict | Refusal] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> Verdict | Refusal | None:
        """The verdict under `key`, or None."""
        with self._lock:
            verdict = self._known.get(key)
            if verdict is not None:
                self._known.move_to_end(key)
            return verdict

    def put(self, key: Key, verdict: Verdict | Refusal) -> None:
        """Keep a verdict; the one not used for longest goes."""
        with self._lock:
            self._known[key] = verdict
            if len(self._known) > self._kept:
                self._known.popitem(last=False)
