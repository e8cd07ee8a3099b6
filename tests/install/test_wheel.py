"""The wheel: every file of the packages is in it, and the command runs from it alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from sources import copy_sources

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Built from a clean copy, so that nothing lying about in this folder gets in."""
    folder = tmp_path_factory.mktemp("wheel")
    copy_sources(folder / "source")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "-q",
            "--no-deps",
            "--no-build-isolation",
            "-w",
            str(folder),
            str(folder / "source"),
        ],
        check=True,
        capture_output=True,
    )
    (made,) = folder.glob("*.whl")
    return zipfile.ZipFile(made)


def test_every_file_of_the_packages_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    folders = (
        "core",
        "server",
        "cli",
        "testing",
        "plugins/connectors",
        "plugins/llm",
        "plugins/widgets",
        "plugins/actions",
    )
    sources = {
        f"aifordb/{path.relative_to(ROOT)}"
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert sources - set(wheel.namelist()) == set()


def test_the_weights_are_in_the_wheel_with_their_card_and_licence(wheel: zipfile.ZipFile) -> None:
    folder = "aifordb/plugins/llm/builtin/learned/model/"
    held = {
        name.removeprefix(folder): wheel.getinfo(name).file_size for name in wheel.namelist() if name.startswith(folder)
    }
    assert {"parser.npz", "parser.json", "vocabulary.txt", "MODEL_CARD.md", "LICENSE.md"} <= set(held)
    assert sum(held.values()) <= 40_000_000


def test_the_wheel_names_both_licences(wheel: zipfile.ZipFile) -> None:
    (info,) = {name.partition("/")[0] for name in wheel.namelist() if ".dist-info/" in name}
    metadata = wheel.read(f"{info}/METADATA").decode()
    assert re.search(r"^License(?:-Expression)?: Apache-2\.0 AND CC-BY-SA-4\.0$", metadata, re.M)
    assert {Path(name).name for name in wheel.namelist() if f"{info}/licenses/" in name} == {
        "LICENSE",
        "NOTICE",
        "LICENSE.md",
    }


def test_training_is_not_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0] for name in wheel.namelist() if ".dist-info/" not in name} == {"aifordb"}
    assert [name for name in wheel.namelist() if "training" in Path(name).parts] == []


def test_the_command_runs_from_the_wheel_alone(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "site")
    code = "import aifordb.cli as cli; print(cli.__file__); cli.main()"
    environ = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    done = subprocess.run(
        [sys.executable, "-c", code, "--version"], cwd=tmp_path, env=environ, capture_output=True, text=True, check=True
    )
    place, version = done.stdout.splitlines()
    assert place.startswith(str(tmp_path / "site"))
    assert version == "aifordb, version 0.1.0"
