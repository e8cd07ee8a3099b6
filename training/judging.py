"""Fitting the judge: readings of questions over databases that the network was not fitted on, right or wrong by their rows."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import orjson
from aifordb.core import AifordbError, GenerationRequest
from aifordb.core.contracts.catalog import Catalog
from aifordb.core.linking import link
from aifordb.core.plan import NotExpressible, columns_of, join_graph, plan_of
from aifordb.core.plan.model import ColumnRef
from aifordb.plugins.llm.builtin.learned.judge import GATE_TRAITS, SURE_TRAITS, Judge, logistic, with_shares
from aifordb.plugins.llm.builtin.learned.parser import LearnedParser
from aifordb.plugins.llm.builtin.learned.reading_traits import TRAITS, traits
from aifordb.plugins.llm.builtin.pool import pool
from numpy.typing import NDArray

from .data import statements
from .examples import NOW
from .rows import Instances

log = logging.getLogger(__name__)
PENALTY = 2.0
"""Of squared weights, the first (of the constant trait) excepted."""
STEPS = 60
NAMED = 0.7
"""Mentions of at least this score name a column."""
STRANGERS = 3
"""Every so many-th question is also asked of another database, where no reading is right."""
MAIMED = 2
"""Every so many-th question is also asked of its database without a column that it needs."""
REFUSED = 0.04
"""Part of the answerable questions that may be refused, so that most of the others are."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Readings of one question.

    :param rows: [readings, traits]; :param right: [readings].
    :param answerable: the database can answer the question.
    :param weight: how often it counts for the judge.
    :param gated: it counts for the gate, too.
    """

    rows: NDArray[np.float64]
    right: NDArray[np.bool_]
    answerable: bool = True
    weight: int = 1
    gated: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a database, with its reference."""

    database: str
    question: str
    sql: str


def asked_of_pack(pack: Path, catalogs: Mapping[str, Catalog]) -> Iterator[Asked]:
    """The pack's questions over `catalogs` whose rows can be compared."""
    for line in (pack / "questions.jsonl").read_bytes().splitlines():
        row = orjson.loads(line)
        if row["db"] in catalogs and row.get("scorable", True):
            yield Asked(row["db"], row["question"], row["sql"])


def asked_of_corpus(folder: Path, catalogs: Mapping[str, Catalog], each: int, rng: random.Random) -> Iterator[Asked]:
    """Some phrasings of every statement of the corpus' fields in `catalogs`.

    :param each: how many of a statement at most.
    """
    for name in catalogs:
        for sql, phrasings in statements(folder / name):
            for question in rng.sample(phrasings, min(each, len(phrasings))):
                yield Asked(name, question, sql)


def collect(
    questions: Iterable[Asked], catalogs: Mapping[str, Catalog], instances: Instances, parser: LearnedParser
) -> Iterator[Readings]:
    """Readings of questions over `catalogs`, and of some of them over databases that they are not about."""
    names = sorted(catalogs)
    for number, asked in enumerate(questions, 1):
        catalog = catalogs[asked.database]
        yield from _of(asked.question, catalog, parser, partial(instances.right, asked.database, asked.sql))
        if number % STRANGERS == 0:
            other = names[(names.index(asked.database) + 1 + number % (len(names) - 1)) % len(names)]
            yield from _of(asked.question, catalogs[other], parser, None)
        if number % MAIMED == 0 and (maimed := _maimed(asked.question, asked.sql, catalog)) is not None:
            yield from _of(asked.question, maimed, parser, None)


def _maimed(question: str, sql: str, catalog: Catalog) -> Catalog | None:
    """The catalog without a column that the question names and its reference needs; None if there is none."""
    try:
        needed = columns_of(plan_of(sql, catalog))
    except NotExpressible:
        return None
    linked = link(question, catalog, NOW)
    named = {(m.table, m.column) for m in linked.mentions if m.kind == "column" and m.score >= NAMED}
    for ref in needed:
        table = catalog.table(ref.table)
        column = table.column(ref.column) if table else None
        if (
            table
            and column
            and not column.primary_key
            and (ref.table, ref.column) in named
            and not _links(ref, catalog)
        ):
            kept = replace(table, columns=tuple(one for one in table.columns if one is not column))
            return replace(catalog, tables=tuple(kept if one is table else one for one in catalog.tables))
    return None


