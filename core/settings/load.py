"""`HOME/config.toml`, then the environment, then the command line → `Settings`; the later wins."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import platformdirs

from ..errors import ConfigurationError
from .declared import HOME_VARIABLE, PREFIX, Declared, by_key, sections
from .model import Settings
from .toml_lines import line_of
from .values import BadValueError, from_text, from_toml, shown

CONFIG_FILE = "config.toml"


def load_settings(
    home: Path | str | None = None,
    overrides: Mapping[str, object] | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Settings:
    """The settings of the server that lives in HOME.

    :param home: the data folder; None for `AIFORDB_HOME`, else the user's data folder by the XDG rules. It need not exist.
    :param overrides: typed values from command-line options by key (`server.port`); they win over file and environment.
    :param environ: environment variables.
    :raises ConfigurationError: an unknown or bad setting; one line with key, value (never a secret's) and source.
    """
    folder = find_home(home, environ)
    values = dict(_from_file(folder / CONFIG_FILE))
    values.update(_from_environment(environ))
    values.update(_from_overrides(overrides or {}))
    return _build(folder, values)


def find_home(home: Path | str | None, environ: Mapping[str, str]) -> Path:
    """The data folder, absolute; see `load_settings`.

    :raises ConfigurationError: `~` cannot be resolved.
    """
    named = home or environ.get(HOME_VARIABLE) or platformdirs.user_data_dir("aifordb", appauthor=False)
    try:
        return Path(named).expanduser().absolute()
    except RuntimeError as error:
        raise ConfigurationError(f"home: {str(named)!a} names no user's home folder") from error


def _from_file(path: Path) -> Iterator[tuple[str, Any]]:
    text = _read(path)
    for key, value in _flat(path, text):
        one = by_key().get(key)
        source = _at(path, line_of(text, key))
        if one is None:
            raise _unknown(key, source)
        yield key, _value(one, value, source, from_toml)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: not UTF-8 text (byte {error.start})") from error
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error


def _flat(path: Path, text: str) -> Iterator[tuple[str, object]]:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: not valid TOML: {error}") from error
    except RecursionError as error:
        raise ConfigurationError(f"{path}: not valid TOML: nested too deeply") from error
    tables = {section.name for section in sections() if section.name}
    for name, value in document.items():
        if name in tables and not isinstance(value, dict):
            raise ConfigurationError(f"{name}: is a section, written [{name}] ({_at(path, line_of(text, name))})")
        if name in tables and isinstance(value, dict):
            yield from ((f"{name}.{inner}", setting) for inner, setting in value.items())
        elif isinstance(value, dict):
            raise _unknown_section(name, tables, _at(path, line_of(text, name)))
        else:
            yield name, value


def _from_environment(environ: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    variables = {one.variable: one for one in by_key().values()}
    for name, text in environ.items():
        if not name.startswith(PREFIX) or name == HOME_VARIABLE:
            continue
        one = variables.get(name)
        if one is None:
            raise ConfigurationError(f"{_quoted(name)}: no such setting{_nearest(name, variables)} (environment)")
        yield one.key, _value(one, text, f"environment variable {name}", from_text)


def _from_overrides(overrides: Mapping[str, object]) -> Iterator[tuple[str, Any]]:
    for key, value in overrides.items():
        yield key, _value(by_key()[key], value, f"option --{key.rpartition('.')[2]}", from_toml)


def _value(one: Declared, raw: Any, source: str, convert: Any) -> Any:
    try:
        return convert(one, raw)
    except BadValueError as error:
        raise ConfigurationError(f"{one.key} = {shown(one, raw)}: {error} ({source})") from error


def _build(folder: Path, values: dict[str, Any]) -> Settings:
    parts: dict[str, Any] = {}
    for section in sections():
        given = {one.name: _placed(folder, values[one.key]) for one in section.settings if one.key in values}
        parts.update({section.name: section.kind(**given)} if section.name else given)
    return Settings(home=folder, **parts)


def _placed(folder: Path, value: Any) -> Any:
    """Paths made absolute: `~` is the user's home folder, a relative path starts in HOME, wherever the process was started."""
    if not (isinstance(value, tuple) and value and isinstance(value[0], Path)):
        return value
    return tuple(folder / os.path.expanduser(path) for path in value)  # noqa: PTH111 - Path.expanduser raises for ~nobody


def _unknown(key: str, source: str) -> ConfigurationError:
    return ConfigurationError(f"{_quoted(key)}: no such setting{_nearest(key, by_key())} ({source})")


def _unknown_section(name: str, known: set[str], source: str) -> ConfigurationError:
    near = get_close_matches(name, sorted(known), n=1)
    return ConfigurationError(
        f"[{_quoted(name)}]: no such section{f', did you mean [{near[0]}]?' if near else ''} ({source})"
    )


def _nearest(name: str, known: Mapping[str, Declared]) -> str:
    """The nearest known name by spelling, or one of the same last part: `[server] timeout_ms` means `running.timeout_ms`."""
    near = get_close_matches(name, list(known), n=1, cutoff=0.75)
    if not near:
        last_parts = {key.rpartition(".")[2]: key for key in known}
        near = [last_parts[part] for part in get_close_matches(name.rpartition(".")[2], list(last_parts), n=1)]
    near = near or get_close_matches(name, list(known), n=1)
    return f", did you mean {near[0]}?" if near else ""


def _quoted(name: str) -> str:
    """A name as written, or escaped if it holds anything that could break or forge the line."""
    return name if name.isascii() and name.isprintable() and len(name) <= 100 else ascii(name[:100])


def _at(path: Path, line: int | None) -> str:
    return str(path) if line is None else f"{path}:{line}"
