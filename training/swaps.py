"""More questions from those of the pack: a column that a question names word for word gives way to another one of its table."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping

from aifordb.core.contracts.catalog import Catalog
from aifordb.core.linking.words import stem, tokenize
from aifordb.core.plan import columns_of, conjuncts, join_graph, rewrite
from aifordb.core.plan.model import ColumnRef, Plan, Select
from aifordb.core.plan.walk import Node, walk
from aifordb.plugins.llm.builtin.learned.schema_side import schema_side

from .data import Triple

PER_QUESTION = 2


def swaps(triples: Iterable[Triple], catalogs: Mapping[str, Catalog], seed: int) -> Iterator[Triple]:
    """At most `PER_QUESTION` changed questions of each, each with one column changed in words and plan."""
    rng = random.Random(seed)
    for schema, question, plan in triples:
        made = 0
        columns = [ref for ref in columns_of(plan) if ref not in _bound(plan, catalogs[schema])]
        rng.shuffle(columns)
        for ref in columns:
            changed = _swapped(question, plan, ref, catalogs[schema], rng)
            if changed is not None:
                yield schema, *changed
                made += 1
            if made == PER_QUESTION:
                break


def _bound(plan: Plan, catalog: Catalog) -> set[ColumnRef]:
    """Columns that cannot change: those compared with constants or plans, and keys."""
    found: set[ColumnRef] = set()
    for node in walk(plan):
        if isinstance(node, Select):
            for part in (*conjuncts(node.where), *conjuncts(node.having)):
                found |= {inner for inner in walk(part) if isinstance(inner, ColumnRef)}
            found |= set(node.via)
    for ref in columns_of(plan):
        table = catalog.table(ref.table)
        column = table.column(ref.column) if table else None
        if column is None or column.primary_key or ref.instance or _is_link(ref, catalog):
            found.add(ref)
    return found


def _is_link(ref: ColumnRef, catalog: Catalog) -> bool:
    return any(
        ref.column in (link.columns if link.source == ref.table else link.target_columns)
        for link in join_graph(catalog).links(ref.table)
    )


def _swapped(
    question: str, plan: Plan, ref: ColumnRef, catalog: Catalog, rng: random.Random
) -> tuple[str, Plan] | None:
    side = schema_side(catalog)
    names = {pair: side.words[1 + at] for pair, at in side.items.column_at.items()}
    stems = [stem(word) for word in names[ref.table, ref.column]]
    tokens = tokenize(question)
    places = [
        at
        for at in range(len(tokens) - len(stems) + 1)
        if [token.stem for token in tokens[at : at + len(stems)]] == stems
    ]
    table = catalog.table(ref.table)
    if len(places) != 1 or table is None:
        return None
    used = {other.column for other in columns_of(plan) if other.table == ref.table}
    asked = {token.stem for token in tokens}
    kind = side.kinds[1 + side.items.column_at[ref.table, ref.column]]
    others = [
        column.name
        for column in table.columns
        if column.name not in used
        and not column.primary_key
        and side.kinds[1 + side.items.column_at[ref.table, column.name]] == kind
        and not _is_link(ColumnRef(ref.table, column.name), catalog)
        and not {stem(word) for word in names[ref.table, column.name]} & asked
        and len(names[ref.table, column.name]) <= 4
    ]
    if not others:
        return None
    other = rng.choice(others)
    words = " ".join(names[ref.table, other])
    first, last = tokens[places[0]], tokens[places[0] + len(stems) - 1]
    if (
        last.text.lower().endswith("s")
        and not names[ref.table, ref.column][-1].endswith("s")
        and not words.endswith("s")
    ):
        words += "s"

    def change(node: Node) -> Node:
        return ColumnRef(ref.table, other) if node == ref else node

    return question[: first.start] + words + question[last.end :], rewrite(plan, change)
