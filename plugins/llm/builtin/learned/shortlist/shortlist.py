"""Chooses the tables of a large schema that a question may be about, and as much of their columns as fits."""

from __future__ import annotations

from aifordb.core import Catalog, GenerationRequest
from aifordb.core.linking import index_of
from aifordb.core.plan import join_graph

from .census import census_of
from .choice import chosen_tables
from .columns import Room, columns_by_need
from .narrow import narrowed
from .relevance import gains_of, words_of
from .ways import connected, counting, referred

JOINED = 6
"""So many of the first tables are kept connected."""
REFERRING = 4
"""… and of so many, all that they refer to is kept: the names of what they count."""

COUNTED, COUNTING = 2, 3
"""… and of so many, so many of those that refer to them."""


def shortlist(request: GenerationRequest, most_items: int = 120) -> Catalog:
    """The part of the request's catalog that the question may be about; the same object if all of it fits.

    A whole catalog of its own: tables in the order of their likelihood, foreign keys among them, and what leads from one to another. Link the
    question to it anew: in a schema of thousands of tables a common word has more mentions than are listed.

    :param most_items: tables and columns together.
    """
    catalog, linked = request.catalog, request.linked
    if _fits(catalog, most_items):
        return catalog
    index, census, graph = index_of(catalog), census_of(catalog), join_graph(catalog)
    words = words_of(linked)
    gains = gains_of(linked, words, index, census)
    chosen = chosen_tables(linked, census, gains)
    first = connected(chosen[:JOINED], graph, census)
    around = (
        *referred(first, graph, census, words, REFERRING),
        *counting(first[:COUNTED], gains, graph, census, COUNTING),
    )
    tables = [*dict.fromkeys((*first, *around, *chosen))]
    kept = columns_by_need(linked, words, tables, Room(index, census, graph, most_items))
    return narrowed(catalog, tuple(kept.items()))


def warm(catalog: Catalog) -> None:
    """Count what `shortlist` needs of `catalog`, so that the first question need not wait."""
    census_of(catalog)


def _fits(catalog: Catalog, most_items: int) -> bool:
    items = 0
    for table in catalog.tables:
        items += 1 + len(table.columns)
        if items > most_items:
            return False
    return True
