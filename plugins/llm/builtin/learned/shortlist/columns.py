"""Which columns of the chosen tables are kept, by how likely a query needs them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum

from aifordb.core import TIMES, Column, LinkedQuestion, Table
from aifordb.core.linking import Index, plain, stem
from aifordb.core.plan import JoinGraph

from .census import Census
from .relevance import Word

FIRST = 4
"""So many of the first tables bring all of their columns that tell anything."""


class Need(IntEnum):
    """Why a column is kept; the last goes first."""

    JOINS = 0
    SAID = 1
    SHOWS = 2
    TELLS = 3
    USUAL = 4


_NAMES = re.compile(r"(?:^|_)(?:name|title|label|subject|email|first|last|full)(?:$|_)|(?:name|title)$", re.I)


@dataclass(frozen=True, slots=True)
class Room:
    """What is known of the schema, and how many tables and columns together may be kept of it."""

    index: Index
    census: Census
    graph: JoinGraph
    most_items: int


def columns_by_need(
    linked: LinkedQuestion, words: Sequence[Word], tables: Sequence[str], room: Room
) -> dict[str, tuple[str, ...]]:
    """Table key → names of the columns kept, for as many of `tables` as fit.

    The first tables bring all that tells anything about their rows; every other brings what joins, what the question names and what shows a
    row. What room is left is filled up.

    :param tables: keys, the likeliest first.
    """
    timed = any(mention.kind == "date" for mention in linked.mentions)
    asked = _Asked(frozenset(tables), _said(words), _stored(linked, room.index), timed)
    needs = {table: _needs(room.census.tables[table].table, asked, room) for table in tables}
    kept: dict[str, list[str]] = {}
    left = room.most_items
    for some, least in (
        (tables[:FIRST], Need.SHOWS),
        (tables[:FIRST], Need.TELLS),
        (tables, Need.SHOWS),
        (tables, Need.TELLS),
        (tables, Need.USUAL),
    ):
        for table in some:
            more = [name for name, need in needs[table] if need <= least and name not in kept.get(table, ())]
            if table not in kept:
                if least > Need.SHOWS or left <= len(more):
                    continue
                left -= 1
            kept.setdefault(table, []).extend(more[:left])
            left -= min(left, len(more))
    return {table: _in_order(room.census.tables[table].table, own) for table, own in kept.items()}


def _in_order(table: Table, names: Collection[str]) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns if column.name in names)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What decides about columns: the tables chosen, the stems said, (table, column) pairs that store a text said, and whether a time is."""

    tables: frozenset[str]
    stems: frozenset[str]
    stored: frozenset[tuple[str, str]]
    timed: bool


def _said(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(stem for word in words if not word.grammar for stem in word.stems)


def _stored(linked: LinkedQuestion, index: Index) -> frozenset[tuple[str, str]]:
    values = {mention.value for mention in linked.mentions if mention.kind == "value" and mention.value}
    return frozenset((place.table, place.column) for value in values for place in index.values.get(plain(value), ()))


def _needs(table: Table, asked: _Asked, room: Room) -> list[tuple[str, Need]]:
    """Columns with why they are kept, those needed most first."""
    joining = {
        name
        for link in room.graph.links(table.key)
        if link.other(table.key) in asked.tables
        for name in (link.columns if link.source == table.key else link.target_columns)
    }
    needs = []
    for column in table.columns:
        spelled = {stem(word) for word in room.index.spelled[table.key, column.name]}
        if column.primary_key or column.name in joining:
            need = Need.JOINS
        elif (spelled - {"id"}) & asked.stems or (table.key, column.name) in asked.stored:
            need = Need.SAID
        else:
            need = _unsaid(column, room.census, timed=asked.timed)
        needs.append((column.name, need))
    return sorted(needs, key=lambda pair: pair[1])


def _unsaid(column: Column, census: Census, *, timed: bool) -> Need:
    if column.name.lower() in census.usual:
        return Need.USUAL
    if _NAMES.search(column.name) or (timed and column.type in TIMES):
        return Need.SHOWS
    return Need.TELLS
