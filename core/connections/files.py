"""Which database files may be opened: those inside the folders that the operator listed, and none of the server's own."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url

from ..secrets import KEY_FILE
from ..settings.model import Settings
from ..store import metadata_url

OWN_NAMES = ("metadata.sqlite", KEY_FILE, "initial-api-key", "config.toml")
"""Files of HOME that are never a database to ask, even if HOME itself is listed."""
_JOURNALS = ("", "-wal", "-shm", "-journal")


class FileRefused(Exception):
    """The file may not be opened. Says the same of every such file: whether it exists is nobody's business."""

    MESSAGE = "This is no database file inside a folder that the operator listed."


@dataclass(frozen=True, slots=True)
class Place:
    """A path that may be opened: absolute, without symlinks. `exists` is False if no file is there yet."""

    path: Path
    exists: bool


def file_roots(settings: Settings) -> tuple[Path, ...]:
    """The listed folders; `HOME/files` if the operator listed none."""
    return settings.connections.file_roots or (settings.home / "files",)


def own_files(settings: Settings) -> tuple[Path, ...]:
    """The server's own files."""
    home = [settings.home / name for name in OWN_NAMES]
    url = make_url(metadata_url(settings))
    metadata = [Path(url.database)] if url.drivername == "sqlite" and url.database else []
    return tuple(Path(f"{path}{suffix}") for path in [*home, *metadata] for suffix in _JOURNALS)


def resolve(text: str, roots: Sequence[Path], forbidden: Iterable[Path]) -> Place:
    """The real place of the database file `text`.

    :param text: path relative to one of `roots` (the first that has it wins), or an absolute path inside one.
    :param roots: folders whose files may be opened.
    :param forbidden: files that may not, wherever they lie and whatever they are called: a hard link has another name.
    :raises FileRefused: outside the roots (also through `..` or a symlink), the server's own, or no regular file.
    """
    if not text or "\x00" in text:
        raise FileRefused(FileRefused.MESSAGE)
    places = [place for root in roots if (place := _inside(root, text)) is not None]
    if not places:
        raise FileRefused(FileRefused.MESSAGE)
    chosen = next((place for place in places if place.exists), places[0])
    if _is_forbidden(chosen.path, forbidden):
        raise FileRefused(FileRefused.MESSAGE)
    return chosen


def stamp(path: Path) -> str:
    """The state of a database file: changes whenever it is written. Writes wait in SQLite's `-wal` or DuckDB's `.wal` file first."""
    states = [_stat(Path(f"{path}{suffix}")) for suffix in ("", "-wal", ".wal")]
    return " ".join(f"{state.st_mtime_ns}:{state.st_size}" if state else "-" for state in states)


def _inside(root: Path, text: str) -> Place | None:
    """The place of `text` under `root`; None if it leads out or is no file."""
    try:
        base = Path(os.path.realpath(root))
        # Joining an absolute path drops the root; what counts is where the result really lies.
        real = Path(os.path.realpath(base / text))
        if real == base or not real.is_relative_to(base):
            return None
        state = _stat(real)
    except (OSError, ValueError):
        return None
    if state is None:
        return Place(real, exists=False)
    return Place(real, exists=True) if stat.S_ISREG(state.st_mode) else None


def _is_forbidden(path: Path, forbidden: Iterable[Path]) -> bool:
    state = _stat(path)
    for own in forbidden:
        if path == Path(os.path.realpath(own)):
            return True
        other = _stat(own)
        if state is not None and other is not None and os.path.samestat(state, other):
            return True
    return False


def _stat(path: Path) -> os.stat_result | None:
    """None if nothing is there. Other failures (a loop of links, a name too long, a folder that may not be entered) are the caller's."""
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
