"""What a catalog's tables, columns and stored values are called, made once per catalog and looked up by words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ..contracts.catalog import Catalog, Column, Table
from ..contracts.per_catalog import once_per_catalog
from .abbreviations import is_short
from .lexicon import COMMON, CUES, PREFIXES, STOP
from .words import plain, short_forms, spell_out, split_identifier, stem

SMALL_DOMAIN = 300
"""A column with at most so many values is a vocabulary: its values are also found by stem."""
WHOLE_SHORT, LAST_SHORT, FIRST_SHORT = 0.9, 0.7, 0.55
"""Scores of a name whose only, last or other part may be short for what the question says."""


class Name(NamedTuple):
    """A way to call a table (`column` is None) or a column. `score` and `how` are those of a mention that matches it whole."""

    table: str
    column: str | None
    score: float
    how: str


class Stored(NamedTuple):
    """A stored text of a column."""

    table: str
    column: str
    value: str


@dataclass(frozen=True, slots=True)
class Index:
    """Lookups over one catalog.

    :param exact: sorted stems of a whole name → what is called so. Sorted, so that "year built" finds `built_year`.
    :param partial: one stem → names of several words that hold it.
    :param comments: one stem → what has a comment that holds it.
    :param joined: a name's letters run together → what is called so.
    :param values: a stored text as plain lower-case words → where it is stored.
    :param value_stems: the same for small domains, by sorted stems.
    :param value_words: one word → longer stored texts that hold it.
    :param vocabulary: words of names, for spelling correction.
    :param stems: of every word of the names of schemas, tables and columns: a word that has one of these is not misspelt.
    :param spelled: (table key, column or None) → the words of its name, spelled out.
    :param short: first letter → part of a name that may be short for a word → names that hold it, by how much it says of them.
    """

    exact: dict[tuple[str, ...], list[Name]]
    partial: dict[str, list[Name]]
    comments: dict[str, list[Name]]
    joined: dict[str, list[Name]]
    values: dict[str, list[Stored]]
    value_stems: dict[tuple[str, ...], list[Stored]]
    value_words: dict[str, list[Stored]]
    vocabulary: frozenset[str]
    stems: frozenset[str]
    spelled: dict[tuple[str, str | None], tuple[str, ...]]
    short: dict[str, dict[str, list[Name]]]


@once_per_catalog(kept=16)
def index_of(catalog: Catalog) -> Index:
    """The index of `catalog`; the last few catalogs' are kept."""
    return build_index(catalog)


def build_index(catalog: Catalog) -> Index:
    """Index every name and sampled value of `catalog`; linear in their number."""
    namer = _Namer(catalog)
    names = _Names(defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list), {})
    for table in catalog.tables:
        words = namer.table_words(table)
        stems = tuple(map(stem, words))
        names.add(table.key, None, words, stems, table.comment)
        for column in table.columns:
            own = namer.column_words(column, table)
            own_stems = tuple(map(stem, own))
            names.add(table.key, column.name, own, own_stems, column.comment)
            for variant, score, how in _variants(own, own_stems, stems):
                names.exact[tuple(sorted(variant))].append(Name(table.key, column.name, score, how))
    words_used = {word for words in names.spelled.values() for word in words}
    vocabulary = frozenset(word for word in words_used if len(word) >= 4)
    known = words_used.union(
        *({*split_identifier(schema)} for schema in {table.schema for table in catalog.tables} if schema)
    )
    lookups = (dict(names.exact), dict(names.partial), dict(names.comments), dict(names.joined))
    known_stems = frozenset(map(stem, known))
    return Index(*lookups, *_index_values(catalog), vocabulary, known_stems, names.spelled, _short_parts(catalog))


def _short_parts(catalog: Catalog) -> dict[str, dict[str, list[Name]]]:
    found: defaultdict[str, dict[str, list[Name]]] = defaultdict(dict)
    for table in catalog.tables:
        named: list[tuple[str | None, str]] = [(None, table.name), *((one.name, one.name) for one in table.columns)]
        for column, text in named:
            parts = split_identifier(text)
            for place, part in enumerate(parts):
                if is_short(part) and part not in PREFIXES:
                    score = WHOLE_SHORT if len(parts) == 1 else LAST_SHORT if place == len(parts) - 1 else FIRST_SHORT
                    found[part[0]].setdefault(part, []).append(Name(table.key, column, score, "split"))
    return dict(found)


