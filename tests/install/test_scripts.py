"""The two commands of the README: on a machine without Python, in a clean copy, and a second time."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from sources import copy_sources

ROOT = Path(__file__).parents[2]
SCRIPTS = ("scripts/serve", "scripts/test", "scripts/check", "scripts/lock", ".ci/run")
READY_S = 240


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository as somebody gets it, in a folder with a space in its name."""
    folder = tmp_path_factory.mktemp("clean") / "my clone"
    copy_sources(folder)
    return folder


@contextmanager
def serving(clone: Path, home: Path, log: Path) -> Iterator[tuple[str, float, float]]:
    """`scripts/serve`, called from another folder. Gives what it printed until it was ready, and how many seconds by the clock and of the
    processor that took."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("AIFORDB_")}
    started = time.monotonic()
    with log.open("w") as errors:
        process = subprocess.Popen(
            [str(clone / "scripts/serve"), "--home", str(home), "--port", "0"],
            cwd="/",
            env=environ,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        assert process.stdout is not None
        try:
            lines = []
            for line in process.stdout:
                lines.append(line)
                if line.startswith("Stop:"):
                    break
            else:
                raise AssertionError(f"serve ended before it was ready: {log.read_text()[-2_000:]}")
            yield "".join(lines), time.monotonic() - started, sum(psutil.Process(process.pid).cpu_times()[:2])
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0


@pytest.mark.timeout(READY_S + 120)
def test_a_clean_copy_serves_an_answer_to_the_printed_line_and_starts_again_in_a_moment(
    clone: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    with serving(clone, home, tmp_path / "first.log") as (printed, seconds, _):
        assert seconds < READY_S
        (command,) = re.findall(r"(?m)^  (curl .*?(?:\\\n.*?)*)$", printed)
        answer = subprocess.run(shlex.split(command.replace("\\\n", " ")), capture_output=True, text=True, check=True)
        data = json.loads(answer.stdout)["data"]
        assert data["status"] == "succeeded"
        assert data["results"]["rows"][0][0] >= 6
    steps = [line for line in (tmp_path / "first.log").read_text().splitlines() if line.startswith("·")]
    assert [step.split()[1] for step in steps] == ["making", "installing", "installing"]

    with serving(clone, home, tmp_path / "second.log") as (printed, _, seconds):
        assert "afdb_live_" not in printed
        assert f"in {home / 'initial-api-key'}" in printed
        # Processor time: the clock on the wall depends on what else the machine does.
        assert seconds < 3
    assert "·" not in (tmp_path / "second.log").read_text()


@pytest.mark.timeout(READY_S)
def test_scripts_test_runs_a_part_from_any_folder_with_paths_seen_from_there(clone: Path) -> None:
    for folder, path in (("/", "tests/core/test_settings.py"), (str(clone / "tests"), "core/test_settings.py")):
        done = subprocess.run(
            [str(clone / "scripts/test"), path, "-q", "-k", "default"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "passed" in done.stdout


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_executable_and_parses(script: str) -> None:
    path = ROOT / script
    assert path.stat().st_mode & stat.S_IXUSR
    assert subprocess.run(["bash", "-n", str(path)], check=False).returncode == 0


def test_without_a_python_the_script_says_what_to_install(clone: Path, tmp_path: Path) -> None:
    copied = tmp_path / "copy"
    shutil.copytree(clone / "scripts", copied / "scripts")
    shutil.copytree(clone / "requirements", copied / "requirements")
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("bash", "dirname", "cksum", "cat", "id", "rm", "env"):
        found = shutil.which(tool)
        assert found
        (tools / tool).symlink_to(found)
    done = subprocess.run(
        [str(copied / "scripts/serve")], env={"PATH": str(tools)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Python 3.11 or newer is needed, and none was found.",
        "Debian and Ubuntu: apt install python3 python3-venv   (Ubuntu 22.04: python3.11 python3.11-venv)",
        "macOS: brew install python@3.13, or the installer from python.org",
    ]
    assert not (copied / ".venv").exists()
