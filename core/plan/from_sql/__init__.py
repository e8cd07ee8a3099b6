"""From SQL to a plan: the inverse of `render`, for SQL as people write it."""

from __future__ import annotations

import sqlglot

from ...contracts.catalog import Catalog
from ..graph import join_graph
from ..model import Plan
from ..tree import NoJoinPath
from .query import query
from .refused import NotExpressible

__all__ = ["NotExpressible", "plan_of"]


def plan_of(sql: str, catalog: Catalog) -> Plan:
    """The plan that `sql`, one SELECT in the dialect of `catalog`, says.

    `render` gives SQL with the same rows. What only changes how a value is shown is left out: ROUND, COALESCE(…, 0) around an aggregate, casts to
    numbers, a label such as `2024-03` for the month that starts on 2024-03-01; and a division is never one of whole numbers. A plan says things in
    one way where SQL has several: see `canonical`.

    :param sql: trusted, or passed by the guard: a hostile text may exhaust the parser's stack.
    :raises NotExpressible: no plan says it; `reason` names why.
    """
    try:
        tree = sqlglot.parse_one(sql, read=catalog.dialect)
    except sqlglot.errors.SqlglotError:
        raise NotExpressible("a syntax error") from None
    try:
        return query(tree, join_graph(catalog))
    except NoJoinPath:
        raise NotExpressible("joins") from None
