"""The guard's allow-lists, as text files of words: one word, one thing that may be used. Lines that start with `#` say why."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list `name` (`nodes`, `typed`, `sqlite`, `sqlite.tables` …); empty where there is no such list."""
    resource = files(__name__).joinpath(f"{name}.txt")
    if not resource.is_file():
        return frozenset()
    lines = resource.read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def scalar_functions(dialect: str) -> frozenset[str]:
    """Lower-case names of the functions that `dialect` may call although sqlglot has no class for them."""
    return frozenset(word.lower() for word in words(dialect) or words("generic"))


@cache
def table_functions(dialect: str) -> frozenset[str]:
    """Lower-case names of the functions that may stand in FROM."""
    return frozenset(word.lower() for word in words(f"{dialect}.tables"))
