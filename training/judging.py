"""Fitting the judge: readings of questions over databases that the network was not fitted on, right or wrong by their rows."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import orjson
from aifordb.core import AifordbError, GenerationRequest
from aifordb.core.contracts.catalog import Catalog
from aifordb.core.linking import link
from aifordb.plugins.llm.builtin.learned.judge import TRAITS, traits
from aifordb.plugins.llm.builtin.learned.parser import LearnedParser
from aifordb.plugins.llm.builtin.pool import pool
from aifordb.plugins.llm.builtin.schema import schema_of
from numpy.typing import NDArray

from .examples import NOW
from .rows import Instances

log = logging.getLogger(__name__)
PENALTY = 0.5
"""Of squared weights, the first (of the constant trait) excepted."""
STEPS = 60
STRANGERS = 3
"""Every so many-th question is also asked of another database, where no reading is right."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Readings of one question.

    :param rows: [readings, traits]; :param right: [readings].
    """

    rows: NDArray[np.float64]
    right: NDArray[np.bool_]


def collect(pack: Path, catalogs: Mapping[str, Catalog], parser: LearnedParser) -> Iterator[Readings]:
    """Readings of the pack's questions over `catalogs`, and of some questions over databases that they are not about."""
    instances = Instances(pack / "databases")
    names = sorted(catalogs)
    asked = 0
    for line in (pack / "questions.jsonl").read_bytes().splitlines():
        row = orjson.loads(line)
        if row["db"] not in catalogs or not row.get("scorable", True):
            continue
        asked += 1
        yield from _of(
            row["question"], catalogs[row["db"]], parser, lambda sql, r=row: instances.right(r["db"], r["sql"], sql)
        )
        if asked % STRANGERS == 0:
            other = names[(names.index(row["db"]) + 1 + asked % (len(names) - 1)) % len(names)]
            yield from _of(row["question"], catalogs[other], parser, _never)


def _never(_: str) -> bool:
    """No reading of a question over another database is right."""
    return False


def _of(question: str, catalog: Catalog, parser: LearnedParser, right: Callable[[str], bool]) -> Iterator[Readings]:
    request = GenerationRequest(question, catalog, link(question, catalog, NOW), NOW)
    try:
        pooled = pool(request, schema_of(catalog), parser)
    except AifordbError:
        return
    if pooled:
        yield Readings(traits(request, pooled), np.array([right(one.sql) for one in pooled]))


def fit(readings: Iterable[Readings]) -> dict[str, float]:
    """Weights of a logistic model over all readings, each question counting once, by Newton's method."""
    some = list(readings)
    rows = np.concatenate([one.rows for one in some])
    right = np.concatenate([one.right for one in some]).astype(float)
    weights = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], PENALTY)
    penalty[0] = 1e-3
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (sure - right) + penalty * weights
        curve = (rows * (sure * (1 - sure))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return {name: round(float(weight), 5) for name, weight in zip(TRAITS, weights, strict=True)}
