"""What a plugin implements to turn questions into SQL."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from .catalog import Catalog
from .linked import LinkedQuestion


@dataclass(frozen=True, slots=True)
class Previous:
    """What was asked before, when this question follows it up: "and by country?".

    :param question: as the person wrote it; None if the SQL was written by hand.
    :param sql: what answered it, without parameters, in the request's dialect.
    """

    question: str | None
    sql: str


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """A question over one database.

    :param question: as the person wrote it.
    :param catalog: the whole schema.
    :param linked: which tables, columns, values, numbers and dates the question speaks of.
    :param now: the present time, aware, in the team's time zone: what "today" means.
    :param privacy: the most that may leave the process (contract 2.5).
    :param deadline_ms: time left for this generator.
    :param previous: the question that this one may follow up; a whole new question may come here too.
    """

    question: str
    catalog: Catalog
    linked: LinkedQuestion
    now: datetime
    privacy: Literal["metadata", "samples", "rows"] = "metadata"
    deadline_ms: int = 30_000
    previous: Previous | None = None

    @property
    def dialect(self) -> str:
        """The dialect to write in."""
        return self.catalog.dialect


@dataclass(frozen=True, slots=True)
class Assumption:
    """How a phrase of the question was read: `phrase` "signed up" → `resolved_to` `users.created_at`; `text` says it in a sentence."""

    phrase: str
    resolved_to: str
    text: str


@dataclass(frozen=True, slots=True)
class UsedValue:
    """A stored value that the SQL compares with: `column` is `table.column`, `phrase` the words that named it."""

    column: str
    value: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of the question. Treated as hostile until the guard has seen it.

    :param sql: one statement in the request's dialect.
    :param score: 0–1, comparable among the candidates of one generator; calibrated if its capabilities say so.
    :param reading: the reading in plain words.
    :param assumptions: what was taken for granted.
    :param values: stored values used.
    :param unread: words of the question that this reading does not use.
    :param sent: what left the process to make it.
    """

    sql: str
    score: float
    reading: str
    assumptions: tuple[Assumption, ...] = ()
    values: tuple[UsedValue, ...] = ()
    unread: tuple[str, ...] = ()
    model: str | None = None
    input_tokens: int = 0
    output_tokens: int = 0
    sent: Literal["nothing", "metadata", "samples", "rows"] = "nothing"


class SqlGenerator(ABC):
    """Writes SQL for a question. One instance serves all threads."""

    name: ClassVar[str]
    title: ClassVar[str]
    local: ClassVar[bool] = True
    """True if nothing ever leaves the machine."""

    def warm(self) -> None:  # noqa: B027 - an optional step, not a forgotten one
        """Load what the first question would wait for: code and dictionaries, for the web processes to share.

        Called once before they fork, so start no thread and open no file or connection that must not be shared.
        """

    @abstractmethod
    def propose(self, request: GenerationRequest) -> Iterable[Candidate]:
        """Readings of the question, best first; at most a handful.

        :raises QuestionNotUnderstood: nothing fits; names the words that were not understood and the nearest tables and columns.
        """
