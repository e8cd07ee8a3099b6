"""`aifordb serve`: the first start, the second, a taken port, and the end."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psutil
import pytest

from .conftest import COMMAND


@contextmanager
def serving(home: Path, end: signal.Signals = signal.SIGTERM) -> Iterator[tuple[str, str, subprocess.Popen[str]]]:
    """A server on a free port: what it printed until it was ready, its URL, and its process."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("AIFORDB_")}
    process = subprocess.Popen(
        [COMMAND, "serve", "--home", str(home), "--port", "0"],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        printed = ""
        for line in process.stdout:
            printed += line
            if line.startswith("Stop:"):
                break
        (url,) = re.findall(r"ready:\s+(\S+)", printed)
        yield printed, url, process
    finally:
        process.send_signal(end)
        assert process.wait(30) == 0


def get(url: str, key: str | None = None) -> dict[str, object]:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
        found: dict[str, object] = json.load(answer)
        return found


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, str, subprocess.Popen[str]]]:
    """A first start."""
    home = tmp_path_factory.mktemp("serve") / "home"
    with serving(home) as (printed, url, process):
        yield home, printed, url, process


def test_health_answers_when_the_server_says_that_it_is_ready(started: tuple[Path, str, str, object]) -> None:
    _, _, url, _ = started
    assert get(f"{url}/v1/health")


def test_the_first_start_prints_a_key_that_works_and_keeps_it_in_a_private_file(
    started: tuple[Path, str, str, object],
) -> None:
    home, printed, url, _ = started
    kept = home / "initial-api-key"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert home.stat().st_mode & 0o777 == 0o700
    key = kept.read_text().strip()
    assert printed.count(key) == 2
    data = get(f"{url}/v1/connections", key)["data"]
    assert isinstance(data, list)
    assert [(one["name"], one["type"], one["is_default"]) for one in data] == [("Demo shop", "sqlite", True)]


def test_the_printed_command_reaches_the_same_data_folder_from_anywhere(
    started: tuple[Path, str, str, object], tmp_path: Path
) -> None:
    _, printed, _, _ = started
    (command,) = re.findall(r"(?m)^Your own database:  (.*) connections add NAME FILE$", printed)
    done = subprocess.run(
        [*shlex.split(command), "connections", "list"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "Demo shop" in done.stdout


def test_all_its_processes_together_need_little_memory(started: tuple[Path, str, str, subprocess.Popen[str]]) -> None:
    _, _, _, process = started
    parent = psutil.Process(process.pid)
    resident = sum(one.memory_full_info().pss for one in [parent, *parent.children(recursive=True)])
    assert resident < 400 * 1024 * 1024


def test_a_later_start_is_quick_prints_no_key_and_keeps_what_is_there(tmp_path: Path) -> None:
    with serving(tmp_path / "home", signal.SIGINT) as (_, url, _):
        key = (tmp_path / "home" / "initial-api-key").read_text().strip()
        before = get(f"{url}/v1/connections", key)["data"]
    with serving(tmp_path / "home") as (printed, url, process):
        # Processor time: the clock on the wall depends on what else the machine does.
        assert sum(psutil.Process(process.pid).cpu_times()[:2]) < 3
        assert "afdb_live_" not in printed
        assert f"in {tmp_path}/home/initial-api-key" in printed
        assert get(f"{url}/v1/connections", key)["data"] == before


def test_a_demo_connection_that_the_owner_deleted_does_not_come_back(tmp_path: Path) -> None:
    home = tmp_path / "home"
    subprocess.run(
        [COMMAND, "--home", str(home), "connections", "remove", "Demo shop", "--yes"], check=True, capture_output=True
    )
    done = subprocess.run(
        [COMMAND, "--home", str(home), "connections", "list", "--format", "json"], check=True, capture_output=True
    )
    assert json.loads(done.stdout) == []


def test_a_taken_port_is_one_line_and_status_1(tmp_path: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [COMMAND, "serve", "--home", str(tmp_path / "home"), "--port", port],
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[0] == f"Error: Cannot listen on 127.0.0.1, port {port}: Address already in use."
    assert not (tmp_path / "home").exists()
