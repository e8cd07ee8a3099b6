"""How the weights are made: data, two stages of fitting, the judge, the file."""

from __future__ import annotations

import itertools
import logging
import pickle
import random
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import torch
from aifordb.core.contracts.catalog import Catalog
from aifordb.plugins.llm.builtin.learned.parser import LearnedParser
from aifordb.plugins.llm.builtin.learned.reading_traits import TRAITS
from aifordb.plugins.llm.builtin.learned.wordpiece import WordPiece
from torch import Tensor

from .batches import Seen
from .catalogs import corpus_catalogs, corpus_databases, pack_catalogs
from .data import Data, Preparation, corpus_triples, pack_triples
from .disguises import disguises
from .examples import NOW, without_some
from .export import export
from .fit import Fitting, Stage, dump, exact
from .judging import Readings, asked_of_corpus, asked_of_pack, collect, fit_judge
from .language_model import LanguageModel, vocabulary
from .network import Network
from .people import people
from .rows import Instances
from .settled import settled
from .swaps import swaps
from .synthetic import generate
from .vectors import Vectors

log = logging.getLogger("training")
CORPUS = Path(__file__).parent / "corpus"
HELD_OUT, HELD_OUT_FIELDS = 10, 8
"""Databases of the pack's `train` split, and fields of the corpus, that the network is not fitted on: the judge is, afterwards."""
PACK_WEIGHT = 2
"""Questions of the pack count so many times for the judge: databases that nobody here made are likelier to be like these than like ours."""
PHRASINGS = 2
"""Phrasings of each statement of a field held out that the judge is fitted on, at most."""
SHARES = {"pack": 1.0, "swaps": 0.5, "corpus": 0.35, "disguised": 0.4, "synthetic": 0.3}
"""Part of each source that an epoch shows."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a run makes, and of what.

    :param pack: question pack with splits `train` and `dev`; `dev` is measured, never fitted on.
    :param work: folder of checkpoints; a run that was cut off goes on from them.
    :param out: folder that the weights are written to.
    :param epochs: of each stage.
    :param synthetic: how many synthetic questions.
    """

    pack: Path
    work: Path
    out: Path
    epochs: tuple[int, int]
    synthetic: int
    seed: int


def build(recipe: Recipe) -> None:
    """Make the weights, or go on making them."""
    recipe.work.mkdir(parents=True, exist_ok=True)
    vectors = Vectors(LanguageModel(), WordPiece(vocabulary()))
    data = _kept(recipe.work / "data.pickle", vectors, lambda: prepare(recipe, vectors))
    for source, seen in data.seen.items():
        log.info("%-10s %6d examples", source, len(seen))
    for reason, number in data.lost.most_common(25):
        log.info("left out %5d  %s", number, reason)
    first = Stage("first", recipe.epochs[0], seed=recipe.seed)
    second = Stage("second", recipe.epochs[1], rate=4e-4, language=True, dropout=0.2, seed=recipe.seed + 1)
    weights = _run(first, Network(first.dropout), data, vectors, recipe.work)
    network = Network(second.dropout, LanguageModel())
    network.load_state_dict(weights, strict=False)
    average = _run(second, network, data, vectors, recipe.work)
    export(average, recipe.out)
    export(average, recipe.out, judge(recipe))
    log.info("weights: %s", recipe.out)


def prepare(recipe: Recipe, vectors: Vectors) -> Data:
    """Everything that is fitted on or measured with, by source."""
    made = Preparation(vectors)
    lost = made.data.lost
    train, dev = pack_catalogs(recipe.pack, "train"), pack_catalogs(recipe.pack, "dev")
    corpus = corpus_catalogs(CORPUS)
    held, fields = held_out(train, HELD_OUT, recipe.seed), held_out(corpus, HELD_OUT_FIELDS, recipe.seed)
    fitted = {name: catalog for name, catalog in train.items() if name not in held}
    taught = {name: catalog for name, catalog in corpus.items() if name not in fields}
    gold = list(pack_triples(recipe.pack, "train", fitted, lost))
    written = list(corpus_triples(CORPUS, taught, lost))
    made.add("pack", gold, fitted)
    made.add("swaps", swaps(gold, fitted, recipe.seed), fitted)
    made.add("held out", pack_triples(recipe.pack, "train", held, lost), held)
    made.add("dev", pack_triples(recipe.pack, "dev", dev, lost), dev)
    made.add("corpus", written, taught)
    made.add("fields held out", corpus_triples(CORPUS, fields, lost), fields)
    both = {**fitted, **taught}
    made.add("disguised", *disguises((*gold, *written), both, recipe.seed))
    questions = generate(both, recipe.synthetic, recipe.seed, NOW)
    made.add("synthetic", ((one.db, one.question, one.plan) for one in questions), both)
    return made.data


