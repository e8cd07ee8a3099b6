"""What plugins brought (contract 2.11)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aifordb.core.connections.body import CommonFields
from aifordb.core.contracts.connector import Connector
from aifordb.core.contracts.sql_generator import SqlGenerator
from aifordb.core.contracts.widget import WidgetType
from aifordb.core.plugins import Kind

from ..access import ANY_KEY, needs
from ..state import context
from . import cursors
from .blueprint import ApiBlueprint, Gives, Listing, endpoint
from .json_schema import config_schema, json_schema
from .schemas.base import PageQuery
from .schemas.discovery import ConnectorTypeSchema, GeneratorSchema, PluginSchema, WidgetTypeSchema

api = ApiBlueprint("plugins", __name__, description="What the installed plugins bring.")


@api.operation("GET", "/connector-types", access=ANY_KEY, query=PageQuery, gives=Gives(ConnectorTypeSchema, many=True))
def list_connector_types(query: dict[str, Any]) -> Listing:
    """List the kinds of database that can be connected."""
    found = context().plugins.connectors
    return _page([_connector_type(found[name]) for name in sorted(found)], query)


@api.operation("GET", "/widget-types", access=ANY_KEY, query=PageQuery, gives=Gives(WidgetTypeSchema, many=True))
def list_widget_types(query: dict[str, Any]) -> Listing:
    """List the ways to show a result."""
    found = context().plugins.widgets
    return _page([_widget_type(found[name]) for name in sorted(found)], query)


@api.operation("GET", "/generators", access=ANY_KEY, query=PageQuery, gives=Gives(GeneratorSchema, many=True))
def list_generators(query: dict[str, Any]) -> Listing:
    """List the ways to turn a question into SQL."""
    found, panel = context().plugins.generators, context().settings.asking.panel
    return _page([_generator(found[name], panel) for name in sorted(found)], query)


@api.operation(
    "GET",
    "/plugins",
    access=needs("settings:read", "admin"),
    query=PageQuery,
    gives=Gives(PluginSchema, many=True),
)
def list_plugins(query: dict[str, Any]) -> Listing:
    """List the installed plugins, and why one is not used."""
    return _page(context().plugins.plugins, query)


def _page(items: Sequence[object], query: dict[str, Any]) -> Listing:
    """A page of a list that lives in memory; its cursor is a place in it."""
    vault = context().vault
    start = 0 if query["cursor"] is None else int(cursors.read(vault, endpoint(), query, query["cursor"]))
    end = start + query["limit"]
    cursor = cursors.sign(vault, endpoint(), query, end) if end < len(items) else None
    return Listing(items[start:end], cursor)


def _origin(kind: Kind, name: str) -> dict[str, str]:
    report = context().plugins.owner_of(kind, name)
    return {"plugin": report.distribution, "version": report.version}


def _connector_type(connector: Connector) -> dict[str, Any]:
    return {
        "type": connector.type,
        "title": connector.label,
        "dialect": connector.dialect,
        "config_schema": config_schema(connector.type, connector.fields, CommonFields),
        # Every connector's contract has `cancel`, batches and one EXPLAIN-able statement; none has Arrow yet.
        "capabilities": {"cancel": True, "streaming": True, "arrow": False, "explain": True},
        **_origin("connector", connector.type),
    }


def _widget_type(widget: WidgetType) -> dict[str, Any]:
    return {
        "type": widget.type,
        "title": widget.label,
        "description": widget.description,
        "needs_data": widget.needs_data,
        "option_schema": json_schema(widget.options),
        **_origin("widget", widget.type),
    }


def _generator(generator: SqlGenerator, panel: Sequence[str]) -> dict[str, Any]:
    return {
        "name": generator.name,
        "title": generator.title,
        "model": None,
        "local": generator.local,
        "ready": True,
        "reason": None,
        "default": generator.name in panel[:1],
    }
