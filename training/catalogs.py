"""The schemas that are trained on, as the server itself would read them: those of a question pack and those of the corpus.

Introspection opens each file in a child process and samples its values, which takes about a second, so a folder of JSON files keeps what was read.
"""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import orjson
from aifordb.core import Catalog, Sampling
from aifordb.core.asking.evaluate import database_file, read_pack
from aifordb.core.plugins import load_plugins
from aifordb.core.running import Runner, Target
from aifordb.core.settings.model import Settings

CACHE = Path(tempfile.gettempdir()) / "aifordb-training" / "catalogs"
"""Where catalogs are kept unless the caller names another folder."""
SAMPLING = Sampling(budget_ms=25_000)
"""The server's own sampling, with time enough that a busy machine finds the same values as an idle one."""
_FORMAT = "1"
"""Part of a cached file's name: changes when what is kept does."""


def pack_catalogs(pack: Path, split: str, cache: Path = CACHE) -> dict[str, Catalog]:
    """Catalogs of the databases that questions of a split of a pack are asked of, by name, in the order of the pack.

    :param pack: a folder as `aifordb eval` takes it; instance 0 of each database is read.
    :param cache: folder for what was read, made if need be.
    :raises ValidationError: the pack lacks a file.
    """
    names = dict.fromkeys(question.db for question in read_pack(pack, split=split))
    return _read({name: database_file(pack, name) for name in names}, cache)


def corpus_catalogs(folder: Path, cache: Path = CACHE) -> dict[str, Catalog]:
    """Catalogs of the corpus, by the name of each field's folder, sorted.

    :param folder: holds `FIELD/schema.sql`, statements that make and fill an SQLite database.
    :param cache: folder for what was read, made if need be.
    :raises sqlite3.Error: a script does not load.
    """
    with corpus_databases(folder) as files:
        return _read(files, cache)


@contextmanager
def corpus_databases(folder: Path) -> Iterator[dict[str, Path]]:
    """The corpus as SQLite files, by field, in a folder that goes when the block ends."""
    with tempfile.TemporaryDirectory() as made:
        files = {}
        for script in sorted(folder.glob("*/schema.sql")):
            name = script.parent.name
            files[name] = Path(made) / f"{name}.sqlite"
            load_script(script, files[name])
        yield files


def load_script(script: Path, database: Path) -> None:
    """Make the SQLite file `database` from a script of statements.

    :raises sqlite3.Error: the script does not load.
    """
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(script.read_text("utf-8"))
        connection.commit()


def _read(files: Mapping[str, Path], cache: Path) -> dict[str, Catalog]:
    """Each file's catalog, from the cache where its content was read before."""
    cache.mkdir(parents=True, exist_ok=True)
    found: dict[str, Catalog] = {}
    with _introspection() as introspect:
        for name, file in files.items():
            kept = cache / f"{name}-{_digest(file)}.json"
            if not kept.is_file():
                # Written aside first: a second run beside this one must never read half a file.
                aside = kept.with_suffix(".part")
                aside.write_bytes(orjson.dumps(introspect(name, file).to_json()))
                aside.replace(kept)
            found[name] = Catalog.from_json(orjson.loads(kept.read_bytes()))
    return found


@contextmanager
def _introspection() -> Iterator[Callable[[str, Path], Catalog]]:
    """A function that reads a database file as the server does."""
    settings = Settings(home=CACHE)
    connector = load_plugins(settings.plugins).connectors["sqlite"]
    with closing(Runner(settings.running)) as runner:

        def introspect(name: str, file: Path) -> Catalog:
            target = Target(f"training-{name}", connector, {"database": str(file.resolve())})
            return runner.introspect(target, SAMPLING)

        yield introspect


def _digest(file: Path) -> str:
    return hashlib.sha256(_FORMAT.encode() + _content(file)).hexdigest()[:16]


def _content(file: Path) -> bytes:
    """The file's content, without what SQLite changes in its header at each build: counters of changes and the library's version."""
    data = bytearray(file.read_bytes())
    del data[92:100]
    del data[24:28]
    return bytes(data)
