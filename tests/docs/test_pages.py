"""Pages keep what they say: links lead somewhere, commands and settings exist, code runs."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import click
import pytest
from aifordb.cli import cli
from aifordb.core.settings.model import Settings

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")])
GUIDE = ROOT / "docs" / "guides" / "writing-a-plugin.md"


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.M | re.S)


def anchor(heading: str) -> str:
    """The anchor that renderers of Markdown give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        target, _, fragment = link.partition("#")
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), link
        if fragment:
            titles = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.M)
            assert fragment in map(anchor, titles), link


def test_every_page_can_be_reached_from_the_first() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "docs" / "index.md"]
    while waiting:
        page = waiting.pop()
        if page not in seen and page.suffix == ".md":
            seen.add(page)
            links = re.findall(r"\]\(([^)#\s:]+)[^):]*\)", page.read_text("utf-8"))
            waiting += [(page.parent / link).resolve() for link in links]
    assert {page for page in PAGES if "docs" in page.parts} <= seen


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_of_aifordb_exist_with_their_options(page: Path) -> None:
    for line in "\n".join(blocks(page, "bash")).replace("\\\n", " ").splitlines():
        words = shlex.split(line.partition(" # ")[0])
        if words and Path(words[0]).name == "aifordb":
            check_command(words[1:])


def check_command(words: list[str]) -> None:
    command: click.Command = cli
    options: set[str] = set()
    for word in words:
        options |= {o for p in command.params if isinstance(p, click.Option) for o in p.opts}
        if word.startswith("-"):
            assert word.partition("=")[0] in options, words
        elif isinstance(command, click.Group):
            found = command.get_command(click.Context(command), word)
            assert found is not None, words
            command = found


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_scripts_that_pages_name_exist(page: Path) -> None:
    for name in re.findall(r"\bscripts/([a-z]+)\b", page.read_text("utf-8")):
        assert (ROOT / "scripts" / name).exists(), name


def keys(value: Any, path: str = "") -> set[str]:
    """`server.port` and the like, of a settings class."""
    found: set[str] = set()
    for field in fields(value):
        inner = getattr(value, field.name)
        found |= keys(inner, f"{path}{field.name}.") if is_dataclass(inner) else {f"{path}{field.name}"}
    return found


SETTINGS = keys(Settings(home=Path("home"))) - {"home"}


def test_every_setting_is_on_its_page() -> None:
    text = (ROOT / "docs" / "reference" / "settings.md").read_text("utf-8")
    assert set(re.findall(r"^### `([a-z_.]+)`", text, re.M)) == SETTINGS


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_settings_that_pages_name_exist(page: Path) -> None:
    sections = {key.partition(".")[0] for key in SETTINGS if "." in key}
    mentioned = re.findall(rf"`((?:{'|'.join(sections)})\.(?!sqlite)[a-z_]+)[` ]", page.read_text("utf-8"))
    assert set(mentioned) <= SETTINGS
    for variable in re.findall(r"\bAIFORDB_([A-Z_]+__[A-Z_]+)", page.read_text("utf-8")):
        assert variable.lower().replace("__", ".") in SETTINGS
    for block in blocks(page, "toml"):
        table = tomllib.loads(block)
        if not table.keys() & {"project", "build-system"}:
            flat = {f"{s}.{k}" for s, v in table.items() if isinstance(v, dict) for k in v}
            assert flat | {k for k, v in table.items() if not isinstance(v, dict)} <= SETTINGS


def guide_files() -> dict[str, str]:
    found = re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)^```", GUIDE.read_text("utf-8"), re.M | re.S)
    return dict(found)


def test_the_plugin_of_the_guide_passes_the_test_of_the_guide(tmp_path: Path) -> None:
    for name, text in guide_files().items():
        (tmp_path / name).write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), "-c", "/dev/null", "test_heatmap.py"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_the_plugin_of_the_guide_is_named_as_an_entry_point() -> None:
    project = tomllib.loads(guide_files()["pyproject.toml"])["project"]
    assert project["entry-points"]["aifordb.plugins"] == {"heatmap": "aifordb_heatmap"}
