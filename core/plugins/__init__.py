"""Which plugins there are: found by entry point, asked one by one, and listed with what became of each."""

from .discovery import Found, discover
from .loading import load_plugins
from .registry import Kind, PluginReport, PluginState, Registry

__all__ = ["Found", "Kind", "PluginReport", "PluginState", "Registry", "discover", "load_plugins"]
