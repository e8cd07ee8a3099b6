"""Readings of the questions whose answers the product's own tests settle: they too teach the judge whom to trust."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import yaml
from aifordb.core import AifordbError, Catalog, GenerationRequest
from aifordb.core.linking import link
from aifordb.plugins.llm.builtin.learned.parser import LearnedParser
from aifordb.plugins.llm.builtin.learned.reading_traits import traits
from aifordb.plugins.llm.builtin.pool import pool
from aifordb.server.demo import ensure_demo

from tests.eval.exam import read_catalogs

from .catalogs import load_script
from .judging import Readings
from .rows import is_ordered, rows_of, same

FOLDER = Path(__file__).parents[1] / "tests" / "contracts"
NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
"""What "today" means to these questions."""

WEIGHT = 3
"""These count so many times: they are few, and what the product promises."""


@dataclass(frozen=True, slots=True)
class _Settled:
    database: str
    question: str
    answers: tuple[str, ...]


def settled(parser: LearnedParser) -> Iterator[Readings]:
    """Readings of the demo shop's questions and of those over the three small databases beside it."""
    with tempfile.TemporaryDirectory() as folder:
        questions, files = _build(Path(folder))
        catalogs = read_catalogs(files)
        for one in questions:
            found = _readings(one, catalogs[one.database], files[one.database], parser)
            if found is not None:
                yield found


def _build(folder: Path) -> tuple[list[_Settled], dict[str, Path]]:
    files = {"demo": folder / "demo.sqlite"}
    ensure_demo(files["demo"], NOW.date())
    known = {"today": NOW.date().isoformat(), "year": NOW.year - 1}
    questions = [_settled("demo", row, known) for row in yaml.safe_load((FOLDER / "demo_questions.yaml").read_text())]
    for name, field in yaml.safe_load((FOLDER / "other_questions.yaml").read_text()).items():
        script = folder / f"{name}.sql"
        script.write_text(field["script"])
        files[name] = folder / f"{name}.sqlite"
        load_script(script, files[name])
        questions += [_settled(name, row, {}) for row in field["questions"]]
    return questions, files


def _settled(database: str, row: dict[str, object], known: dict[str, object]) -> _Settled:
    also = row.get("also", ())
    texts = [str(row["sql"]), *map(str, also if isinstance(also, list) else ())]
    answers = tuple(text.format(**known) if known else text for text in texts)
    question = str(row["q"])
    return _Settled(database, question.format(**known) if known else question, answers)


def _readings(one: _Settled, catalog: Catalog, file: Path, parser: LearnedParser) -> Readings | None:
    request = GenerationRequest(one.question, catalog, link(one.question, catalog, NOW), NOW)
    try:
        pooled = pool(request, parser)
    except AifordbError:
        return None
    if not pooled.readings:
        return None
    accepted = [(rows_of(file, sql) or (), is_ordered(sql)) for sql in one.answers]

    def right(sql: str) -> bool:
        mine = rows_of(file, sql)
        return mine is not None and any(same(rows, mine, in_order=order) for rows, order in accepted)

    # The patterns answer nearly all of these, so for the gate they would only say that what patterns read can be answered.
    judged = np.array([right(reading.sql) for reading in pooled.readings])
    return Readings(traits(request, pooled), judged, weight=WEIGHT, gated=False)
