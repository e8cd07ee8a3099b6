"""`--set FIELD=VALUE`: texts from the command line → the values that a connector's schema takes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click
import marshmallow as ma
from aifordb.core import Secret

from .failures import Failure

if TYPE_CHECKING:
    from aifordb.core.context import Context

ASK = "-"
BOOLEANS = {"true": True, "yes": True, "false": False, "no": False}


def schema_of(context: Context, kind: str) -> ma.Schema:
    """The fields of a connection type.

    :raises Failure: no installed connector is of that type.
    """
    connectors = context.plugins.connectors
    if kind not in connectors:
        installed = ", ".join(sorted(connectors)) or "none"
        raise Failure(f"There is no connection type {kind}; installed: {installed}.", "See: aifordb plugins list")
    return connectors[kind].fields()


def read_fields(context: Context, kind: str, pairs: Sequence[str]) -> dict[str, Any]:
    """The fields given, typed by the schema; required secrets that are missing are asked for at a terminal.

    :raises Failure: a pair without `=`, a field given twice, or a number that is none.
    """
    schema = schema_of(context, kind)
    values: dict[str, Any] = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals or not name:
            raise Failure(f"--set {pair}: write FIELD=VALUE.")
        if name in values:
            raise Failure(f"--set {name}: given twice.")
        field = schema.fields.get(name)
        if text == ASK:
            text = ask_for(name, hidden=isinstance(field, Secret))
        elif isinstance(field, Secret):
            click.echo(
                f"note: {name} is a secret, and others may see a command line; --set {name}=- asks for it.", err=True
            )
        values[name] = typed(field, name, text)
    for name, field in schema.fields.items():
        if isinstance(field, Secret) and field.required and name not in values and sys.stdin.isatty():
            values[name] = ask_for(name, hidden=True)
    return values


def ask_for(name: str, *, hidden: bool) -> str:
    """A value from the person at the terminal, or the next line of standard input."""
    if sys.stdin.isatty():
        answer: str = click.prompt(name, hide_input=hidden, err=True)
        return answer
    return sys.stdin.readline().rstrip("\n")


def typed(field: ma.fields.Field[Any] | None, name: str, text: str) -> object:
    """`text` as the field takes it; a field that the schema does not know stays text, for core to refuse with the nearest name.

    :raises Failure: not such a value.
    """
    if isinstance(field, ma.fields.Integer):
        try:
            return int(text)
        except ValueError:
            raise Failure(f"--set {name}: must be a whole number.") from None
    if isinstance(field, ma.fields.Boolean):
        if text.lower() not in BOOLEANS:
            raise Failure(f"--set {name}: must be true or false.")
        return BOOLEANS[text.lower()]
    if isinstance(field, ma.fields.List):
        return [part.strip() for part in text.split(",") if part.strip()]
    return text
