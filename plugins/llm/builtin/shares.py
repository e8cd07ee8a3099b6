"""Parts of a whole: "share of orders by payment method", "what percentage of orders was cancelled"."""

from __future__ import annotations

from collections.abc import Sequence

from aifordb.core.plan.model import Aggregate, AllOf, Arithmetic, During, Output, Predicate, Share, Star, Value

from .draft import Draft

_WORDS = frozenset({"share", "percentage", "percent", "proportion", "fraction", "%"})


def read_shares(draft: Draft) -> None:
    """With groups: each group's part of the whole. Without: the part of the rows that fulfil the filters which are no times."""
    at = next((n for n, word in enumerate(draft.question.words) if word in _WORDS and n not in draft.read), None)
    if at is None:
        return
    parts = [output for output in draft.outputs if isinstance(output.expression, Aggregate)]
    part = parts[0].expression if parts else Aggregate("count", Star(draft.anchor))
    tests = [test for test in draft.where if not isinstance(test, During)]
    if not isinstance(part, Aggregate) or (not draft.group and not tests):
        return
    draft.mark(at, at)
    if draft.group:
        draft.outputs = [output for output in draft.outputs if output not in parts]
        draft.outputs.append(Output(Share(part), "percentage"))
        return
    draft.where = [test for test in draft.where if test not in tests]
    fulfilled = Aggregate(part.function, part.argument, part.distinct, _all(tests))
    ratio = Arithmetic("/", Arithmetic("*", Value(100), fulfilled), part)
    draft.outputs = [Output(ratio, "percentage")]


def _all(tests: Sequence[Predicate]) -> Predicate:
    return tests[0] if len(tests) == 1 else AllOf(tuple(tests))
