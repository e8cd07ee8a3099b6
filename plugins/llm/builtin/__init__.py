"""The embedded SQL generator: questions of the common shapes, without a model."""

from __future__ import annotations

from collections.abc import Iterable

from aifordb.core import SqlGenerator, hookimpl

from .generator import BuiltinGenerator

__all__ = ["BuiltinGenerator"]


@hookimpl
def aifordb_sql_generators() -> Iterable[SqlGenerator]:
    """The one generator."""
    return [BuiltinGenerator()]
