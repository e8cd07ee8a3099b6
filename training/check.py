"""`python -m training.check FIELD …`: can what the corpus' fields say be learnt from? Names what cannot."""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from aifordb.core.contracts.catalog import Catalog
from aifordb.core.plan import NotExpressible, plan_of

from .catalogs import corpus_catalogs, corpus_databases
from .data import statements
from .examples import make_example
from .write_expressions import NotWritable

CORPUS = Path(__file__).parent / "corpus"


def faults(field: str, catalog: Catalog, database: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with a field, a line each: statements that fail, find nothing or are no plan, and phrasings that cannot be written."""
    for number, (sql, phrasings) in enumerate(statements(CORPUS / field), 1):
        place = f"{field}:{number}"
        try:
            rows = database.execute(sql).fetchall()
            plan = plan_of(sql, catalog)
        except sqlite3.Error as error:
            yield f"{place} fails: {error}: {sql}"
            continue
        except NotExpressible as error:
            yield f"{place} is no plan: {error}: {sql}"
            continue
        if all(cell is None for cells in rows for cell in cells):
            yield f"{place} finds nothing: {sql}"
        for question in phrasings:
            try:
                make_example("corpus", field, question, plan, catalog)
            except NotWritable as error:
                yield f"{place} cannot be written: {error}: {question}"


def main() -> None:
    """Print the faults of the fields named, of all if none is, and how many there are."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("fields", nargs="*", metavar="FIELD", help="folder of training/corpus")
    asked = parser.parse_args()
    catalogs = corpus_catalogs(CORPUS)
    count = 0
    with corpus_databases(CORPUS) as files:
        for field in asked.fields or catalogs:
            with closing(sqlite3.connect(files[field])) as database:
                for fault in faults(field, catalogs[field], database):
                    count += 1
                    print(fault)  # noqa: T201
    print(f"{count} faults")  # noqa: T201


if __name__ == "__main__":
    main()
