"""Training examples: a question over a schema as the network reads it, and the sequence that it should write."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np
from aifordb.core.contracts.catalog import Catalog
from aifordb.core.contracts.linked import LinkedQuestion
from aifordb.core.linking import link
from aifordb.core.plan.model import Plan
from aifordb.plugins.llm.builtin.learned.grammar import LONGEST_SEQUENCE, PLACE_ID, SYMBOL_ID, SYMBOLS, Action, Walk
from aifordb.plugins.llm.builtin.learned.items import Items
from aifordb.plugins.llm.builtin.learned.question_side import LONGEST, question_side
from aifordb.plugins.llm.builtin.learned.schema_side import schema_side
from numpy.typing import NDArray

from .write_actions import write_actions
from .write_expressions import NotWritable

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
"""The present time of every training question: what "today" is in the corpus."""
MOST_ITEMS = 160
"""Words and items of an example at most; longer ones cost more than they teach."""


@dataclass(frozen=True, slots=True)
class Target:
    """A sequence as numbers; T is its length.

    :param actions: [T] symbols first, then items (words, the row, columns, tables).
    :param places: [T]; :param from_word: [T] the first word that may be pointed at.
    """

    actions: tuple[int, ...]
    places: tuple[int, ...]
    from_word: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One question; `schema` names the catalog's key in `Schemas`.

    :param kept: positions of the schema's items that are shown to the network; None for all.
    """

    source: str
    schema: str
    question: str
    words: tuple[str, ...]
    flags: NDArray[np.int64]
    dates: NDArray[np.bool_]
    weights: NDArray[np.float32]
    relations: NDArray[np.uint8]
    actions: tuple[Action, ...]
    target: Target
    kept: NDArray[np.int64] | None = None

    @property
    def size(self) -> int:
        """Words and items."""
        return len(self.relations)


def make_example(source: str, schema: str, question: str, plan: Plan, catalog: Catalog) -> Example:
    """The example of one question.

    :raises NotWritable: the plan cannot be written, or the example would be too long.
    """
    linked = link(question, catalog, NOW)
    if len(linked.tokens) > LONGEST:
        raise NotWritable("long question")
    actions = write_actions(plan, question, linked, catalog)
    if len(actions) > LONGEST_SEQUENCE:
        raise NotWritable("long sequence")
    return _example(source, schema, question, linked=linked, actions=actions, catalog=catalog)


def _example(
    source: str, schema: str, question: str, *, linked: LinkedQuestion, actions: tuple[Action, ...], catalog: Catalog
) -> Example:
    side = schema_side(catalog)
    seen = question_side(linked, side)
    if len(seen.relations) > MOST_ITEMS:
        raise NotWritable("too many items")
    target = target_of(actions, len(seen.words), len(side.items.columns))
    return Example(
        source, schema, question, seen.words, seen.flags, seen.dates, seen.weights, seen.relations, actions, target
    )


def target_of(actions: Sequence[Action], words: int, columns: int) -> Target:
    """The numbers of a sequence over so many words and columns."""
    walk = Walk()
    ids: list[int] = []
    places: list[int] = []
    from_word: list[int] = []
    last = 0
    offset = {"word": 0, "date": 0, "star": words, "column": words + 1, "table": words + 1 + columns}
    for action in actions:
        place = walk.place or ""
        places.append(PLACE_ID[place])
        from_word.append(last if place == "last word" else 0)
        if action.kind in SYMBOL_ID:
            ids.append(SYMBOL_ID[action.kind])
        else:
            ids.append(len(SYMBOLS) + offset[action.kind] + max(action.at, 0))
            if action.kind == "word":
                last = action.at
        walk = walk.after(action.kind)
    return Target(tuple(ids), tuple(places), tuple(from_word))


def without_some(example: Example, items: Items, rng: random.Random) -> Example:
    """The example over a smaller schema: some columns and tables that its sequence does not name are left out."""
    if rng.random() < 0.3:
        return example
    columns, words = len(items.columns), len(example.words)
    used = {action.at for action in example.actions if action.kind == "column"}
    tables = {items.columns[at][0] for at in used}
    tables |= {items.tables[action.at] for action in example.actions if action.kind == "table"}
    drop_table, drop_column = rng.random() * 0.4, rng.random() * 0.6
    kept_tables = [at for at, table in enumerate(items.tables) if table in tables or rng.random() > drop_table]
    names = {items.tables[at] for at in kept_tables}
    kept_columns = [
        at
        for at, (table, column) in enumerate(items.columns)
        if at in used or (table in names and rng.random() > (drop_column * 0.4 if column.primary_key else drop_column))
    ]
    kept = np.array([0, *(1 + at for at in kept_columns), *(1 + columns + at for at in kept_tables)])
    shown = np.concatenate([np.arange(words), words + kept])
    column_at = {at: place for place, at in enumerate(kept_columns)}
    table_at = {at: place for place, at in enumerate(kept_tables)}
    actions = tuple(
        Action(a.kind, column_at[a.at])
        if a.kind == "column"
        else Action(a.kind, table_at[a.at])
        if a.kind == "table"
        else a
        for a in example.actions
    )
    return replace(
        example,
        relations=example.relations[np.ix_(shown, shown)],
        actions=actions,
        target=target_of(actions, words, len(kept_columns)),
        kept=kept,
    )
