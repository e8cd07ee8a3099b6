"""The settings: where they come from, what is refused and how the refusal reads, and that the generated files are up to date."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from aifordb.core.errors import ConfigurationError
from aifordb.core.settings import Settings, load_settings
from aifordb.core.settings.declared import by_key
from aifordb.core.settings.render import docs, example

ROOT = Path(__file__).parents[2]


def load(home: Path, config: str = "", **environ: str) -> Settings:
    """The settings with `config` as the file and nothing in the environment but `environ`."""
    (home / "config.toml").write_text(config, "utf-8")
    return load_settings(home, environ=environ)


def refusal(home: Path, config: str = "", **environ: str) -> str:
    with pytest.raises(ConfigurationError) as caught:
        load(home, config, **environ)
    return str(caught.value).replace(str(home), "HOME")


def test_without_file_and_environment_every_setting_has_its_default(tmp_path: Path) -> None:
    assert load_settings(tmp_path, environ={}) == Settings(home=tmp_path)


def test_the_environment_wins_over_the_file_and_the_command_line_over_both(tmp_path: Path) -> None:
    config = "[server]\nhost = '0.0.0.0'\nport = 1\nworkers = 3\n"
    (tmp_path / "config.toml").write_text(config)
    environ = {"AIFORDB_SERVER__PORT": "2", "AIFORDB_SERVER__WORKERS": "4"}
    server = load_settings(tmp_path, {"server.workers": 5}, environ).server
    assert (server.host, server.port, server.workers) == ("0.0.0.0", 2, 5)


def test_home_is_the_argument_then_the_variable_then_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    monkeypatch.setattr(sys, "platform", "linux")
    environ = {"AIFORDB_HOME": str(tmp_path / "variable")}
    assert load_settings(tmp_path / "argument", environ=environ).home == tmp_path / "argument"
    assert load_settings(environ=environ).home == tmp_path / "variable"
    assert load_settings(environ={"AIFORDB_HOME": ""}).home.name == "aifordb"


GOOD = [
    ('mode = "production"', "mode", "production"),
    ("[running]\nmax_rows = 1_000", "running.max_rows", 1000),
    ("[asking]\nenough = 1", "asking.enough", 1.0),
    ('[asking]\ntimezone = "Europe/Berlin"', "asking.timezone", "Europe/Berlin"),
    ('[plugins]\nallow = ["a", "b"]', "plugins.allow", ("a", "b")),
    ("connections.demo = false", "connections.demo", False),
    ("server = {port = 7}", "server.port", 7),
    ("\ufeff[server]\nport = 7", "server.port", 7),
    ('[metadata]\nurl = "postgresql+psycopg://u@h/d"', "metadata.url", "postgresql+psycopg://u@h/d"),
]


@pytest.mark.parametrize(("config", "key", "value"), GOOD)
def test_the_file_sets_typed_values(tmp_path: Path, config: str, key: str, value: object) -> None:
    assert read(load(tmp_path, config), key) == value


GOOD_VARIABLES = [
    ("AIFORDB_MODE", "production", "mode", "production"),
    ("AIFORDB_SERVER__PORT", "8001", "server.port", 8001),
    ("AIFORDB_ASKING__ENOUGH", "0.25", "asking.enough", 0.25),
    ("AIFORDB_CONNECTIONS__DEMO", "false", "connections.demo", False),
    ("AIFORDB_PLUGINS__ALLOW", "a, b", "plugins.allow", ("a", "b")),
    ("AIFORDB_PLUGINS__ALLOW", '["a, b"]', "plugins.allow", ("a, b",)),
    ("AIFORDB_PLUGINS__ALLOW", "", "plugins.allow", ()),
    ("AIFORDB_SERVER__HOST", "8", "server.host", "8"),
]


@pytest.mark.parametrize(("variable", "text", "key", "value"), GOOD_VARIABLES)
def test_a_variable_sets_a_typed_value(tmp_path: Path, variable: str, text: str, key: str, value: object) -> None:
    assert read(load(tmp_path, **{variable: text}), key) == value


BAD = [
    ("[server]\nprot = 1", "server.prot: no such setting, did you mean server.port? (HOME/config.toml:2)"),
    ("\n[serverr]\nport = 1", "[serverr]: no such section, did you mean [server]? (HOME/config.toml:2)"),
    ("hosts = 1", "hosts: no such setting, did you mean server.host? (HOME/config.toml:1)"),
    ("[server]\ntimeout_ms = 1", "server.timeout_ms: no such setting, did you mean running.timeout_ms? (HOME/config.toml:2)"),
    ('[server]\nport = "8000"', "server.port = '8000': must be a whole number from 0 to 65535 (HOME/config.toml:2)"),
    ("[server]\nport = true", "server.port = True: must be a whole number from 0 to 65535 (HOME/config.toml:2)"),
    ("[server]\nport = 8000.0", "server.port = 8000.0: must be a whole number from 0 to 65535 (HOME/config.toml:2)"),
    ("[server]\nport = 65536", "server.port = 65536: must be a whole number from 0 to 65535 (HOME/config.toml:2)"),
    ("[asking]\nenough = nan", "asking.enough = nan: must be a number from 0 to 1 (HOME/config.toml:2)"),
    ('[plugins]\nallow = "a"', "plugins.allow = 'a': must be a list of texts (HOME/config.toml:2)"),
    ("[plugins]\nallow = [1]", "plugins.allow = [1]: must be a list of texts (HOME/config.toml:2)"),
    ('mode = "prod"', "mode = 'prod': must be one of \"embedded\", \"production\" (HOME/config.toml:1)"),
    ("server = 1", "server: is a section, written [server] (HOME/config.toml:1)"),
    ("server.port = -1", "server.port = -1: must be a whole number from 0 to 65535 (HOME/config.toml:1)"),
    ("x = [", "HOME/config.toml: not valid TOML: Invalid value (at end of document)"),
    ('[asking]\ntimezone = "Mars"', "asking.timezone = 'Mars': must be an IANA time zone such as \"Europe/Berlin\" (HOME/config.toml:2)"),
    ('"a\\nb" = 1', "'a\\nb': no such setting (HOME/config.toml)"),
]  # fmt: skip


@pytest.mark.parametrize(("config", "message"), BAD)
def test_a_bad_file_is_refused_in_one_line_that_names_key_value_and_place(
    tmp_path: Path, config: str, message: str
) -> None:
    refused = refusal(tmp_path, config)
    assert "\n" not in refused
    assert refused == message


BAD_VARIABLES = [
    ("AIFORDB_SERVER__PROT", "1", "AIFORDB_SERVER__PROT: no such setting, did you mean AIFORDB_SERVER__PORT? (environment)"),
    ("AIFORDB_PORT", "1", "AIFORDB_PORT: no such setting, did you mean AIFORDB_SERVER__PORT? (environment)"),
    ("AIFORDB_SERVER__PORT", "x", "server.port = 'x': must be a whole number from 0 to 65535 (environment variable AIFORDB_SERVER__PORT)"),
    ("AIFORDB_SERVER__PORT", "", "server.port = '': must be a whole number from 0 to 65535 (environment variable AIFORDB_SERVER__PORT)"),
    ("AIFORDB_SERVER__PORT", "1\ny = 2", "server.port = '1\\ny = 2': must be a whole number from 0 to 65535 (environment variable AIFORDB_SERVER__PORT)"),
    ("AIFORDB_CONNECTIONS__DEMO", "yes", "connections.demo = 'yes': must be true or false (environment variable AIFORDB_CONNECTIONS__DEMO)"),
    ("AIFORDB_LOGGING__LEVEL", "loud", 'logging.level = \'loud\': must be one of "debug", "info", "warning", "error" '
     "(environment variable AIFORDB_LOGGING__LEVEL)"),
]  # fmt: skip


@pytest.mark.parametrize(("variable", "text", "message"), BAD_VARIABLES)
def test_a_bad_variable_is_refused_in_one_line_that_names_it(
    tmp_path: Path, variable: str, text: str, message: str
) -> None:
    assert refusal(tmp_path, **{variable: text}) == message


@pytest.mark.parametrize(
    ("config", "environ"),
    [
        ("[secrets]\nkeys = 'hunter2'", {}),
        ("[metadata]\nurl = 'oracle://root:hunter2@h/d'", {}),
        ("", {"AIFORDB_METADATA__URL": "mysql://root:hunter2@h/d"}),
        ("", {"AIFORDB_SECRETS__KEY": "hunter2"}),
        ("[secrets]\nkey = 'hunter2'", {}),
    ],
)
def test_a_secrets_value_is_never_shown(tmp_path: Path, config: str, environ: dict[str, str]) -> None:
    assert "hunter2" not in refusal(tmp_path, config, **environ)
    assert "hunter2" not in repr(load(tmp_path, "[secrets]\nkeys = ['hunter2']"))


def test_a_file_that_is_no_text_or_no_file_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"[server]\n\xff")
    with pytest.raises(ConfigurationError, match=r"config\.toml: not UTF-8 text \(byte 9\)"):
        load_settings(tmp_path, environ={})
    (tmp_path / "config.toml").unlink()
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(ConfigurationError, match=r"config\.toml: cannot be read: Is a directory"):
        load_settings(tmp_path, environ={})


def test_paths_start_in_home_and_know_the_tilde(tmp_path: Path) -> None:
    roots = load(tmp_path, '[connections]\nfile_roots = ["data", "/srv/x", "~/y"]').connections.file_roots
    assert roots == (tmp_path / "data", Path("/srv/x"), Path.home() / "y")


def test_the_example_file_is_the_one_made_from_the_declaration() -> None:
    assert (ROOT / "config.example.toml").read_text("utf-8") == example()


def test_the_docs_page_is_the_one_made_from_the_declaration() -> None:
    assert (ROOT / "docs/reference/settings.md").read_text("utf-8") == docs()


def test_the_example_file_uncommented_gives_every_default(tmp_path: Path) -> None:
    lines = example().splitlines()
    uncommented = "\n".join(line[1:] if line.startswith("#") and not line.startswith("# ") else line for line in lines)
    assert load(tmp_path, uncommented) == Settings(home=tmp_path)
    written = {
        f"{name}.{key}"
        for name, table in tomllib.loads(uncommented).items()
        if isinstance(table, dict)
        for key in table
    }
    assert written | {"mode"} == set(by_key())


def test_the_generated_files_come_from_the_documented_command() -> None:
    made = subprocess.run([sys.executable, "-m", "aifordb.core.settings", "example"], capture_output=True, check=True)
    assert made.stdout.decode() == example()


def read(settings: Settings, key: str) -> object:
    value: object = settings
    for name in key.split("."):
        value = getattr(value, name)
    return value
