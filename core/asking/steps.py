"""What the steps of an answer hand to each other."""

from __future__ import annotations

from dataclasses import dataclass

from ..catalog import Snapshot
from ..connections import Usable
from ..contracts.results import CheckedStatement, Limits, Result
from ..queries import StoredQuery
from .choose import Checked
from .request import AskRequest
from .trace import Trace


@dataclass(frozen=True, slots=True)
class Asked:
    """What every later step needs of the request: where it runs, on which schema, under which limits.

    :param parent: the query that this one follows up.
    :param row_limit_source: whose `limits.max_rows` is: `request`, `connection` or `server`.
    :param query_id: made before anything runs, so that an error can name the stored query.
    """

    request: AskRequest
    parent: StoredQuery | None
    usable: Usable
    snapshot: Snapshot
    limits: Limits
    row_limit_source: str
    query_id: str
    trace: Trace

    @property
    def question(self) -> str | None:
        """What is answered: the question of the request, or the one of the parent that an option settles."""
        if self.request.option_id is not None and self.parent is not None:
            return self.parent.question
        return self.request.question


@dataclass(frozen=True, slots=True)
class Chosen:
    """The statement to show and, once it was run, its result.

    :param reading: None for hand-written SQL.
    :param ranked: all readings that may run, best first.
    """

    statement: CheckedStatement
    reading: Checked | None = None
    ranked: tuple[Checked, ...] = ()
    result: Result | None = None
