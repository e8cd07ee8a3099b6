"""How much of a pack's gold SQL a plan says, and how often the SQL written from the plan gives the same rows.

    python benchmarks/plan_round_trip.py PACK [--show N]

Each gold query is read as a plan and written again; both are run on every instance of their database. `--show` prints queries that no
plan says and those whose rows differ.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import orjson
from aifordb.core import Catalog
from aifordb.core.plan import NotExpressible, plan_of, render
from rich.console import Console
from rich.progress import track
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.eval.score import same_rows
from training.catalogs import pack_catalogs

TIERS = ("easy", "medium", "hard", "extra")
SPLITS = ("train", "dev")
STEPS, TICKS = 20_000, 1_500
"""A statement ends after so many times so many instructions of SQLite's machine, some seconds."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A question's SQL, the database it is for, and how hard it is."""

    db: str
    sql: str
    tier: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a query.

    :param again: the SQL written from its plan; None if no plan says it.
    :param reason: why no plan says it.
    :param same: both give the same rows on every instance.
    """

    gold: Gold
    again: str | None
    reason: str = ""
    same: bool = False


class Instances:
    """Every instance of a pack's databases, opened when it is first asked for; each answer is kept."""

    def __init__(self, pack: Path) -> None:
        self._files: dict[str, list[Path]] = defaultdict(list)
        for file in sorted((pack / "databases").glob("*.sqlite")):
            self._files[file.name.rsplit(".", 2)[0]].append(file)
        self._known: dict[tuple[Path, str], list[tuple[object, ...]] | None] = {}

    def agree(self, gold: Gold, again: str) -> bool:
        """Do both statements give the same rows everywhere?"""
        for file in self._files[gold.db]:
            wanted, given = self._rows(file, gold.sql), self._rows(file, again)
            if given is None or not same_rows(wanted or [], given, ordered=is_ordered(gold.sql)):
                return False
        return True

    def _rows(self, file: Path, sql: str) -> list[tuple[object, ...]] | None:
        """None if the statement fails or takes too long."""
        if (file, sql) not in self._known:
            left = iter(range(TICKS))
            with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
                connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
                connection.set_progress_handler(lambda: int(next(left, None) is None), STEPS)
                try:
                    self._known[file, sql] = connection.execute(sql).fetchall()
                except sqlite3.Error:
                    self._known[file, sql] = None
        return self._known[file, sql]


def is_ordered(sql: str) -> bool:
    """Does the outermost SELECT order its rows?"""
    outer = sql
    while (shorter := re.sub(r"\([^()]*\)", "", outer)) != outer:
        outer = shorter
    return re.search(r"\border\s+by\b", outer, re.IGNORECASE) is not None


def outcomes(golds: list[Gold], catalogs: dict[str, Catalog], instances: Instances) -> Iterator[Outcome]:
    """Each query read, written and run."""
    for gold in golds:
        catalog = catalogs[gold.db]
        try:
            again = render(plan_of(gold.sql, catalog), catalog)
        except NotExpressible as error:
            yield Outcome(gold, None, error.reason)
        else:
            yield Outcome(gold, again, same=instances.agree(gold, again))


def report(found: list[Outcome]) -> Table:
    """A row for each tier, and one for all."""
    table = Table(title="Gold SQL → plan → SQL")
    for name in ("tier", "queries", "said by a plan", "%", "same rows", "% of all"):
        table.add_column(name, justify="left" if name == "tier" else "right")
    for tier in (*TIERS, "all"):
        own = [outcome for outcome in found if tier in (outcome.gold.tier, "all")]
        said, same = sum(outcome.again is not None for outcome in own), sum(outcome.same for outcome in own)
        share = 100 / max(len(own), 1)
        table.add_row(tier, str(len(own)), str(said), f"{said * share:.2f}", str(same), f"{same * share:.2f}")
    return table


def reasons(found: list[Outcome]) -> Table:
    """Why no plan says a query, most frequent first."""
    table = Table("queries", "no plan says it because of")
    for reason, count in Counter(outcome.reason for outcome in found if outcome.again is None).most_common():
        table.add_row(str(count), reason)
    return table


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("pack", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N")
    options = parser.parse_args()
    lines = map(orjson.loads, (options.pack / "questions.jsonl").read_bytes().splitlines())
    golds = [Gold(line["db"], line["sql"], line["tier"]) for line in lines]
    catalogs = {name: found for split in SPLITS for name, found in pack_catalogs(options.pack, split).items()}
    steps = outcomes(golds, catalogs, Instances(options.pack))
    found = list(track(steps, total=len(golds), description="Reading", console=Console(stderr=True)))
    for outcome in [outcome for outcome in found if not outcome.same][: options.show]:
        print(f"{outcome.gold.db}: {outcome.gold.sql}\n  → {outcome.again or outcome.reason}")
    console = Console()
    console.print(report(found))
    console.print(reasons(found))


if __name__ == "__main__":
    main()
