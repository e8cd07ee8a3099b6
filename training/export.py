"""From a checkpoint to the file that is shipped: the network, both language models, and how to judge readings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from aifordb.plugins.llm.builtin.learned.grammar import PLACES, SYMBOLS
from aifordb.plugins.llm.builtin.learned.network import NAMES, QUESTIONS
from aifordb.plugins.llm.builtin.learned.relations import RELATIONS
from aifordb.plugins.llm.builtin.learned.weights import pack
from torch import Tensor

from .language_model import LanguageModel, vocabulary

NOTICE = (
    "Fitted on the training half of Spider (Yu et al. 2018, EMNLP; https://yale-lily.github.io/spider; CC BY-SA 4.0) and on questions written for "
    "aifordb, from all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0). These weights are licensed under CC BY-SA 4.0."
)


def export(average: Mapping[str, Tensor], folder: Path, judging: Mapping[str, object] | None = None) -> None:
    """Write `parser.npz`, its digest and `vocabulary.txt`.

    :param average: the averaged weights at the end of a stage.
    :param judging: what `judging.fit_judge` gave; None for a network that has no judge yet.
    """
    folder.mkdir(parents=True, exist_ok=True)
    arrays = {
        name: _array(value)
        for name, value in average.items()
        if not name.endswith("_mask") and name != f"{QUESTIONS}we"
    }
    arrays |= {NAMES + name: _array(value) for name, value in LanguageModel().state_dict().items()}
    meta = {
        "notice": NOTICE,
        "symbols": list(SYMBOLS),
        "places": list(PLACES),
        "relations": list(RELATIONS),
        **(judging or {}),
    }
    pack(arrays, folder / "parser.npz", meta)
    (folder / "vocabulary.txt").write_text("\n".join(vocabulary()) + "\n", "utf-8")


def _array(value: Tensor) -> np.ndarray:
    return value.detach().float().numpy()
