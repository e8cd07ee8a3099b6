"""The four hooks of the plugin API. A plugin is a module (or object) named under the entry-point group `aifordb.plugins`."""

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from .contracts.action import Action
from .contracts.connector import Connector
from .contracts.sql_generator import SqlGenerator
from .contracts.widget import WidgetType

PLUGIN_API = 1
"""The version of the plugin API. A plugin may set `PLUGIN_API = 1` in its module; another number disables it with a reason."""
GROUP = "aifordb.plugins"

hookspec = pluggy.HookspecMarker("aifordb")
hookimpl = pluggy.HookimplMarker("aifordb")


@hookspec
def aifordb_connectors() -> Iterable[Connector]:
    """Kinds of database that this plugin can talk to.

    Called once, when the server starts: return instances, open nothing, import no driver.

    :returns: one `Connector` a kind; its `type` is what users write in `POST /v1/connections`.
    :raises: nothing; an exception, or a `type` already taken, disables this plugin and shows in `aifordb plugins list`.

    Since plugin API 1. Proof: `aifordb.testing.ConnectorContract`.
    """
    raise AssertionError("a specification is never called")


@hookspec
def aifordb_sql_generators() -> Iterable[SqlGenerator]:
    """Ways to turn a question into SQL.

    Called once, when the server starts: return instances, load no model, open nothing.

    :returns: one `SqlGenerator` a way; its `name` is what `generator` and `[asking] panel` name.
    :raises: nothing; an exception, or a `name` already taken, disables this plugin and shows in `aifordb plugins list`.

    Since plugin API 1. Proof: `aifordb.testing.GeneratorContract`.
    """
    raise AssertionError("a specification is never called")


@hookspec
def aifordb_widgets() -> Iterable[WidgetType]:
    """Ways to show a result.

    Called once, when the server starts.

    :returns: one `WidgetType` a way; its `type` is what a dashboard's widget names.
    :raises: nothing; an exception, or a `type` already taken, disables this plugin and shows in `aifordb plugins list`.

    Since plugin API 1. Proof: `aifordb.testing.WidgetContract`.
    """
    raise AssertionError("a specification is never called")


@hookspec
def aifordb_actions() -> Iterable[Action]:
    """Things that a workflow can do when its condition is met.

    Called once, when the server starts.

    :returns: one `Action` a way; its `type` is what a workflow's action names.
    :raises: nothing; an exception, or a `type` already taken, disables this plugin and shows in `aifordb plugins list`.

    Since plugin API 1.
    """
    raise AssertionError("a specification is never called")
