"""From the OpenAPI document to what the page shows."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

Json = Mapping[str, Any]
_REF = "#/components/"


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a member of a body or answer. `kind` is its type in words."""

    name: str
    kind: str
    required: bool
    description: str
    place: str = "body"
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An error that a route can answer; `description` starts with its code."""

    status: str
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """A route.

    :param anchor: its place in the page.
    :param needs: who may call it, in words.
    :param body: the example body, as JSON text.
    :param answer: the example answer, as JSON text.
    :param command: words of a curl command after the address, ready to paste.
    """

    anchor: str
    method: str
    path: str
    summary: str
    description: str
    needs: str
    public: bool
    fields: tuple[Field, ...]
    status: str
    outcome: str
    answer: str | None
    answer_fields: tuple[Field, ...]
    failures: tuple[Failure, ...]
    body: str | None
    command: str


@dataclass(frozen=True, slots=True)
class Section:
    """Routes of one resource."""

    name: str
    title: str
    description: str
    operations: tuple[Operation, ...]


def sections(document: Json) -> tuple[Section, ...]:
    """The page's content, in the document's order."""
    found: dict[str, list[Operation]] = {tag["name"]: [] for tag in document["tags"]}
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method in ("get", "post", "patch", "delete"):
                shared = item.get("parameters", [])
                found[operation["tags"][0]].append(_operation(document, method.upper(), path, operation, shared))
    return tuple(
        Section(tag["name"], _title(tag["name"]), tag.get("description", ""), tuple(found[tag["name"]]))
        for tag in document["tags"]
        if found[tag["name"]]
    )


def _title(name: str) -> str:
    return {"api-keys": "API keys", "me": "The caller"}.get(name, name.capitalize())


def _operation(document: Json, method: str, path: str, operation: Json, shared: list[Json]) -> Operation:
    status, good = next((code, answer) for code, answer in operation["responses"].items() if code.startswith("2"))
    example = _content(_resolved(document, good)).get("example")
    body = _content(operation.get("requestBody", {}))
    public = operation.get("security") == []
    return Operation(
        anchor=re.sub(r"\W+", "-", f"{method} {path}").strip("-").lower(),
        method=method,
        path=path,
        summary=operation.get("summary", ""),
        description=operation.get("description", ""),
        needs=_needs(operation),
        public=public,
        fields=(
            *_parameters(document, [*shared, *operation.get("parameters", [])]),
            *_members(document, body.get("schema")),
        ),
        status=status,
        outcome=_resolved(document, good).get("description", ""),
        answer=_pretty(example),
        answer_fields=tuple(_data_members(document, _content(good).get("schema"))),
        failures=tuple(_failures(document, operation["responses"])),
        body=_pretty(body.get("example")),
        command=_command(method, body.get("example"), public=public),
    )


def _needs(operation: Json) -> str:
    if operation.get("security") == []:
        return "no key"
    scope, role = operation.get("x-required-scope"), operation.get("x-required-role")
    return f"scope {scope}, role {role} or higher" if scope else "any valid key"


def _parameters(document: Json, parameters: list[Json]) -> Iterator[Field]:
    for parameter in (_resolved(document, part) for part in parameters):
        schema = parameter.get("schema", {})
        text = parameter.get("description") or schema.get("description", "")
        yield Field(
            parameter["name"],
            _kind(document, schema),
            parameter.get("required", False),
            text,
            parameter["in"],
            _default(schema),
        )


def _members(document: Json, schema: Json | None) -> Iterator[Field]:
    shape = _resolved(document, schema or {})
    for name, member in shape.get("properties", {}).items():
        required = name in shape.get("required", ())
        yield Field(name, _kind(document, member), required, member.get("description", ""), default=_default(member))


def _data_members(document: Json, schema: Json | None) -> Iterator[Field]:
    data = _resolved(document, schema or {}).get("properties", {}).get("data", {})
    yield from _members(document, data.get("items") if data.get("type") == "array" else data)


def _failures(document: Json, responses: Json) -> Iterator[Failure]:
    for status, answer in sorted(responses.items()):
        if not status.startswith("2"):
            yield Failure(status, _resolved(document, answer).get("description", ""))


def _kind(document: Json, schema: Json) -> str:
    schema = _resolved(document, schema)
    if "enum" in schema:
        # A list of all scopes would fill the page; the description says where to read them.
        words = [str(word) for word in schema["enum"] if word is not None]
        return " | ".join(words) if len(words) <= 8 else "one of a list"
    if "oneOf" in schema or "anyOf" in schema:
        return " | ".join(_kind(document, option) for option in schema.get("oneOf") or schema["anyOf"])
    kinds = schema.get("type", "any")
    words = [_word(document, kind, schema) for kind in ([kinds] if isinstance(kinds, str) else kinds)]
    return " | ".join(words)


def _word(document: Json, kind: str, schema: Json) -> str:
    if kind == "integer":
        least, most = schema.get("minimum"), schema.get("maximum")
        return f"integer {least:,}–{most:,}" if most is not None else f"integer ≥ {least}" if least else "integer"
    if kind == "array":
        return f"list of {_kind(document, schema['items'])}" if schema.get("items") else "list"
    return "time" if kind == "string" and schema.get("format") == "date-time" else kind


def _default(schema: Json) -> str | None:
    return orjson.dumps(schema["default"]).decode() if schema.get("default") is not None else None


def _content(part: Json) -> Json:
    found: Json = part.get("content", {}).get("application/json", {})
    return found


def _resolved(document: Json, part: Json) -> Json:
    reference = part.get("$ref")
    if not isinstance(reference, str) or not reference.startswith(_REF):
        return part
    group, name = reference.removeprefix(_REF).split("/")
    found: Json = document["components"][group][name]
    return found


def _pretty(example: object) -> str | None:
    return None if example is None else orjson.dumps(example, option=orjson.OPT_INDENT_2).decode()


def _command(method: str, example: object, *, public: bool) -> str:
    words = [] if method == "GET" else [f"-X {method}"] if example is None else []
    if not public:
        words.append('-H "Authorization: Bearer $AIFORDB_KEY"')
    if example is not None:
        words += ["-H 'Content-Type: application/json'", f"-d {shlex.quote(orjson.dumps(example).decode())}"]
    return " \\\n  ".join(words)
