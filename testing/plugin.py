"""Loads a plugin as the server does, without installing it."""

from __future__ import annotations

from importlib.metadata import EntryPoint

from aifordb.core.hookspecs import GROUP
from aifordb.core.plugins import Registry, load_plugins
from aifordb.core.settings.model import PluginsSettings


def load_plugin(module: str) -> Registry:
    """What the server makes of one plugin.

    `load_plugin("aifordb_clickhouse").plugins[0]` tells the state, and the reason of a failure.

    :param module: `package.module` or `package.module:object`, as in the entry point.
    """
    return load_plugins(PluginsSettings(), [EntryPoint(module.rpartition(".")[2], module, GROUP)])
