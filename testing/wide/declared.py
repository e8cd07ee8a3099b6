"""Reads `tables.txt`: which tables a company works with."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple


class DeclaredColumn(NamedTuple):
    """A column as declared.

    :param type: None if its name tells.
    :param values: stored texts.
    :param refers_to: schema, table and column that it refers to.
    """

    name: str
    type: str | None
    values: tuple[str, ...]
    refers_to: tuple[str, str, str] | None


@dataclass(frozen=True, slots=True)
class Declared:
    """A table as declared."""

    schema: str
    name: str
    columns: tuple[DeclaredColumn, ...]

    @staticmethod
    def column(text: str) -> DeclaredColumn:
        """Read `name`, `name:type` or `name=Text|Other text`."""
        name, _, values = text.partition("=")
        name, _, kind = name.partition(":")
        return DeclaredColumn(name, kind or None, tuple(values.split("|")) if values else (), None)


@cache
def declared_tables() -> tuple[Declared, ...]:
    """Every table of `tables.txt`, in its order."""
    lines = (Path(__file__).parent / "tables.txt").read_text("utf-8").splitlines()
    texts = dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))
    keys = {name: columns.split(maxsplit=1)[0] for name, columns in texts.items()}
    return tuple(_table(name, columns, keys) for name, columns in texts.items())


def _table(name: str, text: str, keys: dict[str, str]) -> Declared:
    schema, _, bare = name.partition(".")
    columns = []
    for one in shlex.split(text):
        own, _, target = one.partition(">")
        column = Declared.column(own)
        if target:
            target_schema, _, target_name = target.partition(".")
            column = column._replace(refers_to=(target_schema, target_name, keys[target]))
        columns.append(column)
    return Declared(schema, bare, tuple(columns))
