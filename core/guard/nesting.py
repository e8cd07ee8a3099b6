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
MAX_RUN = 90
"""Words and signs without an operand between them. Each may make the parser call itself once more: 3,000 times `FROM` need 512 kB of stack.
Operators that are read from the right count too: a NOT for one, an assignment for ten."""
MAX_SUBSCRIPTS = 60
MAX_JOINS = 150

_OPEN = frozenset({"L_PAREN", "L_BRACKET", "L_BRACE", "CASE"})
# Only its own sign closes a bracket: with `(` closed by END, `lower( : END` repeated would look flat and be deep.
_CLOSE = {"R_PAREN": "L_PAREN", "R_BRACKET": "L_BRACKET", "R_BRACE": "L_BRACE", "END": "CASE"}
_JOIN_ENDS = frozenset({"ON", "USING"})
_CLAUSES = frozenset({"SELECT", "WHERE", "GROUP_BY", "ORDER_BY", "HAVING", "UNION", "EXCEPT", "INTERSECT", "LIMIT"})
_OPERANDS = words("operands")
# After these a chain of operators that are read from the right (`a := b := …`, `a = NOT b = NOT …`) begins anew.
_NEW_CHAIN = frozenset({"COMMA", "L_PAREN", "AND", "OR", "WHEN", "THEN", "ELSE", "ON", "WHERE", "SELECT", "HAVING"})


@cache
def _types(dialect: str) -> frozenset[str]:
    return frozenset(kind.name for kind in Dialect.get_or_raise(dialect).parser_class.TYPE_TOKENS)


def check_nesting(pieces: Sequence[Piece], dialect: str) -> None:
    """Refuse what would cost the parser its stack or seconds.

    :raises StatementRefused: says what there is too much of.
    """
    types = _types(dialect)
    # Of each open bracket: does it follow a type's name, how many joins were open before it, and its kind.
    stack: list[tuple[bool, int, str]] = []
    doubts = joins = work = 0
    run = chain = subscripts = total_joins = 0
    before = ""
    for piece in pieces:
        kind = piece.kind
        run = 0 if kind in _OPERANDS else run + 1
        chain = 0 if kind in _NEW_CHAIN else chain + (10 if kind == "COLON_EQ" else kind == "NOT")
        if kind in _OPEN:
            doubtful = before in types and kind != "CASE"
            stack.append((doubtful, joins, kind))
            doubts += doubtful
            subscripts += kind == "L_BRACKET" and before == "R_BRACKET"
        elif stack and _CLOSE.get(kind) == stack[-1][2]:
            doubtful, joins, _ = stack.pop()
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
        _check_counts(len(stack), work, max(run, chain), subscripts, total_joins)


def _check_counts(depth: int, work: int, run: int, subscripts: int, joins: int) -> None:
    if depth > MAX_DEPTH:
        raise StatementRefused(f"The statement is nested more than {MAX_DEPTH} levels deep.")
    if work > MAX_WORK:
        raise StatementRefused(
            "The statement is too intricate to be read in time.", hint="Give every JOIN its ON, and nest fewer calls."
        )
    if run > MAX_RUN or subscripts > MAX_SUBSCRIPTS:
        raise StatementRefused("The statement repeats one operator too often.")
    if joins > MAX_JOINS:
        raise StatementRefused(f"The statement has more than {MAX_JOINS} joins.")
