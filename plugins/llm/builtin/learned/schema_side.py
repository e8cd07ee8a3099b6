"""The schema as the network sees it: words, kinds and flags of its items, and how they stand to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from aifordb.core import NUMBERS, TIMES, Catalog, Column, once_per_catalog
from aifordb.core.linking.index import index_of
from aifordb.core.linking.lexicon import STOP
from aifordb.core.linking.words import stem
from aifordb.core.plan import join_graph
from numpy.typing import NDArray

from .items import Items, items_of
from .relations import RELATION_ID

KINDS = ("text", "number", "time", "boolean", "other", "row", "table", "word")
KIND_ID = {kind: at for at, kind in enumerate(KINDS)}
VOCABULARY = 60
"""A text column of at most so many values, all of them known, is flagged as a vocabulary."""
_KEY, _REFERENCE, _VOCABULARY, _TWO_VALUED = 1, 2, 4, 8


@dataclass(frozen=True, slots=True)
class SchemaSide:
    """A catalog's items, in the order of `Items` with the row first. M is their number.

    :param words: each item's name, spelt out.
    :param kinds: [M], positions in `KINDS`.
    :param flags: [M], bits: key, foreign key, small vocabulary, two-valued.
    :param relations: [M, M] positions in `RELATIONS`.
    :param whole: stems of a whole name → items so called.
    :param part: a stem that says something → items whose names hold it.
    :param times: items that are times.
    """

    items: Items
    words: tuple[tuple[str, ...], ...]
    kinds: NDArray[np.int64]
    flags: NDArray[np.int64]
    relations: NDArray[np.uint8]
    whole: Mapping[tuple[str, ...], tuple[int, ...]]
    part: Mapping[str, tuple[int, ...]]
    times: tuple[int, ...]


@once_per_catalog(kept=16)
def schema_side(catalog: Catalog) -> SchemaSide:
    """The schema's side of every question over `catalog`."""
    items = items_of(catalog)
    spelled = index_of(catalog).spelled
    names = [spelled[table, column.name] for table, column in items.columns]
    words = (("all",), *names, *(spelled[table, None] for table in items.tables))
    kinds = [KIND_ID["row"], *(KIND_ID[_kind(column)] for _, column in items.columns)]
    kinds += [KIND_ID["table"]] * len(items.tables)
    references = {
        (link.source, column)
        for table in items.tables
        for link in join_graph(catalog).links(table)
        for column in link.columns
    }
    flags = [0, *(_flags(column, (table, column.name) in references) for table, column in items.columns)]
    flags += [0] * len(items.tables)
    whole, part = _lookups(words)
    return SchemaSide(
        items,
        words,
        np.array(kinds),
        np.array(flags),
        _relations(catalog, items),
        whole,
        part,
        tuple(at for at, kind in enumerate(kinds) if kind == KIND_ID["time"]),
    )


def _kind(column: Column) -> str:
    if column.type in NUMBERS:
        return "number"
    if column.type in TIMES or column.type == "time":
        return "time"
    if column.type == "boolean":
        return "boolean"
    return "text" if column.type in ("text", "uuid", "enum") else "other"


def _flags(column: Column, reference: bool) -> int:
    vocabulary = column.values_complete and 0 < len(column.values) <= VOCABULARY
    two = column.type == "boolean" or (column.values_complete and len(column.values) == 2)
    two = two or (column.minimum == "0" and column.maximum == "1")
    return _KEY * column.primary_key + _REFERENCE * reference + _VOCABULARY * vocabulary + _TWO_VALUED * two


def _lookups(
    words: tuple[tuple[str, ...], ...],
) -> tuple[dict[tuple[str, ...], tuple[int, ...]], dict[str, tuple[int, ...]]]:
    whole: dict[tuple[str, ...], list[int]] = defaultdict(list)
    part: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(words[1:], 1):
        stems = tuple(map(stem, name))
        whole[stems].append(at)
        for one, word in zip(stems, name, strict=True):
            if word not in STOP and at not in part[one]:
                part[one].append(at)
    return {k: tuple(v) for k, v in whole.items()}, {k: tuple(v) for k, v in part.items()}


def _relations(catalog: Catalog, items: Items) -> NDArray[np.uint8]:
    columns = len(items.columns)
    size = items.count
    first_table = 1 + columns
    found = np.empty((size, size), np.uint8)
    found[:first_table, :first_table] = RELATION_ID["column column"]
    found[:first_table, first_table:] = RELATION_ID["column table"]
    found[first_table:, :first_table] = RELATION_ID["table column"]
    found[first_table:, first_table:] = RELATION_ID["table table"]
    owner = np.array([-1, *(items.table_at[table] for table, _ in items.columns)])
    block = found[:first_table, :first_table]
    names = np.array(["", *(column.name.lower() for _, column in items.columns)])
    block[names[:, None] == names[None]] = RELATION_ID["column namesake"]
    block[owner[:, None] == owner[None]] = RELATION_ID["column sibling"]
    for at, (table, column) in enumerate(items.columns, 1):
        own = first_table + items.table_at[table]
        found[at, own] = RELATION_ID["key table" if column.primary_key else "column own table"]
        found[own, at] = RELATION_ID["table key" if column.primary_key else "table own column"]
    _links(catalog, items, found)
    np.fill_diagonal(found, RELATION_ID["column itself"])
    found[range(first_table, size), range(first_table, size)] = RELATION_ID["table itself"]
    return found


def _links(catalog: Catalog, items: Items, found: NDArray[np.uint8]) -> None:
    first_table = 1 + len(items.columns)
    graph = join_graph(catalog)
    pairs = {(link.source, link.target) for table in items.tables for link in graph.links(table)}
    for table in items.tables:
        for link in graph.links(table):
            for source, target in zip(link.columns, link.target_columns, strict=True):
                one, other = 1 + items.column_at[link.source, source], 1 + items.column_at[link.target, target]
                found[one, other], found[other, one] = RELATION_ID["refers to"], RELATION_ID["referred by"]
    for source_table, target_table in pairs:
        one, other = first_table + items.table_at[source_table], first_table + items.table_at[target_table]
        both = (target_table, source_table) in pairs
        found[one, other] = RELATION_ID["table both" if both else "table refers to"]
        found[other, one] = RELATION_ID["table both" if both else "table referred by"]
