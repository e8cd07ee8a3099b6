"""What the connectors of embedded engines share: rows in batches that are small in rows and in bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

Row = tuple[Any, ...]

BATCH_BYTES: Final = 4 * 1024 * 1024
"""About what one batch may hold. With values of up to 10 MB a thousand rows would be 10 GB, and the process would be killed for it."""
FIRST_CHUNK: Final = 16
"""Rows fetched before their size is known."""


def raw_batches(fetch: Callable[[int], list[Row]], rows: int) -> Iterator[list[Row]]:
    """Driver rows in batches of at most `rows` rows and about `BATCH_BYTES`.

    :param fetch: a cursor's `fetchmany`; an empty list ends the rows.
    """
    chunk_rows = min(FIRST_CHUNK, rows)
    batch: list[Row] = []
    size = 0
    while chunk := fetch(min(chunk_rows, rows - len(batch))):
        chunk_bytes = _bytes(chunk)
        batch += chunk
        size += chunk_bytes
        # The next chunk may be four times as long at most: rows get longer without warning.
        affordable = BATCH_BYTES * len(chunk) // (chunk_bytes + 1)
        chunk_rows = max(1, min(rows, 4 * chunk_rows, affordable))
        if len(batch) >= rows or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _bytes(rows: Sequence[Row]) -> int:
    """Bytes of the texts and binaries, the only cells of unbounded size besides nested ones, whose text counts by its items."""
    return sum(len(cell) for row in rows for cell in row if isinstance(cell, (str, bytes, list, dict)))
