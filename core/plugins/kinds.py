"""The four kinds of thing that a plugin can bring, and what makes each well formed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from marshmallow import Schema
from sqlglot.dialects.dialect import Dialects

from ..contracts.action import Action
from ..contracts.connector import Connector
from ..contracts.sql_generator import SqlGenerator
from ..contracts.widget import WidgetType
from .registry import Kind

Brought = Connector | SqlGenerator | WidgetType | Action
NAME = re.compile(r"[a-z][a-z0-9_]{0,49}")
DIALECTS = frozenset(dialect.value for dialect in Dialects if dialect.value)


class Malformed(Exception):
    """What a plugin gave is not what the contract asks for. The text is one line for `aifordb plugins list`."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind: the hook that asks for it, its class, and the class attributes that it must set.

    :param name: the attribute by which users know it.
    :param texts: attributes that are texts, not empty.
    :param schemas: attributes that are marshmallow schemas.
    """

    kind: Kind
    base: type[Brought]
    name: str
    texts: tuple[str, ...]
    schemas: tuple[str, ...] = ()


SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "aifordb_connectors": Shape("connector", Connector, "type", ("label", "dialect"), ("fields",)),
        "aifordb_sql_generators": Shape("generator", SqlGenerator, "name", ("title",)),
        "aifordb_widgets": Shape("widget", WidgetType, "type", ("label", "description"), ("options",)),
        "aifordb_actions": Shape("action", Action, "type", ("label",), ("params",)),
    }
)
"""The shape that each hook asks for, in the order in which hooks are called."""


def check(hook: str, thing: object) -> tuple[str, Brought]:
    """The name of something that `hook` gave, and the thing itself.

    :raises Malformed: it is not of the hook's kind, or an attribute of it is missing or wrong.
    """
    shape = SHAPES[hook]
    if isinstance(thing, type):
        raise Malformed(f"{hook} gave the class {thing.__name__}; give an instance")
    if not isinstance(thing, shape.base):
        raise Malformed(f"{hook} gave a {type(thing).__name__}; give instances of {shape.base.__name__}")
    where = type(thing).__name__
    name = _text(thing, where, shape.name)
    if not NAME.fullmatch(name):
        raise Malformed(f"{where}.{shape.name} is {name[:60]!r}; use up to 50 lower-case letters, digits and `_`")
    for attribute in shape.texts:
        _text(thing, where, attribute)
    for attribute in shape.schemas:
        _schema(thing, where, attribute)
    if isinstance(thing, Connector) and thing.dialect not in DIALECTS:
        raise Malformed(f"{where}.dialect is {thing.dialect[:60]!r}, which is no SQL dialect of sqlglot")
    return name, thing


def _text(thing: Brought, where: str, attribute: str) -> str:
    value = getattr(thing, attribute, None)
    if value is None:
        raise Malformed(f"{where} lacks `{attribute}`")
    if not isinstance(value, str) or not value.strip():
        raise Malformed(f"{where}.{attribute} is not a text")
    return value


def _schema(thing: Brought, where: str, attribute: str) -> None:
    value = getattr(thing, attribute, None)
    if value is None:
        raise Malformed(f"{where} lacks `{attribute}`")
    if not (isinstance(value, type) and issubclass(value, Schema)):
        raise Malformed(f"{where}.{attribute} is not a marshmallow Schema class")
    value()  # a field that is declared wrongly raises here, at the start, and not at the first request
