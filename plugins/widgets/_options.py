"""Options: how one is declared, and how they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import marshmallow
from aifordb.core import FieldProblem, ValidationError
from marshmallow import Schema, fields, validate


def column(label: str, help: str) -> fields.String:
    """An option that names a column of the result."""
    return fields.String(
        allow_none=True,
        load_default=None,
        validate=validate.Length(1, 1000),
        metadata={"label": label, "help": help},
    )


def loaded(schema: type[Schema], options: Mapping[str, Any]) -> dict[str, Any]:
    """The options with defaults for what is left out.

    :raises ValidationError: the schema refuses one; names it.
    """
    try:
        return dict(schema().load(dict(options)))
    except marshmallow.ValidationError as error:
        raise ValidationError.of(*_problems("options", error.messages)) from error


def _problems(path: str, messages: Any) -> Iterator[FieldProblem]:
    if isinstance(messages, dict):
        for name, inner in messages.items():
            yield from _problems(f"{path}.{name}", inner)
    else:
        yield FieldProblem(path, "bad_format", " ".join(map(str, messages)))
