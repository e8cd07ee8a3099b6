"""Choosing tables in a schema of 5,000 tables of 20 columns: how much of what a right answer needs is kept, and how long it takes.

    python benchmarks/wide_schema.py [--tables 5000] [--json]

Needs no server: it builds the catalog of `aifordb.testing.wide`, its index, join graph and census, links each of its questions and shortlists,
twice, and counts the second time, in processor time: all of it runs on one thread and waits for nothing. Names what is missed.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from aifordb.core import Catalog, GenerationRequest
from aifordb.core.linking import index_of, link
from aifordb.core.plan import join_graph
from aifordb.plugins.llm.builtin.learned.shortlist import shortlist, warm
from aifordb.testing.wide import WideQuestion, wide_catalog, wide_questions

NOW = datetime(2026, 3, 18, 10, tzinfo=UTC)
T = TypeVar("T")


def resident() -> float:
    """Megabytes of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4_096 / 1e6


def measured(make: Callable[[Catalog], T], catalog: Catalog) -> dict[str, float]:
    """Seconds and megabytes that one step of warming up takes."""
    before, began = resident(), time.process_time()
    make(catalog)
    return {"s": time.process_time() - began, "mb": resident() - before}


def answer(question: WideQuestion, catalog: Catalog) -> tuple[float, float, Catalog]:
    """Milliseconds of linking and of shortlisting one question, and what is kept."""
    began = time.process_time()
    linked = link(question.text, catalog, NOW)
    between = time.process_time()
    kept = shortlist(GenerationRequest(question.text, catalog, linked, NOW))
    return (between - began) * 1_000, (time.process_time() - between) * 1_000, kept


def missed(question: WideQuestion, kept: Catalog) -> tuple[list[str], list[str]]:
    """Needed tables, and needed columns, that are not kept."""
    tables = {table.key: table for table in kept.tables}
    columns = [
        f"{need.table}.{column}"
        for need in question.needs
        for column in need.columns
        if need.table not in tables or tables[need.table].column(column) is None
    ]
    return [need.table for need in question.needs if need.table not in tables], columns


def spread(milliseconds: list[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    return {"median": statistics.median(milliseconds), "p95": sorted(milliseconds)[int(0.95 * len(milliseconds))]}


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--tables", type=int, default=5_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    catalog = wide_catalog(options.tables)
    steps = {"index": index_of, "join graph": join_graph, "census": warm}
    figures: dict[str, dict[str, float]] = {name: measured(step, catalog) for name, step in steps.items()}
    # A server freezes what it loaded before it answers; else each full collection would walk the whole catalog.
    gc.collect()
    gc.freeze()
    questions = wide_questions()
    for question in questions:
        answer(question, catalog)
    asked = [(question, *answer(question, catalog)) for question in questions]
    figures["link ms"] = spread([ms for _, ms, _, _ in asked])
    figures["shortlist ms"] = spread([ms for _, _, ms, _ in asked])
    figures["both ms"] = spread([first + second for _, first, second, _ in asked])
    lost = [(question, *missed(question, kept)) for question, _, _, kept in asked]
    tables = sum(len(question.needs) for question in questions)
    columns = sum(len(need.columns) for question in questions for need in question.needs)
    figures["recall"] = {
        "tables": 1 - sum(len(some) for _, some, _ in lost) / tables,
        "columns": 1 - sum(len(some) for _, _, some in lost) / columns,
        "questions": sum(not some and not others for _, some, others in lost) / len(questions),
    }
    if options.json:
        print(json.dumps(figures))
        return
    for question, some, others in lost:
        if some or others:
            print(f"missed {', '.join([*some, *others])}: {question.text}")
    for name, parts in figures.items():
        print(f"{name:14}" + "   ".join(f"{part} {value:.3f}" for part, value in parts.items()))


if __name__ == "__main__":
    main()
