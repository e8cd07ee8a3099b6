"""From pieces to one syntax tree in which every node is on the list of things that only read."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import SqlglotError

from ..errors import StatementRefused
from .lists import words
from .reasons import REASONS
from .tokens import Piece, check_unchanged, joined

ROOTS = (exp.Select, exp.SetOperation, exp.Subquery, exp.Values)
"""Statements that only read. Everything else is refused by not being here, also what sqlglot learns to parse in later versions."""

_MODIFIERS = frozenset(
    {"SQL_NO_CACHE", "SQL_CACHE", "SQL_SMALL_RESULT", "SQL_BIG_RESULT", "SQL_BUFFER_RESULT", "SQL_CALC_FOUND_ROWS"}
)
# Arguments of nodes in which a name stands.
_NAMES = frozenset({"alias", "db", "catalog", "table"})


def parse(pieces: Sequence[Piece], dialect: str) -> exp.Expr:
    """The syntax tree of the one statement that `pieces` are.

    :raises StatementRefused: no SQL of this dialect, or not exactly one statement.
    """
    if any(piece.kind == "INTO" for piece in pieces):
        # Only INTO makes a query write, in every engine; the tree says so too, unless the parser of a later version skips over it.
        raise StatementRefused(REASONS["Into"])
    text = joined(pieces)
    tokens = check_unchanged(pieces, text, dialect)
    try:
        trees = Dialect.get_or_raise(dialect).parser().parse(tokens, text)
    except SqlglotError as error:
        raise StatementRefused(_syntax(error)) from None
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError):
        # Besides its own errors sqlglot 30.30 lets a TypeError out for `SELECT -> 1`; slips of this kind all mean "this is no SQL".
        raise StatementRefused("The statement could not be read as SQL.") from None
    if len(trees) != 1 or trees[0] is None:
        raise StatementRefused(f"Only one statement is allowed; this has {len(trees)}.")
    return trees[0]


def check_nodes(tree: exp.Expr, dialect: str, placeholders: int) -> None:
    """Every node is one that only reads; what functions do is checked elsewhere.

    :param placeholders: how many of the tree's placeholders are the guard's own.
    :raises StatementRefused: names the first that is not.
    """
    allowed = words("nodes")
    root = type(tree).__name__
    if not isinstance(tree, ROOTS):
        raise StatementRefused(REASONS.get(root, f"{_name(tree)} is not a query; only SELECT is allowed."))
    found = 0
    for node in tree.walk():
        name = type(node).__name__
        if name not in allowed and not isinstance(node, exp.Func):
            raise StatementRefused(REASONS.get(name, f"{_name(node)} is not allowed here."))
        if name == "Placeholder":
            found += 1
            if node.arg_key in _NAMES or isinstance(node.parent, exp.Table | exp.TableAlias):
                raise StatementRefused("A placeholder stands for a value, never for a name.")
        if name == "PropertyEQ" and dialect == "mysql":
            raise StatementRefused("Assigning with := is not allowed.")
        if name == "Select":
            _check_select(node)
    if found != placeholders:
        raise StatementRefused("Write placeholders as {{name}} and give their values in parameters.")


def _check_select(select: exp.Expr) -> None:
    for modifier in select.args.get("operation_modifiers") or ():
        name = modifier if isinstance(modifier, str) else modifier.name
        if name.upper() not in _MODIFIERS:
            raise StatementRefused(f"SELECT {name} is not allowed.")


def _name(node: exp.Expr) -> str:
    """What people call a node: the statement's first word, or the class's name."""
    return node.name.upper() if isinstance(node, exp.Command) else type(node).__name__.upper()


def _syntax(error: SqlglotError) -> str:
    """Where the parser stopped, without the text around it."""
    details = getattr(error, "errors", None) or [{}]
    line, column, word = details[0].get("line"), details[0].get("col"), str(details[0].get("highlight") or "")
    near = f" near {word!r}" if word and len(word) <= 30 and "\n" not in word else ""
    place = f" (line {line}, column {column})" if line and column else ""
    return f"The statement could not be read as SQL{near}{place}."
