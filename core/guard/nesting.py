"""Is the statement shallow and plain enough to be parsed? Decided on its pieces, in one pass, before the parser sees it.

Measured with sqlglot 30.30, compiled: 2,000 open calls `f(f(f(…` end the whole process with a segmentation fault (C stack, no
RecursionError); 150 are enough on a thread with 512 kB. Type names before brackets are tried as a type first and as a function then, so
`decimal(decimal(…` costs 2 to the power of its depth (20 levels, 188 bytes: 5 s); in MySQL joins without ON do the same. Repeated
subscripts `a[1][1]…` cost the third power of their number (1,000: 2.8 s).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sqlglot.dialects.dialect import Dialect

from ..errors import StatementRefused
from .lists import words
from .tokens import Piece

MAX_DEPTH = 60
MAX_WORK = 150_000
"""Steps of the parser, about 5 µs each: the sum over all pieces of 2 to the number of doubtful openings around them."""
MAX_PREFIXES = 30
MAX_SUBSCRIPTS = 60
MAX_JOINS = 150

_OPEN = frozenset({"L_PAREN", "L_BRACKET", "L_BRACE", "CASE"})
_CLOSE = frozenset({"R_PAREN", "R_BRACKET", "R_BRACE", "END"})
_JOIN_ENDS = frozenset({"ON", "USING"})
_CLAUSES = frozenset(
    {"SELECT", "WHERE", "GROUP_BY", "ORDER_BY", "HAVING", "UNION", "EXCEPT", "INTERSECT", "LIMIT", "COMMA"}
)
_PREFIX = words("prefixes")


@cache
def _types(dialect: str) -> frozenset[str]:
    return frozenset(kind.name for kind in Dialect.get_or_raise(dialect).parser_class.TYPE_TOKENS)


def check_nesting(pieces: Sequence[Piece], dialect: str) -> None:
    """Refuse what would cost the parser its stack or seconds.

    :raises StatementRefused: says what there is too much of.
    """
    types = _types(dialect)
    stack: list[
        tuple[bool, int]
    ] = []  # of each open bracket: does it follow a type's name, and how many joins were open before it
    doubts = joins = work = 0
    prefixes = subscripts = total_joins = 0
    before = ""
    for piece in pieces:
        kind = piece.kind
        prefixes = prefixes + 1 if kind in _PREFIX or kind in types else 0
        if kind in _OPEN:
            doubtful = before in types and kind != "CASE"
            stack.append((doubtful, joins))
            doubts += doubtful
            subscripts += kind == "L_BRACKET" and before == "R_BRACKET"
        elif kind in _CLOSE and stack:
            doubtful, joins = stack.pop()
            doubts -= doubtful
        elif kind == "STRAIGHT_JOIN":
            raise StatementRefused("STRAIGHT_JOIN is a hint for the optimiser; write JOIN.")
        elif kind.endswith("JOIN"):
            joins, total_joins = joins + 1, total_joins + 1
        elif kind in _JOIN_ENDS:
            joins = max(joins - 1, stack[-1][1] if stack else 0)
        elif kind in _CLAUSES:
            joins = stack[-1][1] if stack else 0
        work += 1 << min(doubts + joins, 24)
        before = kind
        _check_counts(len(stack), work, prefixes, subscripts, total_joins)


def _check_counts(depth: int, work: int, prefixes: int, subscripts: int, joins: int) -> None:
    if depth > MAX_DEPTH:
        raise StatementRefused(f"The statement is nested more than {MAX_DEPTH} levels deep.")
    if work > MAX_WORK:
        raise StatementRefused(
            "The statement is too intricate to be read in time.", hint="Give every JOIN its ON, and nest fewer calls."
        )
    if prefixes > MAX_PREFIXES or subscripts > MAX_SUBSCRIPTS:
        raise StatementRefused("The statement repeats one operator too often.")
    if joins > MAX_JOINS:
        raise StatementRefused(f"The statement has more than {MAX_JOINS} joins.")
