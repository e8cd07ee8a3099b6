"""Everything that is fitted on: the pack's `train` databases, the corpus and synthetic questions, as examples with word vectors."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import orjson
from aifordb.core.contracts.catalog import Catalog
from aifordb.core.plan import NotExpressible, plan_of
from aifordb.core.plan.model import Plan
from aifordb.plugins.llm.builtin.learned.schema_side import SchemaSide, schema_side

from .examples import Example, make_example
from .write_expressions import NotWritable

if TYPE_CHECKING:
    from .vectors import SchemaVectors, Text, Vectors

log = logging.getLogger(__name__)
Triple = tuple[str, str, Plan]
"""Schema, question, plan."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What of an example does not change between epochs."""

    example: Example
    text: Text
    pieces: tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True)
class Schema:
    """One schema's side."""

    side: SchemaSide
    vectors: SchemaVectors


def pack_triples(pack: Path, split: str, catalogs: Mapping[str, Catalog], lost: Counter[str]) -> Iterator[Triple]:
    """The pack's questions with their gold plans.

    :param lost: counts why questions are left out.
    """
    for line in (pack / "questions.jsonl").read_bytes().splitlines():
        row = orjson.loads(line)
        if row["split"] != split or row["db"] not in catalogs:
            continue
        try:
            yield row["db"], row["question"], plan_of(row["sql"], catalogs[row["db"]])
        except NotExpressible as error:
            lost[f"pack: {error}"[:60]] += 1


def corpus_triples(folder: Path, catalogs: Mapping[str, Catalog], lost: Counter[str]) -> Iterator[Triple]:
    """The corpus' questions: every phrasing of every statement."""
    for name, catalog in catalogs.items():
        for sql, phrasings in statements(folder / name):
            try:
                plan = plan_of(sql, catalog)
            except NotExpressible as error:
                lost[f"corpus: {error}"[:60]] += len(phrasings)
                continue
            for question in phrasings:
                yield name, question, plan


def statements(field: Path) -> Iterator[tuple[str, list[str]]]:
    """The statements of a field of the corpus, each with its phrasings, in the order of its file."""
    for line in (field / "questions.jsonl").read_bytes().splitlines():
        row = orjson.loads(line)
        yield row["sql"], row["questions"]


def examples_of(
    source: str, triples: Iterable[Triple], catalogs: Mapping[str, Catalog], lost: Counter[str]
) -> Iterator[Example]:
    """Examples of what can be written."""
    for schema, question, plan in triples:
        try:
            yield make_example(source, schema, question, plan, catalogs[schema])
        except NotWritable as error:
            lost[f"{source}: {error}"[:60]] += 1


@dataclass(frozen=True, slots=True)
class Data:
    """All examples by source, with the schemas that they are over."""

    seen: dict[str, list[Seen]]
    schemas: dict[str, Schema]
    catalogs: dict[str, Catalog]
    lost: Counter[str]


class Preparation:
    """Collects examples, and makes the vectors of their words and schemas."""

    def __init__(self, vectors: Vectors) -> None:
        self.vectors = vectors
        self.data = Data({}, {}, {}, Counter())

    def add(self, source: str, triples: Iterable[Triple], catalogs: Mapping[str, Catalog]) -> None:
        """Make the examples of one source. Schemas are told apart by name, so names must differ between sources."""
        examples = list(examples_of(source, triples, catalogs, self.data.lost))
        for name in dict.fromkeys(example.schema for example in examples):
            if name not in self.data.schemas:
                catalog = catalogs[name]
                self.data.schemas[name] = Schema(schema_side(catalog), self.vectors.schema(name, catalog))
                self.data.catalogs[name] = catalog
        self.vectors.learn(word for example in examples for word in example.words)
        texts = self.vectors.texts([example.words for example in examples])
        pieces = [self.vectors.pieces.words(example.words) for example in examples]
        self.data.seen.setdefault(source, []).extend(map(Seen, examples, texts, pieces))
        log.info("%s: %d examples", source, len(examples))
