"""Left joins: which tables' rows may be missing, and which must be."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from sqlglot import exp

from ..model import Predicate
from ..tree import TableUse
from .exists import related
from .reading import Reading
from .refused import NotExpressible
from .sources import Source


def without_missing(
    source: Source, tests: Sequence[exp.Expr], reading: Reading
) -> tuple[Source, list[exp.Expr], list[Predicate]]:
    """`LEFT JOIN t … WHERE t.key IS NULL` asks that no row of `t` belongs to this one: (FROM without such tables, other tests, what they ask).

    :raises NotExpressible: `t` is joined by other columns than a plan joins by.
    """
    kept, asked = list(tests), list[Predicate]()
    for name, conditions in source.optional.items():
        nulls = [test for test in kept if _is_null_of(test, source.names[name], reading)]
        if not nulls:
            continue
        names = {other: use for other, use in source.names.items() if other != name}
        optional = {other: ties for other, ties in source.optional.items() if other != name}
        reading = dataclasses.replace(reading, names=names)
        asked.append(related(Source({name: source.names[name]}), conditions, reading, negated=True))
        source = Source(names, source.conditions, optional)
        kept = [test for test in kept if test not in nulls]
    return source, kept, asked


def inner_where_asked(source: Source, tests: Sequence[exp.Expr], reading: Reading) -> tuple[Source, list[exp.Expr]]:
    """FROM with left joins only where rows may really be missing: a table that WHERE asks something of is joined as any other.

    :raises NotExpressible: some tables are joined so and some not, which no plan says.
    """
    asked = {use for test in tests for use in _uses(test, reading)}
    optional = {name: ties for name, ties in source.optional.items() if source.names[name] not in asked}
    if optional and len(optional) < len(source.names) - 1:
        raise NotExpressible("inner and outer joins together")
    more = [tie for name, ties in source.optional.items() if name not in optional for tie in ties]
    return Source(source.names, source.conditions, optional), [*tests, *more]


def _is_null_of(test: exp.Expr, use: TableUse, reading: Reading) -> bool:
    if not isinstance(test, exp.Is) or not isinstance(test.expression, exp.Null):
        return False
    column = reading.find(test.this) if isinstance(test.this, exp.Column) else None
    return column is not None and TableUse(column.table, column.instance) == use


def _uses(test: exp.Expr, reading: Reading) -> Iterator[TableUse]:
    for column in test.find_all(exp.Column):
        known = not column.table or column.table.lower() in reading.names
        found = reading.find(column) if known else None
        if found is not None:
            yield TableUse(found.table, found.instance)
