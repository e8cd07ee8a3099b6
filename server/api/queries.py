"""Ask questions, run SQL, read what was stored (contract 2.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from aifordb.core import asking, errors, queries, results
from aifordb.core.asking import AskRequest
from flask import Response

from ..access import needs
from ..envelope import encoded
from ..state import actor, context
from . import cursors
from .blueprint import NOTHING, ApiBlueprint, Gives, Listing, listing, next_link, page_request
from .examples import ASK, QUERY, QUERY_SUMMARY, RESULTS
from .results_format import Format, results_json, rows_json
from .schemas.query import (
    AskSchema,
    QueryListQuery,
    QueryReadQuery,
    QuerySchema,
    QuerySummarySchema,
    ResultsQuery,
    RowsSchema,
)

api = ApiBlueprint("queries", __name__, description="Ask questions, run SQL, read what was stored.")
RESULTS_ENDPOINT = "query_results"


def _find(query_id: str) -> queries.StoredQuery:
    with context().store.reading() as session:
        return queries.get_query(session, actor(), query_id)


@dataclass(frozen=True, slots=True)
class ShownQuery:
    """A stored query with a page of its rows, ready to be written."""

    query: queries.StoredQuery
    results: dict[str, Any] | None
    cache: dict[str, Any]


@api.operation(
    "POST",
    "/queries",
    access=needs("queries:run", "editor"),
    body=AskSchema,
    gives=Gives(QuerySchema, description="The query, its SQL and the first page of its rows.", example=QUERY),
    raises=(errors.NotFound, errors.QueryFailed, errors.DatabaseUnreachable),
    example=ASK,
)
def ask(body: dict[str, Any]) -> ShownQuery:
    """Ask a question in English, or run SQL.

    The question becomes SQL for the connection's schema, which is checked, run read-only and stored with its rows. `preview` stops before
    running. A question that does not fit the database is a 422 that names what was not understood and what is near. With `parent_id` it
    follows up an earlier one. `on_ambiguity: ask` may answer with a question and options: choose one with `parent_id` and `option_id`.
    """
    form = cast(Format, body.pop("format"))
    exact = body.pop("exact_numbers")
    answer = asking.ask(context(), actor(), AskRequest(**{**body, "tags": tuple(body["tags"])}))
    return shown(answer.query, answer.results, form, exact_numbers=exact)


@api.operation(
    "GET",
    "/queries",
    access=needs("queries:read"),
    query=QueryListQuery,
    gives=Gives(QuerySummarySchema, many=True, description="Newest first, without rows.", example=[QUERY_SUMMARY]),
)
def list_queries(query: dict[str, Any]) -> Listing:
    """List your own and the team's queries."""
    filters = queries.QueryFilters(**{name: query[name] for name in query if name not in ("limit", "cursor")})
    with context().store.reading() as session:
        return listing(queries.list_queries(session, actor(), filters, page_request(query)), query)


@api.operation(
    "GET",
    "/queries/<query_id>",
    access=needs("queries:read"),
    subject=_find,
    query=QueryReadQuery,
    gives=Gives(QuerySchema, description="The query and the first page of its rows.", example=QUERY),
    raises=(errors.NotFound,),
)
def get_query(query_id: str, query: dict[str, Any]) -> ShownQuery:
    """Read one query with its stored rows."""
    with context().store.reading() as session:
        stored = queries.get_query(session, actor(), query_id)
        header = results.find_header(session, query_id) if query["include_results"] else None
        page = results.read_rows(session, query_id, 0, query["limit"]) if header else None
    return shown(stored, page, query["format"])


@api.operation(
    "DELETE",
    "/queries/<query_id>",
    access=needs("queries:write", "editor"),
    subject=_find,
    gives=NOTHING,
    raises=(errors.NotFound,),
)
def delete_query(query_id: str) -> None:
    """Delete a query and its stored rows."""
    with context().store.session() as session:
        queries.delete_query(session, actor(), query_id)


@api.operation(
    "GET",
    "/queries/<query_id>/results",
    access=needs("queries:read"),
    subject=_find,
    query=ResultsQuery,
    gives=Gives(RowsSchema, paged=True, description="Rows of the stored result.", example=RESULTS),
    raises=(errors.NotFound, errors.Conflict),
)
def query_results(query_id: str, query: dict[str, Any]) -> Response:
    """Page through the stored rows."""
    offset = 0
    if query["cursor"] is not None:
        offset = cursors.read(context().vault, RESULTS_ENDPOINT, {"query_id": query_id}, query["cursor"])
    with context().store.reading() as session:
        queries.get_query(session, actor(), query_id)
        page = results.read_rows(session, query_id, offset, query["limit"])
    cursor = results_cursor(query_id, page)
    pagination = {"next_cursor": cursor, "has_more": cursor is not None}
    return encoded({"data": rows_json(page, query["format"]), "pagination": pagination}, headers=next_link(cursor))


def shown(
    query: queries.StoredQuery, page: results.ResultPage | None, form: Format, *, exact_numbers: bool = False
) -> ShownQuery:
    """The query and a page of its rows in the wanted format."""
    rows = None
    if page is not None:
        rows = results_json(page, form, results_cursor(query.query_id, page), exact_numbers=exact_numbers)
    return ShownQuery(query, rows, {"hit": False, "age_s": 0})


def results_cursor(query_id: str, page: results.ResultPage) -> str | None:
    """Leads to the rows after `page`; None at the end."""
    if page.next_offset is None:
        return None
    return cursors.sign(context().vault, RESULTS_ENDPOINT, {"query_id": query_id}, page.next_offset)