def _links(ref: ColumnRef, catalog: Catalog) -> bool:
    return any(ref.column in (*link.columns, *link.target_columns) for link in join_graph(catalog).links(ref.table))


def _of(
    question: str, catalog: Catalog, parser: LearnedParser, right: Callable[[str], bool] | None
) -> Iterator[Readings]:
    """Readings of one question; `right` is None where none can be."""
    request = GenerationRequest(question, catalog, link(question, catalog, NOW), NOW)
    try:
        pooled = pool(request, parser)
    except AifordbError:
        return
    if pooled.readings:
        judged = [right is not None and right(one.sql) for one in pooled.readings]
        yield Readings(traits(request, pooled), np.array(judged), right is not None)


def fit_judge(readings: Iterable[Readings]) -> dict[str, object]:
    """The judge as it is stored: `order` and `judge` over readings of answerable questions, `gate` over the best reading of each question, `least`."""
    some = list(readings)
    asked = [one for one in some if one.answerable for _ in range(one.weight)]
    order = fit_order([one for one in asked if one.right.any()])
    rows = np.concatenate([with_shares(one.rows, order) for one in asked])
    sure = fit(rows, np.concatenate([one.right for one in asked]))
    judge = Judge(order, sure, np.zeros(len(GATE_TRAITS)), 0.0)
    top, can = _best([one for one in some if one.gated], judge)
    gate = fit(top, can)
    likely = logistic(top[can] @ gate)
    return {
        "order": _named(TRAITS, order),
        "judge": _named(SURE_TRAITS, sure),
        "gate": _named(GATE_TRAITS, gate),
        "least": round(float(np.quantile(likely, REFUSED)), 4),
    }


def _best(some: list[Readings], judge: Judge) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """[questions, gate traits] of the best reading of each, and which questions are answerable."""
    top = []
    for one in some:
        sure = judge.confidence(one.rows)
        best = int(sure.argmax())
        top.append(np.append(one.rows[best], sure[best]))
    return np.array(top), np.array([one.answerable for one in some])


def fit_order(some: Sequence[Readings]) -> NDArray[np.float64]:
    """Weights by which a right reading of each question comes first: a conditional logit (McFadden 1974) in which any right reading will do.

    What share of being meant each right one has is estimated and the weights are fitted to it by Newton's method, in turns.

    :param some: questions with a right reading each.
    """
    rows = np.concatenate([one.rows for one in some])
    right = np.concatenate([one.right for one in some])
    starts = np.cumsum([0, *(len(one.right) for one in some)])[:-1]
    question = np.repeat(np.arange(len(some)), [len(one.right) for one in some])

    def shares(merit: NDArray[np.float64], among: NDArray[np.bool_]) -> NDArray[np.float64]:
        raised = np.where(among, np.exp(np.clip(merit - np.maximum.reduceat(merit, starts)[question], -60, 0)), 0.0)
        return np.asarray(raised / np.add.reduceat(raised, starts)[question])

    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        merit = rows @ weights
        chosen, meant = shares(merit, np.ones(len(right), bool)), shares(merit, right)
        mean = np.add.reduceat(rows * chosen[:, None], starts)
        slope = rows.T @ (chosen - meant) + PENALTY * weights
        curve = (rows * chosen[:, None]).T @ rows - mean.T @ mean + PENALTY * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-4:
            break
    return weights


def _named(names: Sequence[str], weights: NDArray[np.float64]) -> dict[str, float]:
    return {name: round(float(weight), 5) for name, weight in zip(names, weights, strict=True)}


def fit(rows: NDArray[np.float64], right: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Weights of a logistic model, by Newton's method.

    :param rows: [n, traits], the first trait constant; :param right: [n].
    """
    weights = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], PENALTY)
    penalty[0] = 1e-3
    for _ in range(STEPS):
        sure = logistic(rows @ weights)
        slope = rows.T @ (sure - right) + penalty * weights
        curve = (rows * (sure * (1 - sure))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights
