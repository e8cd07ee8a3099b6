"""How much each table has to do with each word of a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aifordb.core import LinkedQuestion
from aifordb.core.linking import Index, is_content, is_word, plain, stem
from aifordb.core.linking.lexicon import STOP
from aifordb.core.linking.synonyms import SYNONYMS
from aifordb.core.linking.words import split_identifier

from .census import Census

SYNONYM, COLUMN, COMMENT, STORED = 0.6, 0.6, 0.4, 0.75
"""How much a word counts that names a table only by a synonym, one of its columns, its comment, or a text that it stores."""
CUE, GRAMMAR = 0.6, 0.3
"""… a word that is more often grammar than a name ("order", "name", "total"), and one that hardly ever is a name ("search", "list")."""
UNUSUAL = 0.35
"""What the most common word still counts, beside a word that one table has."""
PARTLY = 0.4
"""What a name counts of whose words hardly any are in the question; one with all of them counts 1."""

Gains = Mapping[str, Mapping[int, float]]
"""Table key → position of a question word → how well that word fits the table, 0–1."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question that may name something.

    :param at: its position among the tokens.
    :param weight: how much it counts.
    :param stems: its own stem, weighing 1, and those of its synonyms and of the parts of what is run together (`CO2`).
    :param grammar: can only mean the name of a table.
    """

    at: int
    weight: float
    stems: Mapping[str, float]
    grammar: bool = False


def words_of(linked: LinkedQuestion) -> tuple[Word, ...]:
    """Words that may name something, without times and numbers."""
    taken = {
        at
        for mention in linked.mentions
        if mention.kind in ("date", "number") and mention.score >= 0.6
        for at in range(mention.first, mention.last + 1)
    }
    words = []
    for at, token in enumerate(linked.tokens):
        if at in taken or not is_word(token):
            continue
        if token.text.lower() in STOP and not token.quoted:
            if at > 0 and len(token.text) > 3:
                words.append(Word(at, GRAMMAR, {token.stem: 1.0}, grammar=True))
            continue
        parts = [part for part in split_identifier(token.text) if part.isalpha() and len(part) < len(token.text)]
        stems = dict.fromkeys((*SYNONYMS.get(token.stem, ()), *map(stem, parts)), SYNONYM) | {token.stem: 1.0}
        words.append(Word(at, 1.0 if is_content(token) else CUE, stems))
    return tuple(words)


def gains_of(linked: LinkedQuestion, words: Sequence[Word], index: Index, census: Census) -> Gains:
    """What every table that has anything to do with the question gains from each of its words."""
    gains: dict[str, dict[int, float]] = defaultdict(dict)
    named: dict[str, set[int]] = defaultdict(set)
    for word in words:
        for table in _named_by(word, index, census):
            named[table].add(word.at)
    for word in words:
        for table, gain in _of_word(word, index, census, named):
            gains[table][word.at] = max(gains[table].get(word.at, 0.0), gain * word.weight)
    for first, last, table, gain in _of_values(linked, index, census):
        for at in range(first, last + 1):
            gains[table][at] = max(gains[table].get(at, 0.0), gain)
    return gains


def _named_by(word: Word, index: Index, census: Census) -> set[str]:
    """Tables whose names hold the word or a synonym of it."""
    return {
        name.table
        for one in word.stems
        for name in (*index.exact.get((one,), ()), *index.partial.get(one, ()))
        if name.column is None and one in census.tables[name.table].named
    }


def _of_word(word: Word, index: Index, census: Census, named: Mapping[str, set[int]]) -> Iterator[tuple[str, float]]:
    for one, weight in word.stems.items():
        tables: set[str] = set()
        columns: set[str] = set()
        for name in (*index.exact.get((one,), ()), *index.partial.get(one, ())):
            (tables if name.column is None else columns).add(name.table)
        rare = weight * (UNUSUAL + (1 - UNUSUAL) * census.rarity(len(tables)))
        for table in tables:
            name_stems = census.tables[table].named
            if one in name_stems:
                # Two synonyms of one word do not make a name of two words: "orders" alone is no `purchase_orders`.
                whole = min(len(named[table]) / len(name_stems), 1.0)
                yield table, rare * (PARTLY + (1 - PARTLY) * whole)
        if word.grammar:
            continue
        rare = weight * COLUMN * (UNUSUAL + (1 - UNUSUAL) * census.rarity(len(columns)))
        for table in columns:
            yield table, rare
        told = {name.table for name in index.comments.get(one, ())}
        for table in told:
            yield table, weight * COMMENT * census.rarity(len(told))


def _of_values(linked: LinkedQuestion, index: Index, census: Census) -> Iterator[tuple[int, int, str, float]]:
    for first, last, value in {(m.first, m.last, m.value) for m in linked.mentions if m.kind == "value" and m.value}:
        tables = {stored.table for stored in index.values.get(plain(value), ())}
        gain = STORED * (UNUSUAL + (1 - UNUSUAL) * census.rarity(len(tables)))
        yield from ((first, last, table, gain) for table in tables)
