"""Pieces sold: "how many lamps did we sell last month"."""

from __future__ import annotations

from aifordb.core import Assumption
from aifordb.core.plan.model import Aggregate, Output

from .draft import Draft, said
from .events import pieces
from .words import phrase

_SOLD = phrase(r"(?P<count>how many) (?:\S+ ){1,5}(?P<verb>sold|sell)")
_UNITS = phrase(r"(?:(?:total )?(?:number|quantity) of )?(?:units|pieces|copies) (?P<verb>sold)")


def read_sold(draft: Draft) -> None:
    """How many were sold: the pieces, not the different things."""
    for pattern in (_SOLD, _UNITS):
        for found in draft.question.find(pattern):
            quantity = pieces(draft)
            if quantity is None or found.first in draft.read:
                return
            last = found.first + 1 if pattern is _SOLD else found.last
            draft.mark(found.first, last)
            draft.mark(found.last, found.last)
            draft.outputs.append(Output(Aggregate("sum", quantity), "sold"))
            draft.assumptions.append(
                Assumption("sold", said(quantity), f"Pieces sold are the sum of {said(quantity)}.")
            )
            return
