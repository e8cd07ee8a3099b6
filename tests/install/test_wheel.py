"""The wheel: every file of the packages is in it, and the command runs from it alone."""

from __future__ import annotations

import os
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
