"""Questions over schemas under other names: what is asked stays in people's words, the tables are called `tbl_cust` and `ORD_DT`."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping

from aifordb.core.contracts.catalog import Catalog

from .data import Triple
from .synthetic.disguise import Names, disguise, disguised

SHARE = 0.15
"""Part of the questions that are asked of the disguised schema too."""


def disguises(
    triples: Iterable[Triple], catalogs: Mapping[str, Catalog], seed: int
) -> tuple[list[Triple], dict[str, Catalog]]:
    """Some of the questions again, over their schemas in disguise, and those schemas by their new names."""
    rng = random.Random(seed)
    hidden: dict[str, tuple[Catalog, Names]] = {}
    found: list[Triple] = []
    for schema, question, plan in triples:
        if rng.random() >= SHARE:
            continue
        if schema not in hidden:
            hidden[schema] = disguise(catalogs[schema], rng.randrange(2**32))
        found.append((_name(schema), question, disguised(plan, hidden[schema][1])))
    return found, {_name(schema): catalog for schema, (catalog, _) in hidden.items()}


def _name(schema: str) -> str:
    return f"{schema} in disguise"
