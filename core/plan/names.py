"""Names in SQL: when an identifier needs quotes, and what an output column is called."""

from __future__ import annotations

import re
from functools import cache

from sqlglot import exp

from .keywords import reserved
from .model import Aggregate, Arithmetic, Bucket, ColumnRef, DatePart, Elapsed, Expression, Scalar, Select, Share
from .percent import figures_of

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_WORDS = {"sum": "total", "avg": "avg", "min": "min", "max": "max"}


@cache
def needs_quotes(name: str, dialect: str) -> bool:
    """Would `name` without quotation marks mean something else, or nothing, in `dialect`?

    PostgreSQL folds bare names to lower case and Snowflake to upper case, so a name stored otherwise needs its marks there.
    """
    lowered = name.lower()
    if _PLAIN.match(name) is None or reserved(lowered, dialect):
        return True
    return (dialect == "postgres" and name != lowered) or (dialect == "snowflake" and name != name.upper())


def identifier(name: str, dialect: str) -> exp.Identifier:
    """`name` as an identifier, quoted only where it must be."""
    return exp.Identifier(this=name, quoted=needs_quotes(name, dialect))


def alias(name: str, dialect: str) -> exp.Identifier:
    """`name` as the name of an output or of a table in this statement, where the folding of case does no harm."""
    lowered = name.lower()
    return exp.Identifier(this=name, quoted=reserved(lowered, dialect) or _PLAIN.match(name) is None)


def reference(expression: Expression, name: str | None, dialect: str) -> exp.Identifier:
    """The identifier by which a surrounding SELECT reaches an output: a name given by AS folds, a column's own does not.

    :param name: as `output_names` gives it; None for a column that keeps its own.
    """
    if isinstance(expression, ColumnRef) and name in (None, expression.column):
        return identifier(expression.column, dialect)
    return alias(name or "value", dialect)


def output_name(expression: Expression) -> str | None:
    """What an output of `expression` is called; None for a plain column, which has a name, and for what has no better one."""
    match expression:
        case Aggregate():
            return _aggregate_name(expression)
        case Share():
            return "percentage"
        case Bucket(unit=unit):
            return unit
        case DatePart(part=part):
            return part
        case Elapsed(unit=unit):
            return f"{unit}s"
        case Scalar(plan=Select(outputs=(output,))):
            return output.name or output_name(output.expression) or _base(output.expression)
        case Arithmetic():
            return "percentage" if figures_of(expression) else "value"
        case _:
            return None


def _aggregate_name(aggregate: Aggregate) -> str:
    base = _base(aggregate.argument)
    if aggregate.function == "count":
        return f"{snake(base)}_count" if base and aggregate.distinct else "count"
    word = _WORDS[aggregate.function]
    if base is None:
        return word
    name = snake(base)
    return name if name.startswith(f"{word}_") or name == word else f"{word}_{name}"


def _base(expression: Expression) -> str | None:
    return (
        expression.column
        if isinstance(expression, ColumnRef)
        else output_name(expression)
        if _named(expression)
        else None
    )


def _named(expression: Expression) -> bool:
    return isinstance(expression, Bucket | DatePart | Elapsed | Aggregate)


def snake(name: str | None) -> str:
    """`orderCount` → `order_count`."""
    words = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name or "")
    return re.sub(r"\W+", "_", words).strip("_").lower() or "value"


def singular(name: str) -> str:
    """`orders` → `order`; good enough to name a column after a table."""
    word = snake(name)
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
