"""Queries (contract 2.1)."""

from __future__ import annotations

from typing import Any

import marshmallow as ma

from .. import fields
from .base import AnswerSchema, PageQuery, RequestSchema

FORMATS = ("table", "json", "csv")
QUESTION_BYTES, SQL_BYTES = 10_000, 100_000
MOST_ROWS = 10_000
STATUSES = ("queued", "running", "succeeded", "failed", "cancelled", "preview", "needs_clarification")


class AskSchema(RequestSchema):
    """A question, SQL, or an option of a question that was asked back; exactly one of `question`, `sql` and `option_id`."""

    read_only = frozenset(
        {
            "query_id", "id", "status", "results", "execution_time_ms", "explanation", "confidence", "assumptions", "clarification",
            "alternatives", "evidence", "chart", "timings", "as_of", "cache", "warnings", "error", "saved", "feedback", "version",
            "created_by", "created_at", "updated_at", "dialect",
        }
    )  # fmt: skip

    question = fields.Text(
        least=1,
        most_bytes=QUESTION_BYTES,
        metadata={
            "description": "A question in plain English, at most 10,000 bytes.",
            "example": "How many users signed up this week?",
        },
    )
    sql = fields.Text(
        least=1,
        most_bytes=SQL_BYTES,
        metadata={
            "description": "Instead of a question: one read-only statement, at most 100,000 bytes. `{{name}}` stands for a parameter.",
        },
    )
    option_id = fields.Text(
        least=1,
        most=64,
        metadata={"description": "Instead of a question, with `parent_id`: the option of its `clarification` to run."},
    )
    parent_id = fields.Text(
        least=1,
        most=64,
        allow_none=True,
        load_default=None,
        metadata={
            "description": "The query that this one follows up: a question such as `and by country?` is read in its context, on its connection.",
        },
    )
    connection_id = fields.Text(
        least=1,
        most=64,
        allow_none=True,
        load_default=None,
        metadata={"description": "The database to ask. Default: the parent's connection, else the team's default one."},
    )
    format = fields.Choice(
        FORMATS, load_default="table", metadata={"description": "How `results` holds its rows.", "default": "table"}
    )
    parameters = fields.Object(
        keys=fields.Text(least=1, most=64),
        load_default=dict,
        metadata={"description": "Values for `{{name}}` in the SQL; bound, never spliced.", "default": {}},
    )
    preview = fields.Flag(
        load_default=False, metadata={"description": "Write and explain the SQL, run nothing.", "default": False}
    )
    on_ambiguity = fields.Choice(
        ("answer", "ask"),
        load_default="answer",
        metadata={
            "description": "`ask`: when two readings are close, run nothing and answer with status `needs_clarification`.",
            "default": "answer",
        },
    )
    limit = fields.Whole(
        least=1,
        most=MOST_ROWS,
        load_default=1_000,
        metadata={"description": "Rows in this answer; more through `results.next_cursor`.", "default": 1_000},
    )
    max_rows = fields.Whole(
        least=1,
        load_default=None,
        allow_none=True,
        metadata={"description": "Rows fetched and stored; the server's and the connection's limits also hold."},
    )
    timeout_ms = fields.Whole(
        least=100,
        most=300_000,
        load_default=None,
        allow_none=True,
        metadata={"description": "Time that the database may take."},
    )
    exact_numbers = fields.Flag(
        load_default=False,
        metadata={"description": "Give integers and decimals as strings, so that no digit is lost.", "default": False},
    )
    generator = fields.Text(
        least=1,
        most=64,
        load_default=None,
        allow_none=True,
        metadata={"description": "Ask only this SQL generator, a name from `GET /v1/generators`."},
    )
    name = fields.Text(
        least=1, most=200, load_default=None, allow_none=True, metadata={"description": "Saves the query."}
    )
    description = fields.Text(most=4_000, load_default=None, allow_none=True)
    tags = fields.ListOf(fields.Text(least=1, most=50), most=20, load_default=list)
    visibility = fields.Choice(("private", "team"), load_default="private", metadata={"default": "private"})

    @ma.validates_schema(pass_original=True, skip_on_field_errors=False)
    def one_of_three(self, data: dict[str, Any], original: Any, **_: Any) -> None:  # noqa: ARG002 — marshmallow's signature
        """Exactly one of the three was sent, good or bad, and an option comes with its parent."""
        if not isinstance(original, dict):
            return
        given = [name for name in ("question", "sql", "option_id") if name in original]
        if not given:
            raise ma.ValidationError("required: Missing.", "question")
        if len(given) > 1:
            raise ma.ValidationError("exactly_one_of: Send only one of question, sql and option_id.", "question")
        if given == ["option_id"] and original.get("parent_id") is None:
            raise ma.ValidationError("required: Missing: the query that asked.", "parent_id")


class QueryListQuery(PageQuery):
    """Which queries to list."""

    connection_id = fields.Text(most=64, metadata={"description": "Asked of this connection."})
    q = fields.Text(most=1_000, metadata={"description": "Text in question, name or SQL."})
    saved = fields.Flag(word=True, metadata={"description": "`true`: with a name; `false`: without."})
    tag = fields.Text(most=50)
    status = fields.Choice(STATUSES)
    created_by = fields.Text(most=64, metadata={"description": "A member's id."})
    parent_id = fields.Text(most=64)


