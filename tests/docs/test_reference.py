"""Reference pages against the code, both ways: whatever there is has a heading, and whatever has a heading is there."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from aifordb.cli import cli
from aifordb.core import errors, hookspecs
from aifordb.core.context import build_context
from aifordb.core.plugins.kinds import SHAPES
from aifordb.core.settings.model import Settings
from aifordb.server.app import create_app

ROOT = Path(__file__).parent.parent.parent
PLACE = re.compile(r"<(?:[a-z]+:)?")
REFERENCE = ROOT / "docs" / "reference"


def headings(page: str, level: int) -> list[str]:
    """The code in headings such as "## `aifordb ask`" of one level."""
    return re.findall(rf"^{'#' * level} `([^`]+)`", (REFERENCE / page).read_text("utf-8"), re.M)


def sections(page: str, level: int) -> dict[str, str]:
    """What stands below each heading of one level."""
    parts = re.split(rf"^{'#' * level} `([^`]+)`.*$", (REFERENCE / page).read_text("utf-8"), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_hook_is_on_its_page_with_its_arguments() -> None:
    hooks = {
        f"{name}{inspect.signature(hook).replace(return_annotation=inspect.Signature.empty)}"
        for name, hook in vars(hookspecs).items()
        if name.startswith("aifordb_")
    }
    assert set(headings("hooks.md", 2)) == hooks
    assert {name.removesuffix("()") for name in hooks} == set(SHAPES)


def test_every_error_code_is_on_its_page_with_its_status() -> None:
    def family(base: type[errors.AifordbError]) -> Iterator[type[errors.AifordbError]]:
        for child in base.__subclasses__():
            yield child
            yield from family(child)

    ours = {(each.code, each.status) for each in family(errors.AifordbError) if each.__module__.startswith("aifordb.")}
    text = (REFERENCE / "errors.md").read_text("utf-8")
    shown = {(code, int(status)) for code, status in re.findall(r"^## `(\w+)` \((\d+)\)$", text, re.M)}
    assert shown == ours


def test_every_warning_of_an_answer_is_in_the_table() -> None:
    table = (REFERENCE / "api.md").read_text("utf-8").partition("## Warnings")[2].partition("\n## ")[0]
    given = set(re.findall(r'"code": "(\w+)"', (ROOT / "core/asking/describe.py").read_text("utf-8")))
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.M)) == given


def test_every_code_of_a_field_is_in_the_table_and_is_used() -> None:
    table = (REFERENCE / "errors.md").read_text("utf-8").partition("## Codes of fields")[2]
    shown = set(re.findall(r"^\| `(\w+)` \|", table, re.M))
    trees = [
        ast.parse(path.read_text("utf-8"))
        for folder in ("core", "plugins", "server")
        for path in (ROOT / folder).rglob("*.py")
    ]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    raised = {
        node.args[1].value
        for node in nodes
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "FieldProblem"
        if len(node.args) > 1 and isinstance(node.args[1], ast.Constant)
    }
    assert raised - shown == set()
    assert (
        shown - {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        == set()
    )


def verbs(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group, info_name=path)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from verbs(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


VERBS = dict(verbs(cli, "aifordb"))


def test_every_command_is_on_its_page() -> None:
    assert headings("cli.md", 2) == list(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_of_a_command_is_on_its_page(verb: str) -> None:
    # `--home` is one of every command, and is said once, at the top.
    options = {o for p in VERBS[verb].params if isinstance(p, click.Option) for o in (*p.opts, *p.secondary_opts)}
    listed = "\n".join(re.findall(r"^- (`.*?):", sections("cli.md", 2)[verb], re.M))
    assert set(re.findall(r"`(--?[a-z-]+)", listed)) == options - {"--home"}


def test_the_options_before_a_command_are_on_the_page() -> None:
    options = {o for p in cli.params if isinstance(p, click.Option) for o in p.opts}
    text = (REFERENCE / "cli.md").read_text("utf-8").partition("## Options before a command")[2].partition("\n## ")[0]
    assert set(re.findall(r"^- `(--?[a-z-]+)", text, re.M)) == options


def endpoints(tmp_path: Path) -> dict[str, tuple[str | None, str | None]]:
    """`GET /v1/me` → its scope and role, of every endpoint that the server has."""
    home = tmp_path / "home"
    home.mkdir()
    context = build_context(Settings(home=home))
    try:
        app = create_app(context)
        answer = app.test_client().get("/v1/openapi.json").get_json()
        rules = {
            f"{method} {PLACE.sub('{', rule.rule).replace('>', '}')}"
            for rule in app.url_map.iter_rules()
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
            if not rule.rule.startswith("/static/")
        }
    finally:
        context.close()
    described = {
        f"{method.upper()} {path}": (operation.get("x-required-scope"), operation.get("x-required-role"))
        for path, item in answer["paths"].items()
        for method, operation in item.items()
        if method in {"get", "post", "patch", "delete", "put"}
    }
    assert set(described) == rules
    return described


def test_every_endpoint_is_on_its_page_with_its_scope_and_role(tmp_path: Path) -> None:
    there = endpoints(tmp_path)
    assert set(headings("api.md", 3)) == set(there)
    for name, text in sections("api.md", 3).items():
        scope, role = there[name]
        needs = re.match(r"\s*\[(?:`([a-z:]+)`, (\w+)|any|–)\]", text)
        assert needs, name
        assert (needs[1], needs[2]) == (scope, role), name
