"""May this statement run? The only place that decides it, before the database's own session does so again.

`check` gives a `CheckedStatement` or raises `StatementRefused` with a reason that a person can act on.
"""

from .check import check
from .shallow import parses_safely

__all__ = ["check", "parses_safely"]
