"""What all plugins together bring, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from ..contracts.action import Action
from ..contracts.connector import Connector
from ..contracts.sql_generator import SqlGenerator
from ..contracts.widget import WidgetType

Kind = Literal["connector", "generator", "widget", "action"]
"""What a plugin can bring."""
PluginState = Literal["ok", "blocked", "failed"]
"""`ok`: in use. `blocked`: the operator's settings leave it out. `failed`: it could not be used; `reason` says why."""


@dataclass(frozen=True, slots=True)
class PluginReport:
    """What became of one entry of the group `aifordb.plugins`.

    :param name: the entry point's name.
    :param distribution: the installed distribution that has the entry, as it spells its own name.
    :param version: that distribution's version, or `unknown`.
    :param hooks: the hooks that it implements, sorted; empty unless the state is `ok`.
    :param reason: one line that says why it is not used; None if it is. Holds no path and no traceback.
    """

    name: str
    distribution: str
    version: str
    hooks: tuple[str, ...] = ()
    state: PluginState = "ok"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Registry:
    """Everything that plugins brought, by name. Read-only and shared by all threads.

    :param plugins: a report for each entry found, in the order in which they were asked.
    :param owners: which plugin brought what; ask with `owner_of`.
    """

    connectors: Mapping[str, Connector] = field(default_factory=lambda: MappingProxyType({}))
    generators: Mapping[str, SqlGenerator] = field(default_factory=lambda: MappingProxyType({}))
    widgets: Mapping[str, WidgetType] = field(default_factory=lambda: MappingProxyType({}))
    actions: Mapping[str, Action] = field(default_factory=lambda: MappingProxyType({}))
    plugins: tuple[PluginReport, ...] = ()
    owners: Mapping[tuple[Kind, str], PluginReport] = field(default_factory=lambda: MappingProxyType({}))

    def owner_of(self, kind: Kind, name: str) -> PluginReport:
        """The plugin that brought `name`.

        :raises KeyError: no plugin brought it.
        """
        return self.owners[kind, name]
