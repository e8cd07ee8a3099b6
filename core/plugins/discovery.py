"""Finds the entries of the group `aifordb.plugins`, of all installed distributions, in an order that does not depend on the disk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, EntryPoint, distributions

from ..hookspecs import GROUP

OWN = "aifordb"
"""Our own distribution. Its plugins are asked first, so that no other can take a built-in's name."""
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of the group, not loaded yet.

    :param entry_point: None if the distribution's list of entry points cannot be read.
    """

    name: str
    distribution: str
    version: str
    entry_point: EntryPoint | None

    @property
    def key(self) -> str:
        """The distribution's name, normalised (PEP 503): `Aifordb_ClickHouse` and `aifordb-clickhouse` are one."""
        return normalised(self.distribution)

    @property
    def built_in(self) -> bool:
        """Is it one of ours?"""
        return self.key == OWN


def normalised(distribution: str) -> str:
    """A distribution's name in the form that is compared (https://peps.python.org/pep-0503/#normalized-names)."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def discover() -> tuple[Found, ...]:
    """Every entry of the group that is installed.

    Of two copies of a distribution the first on the path counts, as it does for imports. Each distribution is read by itself: `importlib.metadata.entry_points` raises for all of
    them if one has a malformed list.
    """
    seen: set[str] = set()
    found: list[Found] = []
    for distribution in distributions():
        if GROUP not in (distribution.read_text("entry_points.txt") or ""):
            continue
        name, version = _identity(distribution)
        if normalised(name) not in seen:
            seen.add(normalised(name))
            found.extend(_entries(distribution, name, version))
    return in_order(found)


def found_in(entry_points: Iterable[EntryPoint]) -> tuple[Found, ...]:
    """The same for entry points that a caller chose."""
    found: list[Found] = []
    for entry in entry_points:
        name, version = _identity(entry.dist) if entry.dist else (UNKNOWN, UNKNOWN)
        found.append(Found(entry.name, name, version, entry))
    return in_order(found)


def in_order(found: Iterable[Found]) -> tuple[Found, ...]:
    """Ours first, then by distribution and name."""
    return tuple(
        sorted(found, key=lambda f: (not f.built_in, f.key, f.name, f.entry_point.value if f.entry_point else ""))
    )


def _identity(distribution: Distribution) -> tuple[str, str]:
    """Name and version; a distribution without readable metadata has none."""
    try:
        metadata = distribution.metadata
        return metadata["Name"] or UNKNOWN, metadata["Version"] or UNKNOWN
    # PackageNotFoundError is what 3.14 raises for a missing METADATA file; 3.12 warns and 3.13 raises KeyError for a missing field.
    except (KeyError, ModuleNotFoundError, UnicodeDecodeError):
        return UNKNOWN, UNKNOWN


def _entries(distribution: Distribution, name: str, version: str) -> Iterator[Found]:
    try:
        entries = list(distribution.entry_points.select(group=GROUP))
    except (TypeError, ValueError):  # a line without `=`
        yield Found(name, name, version, None)
        return
    for entry in entries:
        yield Found(entry.name, name, version, entry)
