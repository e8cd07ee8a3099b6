"""The few tables and columns of a large schema that a question may be about."""

from .narrow import narrowed
from .shortlist import shortlist, warm

__all__ = ["narrowed", "shortlist", "warm"]
