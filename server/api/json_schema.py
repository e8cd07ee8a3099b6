"""JSON Schema (2020-12) of a plugin's marshmallow fields: for forms, and for clients that check before they send."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import marshmallow as ma
from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin

_COMMON = ("name", "description", "is_default", "privacy", "limits", "access", "writable")


@cache
def json_schema(schema: type[ma.Schema]) -> dict[str, Any]:
    """The schema of an object with the fields of `schema`; secrets are `writeOnly`, labels become titles."""
    plugin = MarshmallowPlugin(schema_name_resolver=lambda _: "")
    # OpenAPI 3.1's dialect is JSON Schema 2020-12; without a name resolver every nested schema is written out in place.
    APISpec("", "", "3.1.0", plugins=[plugin])
    if plugin.converter is None:
        raise RuntimeError("apispec did not initialise its plugin")
    instance = schema()
    shape: dict[str, Any] = plugin.converter.schema2jsonschema(instance)  # type: ignore[no-untyped-call] # apispec's gap
    for name, field in instance.fields.items():
        words = {"title": field.metadata.get("label"), "description": field.metadata.get("help")}
        shape["properties"][field.data_key or name].update({key: text for key, text in words.items() if text})
    return {"type": "object", **shape, "additionalProperties": False}


def config_schema(type: str, own: type[ma.Schema], common: type[ma.Schema]) -> dict[str, Any]:
    """The schema of the body that creates a connection of a type.

    :param own: the connector's fields.
    :param common: the fields of every connection.
    """
    mine, shared = json_schema(own), json_schema(common)
    properties = {
        "type": {"const": type},
        **{name: shared["properties"][name] for name in _COMMON if name in shared["properties"]},
        **mine["properties"],
    }
    required = _unique(["type", "name", *mine.get("required", [])])
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
