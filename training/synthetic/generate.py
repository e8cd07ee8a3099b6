"""The stream of examples."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random

from aifordb.core import Catalog
from aifordb.core.contracts.linked import DateRange
from aifordb.core.errors import AifordbError
from aifordb.core.linking.dates import find_dates
from aifordb.core.plan import During, Plan, Select, plan_of, render, rewrite, walk

from .infer import roles_of
from .kinds import KINDS
from .scene import NotHereError, Scene
from .template import phrases, say
from .voices import voiced

_TRIES = 400
"""Failures in a row after which the schemas are taken to hold nothing to ask about."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question that means a plan.

    :param db: name of the catalog.
    :param kind: the kind of question, a key of `KINDS`.
    """

    db: str
    question: str
    plan: Plan
    kind: str


def generate(catalogs: Mapping[str, Catalog], count: int, seed: int, now: datetime) -> Iterator[Example]:
    """Up to `count` different examples; the same arguments give the same ones.

    :param catalogs: schemas with sampled values, by name.
    :param now: aware; what "today" means in the questions.
    """
    rng = Random(seed)
    names = list(catalogs)
    kinds = list(KINDS)
    weights = [KINDS[kind][0] for kind in kinds]
    seen: set[tuple[str, str]] = set()
    failures = 0
    while len(seen) < count and failures < _TRIES and names:
        failures += 1
        kind = rng.choices(kinds, weights)[0]
        # Another schema until the kind fits: else kinds that need much would be rare.
        for db in rng.sample(names, min(len(names), 12)):
            example = _example(db, catalogs[db], kind, rng, now)
            if example is not None and (db, example.question) not in seen:
                seen.add((db, example.question))
                failures = 0
                yield example
                break


def _example(db: str, catalog: Catalog, kind: str, rng: Random, now: datetime) -> Example | None:
    try:
        draft = KINDS[kind][1](Scene(roles_of(catalog), rng, now))
    except NotHereError:
        return None
    file, _, section = draft.section.partition("/")
    said = say(phrases(file)[section], draft.slots, rng, draft.must)
    if said is None:
        return None
    question = voiced(*said, rng)
    if not _same_times(question, draft.plan, now):
        return None
    plan = settled(draft.plan, catalog)
    return None if plan is None else Example(db, question, plan, kind)


def _same_times(question: str, plan: Plan, now: datetime) -> bool:
    """Does linking read just the plan's times in the question?"""
    meant = [node.range for node in walk(plan) if isinstance(node, During)]
    read = [found.range for found in find_dates(question, now)]
    return _plain(meant) == _plain(read)


def _plain(ranges: list[DateRange]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((one.start or "", one.end or "") for one in ranges))


def settled(plan: Plan, catalog: Catalog) -> Plan | None:
    """`plan` in the one form that `plan_of` gives to its meaning, so that these examples and gold queries say the same in the same way.

    Other tables filter by plain joins. None if the plan cannot be written, or not be read again.
    """
    joined = rewrite(
        plan, lambda node: dataclasses.replace(node, each_match=True) if isinstance(node, Select) else node
    )
    try:
        return plan_of(render(joined, catalog), catalog)
    except AifordbError:
        return None
