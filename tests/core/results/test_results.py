"""Stored results."""

from __future__ import annotations

import time

import pytest
from aifordb.core.contracts.results import Result, ResultColumn
from aifordb.core.errors import Conflict
from aifordb.core.queries import NewQuery, delete_query, save_query
from aifordb.core.results import delete_result, find_header, pack, read_rows, store_result
from aifordb.core.results.models import ResultChunk
from sqlalchemy import func, select

NUMBER = (ResultColumn("n", "integer"),)


@pytest.fixture
def query_id(store, owner):
    with store.session() as session:
        new = NewQuery(status="succeeded", connection_id="conn_1", dialect="sqlite", sql="SELECT 1")
        return save_query(session, owner, new).query_id


def numbers(count: int) -> Result:
    return Result(NUMBER, tuple((n,) for n in range(count)))


def keep(store, query_id: str, result: Result) -> None:
    with store.session() as session:
        store_result(session, query_id, pack(result))


def read(store, query_id: str, offset: int, limit: int):
    with store.reading() as session:
        return read_rows(session, query_id, offset, limit)


def test_every_kind_of_cell_comes_back_as_it_was(store, query_id):
    cells = (None, True, 2**53, 1.5, "NaN", "ü\x00\ud800", [1, [None]], {"a": {"b": ""}})
    columns = tuple(ResultColumn(f"c{n}", "other") for n in range(len(cells)))
    keep(store, query_id, Result(columns, (cells, cells), truncated=True, limit_source="bytes", execution_ms=12))
    page = read(store, query_id, 0, 10)
    assert page.rows == (cells, cells)
    assert (page.header.columns, page.header.row_count) == (columns, 2)
    assert (page.header.truncated, page.header.limit_source, page.header.execution_ms) == (True, "bytes", 12)


@pytest.mark.parametrize(
    ("offset", "limit", "first", "count", "following"),
    [
        (0, 10, 0, 10, 10),
        (995, 10, 995, 10, 1_005),
        (0, 2_500, 0, 2_500, None),
        (2_499, 10, 2_499, 1, None),
        (2_500, 10, None, 0, None),
        (9_999, 10, None, 0, None),
    ],
)
def test_pages_are_cut_anywhere(store, query_id, offset, limit, first, count, following):
    keep(store, query_id, numbers(2_500))
    page = read(store, query_id, offset, limit)
    assert (page.rows[0][0] if page.rows else None, len(page.rows), page.next_offset) == (first, count, following)
    assert [row[0] for row in page.rows] == list(range(offset, offset + count))


def test_an_empty_result_keeps_its_columns(store, query_id):
    keep(store, query_id, numbers(0))
    page = read(store, query_id, 0, 10)
    assert (page.header.columns, page.rows, page.next_offset) == (NUMBER, (), None)


def test_a_new_result_takes_the_place_of_the_old(store, query_id):
    keep(store, query_id, numbers(3_000))
    keep(store, query_id, numbers(1))
    assert read(store, query_id, 0, 10).rows == ((0,),)
    with store.reading() as session:
        assert (
            session.scalar(select(func.count()).select_from(ResultChunk).where(ResultChunk.query_id == query_id)) == 1
        )


def test_a_query_without_a_result_says_so(store, query_id):
    with pytest.raises(Conflict) as caught:
        read(store, query_id, 0, 10)
    assert caught.value.details == {"reason": "no_results"}
    with store.session() as session:
        assert find_header(session, query_id) is None
        delete_result(session, query_id)


def test_the_result_goes_with_its_query(store, query_id, owner):
    keep(store, query_id, numbers(10))
    with store.session() as session:
        delete_query(session, owner, query_id)
    with store.reading() as session:
        assert find_header(session, query_id) is None
        assert (
            session.scalar(select(func.count()).select_from(ResultChunk).where(ResultChunk.query_id == query_id)) == 0
        )


def test_a_chunk_holds_at_most_a_thousand_rows_and_fewer_of_wide_ones():
    assert [rows for _, rows, _ in pack(numbers(2_500)).chunks] == [1_000, 1_000, 500]
    wide = Result(tuple(ResultColumn(f"c{n}", "integer") for n in range(200)), ((0,) * 200,) * 250)
    assert [rows for _, rows, _ in pack(wide).chunks] == [100, 100, 50]


def test_ten_thousand_rows_are_stored_in_150_ms(store, query_id):
    columns = tuple(ResultColumn(f"c{n}", "text") for n in range(8))
    row = (1, "Ada Lovelace", "ada@example.com", "2024-01-08T09:30:00", 12.5, True, None, "Berlin")
    result = Result(columns, tuple((n, *row[1:]) for n in range(10_000)))
    taken = []
    for _ in range(3):  # the best of three: the machine does other things too
        began = time.perf_counter()
        keep(store, query_id, result)
        taken.append(time.perf_counter() - began)
    assert min(taken) < 0.150
