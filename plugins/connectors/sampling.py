"""What the connectors of embedded engines share: which stored values an introspection keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aifordb.core import Sampling


@dataclass(frozen=True, slots=True)
class Values:
    """Distinct texts of a column, sorted; `complete` if it has no others."""

    texts: tuple[str, ...]
    complete: bool


def kept_values(found: Sequence[object], sampling: Sampling, *, whole_table: bool) -> Values:
    """What is kept of the distinct non-null values found in a column.

    :param found: distinct values, at most one more than `sampling.values_per_column`.
    :param whole_table: every row was looked at.
    """
    texts = sorted(value for value in found if isinstance(value, str) and len(value) <= sampling.value_length)
    complete = whole_table and len(found) <= sampling.values_per_column and len(texts) == len(found)
    return Values(tuple(texts[: sampling.values_per_column]), complete)


def quoted(name: str) -> str:
    """`name` as an identifier of standard SQL."""
    return '"' + name.replace('"', '""') + '"'
