"""How many questions of people a generator answers right, by field and by what they need.

    python benchmarks/people.py [--part open|aside|all] [--show N] [--generator builtin]

Builds the databases of `tests/eval`, asks every question, runs the best candidate, and compares its rows with those of SQL written by
hand. `--show` prints failures of the open half; the half set aside is for measuring only.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from aifordb.core.plugins import load_plugins
from aifordb.core.settings.model import PluginsSettings
from rich.console import Console
from rich.progress import track
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.eval.exam import Outcome, accepted_rows, build_databases, read_catalogs, read_exam, run_sql, sit

ROWS_SHOWN = 4


def report(title: str, outcomes: Sequence[Outcome], labels_of: Callable[[Outcome], Iterable[str]]) -> Table:
    """A table with a row for each label, sorted, and one for all."""
    table = Table(title=title)
    for name in (title, "questions", "right", "%", "refused", "errors"):
        table.add_column(name, justify="left" if name == title else "right")
    labels = sorted({label for outcome in outcomes for label in labels_of(outcome)})
    for label in labels:
        table.add_row(label, *_figures([outcome for outcome in outcomes if label in labels_of(outcome)]))
    table.add_section()
    table.add_row("all", *_figures(outcomes))
    return table


def _figures(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    verdicts = [outcome.verdict for outcome in outcomes]
    right = verdicts.count("right")
    share = 100 * right / len(verdicts) if verdicts else 0.0
    return str(len(verdicts)), str(right), f"{share:.1f}", str(verdicts.count("refused")), str(verdicts.count("error"))


def show(outcome: Outcome, file: Path, console: Console) -> None:
    """Print a failure: question, SQL and first rows, wanted and given."""
    question = outcome.question
    console.rule(f"{question.id} · {outcome.verdict}", align="left")
    print(question.question)
    print("wanted:", question.sql, "\n       ", accepted_rows(question, file)[0][:ROWS_SHOWN])
    if outcome.sql is not None:
        print("given: ", outcome.sql)
        if outcome.verdict == "wrong":
            print("       ", run_sql(file, outcome.sql)[:ROWS_SHOWN])


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--part", choices=("open", "aside", "all"), default="all")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N failures of the open half")
    parser.add_argument("--generator", default="builtin")
    options = parser.parse_args()
    console = Console()
    generator = load_plugins(PluginsSettings()).generators[options.generator]
    questions = read_exam(options.part)
    with tempfile.TemporaryDirectory() as folder:
        files = build_databases(Path(folder))
        answers = sit(questions, generator, files, read_catalogs(files))
        outcomes = list(track(answers, total=len(questions), description="Asking", console=Console(stderr=True)))
        failures = [one for one in outcomes if one.verdict != "right" and one.question.part == "open"]
        for failure in failures[: options.show]:
            show(failure, files[failure.question.schema], console)
    console.print(report("schema", outcomes, lambda outcome: (outcome.question.schema,)))
    console.print(report("part", outcomes, lambda outcome: (outcome.question.part,)))
    console.print(report("tag", outcomes, lambda outcome: outcome.question.tags))
    print(f"question → SQL, median {statistics.median(outcome.ms for outcome in outcomes):.1f} ms")


if __name__ == "__main__":
    main()