def held_out(catalogs: Mapping[str, Catalog], number: int, seed: int) -> dict[str, Catalog]:
    """Databases that the network is not fitted on, by lot."""
    names = random.Random(seed).sample(sorted(catalogs), number)
    return {name: catalogs[name] for name in sorted(names)}


def judge(recipe: Recipe) -> dict[str, object]:
    """The judge of the exported network, as it is stored."""
    parser = LearnedParser(recipe.out / "parser.npz", recipe.out / "vocabulary.txt")
    held = held_out(pack_catalogs(recipe.pack, "train"), HELD_OUT, recipe.seed)
    fields = held_out(corpus_catalogs(CORPUS), HELD_OUT_FIELDS, recipe.seed)
    with corpus_databases(CORPUS) as files:
        strangers = collect(asked_of_pack(recipe.pack, held), held, Instances(recipe.pack / "databases"), parser)
        of_pack = (replace(one, weight=PACK_WEIGHT) for one in strangers)
        some = asked_of_corpus(CORPUS, fields, PHRASINGS, random.Random(recipe.seed))
        of_corpus = collect(some, fields, Instances(next(iter(files.values())).parent), parser)
        made = itertools.chain(of_pack, of_corpus, people(parser), settled(parser))
        return fit_judge(_kept_readings(recipe.work / "readings.pickle", made))


def _kept_readings(path: Path, made: Iterable[Readings]) -> list[Readings]:
    """The readings that an earlier run of the same folder collected with the same traits, else those that are `made`."""
    if path.exists():
        names, readings = pickle.loads(path.read_bytes())
        if names == TRAITS:
            return cast(list[Readings], readings)
    readings = list(made)
    _keep(path, (TRAITS, readings))
    log.info("judge: %d questions read", len(readings))
    return readings


def _kept(path: Path, vectors: Vectors, make: Callable[[], Data]) -> Data:
    """The data that an earlier run of the same folder prepared, else what `make` gives."""
    if path.exists():
        data, words = pickle.loads(path.read_bytes())
        vectors.restore(words)
        return cast(Data, data)
    data = make()
    _keep(path, (data, vectors.kept()))
    return data


def _keep(path: Path, what: object) -> None:
    """Write `what` for a later run, whole or not at all."""
    part = path.with_suffix(".part")
    part.write_bytes(pickle.dumps(what, protocol=5))
    part.replace(path)


def _run(stage: Stage, network: Network, data: Data, vectors: Vectors, work: Path) -> Mapping[str, Tensor]:
    """One stage, from its checkpoint if there is one; the averaged weights at its end."""
    torch.manual_seed(stage.seed)
    fitting = Fitting(stage, network)
    path = work / f"{stage.name}.pt"
    if path.exists():
        fitting.load(torch.load(path, weights_only=False))
        log.info("%s: going on at %.1f min", stage.name, fitting.used_s / 60)
    while not fitting.done:
        fitting.fit_epoch(_epoch(data, fitting.rng), data.schemas, vectors, log.info)
        began = time.perf_counter()
        for source in ("dev", "held out", "fields held out"):
            right = exact(fitting.average, data.seen[source], data.schemas, vectors, language=stage.language)
            fitting.log[-1][source] = round(100 * sum(right) / max(len(right), 1), 1)
        log.info("%s %s (measured in %.0f s)", stage.name, dump(fitting.log[-1]), time.perf_counter() - began)
        fitting.save(path)
    return fitting.average.state_dict()


def _epoch(data: Data, rng: random.Random) -> list[Seen]:
    """What one epoch shows, some of each schema left out."""
    pool = [
        one
        for source, share in SHARES.items()
        for one in rng.sample(data.seen[source], int(len(data.seen[source]) * share))
    ]
    items = {name: schema.side.items for name, schema in data.schemas.items()}
    return [Seen(without_some(o.example, items[o.example.schema], rng), o.text, o.pieces) for o in pool]
