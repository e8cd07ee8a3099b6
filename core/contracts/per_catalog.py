"""What is worked out from a catalog is worked out once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from .catalog import Catalog

T = TypeVar("T")


def once_per_catalog(*, kept: int) -> Callable[[Callable[[Catalog], T]], Callable[[Catalog], T]]:
    """Decorate a pure function of a catalog: the same object gives the same answer without work. Safe from several threads.

    By identity: a catalog is frozen, and comparing or hashing one costs as much as reading it.

    :param kept: answers held; the one not used for longest goes.
    """

    def decorate(make: Callable[[Catalog], T]) -> Callable[[Catalog], T]:
        # The catalog is kept beside its answer, so that its id cannot be given to another object meanwhile.
        answers: OrderedDict[int, tuple[Catalog, T]] = OrderedDict()
        lock = threading.Lock()

        @wraps(make)
        def answer(catalog: Catalog) -> T:
            with lock:
                known = answers.get(id(catalog))
                if known is not None:
                    answers.move_to_end(id(catalog))
                    return known[1]
            made = make(catalog)
            with lock:
                answers[id(catalog)] = (catalog, made)
                while len(answers) > kept:
                    answers.popitem(last=False)
            return made

        return answer

    return decorate
