"""From a request to checked values, strictly (contract 1.7)."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any, NoReturn
from urllib.parse import parse_qsl

import marshmallow as ma
from aifordb.core.errors import FieldProblem, ValidationError
from flask import Request
from webargs.flaskparser import FlaskParser

from . import fields
from .schemas.base import RequestSchema
from .strict_json import parse_json, shown_name

_MOST_PARAMETERS = 50
_UNREADABLE = re.compile("[\x00\ufffd]")
"""NUL, and what stands for bytes that are not UTF-8."""


class StrictParser(FlaskParser):
    """webargs' parser with our reading of bodies and query strings, and our errors."""

    DEFAULT_UNKNOWN_BY_LOCATION = {"json": None, "query": None}  # noqa: RUF012 — webargs' own declaration; None: the schema decides

    def load_json(self, req: Request, schema: ma.Schema) -> Any:
        """The body."""
        body = req.get_data(cache=True)
        if not body and not schema.fields:
            return {}
        return parse_json(body)

    def load_querystring(self, req: Request, schema: ma.Schema) -> Any:  # noqa: ARG002 — webargs' signature
        """The query string as a plain dict; a parameter given twice has no single meaning."""
        try:
            text = req.query_string.decode("utf-8", "replace")
            pairs = parse_qsl(text, keep_blank_values=True, errors="replace", max_num_fields=_MOST_PARAMETERS)
        except ValueError:
            raise ValidationError.of(FieldProblem(None, "too_long", "The query string has too many parts.")) from None
        found = [_unreadable(name) for name, value in pairs if _UNREADABLE.search(name + value)]
        counts = Counter(name for name, _ in pairs)
        found += [_repeated(name) for name, count in counts.items() if count > 1]
        if found:
            raise ValidationError.of(*found[:20])
        return dict(pairs)

    def handle_error(self, error: ma.ValidationError, req: Request, schema: ma.Schema, **_: Any) -> NoReturn:  # noqa: ARG002 — webargs' signature
        """Turn marshmallow's messages into the contract's."""
        # webargs puts the messages under the name of the place they came from, such as `json`.
        raise refusal(next(iter(dict(error.messages_dict).values())), schema) from None


def refusal(messages: object, schema: ma.Schema) -> ValidationError:
    """The contract's error for marshmallow's messages about `schema`."""
    read_only = schema.read_only if isinstance(schema, RequestSchema) else frozenset()
    found = [_named(problem, read_only) for problem in fields.problems(messages)]
    order = {name: number for number, name in enumerate(schema.fields)}
    found.sort(key=lambda problem: order.get((problem.field or "").split(".")[0], len(order)))
    return ValidationError.of(*found[:20], hint=_hint(found, schema.fields))


def _named(problem: FieldProblem, read_only: Collection[str]) -> FieldProblem:
    field = None if problem.field is None else shown_name(problem.field)
    if problem.code == "unknown_field" and problem.field in read_only:
        return FieldProblem(field, "read_only_field", "The server sets this; do not send it.")
    return FieldProblem(field, problem.code, problem.message)


def _hint(found: Iterable[FieldProblem], known: Collection[str]) -> str | None:
    for problem in found:
        if problem.code == "unknown_field" and problem.field is not None:
            near = difflib.get_close_matches(problem.field, known, n=1, cutoff=0.6)
            return f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(known)}." if known else None
    return None


def _repeated(name: str) -> FieldProblem:
    return FieldProblem(shown_name(name), "duplicate_field", "Stands twice in the query string.")


def _unreadable(name: str) -> FieldProblem:
    return FieldProblem(shown_name(name), "bad_format", "Must be UTF-8 without NUL.")
