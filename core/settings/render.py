"""`config.example.toml` and the docs page of the settings, made from the declaration so that they cannot drift."""

from __future__ import annotations

import json
import textwrap
from typing import Any

from .declared import HOME_VARIABLE, Declared, Section, sections
from .values import bounds_in_words, wanted

WIDTH = 100
EXAMPLE_HEAD = """\
# Settings of an aifordb server. Copy this file to HOME/config.toml and uncomment what you change; every line shows the default.
# A variable wins over the file: AIFORDB_SERVER__PORT=8001 sets port in [server]. A command-line option wins over both.
"""
DOCS_HEAD = f"""\
# Settings

<!-- Made by `python -m aifordb.core.settings docs`; change core/settings/model.py instead. -->

A setting is read from `HOME/config.toml`, then from its environment variable, then from the command line; the later wins.
HOME is the data folder: `--home`, else `{HOME_VARIABLE}`, else the user's data folder (`~/.local/share/aifordb` on Linux,
`~/Library/Application Support/aifordb` on macOS). `config.example.toml` holds every setting with its default.

An unknown setting or a bad value stops the start with exit status 2 and one line that names the setting, its value and where it
stands. Values of secret settings are never shown. A list in a variable is separated by commas, or a TOML array. A relative path
starts in HOME.
"""


def example() -> str:
    """The text of `config.example.toml`."""
    blocks = [EXAMPLE_HEAD]
    for section in sections():
        head = f"# {section.help}\n[{section.name}]\n" if section.name else ""
        blocks.append(head + "\n".join(_example_lines(one) for one in section.settings))
    return "\n".join(block if block.endswith("\n") else block + "\n" for block in blocks)


def docs() -> str:
    """The text of `docs/reference/settings.md`."""
    return DOCS_HEAD + "".join(_docs_section(section) for section in sections())


def _example_lines(one: Declared) -> str:
    notes = textwrap.wrap(f"{one.help}{_range(one)}", WIDTH)
    return "\n".join([*(f"# {note}" for note in notes), f"#{one.name} = {_toml(one.default)}"])


def _docs_section(section: Section) -> str:
    title = f"[{section.name}]" if section.name else "Outside any section"
    lines = [f"\n## {title}\n"]
    if section.help:
        lines.append(f"{section.help}\n")
    for one in section.settings:
        lines += [f"### `{one.key}`\n", f"{one.help}\n", f"- Variable: `{one.variable}`", f"- Value: {_kind(one)}"]
        lines.append(f"- Default: `{_toml(one.default)}`\n")
    return "\n".join(lines)


def _kind(one: Declared) -> str:
    text = wanted(one.kind) + bounds_in_words(one)
    return text + "; secret" if one.secret else text


def _range(one: Declared) -> str:
    """The bounds, where the help leaves them open."""
    words = bounds_in_words(one)
    return f" A number{words}." if words else ""


def _toml(value: Any) -> str:
    """A default as TOML: the plain texts, numbers and lists of texts that defaults are made of."""
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
