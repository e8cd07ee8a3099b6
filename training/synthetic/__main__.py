"""`python -m training.synthetic`: look at what the generator writes."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from aifordb.core.plan import render

from ..catalogs import corpus_catalogs, pack_catalogs
from .generate import generate

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


def main() -> None:
    """Print a sample, with plans as SQL, and counts by kind."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--pack", type=Path, help="question pack whose train schemas are used beside the corpus")
    parser.add_argument("--corpus", type=Path, default=Path(__file__).parent.parent / "corpus")
    parser.add_argument("--show", type=int, default=40, help="how many to print")
    parser.add_argument("--kind", help="print this kind only")
    parser.add_argument("--count", type=int, default=1_000, help="how many to make")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sql", action="store_true", help="print the SQL too")
    asked = parser.parse_args()
    catalogs = corpus_catalogs(asked.corpus) | (pack_catalogs(asked.pack, "train") if asked.pack else {})
    began = time.perf_counter()
    made = list(generate(catalogs, asked.count, asked.seed, NOW))
    took = time.perf_counter() - began
    for example in [one for one in made if asked.kind in (None, one.kind)][: asked.show]:
        print(f"[{example.db} · {example.kind}] {example.question}")  # noqa: T201
        if asked.sql:
            print("    " + " ".join(render(example.plan, catalogs[example.db]).split()))  # noqa: T201
    counts = Counter(one.kind for one in made)
    print(f"{len(made)} in {took:.1f} s:", ", ".join(f"{kind} {n}" for kind, n in counts.most_common()))  # noqa: T201


if __name__ == "__main__":
    main()
