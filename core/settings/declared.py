"""The declaration in `model`, read as a flat list: one `Declared` a setting."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_type_hints

from .model import Settings

PREFIX = "AIFORDB_"
HOME_VARIABLE = "AIFORDB_HOME"


@dataclass(frozen=True, slots=True)
class Declared:
    """One setting.

    :param section: table of `config.toml`; empty for a setting outside any.
    :param kind: the annotation, resolved: `int`, `Literal["a", "b"]`, `tuple[str, ...]` …
    :param bounds: what `model.setting` was given besides default and help.
    """

    section: str
    name: str
    kind: Any
    default: Any
    help: str
    bounds: dict[str, Any]

    @property
    def key(self) -> str:
        """`section.name`, or `name` outside any section."""
        return f"{self.section}.{self.name}" if self.section else self.name

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return PREFIX + self.key.replace(".", "__").upper()

    @property
    def secret(self) -> bool:
        """Its value is never shown."""
        return bool(self.bounds.get("secret"))


@dataclass(frozen=True, slots=True)
class Section:
    """A table of `config.toml`: the settings of one dataclass of `model`."""

    name: str
    help: str
    kind: type[Any]
    settings: tuple[Declared, ...]


@cache
def sections() -> tuple[Section, ...]:
    """Every section in the order of the declaration; first the nameless one, which holds what stands outside the tables."""
    hints = get_type_hints(Settings)
    tables = {name: kind for name, kind in hints.items() if isinstance(kind, type) and dataclasses.is_dataclass(kind)}
    outside = tuple(_declared("", Settings, hints))
    named = (Section(name, _doc(kind), kind, tuple(_declared(name, kind))) for name, kind in tables.items())
    return (Section("", "", Settings, outside), *named)


@cache
def by_key() -> dict[str, Declared]:
    """Every setting by its key."""
    return {one.key: one for section in sections() for one in section.settings}


def _declared(section: str, kind: type[Any], hints: dict[str, Any] | None = None) -> Iterator[Declared]:
    types = hints or get_type_hints(kind)
    for field in dataclasses.fields(kind):
        if "help" in field.metadata:
            bounds = {name: value for name, value in field.metadata.items() if name != "help"}
            default = field.default if field.default_factory is dataclasses.MISSING else field.default_factory()
            yield Declared(section, field.name, types[field.name], default, field.metadata["help"], bounds)


def _doc(kind: type[Any]) -> str:
    return (kind.__doc__ or "").strip().splitlines()[0]
