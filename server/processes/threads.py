"""One core for each matrix product: a server's cores belong to its requests."""

from __future__ import annotations

import os
from collections.abc import MutableMapping

_SETTINGS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def keep_products_on_one_core(environment: MutableMapping[str, str] = os.environ) -> None:
    """Tell NumPy's libraries, which read this when they load, to use one thread, unless the operator has said otherwise.

    A product spread over cores waits, spinning, for the slowest of them: on two cores with other work, one question in twenty took over a
    second.
    """
    for name in _SETTINGS:
        environment.setdefault(name, "1")
