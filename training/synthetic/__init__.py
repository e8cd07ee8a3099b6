"""Questions made by a program, with the plans that they mean: times, buckets, rates, rankings and the rest that question packs lack.

A kind (`kinds`) picks tables and columns by what they are for (`roles`), builds a plan, and says it by one of many wordings (`phrases`), in the
voice of one person or another (`voices`).
"""

from .generate import Example, generate

__all__ = ["Example", "generate"]
