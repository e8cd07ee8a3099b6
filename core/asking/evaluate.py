"""Answer a question pack with one generator, without executing the answers: what `aifordb eval` measures a generator by."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from ..contracts.catalog import Catalog
from ..contracts.sql_generator import GenerationRequest, SqlGenerator
from ..errors import AifordbError, FieldProblem, ValidationError
from ..linking import link


@dataclass(frozen=True, slots=True)
class PackQuestion:
    """A question of a pack: its id, the database it is asked of, its text."""

    id: str
    db: str
    question: str


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a generator answered.

    :param sql: None if it refused.
    :param confidence: 0–1, or None if it refused.
    :param ms: milliseconds of linking and proposing; reading the schema is not counted, as a server does that once.
    """

    id: str
    sql: str | None
    confidence: float | None
    ms: float

    def to_json(self) -> dict[str, Any]:
        """A line of a predictions file."""
        return asdict(self)


def read_pack(
    pack: Path, *, split: str | None = None, unanswerable: bool = False, limit: int | None = None
) -> tuple[PackQuestion, ...]:
    """The questions of a pack folder: `questions.jsonl`, or `unanswerable.jsonl`, an object a line with `id`, `db`, `question`.

    :param split: only questions that say this `split`; None for all.
    :raises ValidationError: a file is missing or a line is not such an object.
    """
    name = "unanswerable.jsonl" if unanswerable else "questions.jsonl"
    questions: list[PackQuestion] = []
    try:
        lines = (pack / name).read_bytes().splitlines()
    except OSError:
        raise _bad(f"The pack has no readable {name}.") from None
    for number, line in enumerate(lines, 1):
        if limit is not None and len(questions) >= limit:
            break
        try:
            row = orjson.loads(line)
            one = PackQuestion(str(row["id"]), str(row["db"]), str(row["question"]))
        except (orjson.JSONDecodeError, KeyError, TypeError):
            raise _bad(f"Line {number} of {name} is not an object with id, db and question.") from None
        if split is None or unanswerable or row.get("split") == split:
            questions.append(one)
    return tuple(questions)


def database_file(pack: Path, db: str) -> Path:
    """The file of a database's instance 0.

    :raises ValidationError: `db` is no plain name, or there is no such file.
    """
    path = pack / "databases" / f"{db}.0.sqlite"
    if Path(db).name != db or not path.is_file():
        raise _bad(f"The pack has no database {db!r}.")
    return path


def evaluate(
    questions: Iterable[PackQuestion], catalog_of: Callable[[str], Catalog], generator: SqlGenerator, now: datetime
) -> Iterator[Prediction]:
    """Ask `generator` each question, in order.

    :param catalog_of: the schema of a database by its name in the pack; called once for each run of questions of one database.
    :param now: aware; what "today" means.
    :raises: whatever the generator raises beyond a refusal: an evaluation must not hide a crash.
    """
    kept: tuple[str, Catalog] | None = None
    for question in questions:
        if kept is None or kept[0] != question.db:
            kept = (question.db, catalog_of(question.db))
        yield _answer(question, kept[1], generator, now)


def _answer(question: PackQuestion, catalog: Catalog, generator: SqlGenerator, now: datetime) -> Prediction:
    began = time.perf_counter()
    try:
        linked = link(question.question, catalog, now)
        request = GenerationRequest(question.question, catalog, linked, now)
        best = max(generator.propose(request), key=lambda candidate: candidate.score, default=None)
    except AifordbError:
        best = None
    ms = round((time.perf_counter() - began) * 1_000, 2)
    return Prediction(question.id, best.sql if best else None, best.score if best else None, ms)


def _bad(message: str) -> ValidationError:
    return ValidationError(message, details=[FieldProblem("pack", "bad_format", message)])
