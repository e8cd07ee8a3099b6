"""Which tables, columns, values, numbers and dates a question speaks of. Made by `core.linking`, read by generators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MentionKind = Literal["table", "column", "value", "number", "date"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, quoted text or sign of the question.

    :param text: as written; quotes are left out of a quoted text.
    :param start, end: character span in the question.
    :param stem: lower-case stem, what words are compared by.
    :param quoted: the text stood in quotation marks.
    """

    text: str
    start: int
    end: int
    stem: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class DateRange:
    """A half-open range of time, `start` inclusive, `end` exclusive, both `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS`, or None for an open side."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the question that speaks of something.

    :param first, last: token positions, both inclusive.
    :param score: 0–1; 1 = the same words.
    :param table, column: names of what is meant, for kinds `table`, `column` and `value`.
    :param value: the stored text that is meant (`value`).
    :param number: the number (`number`).
    :param range: the time (`date`), resolved against the present time.
    :param how: how it was found: `exact`, `stem`, `split`, `fuzzy`, `prefix`, `comment`, `synonym`, `grammar`.
    """

    kind: MentionKind
    first: int
    last: int
    score: float
    how: str
    table: str | None = None
    column: str | None = None
    value: str | None = None
    number: float | None = None
    range: DateRange | None = None


@dataclass(frozen=True, slots=True)
class LinkedQuestion:
    """The question with everything that it may speak of; several mentions may claim one span.

    :param tokens: the question's words in order.
    :param mentions: best first within a span.
    :param unlinked: positions of content words that no mention covers and no grammar explains.
    """

    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    unlinked: tuple[int, ...] = ()
