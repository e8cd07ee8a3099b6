"""From the aliases of a statement to the tables of the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..contracts.catalog import Catalog, Table

if TYPE_CHECKING:
    from sqlglot.optimizer.scope import Scope


def tables_read(scope: Scope, catalog: Catalog) -> dict[str, Table]:
    """Alias → table of the catalog, for what this scope reads directly."""
    from sqlglot import exp

    found: dict[str, Table] = {}
    for alias, source in scope.sources.items():
        if isinstance(source, exp.Table):
            key = f"{source.db}.{source.name}" if source.db else source.name
            table = catalog.table(key) or catalog.table(source.name)
            if table is not None:
                found[alias] = table
    return found
