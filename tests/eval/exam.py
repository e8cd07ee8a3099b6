"""The people's exam: questions as people ask them, over databases of six fields, and what a generator answers."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import orjson
from aifordb.core import AifordbError, Catalog, GenerationRequest, Sampling, SqlGenerator
from aifordb.core.linking import link
from aifordb.core.plugins import load_plugins
from aifordb.core.running import Runner, Target
from aifordb.core.settings.model import PluginsSettings, RunningSettings
from aifordb.server.demo import ensure_demo

from .score import right

HERE = Path(__file__).parent
NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)
"""What "today" means to every question: a Wednesday."""
SHOP = "shop"
"""The demo shop, which the server builds. The other databases are scripts in `schemas/`."""
TIMEOUT_S = 10.0
"""Seconds that an answer's SQL may run."""

Part = Literal["open", "aside"]
Verdict = Literal["right", "wrong", "refused", "error"]
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class ExamQuestion:
    """A question with SQL written by hand.

    :param schema: name of the database.
    :param also: SQL of other answers that a colleague would accept.
    :param part: `aside` was set aside before anything was fitted: only its figure is looked at, never its failures.
    :param tags: what the question needs, and its voice.
    :param ordered: the order of rows matters.
    """

    id: str
    schema: str
    question: str
    sql: str
    also: tuple[str, ...]
    part: Part
    tags: tuple[str, ...]
    ordered: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a question.

    :param verdict: `refused` if the generator gave no SQL, `error` if its SQL failed or ran too long.
    :param sql: the best candidate's, None if refused.
    :param confidence: 0–1, None if refused.
    :param ms: milliseconds of linking and proposing.
    """

    question: ExamQuestion
    verdict: Verdict
    sql: str | None
    confidence: float | None
    ms: float


def read_exam(part: Part | Literal["all"] = "all") -> tuple[ExamQuestion, ...]:
    """The questions of a part, in the file's order: schema by schema."""
    rows = [orjson.loads(line) for line in (HERE / "people.jsonl").read_bytes().splitlines()]
    questions = (
        ExamQuestion(**{**row, "also": tuple(row.get("also", ())), "tags": tuple(row["tags"])}) for row in rows
    )
    return tuple(question for question in questions if part in ("all", question.part))


def build_databases(folder: Path) -> dict[str, Path]:
    """Write all databases of the exam as SQLite files into `folder`.

    :returns: files by the name of the schema.
    :raises sqlite3.Error: a script is wrong.
    """
    files = {SHOP: folder / f"{SHOP}.sqlite"}
    ensure_demo(files[SHOP], NOW.date())
    for script in sorted((HERE / "schemas").glob("*.sql")):
        files[script.stem] = folder / f"{script.stem}.sqlite"
        with closing(sqlite3.connect(files[script.stem])) as database:
            database.executescript(script.read_text("utf-8"))
    return files


def read_catalogs(files: Mapping[str, Path]) -> dict[str, Catalog]:
    """The schemas as the product reads them from `files`, by name."""
    connector = load_plugins(PluginsSettings()).connectors["sqlite"]
    with closing(Runner(RunningSettings())) as runner:
        return {
            name: runner.introspect(Target(name, connector, {"database": str(file)}), Sampling())
            for name, file in files.items()
        }


def sit(
    questions: Sequence[ExamQuestion],
    generator: SqlGenerator,
    files: Mapping[str, Path],
    catalogs: Mapping[str, Catalog],
) -> Iterator[Outcome]:
    """Ask `generator` each question and run its best candidate.

    :param files, catalogs: by the name of the schema.
    :raises: whatever the generator raises beyond a refusal: an exam must not hide a crash.
    """
    for question in questions:
        yield _answer(question, generator, files[question.schema], catalogs[question.schema])


def run_sql(file: Path, sql: str) -> Rows:
    """The rows of a query.

    :raises sqlite3.Error: it fails, or runs longer than `TIMEOUT_S`.
    """
    end = time.monotonic() + TIMEOUT_S
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
        database.set_progress_handler(lambda: time.monotonic() > end, 100_000)
        return database.execute(sql).fetchall()


def accepted_rows(question: ExamQuestion, file: Path) -> list[Rows]:
    """The rows of each accepted answer, the one written first first."""
    return [run_sql(file, sql) for sql in (question.sql, *question.also)]


def _answer(question: ExamQuestion, generator: SqlGenerator, file: Path, catalog: Catalog) -> Outcome:
    began = time.perf_counter()
    try:
        linked = link(question.question, catalog, NOW)
        request = GenerationRequest(question.question, catalog, linked, NOW)
        best = max(generator.propose(request), key=lambda candidate: candidate.score, default=None)
    except AifordbError:
        best = None
    ms = (time.perf_counter() - began) * 1_000
    if best is None:
        return Outcome(question, "refused", None, None, ms)
    try:
        mine = run_sql(file, best.sql)
    except sqlite3.Error:
        return Outcome(question, "error", best.sql, best.score, ms)
    verdict: Verdict = "right" if right(mine, accepted_rows(question, file), ordered=question.ordered) else "wrong"
    return Outcome(question, verdict, best.sql, best.score, ms)
