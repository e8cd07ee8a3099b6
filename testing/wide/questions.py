"""Reads `questions.txt`: what people of that company ask, and which tables and columns a right answer needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Needed(NamedTuple):
    """A table that a right answer cannot do without, and its columns other than those that join."""

    table: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WideQuestion:
    """A question over the wide catalog."""

    text: str
    needs: tuple[Needed, ...]


@cache
def wide_questions() -> tuple[WideQuestion, ...]:
    """Every question of `questions.txt`, in its order."""
    lines = (Path(__file__).parent / "questions.txt").read_text("utf-8").splitlines()
    return tuple(_question(line) for line in lines if line and not line.startswith("#"))


def _question(line: str) -> WideQuestion:
    text, _, needs = line.rpartition(" | ")
    return WideQuestion(text, tuple(_needed(one) for one in needs.split("; ")))


def _needed(text: str) -> Needed:
    table, *columns = text.split()
    return Needed(table, tuple(columns))
