"""The command's outside: help, versions, settings and errors."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from aifordb.cli import COMMANDS, cli
from aifordb.cli.failures import printable
from aifordb.cli.output import column_texts

from .conftest import COMMAND, Run, run_in


def test_help_is_there_at_once_and_names_every_command() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([COMMAND, "--help"], capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Processor time: the clock on the wall depends on what else the machine does.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.3
    listed = [line.split()[0] for line in done.stdout.partition("Commands:")[2].splitlines() if line.strip()]
    assert listed == list(COMMANDS)


def test_help_imports_no_product_code() -> None:
    code = "import sys, aifordb.cli; print([name for name in sys.modules if name.split('.')[0] in {'sqlalchemy', 'flask', 'rich', 'sqlglot'}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_the_command_itself_says(name: str, shared_home: Path) -> None:
    assert run_in(shared_home, name, "--help").status == 0
    assert cli.get_command(cli.make_context("aifordb", [name, "--help"], resilient_parsing=True), name) is not None


def test_a_bad_setting_ends_with_status_2_and_one_line(aifordb: Run) -> None:
    done = aifordb("plugins", "list", AIFORDB_SERVER__PROT="1")
    assert (done.status, done.out) == (2, "")
    assert (
        done.err == "Error: AIFORDB_SERVER__PROT: no such setting, did you mean AIFORDB_SERVER__PORT? (environment)\n"
    )


def test_a_bad_option_value_names_the_option(aifordb: Run) -> None:
    done = aifordb("serve", "--port", "70000")
    assert done.status == 2
    assert done.err == "Error: server.port = 70000: must be a whole number from 0 to 65535 (option --port)\n"


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run_in(tmp_path / "file" / "home", "connections", "list")
    assert done.status == 2
    assert done.err.startswith("Error: home: ")
    assert "not a directory" in done.err


def test_home_may_stand_before_or_after_the_command(tmp_path: Path, shared_home: Path) -> None:
    before = run_in(tmp_path / "unused", "--home", shared_home, "connections", "list")
    after = run_in(tmp_path / "unused", "connections", "list", "--home", shared_home)
    assert before == after
    assert "Demo shop" in before.out
    assert not (tmp_path / "unused").exists()


def test_the_data_folder_and_what_is_in_it_are_for_its_owner_only(shared_home: Path) -> None:
    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in (shared_home, *shared_home.iterdir())}
    assert modes["home"] == modes["files"] == "0o700"
    assert modes["initial-api-key"] == modes["secret.key"] == modes["metadata.sqlite"] == "0o600"


def test_plugins_list_shows_each_built_in_plugin(aifordb: Run) -> None:
    done = aifordb("plugins", "list")
    assert done.status == 0
    rows = {line.split()[0]: line.split()[1] for line in done.out.splitlines()[2:]}
    assert rows == dict.fromkeys(rows, "ok")
    assert {"sqlite", "duckdb", "builtin", "bar"} <= set(rows)


def test_plugins_that_the_operator_blocks_say_so(aifordb: Run) -> None:
    done = aifordb("plugins", "list", AIFORDB_PLUGINS__BLOCK="aifordb")
    assert {line.split()[1] for line in done.out.splitlines()[2:]} == {"blocked"}


def test_db_upgrade_makes_the_tables_and_may_be_repeated(aifordb: Run) -> None:
    for _ in range(2):
        done = aifordb("db", "upgrade")
        assert (done.status, done.out) == (0, "The database is up to date.\n")


def test_production_mode_without_a_key_is_refused(aifordb: Run) -> None:
    done = aifordb("db", "upgrade", AIFORDB_MODE="production")
    assert done.status == 2
    assert done.err.startswith("Error: secrets.keys: missing")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain äöü 日本", "plain äöü 日本"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\rb", "a\\rb"),
        ("\u202eabc", "\\u202eabc"),
        ("a\tb\n", "a\tb\n"),
    ],
)
def test_stored_text_cannot_steer_the_terminal(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("cells", "texts"),
    [
        ([1, 20, None], ["1", "20", ""]),
        ([86580, 43378.5, 32387.75], ["86580.00", "43378.50", "32387.75"]),
        ([176.20474137931, None], ["176.20", ""]),
        ([0.1236, 0.51], ["0.1236", "0.5100"]),
        ([3.5, 4], ["3.5", "4.0"]),
        ([1e-9, 2.5], ["1e-09", "2.5"]),
        ([12.0, 7.0], ["12", "7"]),
        ([True, "x", [1, None]], ["true", "x", "[1,null]"]),
    ],
)
def test_fractions_of_a_column_are_shown_with_the_same_decimals(cells: list[object], texts: list[str]) -> None:
    assert column_texts(cells) == texts
