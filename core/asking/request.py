"""What is asked and what is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class AskRequest:
    """A question or SQL for one connection; exactly one of `question`, `sql` and `option_id` is given.

    :param connection_id: None for the parent's connection, or without a parent the team's default one.
    :param option_id: of the parent's clarification: the reading to run.
    :param parent_id: the query that this one follows up.
    :param on_ambiguity: `ask` asks back when two readings are close, instead of running the better one.
    :param parameters: values for `{{name}}` in `sql`; bound, never spliced.
    :param preview: write the SQL and explain it, run nothing.
    :param limit: rows in this answer; more are read from the stored result.
    :param max_rows: rows fetched and stored; None for the server's limit.
    :param timeout_ms: time for the database; None for the server's limit.
    :param generator: ask only this SQL generator; None for the panel of the settings.
    :param name: saves the query under this name.
    """

    question: str | None = None
    sql: str | None = None
    option_id: str | None = None
    parent_id: str | None = None
    connection_id: str | None = None
    on_ambiguity: Literal["answer", "ask"] = "answer"
    parameters: Mapping[str, Any] = field(default_factory=dict)
    preview: bool = False
    limit: int = 1_000
    max_rows: int | None = None
    timeout_ms: int | None = None
    generator: str | None = None
    name: str | None = None
    description: str | None = None
    tags: tuple[str, ...] = ()
    visibility: Literal["private", "team"] = "private"