class QueryReadQuery(RequestSchema):
    """How to show one query."""

    include_results = fields.Flag(
        word=True, load_default=True, metadata={"description": "With the first page of its results.", "default": True}
    )
    format = fields.Choice(FORMATS, load_default="table", metadata={"default": "table"})
    limit = fields.Whole(least=1, most=MOST_ROWS, digits=True, load_default=1_000, metadata={"default": 1_000})


class ResultsQuery(RequestSchema):
    """Which rows to show."""

    limit = fields.Whole(
        least=1, most=MOST_ROWS, digits=True, load_default=1_000, metadata={"description": "Rows.", "default": 1_000}
    )
    cursor = fields.Text(
        most=2_000, load_default=None, metadata={"description": "`next_cursor` of the page before, or of the query."}
    )
    format = fields.Choice(("table", "json"), load_default="table", metadata={"default": "table"})


class RowsSchema(AnswerSchema):
    """Rows of a result. Its values are given out as they were stored: one table of types holds for all engines."""

    columns = fields.ListOf(fields.Text(), required=True, metadata={"description": "Names, each once."})
    column_types = fields.ListOf(
        fields.Text(), required=True, metadata={"description": "A value type for each column."}
    )
    rows = fields.ListOf(
        fields.Any_(),
        metadata={"description": "`table`: arrays in column order. `json`: objects by column name. `csv`: absent."},
    )
    row_count = fields.Whole(required=True, metadata={"description": "Rows stored."})
    truncated = fields.Flag(required=True, metadata={"description": "The database had more rows."})


class ResultsSchema(RowsSchema):
    """The rows that a query shows."""

    csv = fields.Text(metadata={"description": "Only for `csv`: RFC 4180 with a header line."})
    limit_source = fields.Choice(
        ("request", "connection", "server", "bytes"),
        required=True,
        allow_none=True,
        metadata={"description": "Whose limit cut the rows."},
    )
    next_cursor = fields.Text(
        required=True, allow_none=True, metadata={"description": "For `GET …/results`: the rows beyond `limit`."}
    )


class QuerySummarySchema(AnswerSchema):
    """A question or SQL, what it became, and what explains it; without its rows."""

    twin = "query_id"

    query_id = fields.Text(required=True)
    id = fields.Text(required=True, metadata={"description": "The same as `query_id`."})
    status = fields.Choice(STATUSES, required=True)
    question = fields.Text(required=True, allow_none=True)
    sql = fields.Text(required=True, allow_none=True)
    connection_id = fields.Text(required=True)
    parent_id = fields.Text(required=True, allow_none=True)
    dialect = fields.Text(required=True)
    parameters = fields.Object(required=True)
    parameter_schema = fields.ListOf(fields.Object(), required=True)
    execution_time_ms = fields.Whole(
        required=True, allow_none=True, metadata={"description": "Time in the database; null if nothing was run."}
    )
    explanation = fields.Text(
        required=True, allow_none=True, metadata={"description": "The SQL in plain English, made from its syntax tree."}
    )
    confidence = fields.Number(
        required=True, allow_none=True, metadata={"description": "0–1; null for hand-written SQL."}
    )
    assumptions = fields.ListOf(
        fields.Object(), required=True, metadata={"description": "`{text, phrase, resolved_to}` each."}
    )
    clarification = fields.Object(
        required=True,
        allow_none=True,
        metadata={"description": "What is asked back: `{question, options: [{option_id, label, sql, confidence}]}`."},
    )
    alternatives = fields.ListOf(
        fields.Object(), required=True, metadata={"description": "Other readings: `{sql, explanation, confidence}`."}
    )
    evidence = fields.Object(
        required=True, metadata={"description": "`{tables, columns, values, joins, knowledge, pairs}` that were used."}
    )
    chart = fields.Object(
        required=True,
        allow_none=True,
        metadata={"description": "The widget that fits best: `{type, options, reason}`."},
    )
    generator = fields.Object(
        required=True,
        allow_none=True,
        metadata={
            "description": "`{name, model, attempts, input_tokens, output_tokens, sent}`: what left the process."
        },
    )
    timings = fields.Object(required=True, metadata={"description": "Milliseconds of each step."})
    as_of = fields.Moment(required=True, allow_none=True, metadata={"description": "When the result was read."})
    warnings = fields.ListOf(fields.Object(), required=True)
    error = fields.Object(required=True, allow_none=True, metadata={"description": "The error of the last run."})
    name = fields.Text(required=True, allow_none=True)
    description = fields.Text(required=True, allow_none=True)
    tags = fields.ListOf(fields.Text(), required=True)
    visibility = fields.Choice(("private", "team"), required=True)
    saved = fields.Flag(required=True)
    feedback = fields.Object(required=True, allow_none=True)
    version = fields.Whole(required=True)
    created_by = fields.Text(required=True)
    created_at = fields.Moment(required=True)
    updated_at = fields.Moment(required=True)


class QuerySchema(QuerySummarySchema):
    """A query with a page of its stored results."""

    results = fields.Any_(
        required=True,
        metadata={"oneOf": [{"$ref": "#/components/schemas/Results"}, {"type": "null"}]},
    )
    cache = fields.Object(required=True, metadata={"description": "`{hit, age_s}`."})

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """Members of the stored query, beside those that only this answer has."""
        own = attr in ("results", "cache")
        return super().get_attribute(obj if own else obj.query, attr, default)
