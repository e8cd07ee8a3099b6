"""The locks in requirements/: what setup.py allows, the same version everywhere, wheels with hashes, and no place to get them from."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from runpy import run_path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
TOOL = run_path(str(ROOT / "scripts/lib/requirements.py"))
DECLARED: dict[str, list[str]] = TOOL["declared"]()
ENTRY = re.compile(r"^(?P<name>[A-Za-z0-9][\w.\-]*)==(?P<version>[^\s;]+)(?: ; (?P<marker>.+?))? \\$")


def pins(path: Path) -> dict[str, set[str]]:
    """Package → versions locked; several where markers tell them apart."""
    found: dict[str, set[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        if entry := ENTRY.match(line):
            found.setdefault(canonicalize_name(entry["name"]), set()).add(entry["version"])
    return found


def test_there_is_a_lock_for_the_product_for_its_development_for_its_build_and_for_each_extra() -> None:
    assert [path.stem for path in LOCKS] == sorted(DECLARED)


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_a_lock_holds_versions_that_are_allowed_of_everything_that_is_declared(path: Path) -> None:
    locked = pins(path)
    wanted = [Requirement(text) for text in DECLARED[path.stem]]
    missing = [str(one) for one in wanted if canonicalize_name(one.name) not in locked]
    too_old = [
        str(one)
        for one in wanted
        for version in locked.get(canonicalize_name(one.name), ())
        if not one.specifier.contains(Version(version), prereleases=True)
    ]
    assert (missing, too_old) == ([], [])


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_a_lock_agrees_with_every_other_lock(path: Path) -> None:
    others: dict[str, set[str]] = {}
    for other in LOCKS:
        for name, versions in pins(other).items():
            others.setdefault(name, set()).update(versions)
    assert {name: others[name] for name, versions in pins(path).items() if others[name] != versions} == {}


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_every_line_of_a_lock_is_a_version_or_a_hash(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    strangers = [
        line
        for line in lines
        if not ENTRY.match(line) and not re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line)
    ]
    entries = [number for number, line in enumerate(lines) if ENTRY.match(line)]
    unhashed = [lines[number] for number in entries if not lines[number + 1].startswith("    --hash=")]
    assert (strangers, unhashed) == ([], [])
    assert "//" not in path.read_text("utf-8")


def test_the_build_lock_is_what_pyproject_asks_for() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]
    assert DECLARED["build"] == wanted


def test_the_extra_all_names_every_heavy_part_and_no_tool_of_development() -> None:
    extras = TOOL["metadata"]()["extras_require"]
    assert set(extras) == {"all", "dev", "snowflake", "llama", "openai", "anthropic", "arrow", "train"}
    assert set(extras["all"]) == {
        one for name, wanted in extras.items() if name not in {"all", "dev"} for one in wanted
    }


def test_this_environment_is_the_locked_one() -> None:
    """`scripts/test` installed it; a version that was put in by hand is found here and not on another machine."""
    held = subprocess.run(
        [sys.executable, "-m", "pip", "freeze", "--all", "--exclude-editable"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    installed = dict(line.split("==") for line in held.splitlines() if "==" in line)
    locked = {**pins(ROOT / "requirements/dev.txt"), **pins(ROOT / "requirements/runtime.txt")}
    different = {
        name: (version, locked[canonicalize_name(name)])
        for name, version in installed.items()
        if canonicalize_name(name) in locked and version not in locked[canonicalize_name(name)]
    }
    assert different == {}
