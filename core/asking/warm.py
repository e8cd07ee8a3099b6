"""Load before the first question what it would otherwise wait for."""

from __future__ import annotations

import logging

from ..context import Context
from ..contracts.catalog import Catalog
from ..contracts.results import Limits
from ..guard import check
from .explain import explain

log = logging.getLogger(__name__)


def warm(context: Context) -> None:
    """Load the generators of the panel, the guard and the explainer. Opens no connection, so a server may fork afterwards."""
    for name in context.settings.asking.panel:
        generator = context.plugins.generators.get(name)
        if generator is not None:
            try:
                generator.warm()
            except Exception:  # the boundary of a plugin: it will fail again, and be named, when it is asked
                log.exception("SQL generator %s could not be warmed", name)
    explain(check("SELECT 1 AS one", Catalog("sqlite", ()), Limits()).shown_sql, "sqlite")
