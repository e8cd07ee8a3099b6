"""Kinds of questions: each takes a scene and drafts a plan with the texts for its wordings, or raises `NotHereError`."""

from __future__ import annotations

from collections.abc import Callable

from ..scene import Draft, Scene
from . import (
    both,
    buckets,
    comparisons,
    counts,
    elapsed,
    expressions,
    extremes,
    groups,
    lists,
    missing,
    never,
    parts,
    rates,
    tops,
)

Kind = Callable[[Scene], Draft]
KINDS: dict[str, tuple[float, Kind]] = {
    **counts.KINDS,
    **buckets.KINDS,
    **parts.KINDS,
    **groups.KINDS,
    **tops.KINDS,
    **rates.KINDS,
    **comparisons.KINDS,
    **expressions.KINDS,
    **elapsed.KINDS,
    **extremes.KINDS,
    **lists.KINDS,
    **missing.KINDS,
    **never.KINDS,
    **both.KINDS,
}
"""Name → (how often, drafts one)."""