class _Namer:
    """Spells identifiers out, with what is particular to one catalog: its own words, and a prefix that all tables share."""

    def __init__(self, catalog: Catalog) -> None:
        tables = [split_identifier(table.name) for table in catalog.tables]
        firsts = Counter(parts[0] for parts in tables if len(parts) > 1)
        most, count = firsts.most_common(1)[0] if firsts else ("", 0)
        self.shared = most if len(tables) >= 3 and count == len(tables) else ""
        self.whole = frozenset(part for parts in tables for part in parts if len(part) >= 4 and not part.isdigit())
        self.short = short_forms(self.whole)
        # Only what is a word of English or of a table may part a lower-case name: its own letters would "know" every name.
        self.parting = COMMON | self.whole | {singular(word) for word in self.whole}
        self.cache: dict[tuple[str, ...], tuple[str, ...]] = {}

    def table_words(self, table: Table) -> tuple[str, ...]:
        """The words of a table's name, without a prefix that says nothing."""
        parts = split_identifier(table.name)
        while len(parts) > 1 and (parts[0] in PREFIXES or parts[0] == self.shared):
            parts = parts[1:]
        return self._spell(parts) or (table.name.lower(),)

    def column_words(self, column: Column, table: Table) -> tuple[str, ...]:
        """The words of a column's name, without its table's initial (`cName` of `College`)."""
        parts = split_identifier(column.name)
        if len(parts) > 1 and len(parts[0]) == 1 and table.name[:1].lower() == parts[0]:
            parts = parts[1:]
        return self._spell(parts) or (column.name.lower(),)

    def _spell(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        found = self.cache.get(parts)
        if found is None:
            found = self.cache[parts] = spell_out(parts, self.parting, self.short)
        return found


def singular(word: str) -> str:
    """The word without an s at its end, which is near enough where only a guess is wanted."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


Variant = tuple[tuple[str, ...], float, str]


def _variants(own: tuple[str, ...], stems: tuple[str, ...], table: tuple[str, ...]) -> Iterable[Variant]:
    """Shorter ways to say a column, as stems: `customer_name` of customers is also just "name", `country_code` also "country"."""
    size = len(table)
    if len(stems) > size and stems[:size] == table:
        yield stems[size:], 0.95, "exact"
    elif len(stems) > 1 and stems[0] in (table[-1], table[0]):
        yield stems[1:], 0.93, "exact"
    if len(own) > 1 and own[-1] in ("code", "id", "name", "number"):
        yield stems[:-1], {"name": 0.85, "code": 0.7}.get(own[-1], 0.55), "split"


@dataclass(frozen=True, slots=True)
class _Names:
    """The lookups of `Index` over names, while they are made."""

    exact: dict[tuple[str, ...], list[Name]]
    partial: dict[str, list[Name]]
    comments: dict[str, list[Name]]
    joined: dict[str, list[Name]]
    spelled: dict[tuple[str, str | None], tuple[str, ...]]

    def add(
        self, table: str, column: str | None, words: tuple[str, ...], stems: tuple[str, ...], comment: str | None
    ) -> None:
        """Add a table or column under its own words, and under those of its comment: a short one is another name, a longer one lends
        its content words, weakly."""
        name = Name(table, column, 1.0, "exact")
        self.spelled[table, column] = words
        self.exact[tuple(sorted(stems))].append(name)
        self.joined["".join(words)].append(name)
        if len(words) > 1:
            for one in set(stems):
                self.partial[one].append(name)
        if not comment:
            return
        told = [word for word in plain(comment[:200]).split() if word not in STOP]
        if 1 <= len(told) <= 4:
            self.exact[tuple(sorted(map(stem, told)))].append(Name(table, column, 0.9, "comment"))
        for word in told[:20]:
            if len(word) >= 3 and word not in CUES:
                self.comments[stem(word)].append(Name(table, column, 0.45, "comment"))


Values = tuple[dict[str, list[Stored]], dict[tuple[str, ...], list[Stored]], dict[str, list[Stored]]]


def _index_values(catalog: Catalog) -> Values:
    values: dict[str, list[Stored]] = defaultdict(list)
    by_stem: dict[tuple[str, ...], list[Stored]] = defaultdict(list)
    by_word: dict[str, list[Stored]] = defaultdict(list)
    for table, column in catalog.columns():
        small = column.values_complete and len(column.values) <= SMALL_DOMAIN
        for value in column.values:
            key = plain(value)
            if not key:
                continue
            stored = Stored(table.key, column.name, value)
            values[key].append(stored)
            words = key.split()
            if small:
                by_stem[tuple(sorted(map(stem, words)))].append(stored)
            if 1 < len(words) <= 8:
                for word in set(words):
                    if len(word) >= 3 and word not in STOP:
                        by_word[word].append(stored)
    return dict(values), dict(by_stem), dict(by_word)
