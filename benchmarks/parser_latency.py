"""Question → SQL by the built-in generator, without running the SQL, beside its pattern reader alone.

    python benchmarks/parser_latency.py [--weights FOLDER] [--questions 40] [--tables 5000] [--json]

Measures in a fresh process for one and for two threads of NumPy's library: how long the weights load, what they add to the process's memory, and how
long questions take over parts of the databases of `tests/eval` (30 and 120 tables and columns together) and over `aifordb.testing.wide`. Each
question is asked twice. The first time many of its words are new to the process; the second time the vectors of all of them are known. The peer, in
the same process, links the same questions and reads them by patterns alone, which is what the generator costs without its network.
"""

from __future__ import annotations

import argparse
import dataclasses
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from aifordb.core import Catalog, GenerationRequest, Table, ValidationError
from aifordb.core.linking import link
from aifordb.core.plan import render
from aifordb.plugins.llm.builtin.learned.parser import FOLDER, LearnedParser
from aifordb.plugins.llm.builtin.learned.shortlist import warm
from aifordb.plugins.llm.builtin.pool import LEAST_SCORE, judged, narrowed, pool
from aifordb.plugins.llm.builtin.read import readings
from aifordb.plugins.llm.builtin.schema import schema_of
from aifordb.testing.wide import wide_catalog, wide_questions

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.eval.exam import NOW, build_databases, read_catalogs, read_exam

THREADS = (1, 2)
SIZES = (30, 120)
LIBRARIES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""What NumPy's libraries of matrix products read, when they load, as the number of their threads."""
Ask = Callable[[str, Catalog], object]
Figures = dict[str, dict[str, float]]


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """A schema with questions for it."""

    name: str
    catalog: Catalog
    questions: tuple[str, ...]


def resident() -> float:
    """Megabytes of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def request_of(question: str, catalog: Catalog, now: datetime = NOW) -> GenerationRequest:
    """The question with its links."""
    return GenerationRequest(question, catalog, link(question, catalog, now), now)


def by_both(parser: LearnedParser) -> Ask:
    """Linking, network, patterns, SQL and the judge."""

    def ask(question: str, catalog: Catalog) -> object:
        request = request_of(question, catalog)
        narrow = narrowed(request)
        return judged(narrow, pool(narrow, parser), parser.judge())

    return ask


def by_patterns(question: str, catalog: Catalog) -> object:
    """Linking, patterns and the SQL of the first reading."""
    request = request_of(question, catalog)
    for reading in readings(request.linked, schema_of(catalog), request.now):
        if reading.score < LEAST_SCORE:
            break
        try:
            return render(reading.plan, catalog)
        except ValidationError:  # its tables do not join
            continue
    return None


def timed(ask: Ask, case: Case) -> dict[str, float]:
    """Median and 95th percentile of each question once, in milliseconds."""
    took = []
    for question in case.questions:
        began = time.perf_counter()
        ask(question, case.catalog)
        took.append((time.perf_counter() - began) * 1_000)
    return {"median": statistics.median(took), "p95": sorted(took)[int(0.95 * len(took))]}


def first_tables(catalogs: Sequence[Catalog], most_items: int) -> Catalog:
    """Tables of several schemas as one, in order, as many as have at most `most_items` tables and columns together."""
    kept: dict[str, Table] = {}
    items = 0
    for table in (table for catalog in catalogs for table in catalog.tables):
        size = 1 + len(table.columns)
        if table.key not in kept and items + size <= most_items:
            kept[table.key] = table
            items += size
    tables = tuple(
        dataclasses.replace(table, foreign_keys=tuple(key for key in table.foreign_keys if key.target in kept))
        for table in kept.values()
    )
    return Catalog(catalogs[0].dialect, tables)


def cases(most_questions: int, wide_tables: int) -> Iterator[Case]:
    """A small schema, one as large as the network reads whole, and one of which it reads a part."""
    exam = read_exam("open")
    with tempfile.TemporaryDirectory() as folder:
        catalogs = read_catalogs(build_databases(Path(folder)))
    for size in SIZES:
        catalog = first_tables(list(catalogs.values()), size)
        names = {name for name, one in catalogs.items() if one.tables[0].key in {t.key for t in catalog.tables}}
        questions = [one.question for one in exam if one.schema in names]
        items = len(catalog.tables) + sum(1 for _ in catalog.columns())
        yield Case(f"{items} items", catalog, _some(questions, most_questions))
    catalog = wide_catalog(wide_tables)
    warm(catalog)
    yield Case(f"{wide_tables:,} tables", catalog, _some([one.text for one in wide_questions()], most_questions))


def _some(questions: Sequence[str], most: int) -> tuple[str, ...]:
    """Questions from all parts of the list."""
    step = max(1, len(questions) // most)
    return tuple(questions[::step][:most])


def work(weights: Path, most_questions: int, wide_tables: int) -> dict[str, Figures]:
    """All figures of one process, by schema; those of the weights under `weights`."""
    made = list(cases(most_questions, wide_tables))
    for case in made:
        by_patterns(case.questions[0], case.catalog)
    # A server freezes what it loaded before it answers; else each full collection would walk the whole catalog.
    gc.collect()
    gc.freeze()
    parser = LearnedParser(weights / "parser.npz", weights / "vocabulary.txt")
    ask = by_both(parser)
    before, began = resident(), time.perf_counter()
    parser.load()
    found: dict[str, Figures] = {"weights": {"load": {"s": time.perf_counter() - began, "MB": resident() - before}}}
    for case in made:
        began = time.perf_counter()
        ask(case.questions[0], case.catalog)
        first_ms = (time.perf_counter() - began) * 1_000
        new, again, peer = timed(ask, case), timed(ask, case), timed(by_patterns, case)
        found[case.name] = {
            "first question": {"ms": first_ms},
            "words new": new,
            "words known": again,
            "patterns alone": peer,
            "ratio": {name: again[name] / peer[name] for name in again},
            "memory added": {"MB": resident() - before},
        }
    return found


def measured(threads: int, options: argparse.Namespace) -> Mapping[str, Figures]:
    """The figures of a fresh process whose matrix products use so many threads."""
    command = [sys.executable, __file__, "--worker", "--json", "--weights", str(options.weights)]
    command += ["--questions", str(options.questions), "--tables", str(options.tables)]
    environment = {**os.environ, **dict.fromkeys(LIBRARIES, str(threads))}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    figures: dict[str, Figures] = json.loads(done.stdout)
    return figures


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--weights", type=Path, default=FOLDER, help="folder of parser.npz and vocabulary.txt")
    parser.add_argument("--questions", type=int, default=40, help="for each schema, at most")
    parser.add_argument("--tables", type=int, default=5_000, help="of the wide schema")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        print(json.dumps(work(options.weights, options.questions, options.tables)))
        return
    figures = {f"threads: {threads}": measured(threads, options) for threads in THREADS}
    if options.json:
        print(json.dumps(figures))
        return
    for threads, schemas in figures.items():
        print(threads)
        for schema, rows in schemas.items():
            for name, parts in rows.items():
                print(f"  {schema:14}{name:16}" + "   ".join(f"{part} {value:.2f}" for part, value in parts.items()))


if __name__ == "__main__":
    main()
