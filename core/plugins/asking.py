"""Asks one plugin, by itself, what it brings. All of it is good, or none of it is used."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import EntryPoint
from itertools import islice
from typing import Any

import pluggy

from .. import hookspecs
from .kinds import SHAPES, Brought, Malformed, check
from .registry import Kind

MOST = 100
"""Things that one hook of one plugin may give: far more than any has, and an endless generator ends."""
_REASON_LENGTH = 240
# A path tells an attacker about the machine, and a URL may carry a password.
_PATH = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://|[A-Za-z]:\\|\\\\|(?<![\w<])~?/(?=\S))[^\s'\"<>()]*")


@dataclass(frozen=True, slots=True)
class Brings:
    """What one plugin brings: `things` by kind and name, and the hooks that it implements, sorted."""

    things: dict[tuple[Kind, str], Brought]
    hooks: tuple[str, ...]


class PluginFault(Exception):
    """A plugin cannot be used. The text is one line, without paths and tracebacks; the cause is the plugin's own exception."""


def ask(entry_point: EntryPoint) -> Brings:
    """Import a plugin and call its hooks.

    :raises PluginFault: whatever goes wrong in it.
    """
    try:
        return _ask(entry_point)
    except Malformed as error:
        raise PluginFault(str(error)) from error
    except KeyboardInterrupt:
        raise  # a person at the terminal, not the plugin
    except BaseException as error:  # the boundary to foreign code, which may also call sys.exit()
        raise PluginFault(described(error)) from error


def described(error: BaseException) -> str:
    """`ImportError: No module named 'clickhouse_connect'`: an exception in one line, without paths, URLs and tracebacks."""
    kind = type(error).__name__
    if isinstance(error, SyntaxError):
        return f"{kind}: {error.msg} (line {error.lineno})"
    if isinstance(error, SystemExit):
        return "SystemExit: it ends the process when it is imported or asked"
    try:
        text = str(error)
    except Exception:  # noqa: BLE001  The exception's class is foreign code as well.
        text = ""
    text = _PATH.sub("…", " ".join(text.split()))
    line = f"{kind}: {text}" if text else kind
    return line if len(line) <= _REASON_LENGTH else line[: _REASON_LENGTH - 1] + "…"


def _ask(entry_point: EntryPoint) -> Brings:
    if not entry_point.pattern.match(entry_point.value):
        raise Malformed("the entry point is neither `module` nor `module:object`")
    plugin = entry_point.load()
    if inspect.isclass(plugin):
        raise Malformed("the entry point names a class; name a module or an instance")
    _check_api(plugin, entry_point.module)
    manager = pluggy.PluginManager("aifordb")
    manager.add_hookspecs(hookspecs)
    manager.register(plugin, entry_point.name)
    implemented = _implemented(manager, plugin)
    things: dict[tuple[Kind, str], Brought] = {}
    for hook in (hook for hook in SHAPES if hook in implemented):
        for name, thing in _given(manager, hook):
            key = (SHAPES[hook].kind, name)
            if key in things:
                raise Malformed(f"{hook} gave `{name}` twice")
            things[key] = thing
    return Brings(things, tuple(sorted(implemented)))


def _check_api(plugin: object, module: str) -> None:
    """A plugin without `PLUGIN_API` is written for version 1. An object may leave the number to its module."""
    wanted = getattr(plugin, "PLUGIN_API", getattr(sys.modules.get(module), "PLUGIN_API", 1))
    if wanted != hookspecs.PLUGIN_API or isinstance(wanted, bool):
        raise Malformed(f"it is written for plugin API {str(wanted)[:20]}; this server has {hookspecs.PLUGIN_API}")


def _implemented(manager: pluggy.PluginManager, plugin: object) -> set[str]:
    """The hooks that the plugin implements.

    :raises Malformed: a hook that does not exist, one without `@hookimpl`, a wrapper, or none at all.
    """
    callers = manager.get_hookcallers(plugin) or []
    for caller in callers:
        for implementation in caller.get_hookimpls():
            if caller.name not in SHAPES and not implementation.optionalhook:
                raise Malformed(f"there is no hook `{caller.name}`; the hooks are {', '.join(SHAPES)}")
            if implementation.wrapper or implementation.hookwrapper:
                raise Malformed(f"{caller.name} is a wrapper; a plugin is asked by itself and has nothing to wrap")
    implemented = {caller.name for caller in callers} & SHAPES.keys()
    _check_marks(plugin, implemented)
    if not implemented:
        raise Malformed(f"it implements no hook; the hooks are {', '.join(SHAPES)}")
    return implemented


def _check_marks(plugin: object, implemented: set[str]) -> None:
    """A function that is named like a hook but not marked would do nothing, and nobody would learn why."""
    for name in SHAPES:
        if name not in implemented and callable(getattr(plugin, name, None)):
            raise Malformed(f"{name} lacks @hookimpl")


def _given(manager: pluggy.PluginManager, hook: str) -> list[tuple[str, Brought]]:
    """What the hook gives, by name. There is one plugin, so there is one answer; pluggy drops an answer of None."""
    answers: list[Any] = getattr(manager.hook, hook)()
    if not answers:
        raise Malformed(f"{hook} gave None; give a list")
    answer = answers[0]
    if isinstance(answer, str) or not isinstance(answer, Iterable):
        raise Malformed(f"{hook} gave a {type(answer).__name__}; give a list")
    things = list(islice(answer, MOST + 1))
    if len(things) > MOST:
        raise Malformed(f"{hook} gave more than {MOST} things")
    return [check(hook, thing) for thing in things]
