"""The rules of the house that a program can check: who imports whom, what is loaded when, how long a function may be."""

from __future__ import annotations

import ast
import dataclasses
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution, entry_points
from pathlib import Path

import pytest
from aifordb.core.context import Context, build_context
from aifordb.core.hookspecs import GROUP
from aifordb.core.plugins import load_plugins
from aifordb.core.settings.model import Settings
from aifordb.server.app import create_app

ROOT = Path(__file__).parent.parent
FOLDERS = ("core", "plugins", "server", "cli", "testing")
LONGEST = 60
"""Lines of a function. A function is one step; one that is longer than a screen is several."""
HEAVY = (
    "duckdb",
    "psycopg",
    "pymysql",
    "snowflake",
    "openai",
    "anthropic",
    "llama_cpp",
    "numpy",
    "sqlite3",
    "torch",
    "flask",
)
"""What costs start-up time, or memory in each process: loaded on use only."""
LOAD = f"""
import json, sys
from aifordb.core.plugins import load_plugins
from aifordb.core.settings.model import PluginsSettings
load_plugins(PluginsSettings())
print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))
"""


def test_each_room_imports_only_what_it_may() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-logo", "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("package", ["aifordb.plugins.connectors", "aifordb.plugins.widgets"])
def test_the_rule_that_siblings_do_not_import_each_other_names_every_sibling(package: str) -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    independent = {name for contract in contracts if contract["type"] == "independence" for name in contract["modules"]}
    plugins = {entry.value for entry in distribution("aifordb").entry_points.select(group=GROUP)}
    assert {name for name in plugins if name.startswith(package)} <= independent


def test_all_plugins_are_loaded_without_a_driver_a_model_or_a_web_framework() -> None:
    done = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(done.stdout) == []


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST
    ]
    assert long == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path.read_text("utf-8").strip() and not (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").strip()
    ]
    assert silent == []


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    """A server's parts over a migrated, empty data folder."""
    made = build_context(Settings(home=tmp_path_factory.mktemp("home")))
    made.store.upgrade()
    yield made
    made.close()


BUILT_IN = sorted(entry.name for entry in distribution("aifordb").entry_points.select(group=GROUP))


@pytest.mark.parametrize("name", BUILT_IN)
def test_without_any_one_built_in_plugin_the_server_starts(context: Context, name: str) -> None:
    entries = [entry for entry in entry_points(group=GROUP) if entry.dist and entry.dist.name == "aifordb"]
    rest = load_plugins(context.settings.plugins, [entry for entry in entries if entry.name != name])
    app = create_app(dataclasses.replace(context, plugins=rest))
    answer = app.test_client().get("/v1/health")
    assert (answer.status_code, answer.get_json()["data"]["status"]) == (200, "ok")
