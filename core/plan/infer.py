"""Links that nobody declared, read off names, types and stored values.

Many databases declare no foreign keys (files loaded from CSV, views, MyISAM). Their column names still say what refers to what:
`orders.customer_id` → `customers.id`. A wrong link silently gives wrong rows, so a link needs a name that fits, a type that compares and, where
texts were sampled, values in common; it weighs more than a declared one, so that declared ways win.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ..contracts.catalog import Catalog, Column, ColumnType, Table
from .links import Link

NAMED_AFTER = 1.2
"""Weight of `customer_id` → `customers.id`."""
SAME_KEY = 1.3
"""Weight of a column with the name of another table's key."""
SAME_NAME = 3.0
"""Weight of the same identifying name in two tables where neither is a key: rows may multiply on both sides."""
_CROWD = 8
# A key name found in more tables than this says nothing (`code`, `uuid`), and linking each pair would be quadratic.
_SUFFIX = re.compile(r"_?(id|ids|code|key|no|num|number|nr|ref|fk|uuid|guid|sk|name)$")
_KEYLIKE = re.compile(r"(id|code|key|no|num|number|nr|ref|uuid|guid|sk|isbn|sku|ssn)$")
_PREFIX = re.compile(r"^(tbl|tb|t|dim|fact|fct|stg|raw|src|vw|v|d|f)_+")
_GENERIC = frozenset({"id", "uuid", "guid", "key", "code", "name", "no", "number", "rowid", "pk", "_id", "index"})
_FAMILY: dict[ColumnType, str] = {
    "integer": "number",
    "decimal": "number",
    "float": "number",
    "text": "text",
    "enum": "text",
    "uuid": "uuid",
}


@dataclass(slots=True)
class _Index:
    """Lookups over all columns, each made once."""

    by_entity: dict[str, list[tuple[Table, Column]]] = field(default_factory=lambda: defaultdict(list))
    """Singular table name → the key that its rows go by."""
    by_key_name: dict[str, list[tuple[Table, Column]]] = field(default_factory=lambda: defaultdict(list))
    """Lower-case name of a key column that is no bare `id` → where it is a key."""
    by_name: dict[str, list[tuple[Table, Column]]] = field(default_factory=lambda: defaultdict(list))
    """Lower-case identifying name → every column of that name that is no key."""


def inferred_links(catalog: Catalog, taken: Collection[tuple[str, str]]) -> Iterator[Link]:
    """Links by name, in the order of the catalog.

    :param taken: (table key, column) of declared foreign keys: what such a column refers to is known.
    """
    index = _index(catalog)
    known = set(taken)
    for table, column in catalog.columns():
        if (table.key, column.name) not in taken:
            for link in _from_column(table, column, index):
                known.add((table.key, column.name))
                yield link
    # Siblings that refer to one parent meet there; only columns without a parent are equal to each other.
    for places in index.by_name.values():
        yield from _between_equals([place for place in places if (place[0].key, place[1].name) not in known])


def _index(catalog: Catalog) -> _Index:
    index = _Index()
    for table in catalog.tables:
        keys = table_keys(table)
        entity = _entity(table.name)
        for column in keys:
            name = column.name.lower()
            if name in _GENERIC or _stem(name) in (entity, table.name.lower()):
                index.by_entity[entity].append((table, column))
            if name not in _GENERIC:
                index.by_key_name[name].append((table, column))
        names = {column.name for column in keys}
        for column in table.columns:
            lowered = column.name.lower()
            if column.name not in names and lowered not in _GENERIC and _identifies(lowered):
                index.by_name[lowered].append((table, column))
    return index


def table_keys(table: Table) -> tuple[Column, ...]:
    """Columns each of which names one row of `table`: by declaration or, where nothing is declared, by name (`id`, `customer_id`, `state_name`)."""
    primary = [column for column in table.columns if column.primary_key]
    keys = [column for column in table.columns if column.unique or (column.primary_key and len(primary) == 1)]
    if keys or primary:
        return tuple(keys)
    entity = _entity(table.name)
    for column in table.columns:
        name = column.name.lower()
        if (name in ("id", "uuid") or _named_after(name, entity)) and _may_be_unique(table, column):
            return (column,)
    return ()


def _named_after(name: str, entity: str) -> bool:
    return _SUFFIX.search(name) is not None and _singular(_SUFFIX.sub("", name)) == entity


def _may_be_unique(table: Table, column: Column) -> bool:
    complete = column.values_complete and table.row_estimate
    return not complete or len(column.values) >= (table.row_estimate or 0)


def _from_column(table: Table, column: Column, index: _Index) -> Iterator[Link]:
    name = column.name.lower()
    if name in _GENERIC or column.type not in _FAMILY:
        return
    targets: dict[str, Link] = {}
    stem = _stem(name)
    if stem != name:
        for entity in _entities(stem):
            for other, key in _uncrowded(index.by_entity.get(entity, [])):
                if _fits(table, column, other, key):
                    targets.setdefault(other.key, _link(table, column, other, key, NAMED_AFTER))
    for other, key in _uncrowded(index.by_key_name.get(name, [])):
        # Two keys that share a name are one link, not two.
        twin = column in table_keys(table) and table.key > other.key
        if not twin and _fits(table, column, other, key):
            targets.setdefault(other.key, _link(table, column, other, key, SAME_KEY))
    yield from targets.values()


def _entities(stem: str) -> Iterator[str]:
    """What a column's stem may refer to: `shipping_address` also means `address`."""
    yield _singular(stem)
    words = stem.split("_")
    for first in range(1, len(words)):
        yield _singular("_".join(words[first:]))


def _between_equals(places: list[tuple[Table, Column]]) -> Iterator[Link]:
    if not 1 < len(places) <= _CROWD:
        return
    for position, (table, column) in enumerate(places):
        for other, same in places[position + 1 :]:
            if _fits(table, column, other, same):
                yield _link(table, column, other, same, SAME_NAME, unique=False)


def _link(table: Table, column: Column, other: Table, key: Column, weight: float, *, unique: bool = True) -> Link:
    source_unique = column in table_keys(table) and unique
    return Link(table.key, (column.name,), other.key, (key.name,), weight, source_unique, target_unique=unique)


def _uncrowded(places: list[tuple[Table, Column]]) -> list[tuple[Table, Column]]:
    return places if len(places) <= _CROWD else []


def _fits(table: Table, column: Column, other: Table, key: Column) -> bool:
    if table.key == other.key and column.name == key.name:
        return False
    if _FAMILY.get(column.type) != _FAMILY.get(key.type):
        return False
    if not column.values or not key.values:
        return True
    known = set(key.values)
    return any(value in known for value in column.values)


def _identifies(name: str) -> bool:
    return _KEYLIKE.search(name) is not None


def _stem(name: str) -> str:
    return _SUFFIX.sub("", name)


def _entity(table: str) -> str:
    return _singular(_PREFIX.sub("", table.lower()))


def _singular(word: str) -> str:
    """A key to compare names by, not English: `categories`, `category` and `Category` agree; so do `addresses` and `address`."""
    word = word.lower().replace("_", "")
    for ending, instead in (
        ("ies", "y"),
        ("sses", "ss"),
        ("xes", "x"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("ss", "ss"),
        ("us", "us"),
        ("is", "is"),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + instead
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
