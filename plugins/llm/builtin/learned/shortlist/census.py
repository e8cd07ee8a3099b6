"""What is usual in a catalog: counted once, so that what is rare can count for more."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from aifordb.core import TIMES, Catalog, Table, once_per_catalog
from aifordb.core.linking import index_of, stem
from aifordb.core.linking.words import split_identifier
from aifordb.core.plan import JoinGraph, join_graph

_COPY = frozenset(
    {
        "archive", "archived", "arc", "backup", "backups", "bak", "bkp", "old", "tmp", "temp", "temporary", "test", "tests", "stg", "stage",
        "staging", "raw", "landing", "sandbox", "copy", "dev", "deprecated", "legacy", "obsolete", "scratch", "snapshot", "snapshots", "dump",
        "restore", "dup", "duplicate",
    }
)  # fmt: skip
"""Words in the name of a table or schema that say: the same rows as elsewhere, at another time or on their way."""
_VERSION = re.compile(r"v\d+|\d{4,}|test\d+")
USUAL, LEAST_USUAL = 0.08, 20
"""A column name in more than this share of the tables, and in more than so many, is there for the software's sake: `created_by`."""
PREFIX_TABLES, PREFIX_LETTERS = 5, 4
"""A first word of at most so many letters that so many tables share names a module, not a thing: `mfg_work_orders`."""
CENTRAL, MOST_CENTRAL = 0.1, 4.0
"""What a table counts more each time that its declared keys, and those to it, double: what others refer to is in use."""
DECLARED = 1.0
"""Weight of a foreign key that the database declares (`core.plan.Link`)."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a table without any question.

    :param named: stems of its name without a module's prefix and without marks of a copy.
    :param marks: stems of the words of its name and schema that mark a copy: `archive`, `bak`, `2019`.
    :param telling: lower-case names of the columns that not every table has.
    :param timed: has a time that not every table has.
    :param standing: what it counts, 1 or more.
    :param around: tables that it joins to.
    """

    table: Table
    named: frozenset[str]
    marks: frozenset[str]
    telling: frozenset[str]
    timed: bool
    standing: float
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class Census:
    """Counts over one catalog.

    :param tables: what is known of each, by its key.
    :param usual: lower-case names of columns that so many tables have that they tell nothing about one.
    """

    tables: Mapping[str, Known]
    usual: frozenset[str]

    def rarity(self, holders: int) -> float:
        """From 1, one table has it, down to 0, every table has it."""
        size = len(self.tables)
        return 1.0 - math.log(max(holders, 1)) / math.log(size) if size > 1 else 1.0


@once_per_catalog(kept=16)
def census_of(catalog: Catalog) -> Census:
    """Count `catalog`; linear in its columns and links."""
    index, graph = index_of(catalog), join_graph(catalog)
    parts = {table.key: split_identifier(table.name) for table in catalog.tables}
    firsts = Counter(words[0] for words in parts.values() if len(words) > 1)
    prefixes = {word for word, count in firsts.items() if len(word) <= PREFIX_LETTERS and count >= PREFIX_TABLES}
    names = {
        table.key: _own_words(parts[table.key], index.spelled[table.key, None], prefixes) for table in catalog.tables
    }
    originals = set(names.values())
    columns = Counter(column.name.lower() for _, column in catalog.columns())
    usual = frozenset(name for name, count in columns.items() if count > max(USUAL * len(names), LEAST_USUAL))
    known = {}
    for table in catalog.tables:
        marks = _marks(table, parts[table.key], names[table.key], originals)
        known[table.key] = _known(table, names[table.key] - marks, marks, usual, graph)
    return Census(known, usual)


def _known(
    table: Table, named: frozenset[str], marks: frozenset[str], usual: frozenset[str], graph: JoinGraph
) -> Known:
    telling = [column for column in table.columns if column.name.lower() not in usual]
    links = graph.links(table.key)
    declared = sum(link.weight <= DECLARED for link in links)
    return Known(
        table,
        named,
        marks,
        frozenset(column.name.lower() for column in telling),
        any(column.type in TIMES for column in telling),
        1.0 + CENTRAL * min(math.log2(1 + declared), MOST_CENTRAL),
        frozenset(link.other(table.key) for link in links),
    )


def _marks(
    table: Table, parts: tuple[str, ...], name: frozenset[str], originals: set[frozenset[str]]
) -> frozenset[str]:
    """Words that mark a copy: of the schema; of the name only if a table is called as it is without them (`backup_jobs` is no copy of `jobs`)."""
    found = {word for word in split_identifier(table.schema or "") if _marks_a_copy(word)}
    pairs = (first + second for first, second in itertools.pairwise(parts))  # `v2` is two words
    in_name = {word for word in (*parts, *pairs) if _marks_a_copy(word)}
    stems = {stem(piece) for word in in_name for piece in split_identifier(word)}
    if in_name and name - stems and (found or (name - stems) in originals):
        found |= in_name | stems
    return frozenset(map(stem, found))


def _marks_a_copy(word: str) -> bool:
    return word in _COPY or _VERSION.fullmatch(word) is not None


def _own_words(parts: tuple[str, ...], spelled: tuple[str, ...], prefixes: set[str]) -> frozenset[str]:
    """Stems of a table's name as it is spelled out, without its module's prefix."""
    own = spelled
    if len(parts) > 1 and parts[0] in prefixes and len(spelled) >= len(parts):
        own = spelled[len(spelled) - len(parts) + 1 :]
    return frozenset(map(stem, own))
