"""The wide catalog: tables that are worked with, and what piles up around them: staging, archives, backups, facets, reports."""

from __future__ import annotations

import dataclasses
import random
import re
from collections.abc import Iterator
from functools import cache

from aifordb.core import Catalog, Column, ForeignKey, Table

from .columns import FILLERS, column_of
from .declared import Declared, declared_tables

REAL = tuple(f"{one.schema}.{one.name}" for one in declared_tables())
"""Keys of the tables that are worked with; every other table of the catalog is a copy, a facet or a report."""
YEARS = range(2016, 2025)
FACETS = {
    "attributes": ("attribute_name", "attribute_value"),
    "documents": ("document_type", "file_name", "uploaded_at", "expires_date"),
    "notes": ("note_text", "noted_by", "noted_at"),
    "tags": ("tag", "tagged_by"),
    "status_log": ("old_status", "new_status", "changed_at", "changed_by"),
    "audit": ("operation", "changed_column", "old_value", "new_value", "changed_at"),
    "translations": ("language_code", "translated_text"),
    "external_refs": ("external_system", "external_key"),
    "import_errors": ("error_code", "error_text", "failed_at"),
    "approvals": ("approver", "approved_at", "decision"),
    "mapping": ("legacy_key", "mapped_key", "valid_from_date"),
    "settings": ("setting_name", "setting_value"),
    "attachments": ("file_name", "mime_type", "size_bytes"),
    "kpi": ("kpi_name", "kpi_value", "measured_date"),
    "type_config": ("type_code", "type_name", "is_default"),
    "match_candidates": ("candidate_key", "match_score", "is_confirmed"),
}
LOADS = {
    "stg": ("_loaded_at:timestamp", "_load_id:text", "_is_valid:boolean"),
    "raw": ("_FILE_NAME:text", "_ROW_NUMBER:integer"),
    "archive": ("archived_at", "archived_by"),
}
REPORTED = (
    "sales", "revenue", "margin", "cost", "headcount", "turnover", "inventory", "backlog", "overdue_invoices", "cash_flow",
    "orders", "returns", "absence", "overtime", "quality", "downtime", "shipments", "complaints", "pipeline", "churn",
    "budget_variance", "spend", "energy", "scrap", "traffic",
)  # fmt: skip
DIMENSIONS = (
    "region", "country", "department", "customer", "vendor", "product", "category", "plant", "warehouse", "month", "store",
    "channel", "project",
)  # fmt: skip


@cache
def wide_catalog(tables: int = 5_000, seed: int = 7) -> Catalog:
    """The same catalog for the same arguments, sorted by schema and name.

    :param tables: how many; at least the `REAL` ones, each with 20 columns.
    :param seed: decides which copies exist and how columns are filled up to 20.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    real = [_real(one, chance) for one in declared_tables()]
    others = [*_copies(real, chance), *_facets(real, chance), *_reports(chance)]
    chance.shuffle(others)
    # Staging and raw copies come for every table: that is how loading works.
    loaded = [_moved(table, schema, f"{table.schema}_{table.name}") for table in real for schema in ("stg", "raw")]
    distinct = {table.key: table for table in (*others, *loaded, *real)}
    first = [table.key for table in (*real, *loaded)]
    chosen = [*first, *(key for key in distinct if key not in set(first))][:tables]
    return Catalog("postgres", tuple(distinct[key] for key in sorted(chosen)))


def _real(declared: Declared, chance: random.Random) -> Table:
    columns = [column_of(one) for one in declared.columns]
    columns[0] = dataclasses.replace(columns[0], primary_key=True, nullable=False)
    keys = tuple(
        ForeignKey((one.name,), one.refers_to[1], (one.refers_to[2],), one.refers_to[0])
        for one in declared.columns
        if one.refers_to is not None
    )
    return Table(declared.name, _filled(columns, chance), declared.schema, foreign_keys=keys)


def _filled(columns: list[Column], chance: random.Random) -> tuple[Column, ...]:
    """`columns` and as many of the usual others as make twenty."""
    taken = {column.name for column in columns}
    free = [filler for filler in FILLERS if filler.name not in taken]
    kept = sorted(chance.sample(range(len(free)), 20 - len(columns)))
    return (*columns, *(free[at] for at in kept))


def _moved(table: Table, schema: str | None, name: str) -> Table:
    """A copy as a loader makes it: the same stored texts, no keys, and the last columns replaced by those of the load."""
    loads = LOADS.get(schema or "", ())
    columns = [dataclasses.replace(one, primary_key=False) if one.primary_key else one for one in table.columns]
    if schema == "raw":
        columns = [dataclasses.replace(column, name=column.name.upper()) for column in columns]
    return Table(name, (*columns[: 20 - len(loads)], *map(column_of_text, loads)), schema)


def _copies(real: list[Table], chance: random.Random) -> Iterator[Table]:
    for table in real:
        if any(column.type in ("date", "timestamp") for column in table.columns[:12]):
            yield from (_moved(table, "archive", f"{table.name}_{year}") for year in YEARS if chance.random() < 0.7)
        yield _moved(table, "archive", table.name)
        yield _moved(table, "backup", f"{table.name}_bak_2024{chance.randint(1, 12):02}{chance.randint(1, 28):02}")
        yield _moved(table, table.schema, f"{table.name}_old")
        yield _moved(table, table.schema, f"{table.name}_v2")
        yield _moved(table, "sandbox", f"tmp_{table.name}")
        yield _moved(table, "sandbox", f"{table.name}_test{chance.randint(1, 9)}")


def _facets(real: list[Table], chance: random.Random) -> Iterator[Table]:
    """Side tables: `sales.customer_documents` and the like."""
    for table in real:
        key = table.columns[0]
        one = key.name.removesuffix("_id")
        for facet, names in FACETS.items():
            columns = [
                dataclasses.replace(column_of_text(f"{one}_{facet}_id"), primary_key=True, nullable=False),
                dataclasses.replace(key, primary_key=False),
                *map(column_of_text, names),
            ]
            # Half of the side tables declare their key: in old databases many do not.
            keys = (ForeignKey((key.name,), table.name, (key.name,), table.schema),) if chance.random() < 0.5 else ()
            name = f"{re.sub('_.*', '', table.name)}_{one}_{facet}" if table.schema == "erp" else f"{one}_{facet}"
            yield Table(name, _filled(columns, chance), table.schema, foreign_keys=keys)


def _reports(chance: random.Random) -> Iterator[Table]:
    for what in REPORTED:
        for first in DIMENSIONS:
            names = (f"{first}_name", "period_start_date", f"{what}_amount", f"{what}_previous", "share_percent")
            for grain in ("monthly", "daily"):
                yield Table(f"{grain}_{what}_by_{first}", _filled([*map(column_of_text, names)], chance), "rpt")
            if chance.random() < 0.3:
                yield Table(f"vw_{what}_{first}", _filled([*map(column_of_text, names)], chance), "rpt", "view")


def column_of_text(text: str) -> Column:
    """A column whose type its name tells."""
    return column_of(Declared.column(text))
