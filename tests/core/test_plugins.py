"""Plugins are found by entry point and asked one by one; a broken one is named and survived.

Most tests install small real distributions in a folder and load them in a fresh interpreter, as a server would.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint, distribution, entry_points
from pathlib import Path
from typing import Any

import pytest
from aifordb.core.hookspecs import GROUP
from aifordb.core.plugins import Registry, load_plugins
from aifordb.core.settings.model import PluginsSettings
from aifordb.testing.plugin import load_plugin

LOAD = """
import json, sys, dataclasses, logging
logging.basicConfig(stream=sys.stderr, format="%(message)s")
from aifordb.core.plugins import load_plugins
from aifordb.core.settings.model import PluginsSettings
settings = json.loads(sys.argv[1])
registry = load_plugins(PluginsSettings(**{name: tuple(value) for name, value in settings.items()}))
print(json.dumps({
    "plugins": [dataclasses.asdict(report) for report in registry.plugins],
    "connectors": list(registry.connectors), "widgets": list(registry.widgets), "actions": list(registry.actions),
    "owners": {f"{kind} {name}": report.distribution for (kind, name), report in registry.owners.items()},
}))
"""
GOOD = """
from marshmallow import Schema, fields
from aifordb.core import Action, ChartSpec, Connector, WidgetType, hookimpl
PLUGIN_API = 1
class Fields(Schema):
    host = fields.String(required=True, metadata={"label": "Host", "help": "Where the database listens."})
class Acme(Connector):
    type, label, dialect, fields = "acme", "Acme", "postgres", Fields
    def open(self, fields, limits): raise NotImplementedError
class Gauge(WidgetType):
    type, label, description, options = "gauge", "Gauge", "A number on a dial.", Fields
    def suits(self, columns, rows, row_count): return None
    def chart(self, result, options): return ChartSpec("metric", {})
class Pager(Action):
    type, label, params = "pager", "Pager", Fields
    def render(self, context, params, delivery_id): raise NotImplementedError
    def deliver(self, delivery, egress): raise NotImplementedError
