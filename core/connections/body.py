"""The body of a create call: common fields, and the connector's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import marshmallow as ma
from marshmallow import validate

from ..contracts.connector import Connector
from ..contracts.fields import DatabaseFile, Secret
from ..errors import FieldProblem, ValidationError
from ..settings.model import Settings
from ..team import name_problem
from .files import FileRefused, file_roots, own_files, resolve
from .loading import MOST_REPORTED, load, unknown_field

READ_ONLY = (
    "connection_id", "id", "status", "last_tested_at", "last_error", "schema", "secrets_set", "version", "dialect", "created_by",
    "created_at", "updated_at",
)  # fmt: skip
CONCURRENCY = 4
"""Statements that one connection runs at once unless its limits say otherwise (contract 2.5)."""


class LimitFields(ma.Schema):
    """What a connection may narrow."""

    max_rows = ma.fields.Integer(validate=validate.Range(1, 1_000_000))
    max_bytes = ma.fields.Integer(validate=validate.Range(1_024, 1024 * 1024 * 1024))
    timeout_ms = ma.fields.Integer(validate=validate.Range(100, 300_000))
    max_concurrency = ma.fields.Integer(validate=validate.Range(1, 64))


class AccessFields(ma.Schema):
    """Who may use a connection."""

    mode = ma.fields.String(required=True, validate=validate.OneOf(["all", "members"]))
    member_ids = ma.fields.List(ma.fields.String(), load_default=list, validate=validate.Length(max=1_000))


class CommonFields(ma.Schema):
    """Fields of every connection, whatever its type."""

    type = ma.fields.String(required=True)
    name = ma.fields.String(required=True)
    description = ma.fields.String(load_default=None, allow_none=True, validate=validate.Length(max=4_000))
    is_default = ma.fields.Boolean(load_default=None, allow_none=True)
    privacy = ma.fields.String(load_default="metadata", validate=validate.OneOf(["metadata", "samples", "rows"]))
    limits = ma.fields.Nested(LimitFields, load_default=dict)
    access = ma.fields.Nested(AccessFields, load_default=lambda: {"mode": "all", "member_ids": []})
    writable = ma.fields.Boolean(load_default=False)


@dataclass(frozen=True, slots=True)
class NewConnection:
    """A valid create call.

    :param common: values of `CommonFields`.
    :param fields: the connector's own, JSON values, without secrets.
    :param secrets: the connector's secrets, in clear.
    """

    connector: Connector
    common: Mapping[str, Any]
    fields: Mapping[str, Any]
    secrets: Mapping[str, str]


def read_body(body: Mapping[str, object], connectors: Mapping[str, Connector], settings: Settings) -> NewConnection:
    """Check the whole body; all problems are reported together.

    :raises ValidationError: each bad field.
    """
    common_schema = CommonFields()
    connector = _connector(body.get("type"), connectors)
    own_schema = connector.fields() if connector else None
    known = [*common_schema.fields, *(own_schema.fields if own_schema else ())]
    problems = _strangers(body, known, complete=connector is not None)
    common, found = load(common_schema, {name: body[name] for name in body if name in common_schema.fields})
    problems += [problem for problem in found if problem.field != "type"] + _type_problems(body, connectors)
    if "name" in common and (problem := name_problem("name", common["name"])) is not None:
        problems.append(problem)
    own: dict[str, Any] = {}
    if own_schema is not None:
        mine = {name: body[name] for name in body if name in own_schema.fields and name not in common_schema.fields}
        own, found = load(own_schema, mine)
        problems += found + _file_problems(own_schema, own, settings)
    if problems or connector is None or own_schema is None:
        hint = next((problem.message for problem in problems if "Did you mean" in problem.message), None)
        raise ValidationError.of(*problems, hint=hint)
    secrets = {name: own[name] for name in secret_names(own_schema) if own.get(name) is not None}
    return NewConnection(connector, common, dict(own_schema.dump(own)), secrets)


def secret_names(schema: ma.Schema) -> list[str]:
    """Fields of `schema` that are sealed."""
    return [name for name, field in schema.fields.items() if isinstance(field, Secret)]


def file_names(schema: ma.Schema) -> list[str]:
    """Fields of `schema` that are files of the server."""
    return [name for name, field in schema.fields.items() if isinstance(field, DatabaseFile)]


def _connector(type_: object, connectors: Mapping[str, Connector]) -> Connector | None:
    return connectors.get(type_) if isinstance(type_, str) else None


def _type_problems(body: Mapping[str, object], connectors: Mapping[str, Connector]) -> list[FieldProblem]:
    type_ = body.get("type")
    if "type" not in body:
        return [FieldProblem("type", "required", "Missing.")]
    if not isinstance(type_, str):
        return [FieldProblem("type", "wrong_type", "Must be a string.")]
    if type_ not in connectors:
        installed = ", ".join(sorted(connectors)) or "nothing: no connector is installed"
        return [FieldProblem("type", "not_one_of", f"Installed are: {installed}.")]
    return []


def _strangers(body: Mapping[str, object], known: Sequence[str], *, complete: bool) -> list[FieldProblem]:
    """Members of the body that no schema has. Without a connector its own fields are not known, so nothing is called unknown."""
    problems = []
    for name in body:
        if name in known:
            continue
        if name in READ_ONLY:
            problems.append(FieldProblem(name, "read_only_field", "Cannot be set."))
        elif complete and len(problems) < MOST_REPORTED:
            problems.append(unknown_field(name, name, known))
    return problems


def _file_problems(schema: ma.Schema, values: Mapping[str, Any], settings: Settings) -> list[FieldProblem]:
    problems = []
    for name in file_names(schema):
        if isinstance(values.get(name), str):
            try:
                resolve(values[name], file_roots(settings), own_files(settings))
            except FileRefused as error:
                problems.append(FieldProblem(name, "file_not_allowed", str(error)))
    return problems
