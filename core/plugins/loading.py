"""From installed entry points to the registry: who is allowed, who works, who gets which name."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint
from types import MappingProxyType

from ..contracts.action import Action
from ..contracts.connector import Connector
from ..contracts.sql_generator import SqlGenerator
from ..contracts.widget import WidgetType
from ..settings.model import PluginsSettings
from .asking import Brings, PluginFault, ask
from .discovery import Found, discover, found_in, normalised
from .kinds import Brought
from .registry import Kind, PluginReport, PluginState, Registry

log = logging.getLogger("aifordb.plugins")


@dataclass(slots=True)
class _Gathering:
    """The registry while it is filled.

    :param reserved: names of built-in plugins that failed. What they would have brought stays theirs: a connection of type `sqlite`
        must not reach a stranger's code only because ours could not be loaded.
    """

    things: dict[tuple[Kind, str], Brought] = field(default_factory=dict)
    owners: dict[tuple[Kind, str], PluginReport] = field(default_factory=dict)
    reports: list[PluginReport] = field(default_factory=list)
    reserved: dict[str, PluginReport] = field(default_factory=dict)


def load_plugins(settings: PluginsSettings, entry_points: Iterable[EntryPoint] | None = None) -> Registry:
    """Ask every installed plugin what it brings, each by itself; one that fails is reported and does not stop the others.

    The same plugins give the same registry, whatever the order in which they were installed: ours first, then by distribution and name.

    :param settings: distributions to use and not to use, in any spelling that PEP 503 takes for the same.
    :param entry_points: the entries to ask; None for all that are installed.
    """
    found = discover() if entry_points is None else found_in(entry_points)
    allow = frozenset(map(normalised, settings.allow))
    block = frozenset(map(normalised, settings.block))
    gathering = _Gathering()
    for plugin in found:
        reason = _left_out(plugin, allow, block)
        report = _unused(plugin, "blocked", reason) if reason else _load(plugin, gathering)
        gathering.reports.append(report)
        if report.state == "failed":
            log.warning("Plugin %s of %s %s is not used: %s", *_names(report), report.reason)
    return _registry(gathering)


def _left_out(plugin: Found, allow: frozenset[str], block: frozenset[str]) -> str | None:
    if plugin.key in block:
        return f"{plugin.distribution} is in plugins.block"
    if allow and plugin.key not in allow:
        return f"{plugin.distribution} is not in plugins.allow"
    return None


def _load(plugin: Found, gathering: _Gathering) -> PluginReport:
    """Ask one plugin and, if all of it is good, add what it brings."""
    try:
        if plugin.entry_point is None:
            raise PluginFault("its entry_points.txt cannot be read")
        brings = ask(plugin.entry_point)
        _check_free(brings, gathering)
    except PluginFault as fault:
        log.debug("Plugin %s failed.", plugin.name, exc_info=True)
        report = _unused(plugin, "failed", str(fault))
        if plugin.built_in:
            gathering.reserved[plugin.name] = report
        return report
    report = PluginReport(plugin.name, plugin.distribution, plugin.version, brings.hooks)
    for key, thing in brings.things.items():
        gathering.things[key], gathering.owners[key] = thing, report
    return report


def _check_free(brings: Brings, gathering: _Gathering) -> None:
    """:raises PluginFault: a name is taken; the reason names who has it."""
    for kind, name in brings.things:
        owner = gathering.owners.get((kind, name)) or gathering.reserved.get(name)
        if owner is not None:
            raise PluginFault(f"the {kind} `{name}` is already that of plugin {_who(owner)}")


def _registry(gathering: _Gathering) -> Registry:
    def of(kind: Kind) -> Iterator[tuple[str, Brought]]:
        return ((name, thing) for (its, name), thing in gathering.things.items() if its == kind)

    # `isinstance` is always true here (`kinds.check` saw to it); it tells the type checker so.
    return Registry(
        connectors=MappingProxyType({name: it for name, it in of("connector") if isinstance(it, Connector)}),
        generators=MappingProxyType({name: it for name, it in of("generator") if isinstance(it, SqlGenerator)}),
        widgets=MappingProxyType({name: it for name, it in of("widget") if isinstance(it, WidgetType)}),
        actions=MappingProxyType({name: it for name, it in of("action") if isinstance(it, Action)}),
        plugins=tuple(gathering.reports),
        owners=MappingProxyType(gathering.owners),
    )


def _unused(plugin: Found, state: PluginState, reason: str) -> PluginReport:
    return PluginReport(plugin.name, plugin.distribution, plugin.version, state=state, reason=reason)


def _names(report: PluginReport) -> tuple[str, str, str]:
    return report.name, report.distribution, report.version


def _who(report: PluginReport) -> str:
    return f"`{report.name}` of {report.distribution} {report.version}"