@hookimpl
def aifordb_connectors(): return [Acme()]
@hookimpl
def aifordb_widgets(): yield Gauge()
@hookimpl
def aifordb_actions(): return (Pager(),)
"""
HOOK = "from aifordb.core import hookimpl\nfrom acme_plugin import Acme, Gauge\n"

# What is wrong with a plugin: its source, and what `aifordb plugins list` says.
BROKEN: dict[str, tuple[str, str]] = {
    "syntax": ("def broken(:\n", "SyntaxError: invalid syntax (line 1)"),
    "missing_module": ("import clickhouse_connect\n", "ModuleNotFoundError: No module named 'clickhouse_connect'"),
    "exits": ("import sys\nsys.exit(0)\n", "SystemExit: it ends the process when it is imported or asked"),
    "raises": (HOOK + "@hookimpl\ndef aifordb_connectors(): raise RuntimeError('no licence')\n", "RuntimeError: no licence"),
    "tells_path": ("raise OSError('cannot read /home/ada/secret.key or https://ada:pw@host/x')\n", "OSError: cannot read … or …"),
    "two_lines": ("raise ValueError('one\\n\\ntwo')\n", "ValueError: one two"),
    "taken": (
        HOOK + "@hookimpl\ndef aifordb_connectors(): return [Acme()]\n",
        "the connector `acme` is already that of plugin `good` of acme-plugin 1.2",
    ),
    "takes_built_in": (
        HOOK + "class Mine(Gauge): type = 'metric'\n@hookimpl\ndef aifordb_widgets(): return [Mine()]\n",
        f"the widget `metric` is already that of plugin `metric` of aifordb {distribution('aifordb').version}",
    ),
    "newer_api": ("PLUGIN_API = 2\n", "it is written for plugin API 2; this server has 1"),
    "typo": (
        HOOK + "@hookimpl\ndef aifordb_conectors(): return []\n",
        "there is no hook `aifordb_conectors`; the hooks are "
        "aifordb_connectors, aifordb_sql_generators, aifordb_widgets, aifordb_actions",
    ),
    "unmarked": ("def aifordb_connectors(): return []\n", "aifordb_connectors lacks @hookimpl"),
    "empty": (
        "",
        "it implements no hook; the hooks are "
        "aifordb_connectors, aifordb_sql_generators, aifordb_widgets, aifordb_actions",
    ),
    "gives_none": (HOOK + "@hookimpl\ndef aifordb_widgets(): pass\n", "aifordb_widgets gave None; give a list"),
    "gives_one": (HOOK + "@hookimpl\ndef aifordb_widgets(): return Gauge()\n", "aifordb_widgets gave a Gauge; give a list"),
    "gives_class": (
        HOOK + "@hookimpl\ndef aifordb_widgets(): return [Gauge]\n",
        "aifordb_widgets gave the class Gauge; give an instance",
    ),
    "wrong_kind": (
        HOOK + "@hookimpl\ndef aifordb_widgets(): return [Acme()]\n",
        "aifordb_widgets gave a Acme; give instances of WidgetType",
    ),
    "twice": (
        HOOK + "class G(Gauge): type = 'dial'\n@hookimpl\ndef aifordb_widgets(): return [G(), G()]\n",
        "aifordb_widgets gave `dial` twice",
    ),
    "endless": (
        HOOK + "@hookimpl\ndef aifordb_widgets():\n    while True: yield Gauge()\n",
        "aifordb_widgets gave more than 100 things",
    ),
    "abstract": (
        HOOK + "from aifordb.core import Connector\n@hookimpl\ndef aifordb_connectors(): return [Connector()]\n",
        "TypeError: Can't instantiate abstract class Connector with",
    ),
    "bad_name": (
        HOOK + "class C(Acme): type = 'My DB'\n@hookimpl\ndef aifordb_connectors(): return [C()]\n",
        "C.type is 'My DB'; use up to 50 lower-case letters, digits and `_`",
    ),
    "no_label": (
        HOOK + "class C(Acme): type, label = 'c', None\n@hookimpl\ndef aifordb_connectors(): return [C()]\n",
        "C lacks `label`",
    ),
    "no_schema": (
        HOOK + "class C(Acme): type, fields = 'c', {}\n@hookimpl\ndef aifordb_connectors(): return [C()]\n",
        "C.fields is not a marshmallow Schema class",
    ),
    "no_dialect": (
        HOOK + "class C(Acme): type, dialect = 'c', 'acmesql'\n@hookimpl\ndef aifordb_connectors(): return [C()]\n",
        "C.dialect is 'acmesql', which is no SQL dialect of sqlglot",
    ),
    "arguments": (
        HOOK + "@hookimpl\ndef aifordb_connectors(settings): return []\n",
        "PluginValidationError: Plugin 'arguments' for hook 'aifordb_connectors'",
    ),
    "wrapper": (
        HOOK + "@hookimpl(wrapper=True)\ndef aifordb_connectors(): return (yield)\n",
        "aifordb_connectors is a wrapper; a plugin is asked by itself and has nothing to wrap",
    ),
    # One good hook beside a bad one: nothing of it is used.
    "half": (
        HOOK + "class C(Acme): type = 'half'\n@hookimpl\ndef aifordb_connectors(): return [C()]\n"
        "@hookimpl\ndef aifordb_widgets(): return 1/0\n",
        "ZeroDivisionError: division by zero",
    ),
}  # fmt: skip

Load = Callable[..., tuple[dict[str, Any], str]]


def install(site: Path, name: str, version: str, entries: str, **modules: str) -> None:
    """Put a distribution on `site`, as an installer would: its metadata and its modules."""
    info = site / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (info / "entry_points.txt").write_text(entries)
    for module, source in modules.items():
        (site / f"{module}.py").write_text(source)


def load(site: Path, **settings: list[str]) -> tuple[dict[str, Any], str]:
    """The registry of a fresh interpreter that sees `site`, as JSON, and what it logged."""
    done = subprocess.run(
        [sys.executable, "-c", LOAD, json.dumps(settings)],
        env={**os.environ, "PYTHONPATH": str(site)}, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return json.loads(done.stdout), done.stderr


def report(registry: dict[str, Any], name: str) -> dict[str, Any]:
    return next(plugin for plugin in registry["plugins"] if plugin["name"] == name)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], str]:
    """One good plugin among all the broken ones."""
    site = tmp_path_factory.mktemp("crowd")
    install(site, "acme-plugin", "1.2", f"[{GROUP}]\ngood = acme_plugin\n", acme_plugin=GOOD)
    for name, (source, _) in BROKEN.items():
        module = f"broken_{name}"
        install(site, f"broken-{name}", "0.1", f"[{GROUP}]\n{name} = {module}\n", **{module: source})
    install(site, "broken-list", "0.1", f"[{GROUP}]\nno equals sign\n")
    install(site, "broken-value", "0.1", f"[{GROUP}]\nvalue = not a module!\n")
    return load(site)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_plugin_is_listed_with_its_reason(crowd: tuple[dict[str, Any], str], name: str) -> None:
    listed = report(crowd[0], name)
    assert (listed["distribution"], listed["version"], listed["state"]) == (f"broken-{name}", "0.1", "failed")
    assert listed["hooks"] == []
    assert listed["reason"].startswith(BROKEN[name][1])
    assert "\n" not in listed["reason"]


def test_a_list_of_entry_points_that_cannot_be_read_fails_by_itself(crowd: tuple[dict[str, Any], str]) -> None:
    assert report(crowd[0], "broken-list")["reason"] == "its entry_points.txt cannot be read"


def test_an_entry_point_that_names_no_module_fails_by_itself(crowd: tuple[dict[str, Any], str]) -> None:
    assert report(crowd[0], "value")["reason"] == "the entry point is neither `module` nor `module:object`"


def test_the_others_go_on(crowd: tuple[dict[str, Any], str]) -> None:
    registry, _ = crowd
    good = report(registry, "good")
    assert good["state"] == "ok"
    assert good["hooks"] == ["aifordb_actions", "aifordb_connectors", "aifordb_widgets"]
    assert registry["owners"]["connector acme"] == "acme-plugin"
    assert {"acme"} <= set(registry["connectors"])
    assert {"gauge", "metric"} <= set(registry["widgets"])
    assert registry["actions"] == ["pager"]
    assert "half" not in registry["connectors"]


def test_each_failure_is_logged_once_by_name(crowd: tuple[dict[str, Any], str]) -> None:
    for name in BROKEN:
        assert crowd[1].count(f"Plugin {name} of broken-{name} 0.1 is not used: ") == 1


def test_ours_are_asked_first_then_the_others_by_name(crowd: tuple[dict[str, Any], str]) -> None:
    asked = [plugin["distribution"] for plugin in crowd[0]["plugins"]]
    ours = [name for name in asked if name == "aifordb"]
    assert asked == ours + sorted(asked[len(ours) :])


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"block": ["Acme_Plugin"]}, "acme-plugin is in plugins.block"),
        ({"allow": ["aifordb"]}, "acme-plugin is not in plugins.allow"),
        ({"allow": ["acme.plugin", "aifordb"], "block": ["ACME-plugin"]}, "acme-plugin is in plugins.block"),
    ],
)
def test_operators_leave_out_distributions_by_any_spelling_of_the_name(
    tmp_path: Path, settings: dict[str, list[str]], reason: str
) -> None:
    install(tmp_path, "acme-plugin", "1.2", f"[{GROUP}]\ngood = acme_plugin\n", acme_plugin="raise SystemExit")
    registry, log = load(tmp_path, **settings)
    assert (report(registry, "good")["state"], report(registry, "good")["reason"]) == ("blocked", reason)
    assert "acme" not in log
    assert "metric" in registry["widgets"]


def test_an_allowed_distribution_is_used(tmp_path: Path) -> None:
    install(tmp_path, "acme-plugin", "1.2", f"[{GROUP}]\ngood = acme_plugin\n", acme_plugin=GOOD)
    registry, _ = load(tmp_path, allow=["Acme.Plugin"])
    assert registry["connectors"] == ["acme"]
    assert {plugin["state"] for plugin in registry["plugins"] if plugin["distribution"] == "aifordb"} == {"blocked"}


def test_an_object_can_be_a_plugin_and_leaves_the_api_version_to_its_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = (
        "from aifordb.core import hookimpl\nPLUGIN_API = {}\nclass Plugin:\n"
        "    @hookimpl\n    def aifordb_widgets(self): return []\nplugin = Plugin()\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "object_now.py").write_text(source.format(1))
    (tmp_path / "object_later.py").write_text(source.format(7))
    assert load_plugin("object_now:plugin").plugins[0].state == "ok"
    assert load_plugin("object_later:plugin").plugins[0].reason == "it is written for plugin API 7; this server has 1"


def test_a_built_in_that_fails_keeps_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stranger_metric.py").write_text(GOOD.replace('"gauge"', '"metric"').replace('"acme"', '"acme2"'))
    monkeypatch.syspath_prepend(str(tmp_path))
    ours = next(iter(entry_points(group=GROUP, name="metric")))
    broken = EntryPoint("metric", "aifordb.plugins.widgets.no_such_module", GROUP)._for(ours.dist)  # type: ignore[attr-defined]  # the only way to give an entry point its distribution
    registry = load_plugins(PluginsSettings(), [EntryPoint("stranger", "stranger_metric", GROUP), broken])
    assert dict(registry.widgets) == {}
    assert [plugin.state for plugin in registry.plugins] == ["failed", "failed"]
    assert "already that of plugin `metric` of aifordb" in (registry.plugins[1].reason or "")


def test_the_registry_cannot_be_changed() -> None:
    registry = load_plugins(PluginsSettings())
    with pytest.raises(TypeError):
        registry.widgets["mine"] = registry.widgets["metric"]  # type: ignore[index]  # the point of the test
    with pytest.raises(AttributeError):
        registry.plugins = ()  # type: ignore[misc]  # the point of the test


def test_the_owner_of_what_nobody_brought_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Registry().owner_of("connector", "acme")


def test_every_built_in_plugin_works_and_owns_what_it_brings() -> None:
    registry = load_plugins(PluginsSettings())
    ours = [plugin for plugin in registry.plugins if plugin.distribution == "aifordb"]
    assert {plugin.name: plugin.reason for plugin in ours} == {plugin.name: None for plugin in ours}
    assert {registry.owner_of("connector", name).name for name in registry.connectors} <= {p.name for p in ours}
    assert registry.owner_of("widget", "metric").hooks == ("aifordb_widgets",)


@pytest.mark.parametrize(
    "name", sorted(entry.name for entry in distribution("aifordb").entry_points.select(group=GROUP))
)
def test_without_any_one_built_in_the_others_still_work(name: str) -> None:
    entries = [entry for entry in entry_points(group=GROUP) if entry.dist and entry.dist.name == "aifordb"]
    whole = load_plugins(PluginsSettings(), entries)
    rest = load_plugins(PluginsSettings(), [entry for entry in entries if entry.name != name])
    lost = {key for key, owner in whole.owners.items() if owner.name == name}
    assert set(rest.owners) == set(whole.owners) - lost
    assert lost
