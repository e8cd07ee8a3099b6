"""Store a result, read pages of it. Who may see it is the query's matter: read the query first."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from .. import clock
from ..contracts.catalog import ColumnType
from ..contracts.results import Cell, Result, ResultColumn
from ..errors import Conflict
from ..store import dump_json, load_json
from .models import ResultChunk, ResultRow

CHUNK_ROWS = 1_000
CHUNK_CELLS = 20_000
"""Rows of wide results go into smaller chunks, so that reading one page unpacks little."""


@dataclass(frozen=True, slots=True)
class PackedResult:
    """A result ready to be written. Packing is the slow part: do it before the transaction begins.

    :param chunks: (first row, number of rows, compressed rows).
    """

    columns: tuple[ResultColumn, ...]
    row_count: int
    truncated: bool
    limit_source: str | None
    execution_ms: int
    chunks: tuple[tuple[int, int, bytes], ...]


@dataclass(frozen=True, slots=True)
class ResultHeader:
    """A stored result without its rows. `row_count` is the number of rows stored; `stored_at` is the answer's `as_of`."""

    columns: tuple[ResultColumn, ...]
    row_count: int
    truncated: bool
    limit_source: str | None
    execution_ms: int
    stored_at: datetime


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Rows from `offset` on.

    :param next_offset: where the next page begins; None at the end.
    """

    header: ResultHeader
    rows: tuple[tuple[Cell, ...], ...]
    offset: int
    next_offset: int | None


def pack(result: Result) -> PackedResult:
    """Compress the rows of a result. Needs no database."""
    per_chunk = max(1, min(CHUNK_ROWS, CHUNK_CELLS // max(1, len(result.columns))))
    chunks = tuple(
        (first, len(rows), zlib.compress(dump_json(rows), 1)) for first, rows in _runs(result.rows, per_chunk)
    )
    return PackedResult(
        result.columns, len(result.rows), result.truncated, result.limit_source, result.execution_ms, chunks
    )


def store_result(session: Session, query_id: str, result: Result | PackedResult) -> None:
    """Keep the result of a stored query, in place of an earlier one."""
    packed = result if isinstance(result, PackedResult) else pack(result)
    delete_result(session, query_id)
    session.execute(
        insert(ResultRow).values(
            query_id=query_id,
            columns=[[column.name, column.type] for column in packed.columns],
            row_count=packed.row_count,
            truncated=packed.truncated,
            limit_source=packed.limit_source,
            execution_ms=packed.execution_ms,
            stored_at=clock.now(),
        )
    )
    if packed.chunks:
        values = [
            {"query_id": query_id, "first_row": first, "rows": rows, "data": data}
            for first, rows, data in packed.chunks
        ]
        session.execute(insert(ResultChunk), values)


def find_header(session: Session, query_id: str) -> ResultHeader | None:
    """The stored result without its rows; None before the first success."""
    row = session.get(ResultRow, query_id)
    if row is None:
        return None
    columns = tuple(ResultColumn(name, cast(ColumnType, kind)) for name, kind in row.columns)
    return ResultHeader(columns, row.row_count, row.truncated, row.limit_source, row.execution_ms, row.stored_at)


def read_rows(session: Session, query_id: str, offset: int, limit: int) -> ResultPage:
    """Rows `offset` … `offset + limit - 1` of the stored result; fewer at its end.

    :raises Conflict: `no_results`: nothing was stored yet.
    """
    header = find_header(session, query_id)
    if header is None:
        raise Conflict("This query has no results yet.", reason="no_results", hint="Run it first.")
    end = min(offset + limit, header.row_count)
    rows = tuple(_rows(session, query_id, offset, end)) if offset < end else ()
    return ResultPage(header, rows, offset, end if end < header.row_count else None)


def delete_result(session: Session, query_id: str) -> None:
    """Drop the stored result. Harmless if there is none."""
    session.execute(delete(ResultRow).where(ResultRow.query_id == query_id))


def _runs(rows: Sequence[tuple[Cell, ...]], size: int) -> Iterator[tuple[int, Sequence[tuple[Cell, ...]]]]:
    for first in range(0, len(rows), size):
        yield first, rows[first : first + size]


def _rows(session: Session, query_id: str, offset: int, end: int) -> Iterator[tuple[Cell, ...]]:
    wanted = select(ResultChunk.first_row, ResultChunk.data).where(
        ResultChunk.query_id == query_id,
        ResultChunk.first_row < end,
        ResultChunk.first_row + ResultChunk.rows > offset,
    )
    for first, data in session.execute(wanted.order_by(ResultChunk.first_row)):
        for row in load_json(zlib.decompress(data))[max(0, offset - first) : end - first]:
            yield tuple(row)
