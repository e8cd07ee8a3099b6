"""The guard's way from a text to a `CheckedStatement`, step by step. The database's own session guards once more behind it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from sqlglot import exp

from ..contracts.catalog import Catalog
from ..contracts.results import CheckedStatement, Limits
from ..errors import StatementRefused
from .catalog_names import CatalogNames, names_of
from .columns import check_columns
from .explain import split_explain
from .functions import check_functions
from .layout import shown
from .nesting import check_nesting
from .placeholders import Shape, bind, check_whole_numbers, shape_of, values_of
from .row_limit import is_limited, limit_rows
from .syntax import check_nodes, parse
from .tables import check_tables
from .text import check_text
from .tokens import Piece, joined, read
from .verdicts import Key, Refusal, Verdict, Verdicts

_verdicts = Verdicts()


def check(
    sql: str, catalog: Catalog, limits: Limits, *, parameters: Mapping[str, object] | None = None
) -> CheckedStatement:
    """Decide whether `sql` may run: one statement of the catalog's dialect that only reads the catalog's tables.

    :param parameters: values for `{{name}}`: JSON scalars, or lists of them after IN. They are bound, never part of the text.
    :returns: the statement as it will run: the same words without comments and hints, `{{name}}` as `:name`, at most
        `limits.max_rows + 1` rows.
    :raises StatementRefused: it may not; `reason` says why in a sentence.
    :raises ValidationError: a parameter is missing, unused or of a wrong type.
    """
    values = parameters or {}
    shape = shape_of(values)
    names = names_of(catalog)
    digest = hashlib.sha256(sql.encode("utf-8", "surrogatepass")).digest()
    key = Key(digest, catalog.dialect, names.fingerprint, limits.max_rows, shape)
    verdict = _verdicts.get(key) or _judge_and_keep(key, sql, catalog, names)
    if isinstance(verdict, Refusal):
        raise verdict.error()
    bound = values_of(verdict.binds, values)
    check_whole_numbers((b.parameter for b in verdict.binds if b.name in verdict.whole_numbers), values)
    return CheckedStatement(verdict.sql, catalog.dialect, verdict.shown_sql, limits.max_rows, bound, verdict.tables)


def _judge_and_keep(key: Key, sql: str, catalog: Catalog, names: CatalogNames) -> Verdict | Refusal:
    verdict: Verdict | Refusal
    try:
        verdict = judge(sql, catalog, names, key.shape, key.max_rows)
    except StatementRefused as error:
        verdict = Refusal(error.message, error.reason, error.hint)
    _verdicts.put(key, verdict)
    return verdict


def judge(sql: str, catalog: Catalog, names: CatalogNames, shape: Shape, max_rows: int) -> Verdict:
    """All steps in their order, cheap ones first; nothing is kept.

    :raises StatementRefused: see `check`.
    :raises ValidationError: see `check`.
    """
    dialect = catalog.dialect
    check_text(sql, dialect)
    explain, statement = split_explain(sql, dialect)
    pieces, binds = bind(read(statement, dialect), shape)
    check_nesting(pieces, dialect)
    pieces, tree = _parsed(pieces, dialect, None if explain else max_rows + 1)
    check_nodes(tree, dialect, _own_placeholders(pieces))
    check_functions(tree, dialect)
    tables = check_tables(tree, catalog, names)
    check_columns(tree, tables, names, dialect)
    keys = frozenset(table.key for table in tables.values())
    return Verdict(explain + joined(pieces), shown(pieces, explain), keys, binds, _in_limits(tree))


def _parsed(pieces: list[Piece], dialect: str, rows: int | None) -> tuple[list[Piece], exp.Expr]:
    """The pieces that will run, with at most `rows` rows where that can be written, and the tree of exactly these."""
    limited = pieces if rows is None else limit_rows(pieces, dialect, rows)
    if rows is None or limited == pieces:
        return pieces, parse(pieces, dialect)
    try:
        tree = parse(limited, dialect)
        if is_limited(tree, rows):
            return limited, tree
    except StatementRefused:
        pass  # without our limit it may be right, or is refused for the reason that its author will see
    return pieces, parse(pieces, dialect)


def _own_placeholders(pieces: Sequence[Piece]) -> int:
    return sum(piece.kind == "COLON" and piece.shown is not None for piece in pieces)


def _in_limits(tree: exp.Expr) -> frozenset[str]:
    """Bound names that stand in LIMIT or OFFSET."""
    clauses = tree.find_all(exp.Limit, exp.Offset)
    return frozenset(node.name for clause in clauses for node in clause.find_all(exp.Placeholder))
