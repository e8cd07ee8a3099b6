"""The process's one learned parser."""

from __future__ import annotations

from functools import cache

from .learned.parser import LearnedParser


@cache
def parser() -> LearnedParser:
    """The parser with the weights that are shipped; they load with its first question."""
    return LearnedParser()
