"""The same schema with the names that old systems give: `tbl_cust`, `ORD_DT`, `custNm`, and no declared keys.

Questions stay as they are, so a parser trained on both learns that `CUST_NM` is what people call the customer's name.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from random import Random

from aifordb.core.contracts.catalog import Catalog, Column, ForeignKey, Table
from aifordb.core.linking import index_of
from aifordb.core.plan import ColumnRef, Plan, Related, Select, Star, join_graph, rewrite

Names = Mapping[tuple[str, str | None], str]
"""(table key, column or None) as it was → its new name."""
_SHORT: dict[str, str] = {
    "account": "acct", "active": "act", "address": "addr", "amount": "amt", "appointment": "appt", "average": "avg", "balance": "bal", "category": "cat", "city": "cty",
    "code": "cd", "company": "co", "count": "cnt", "country": "ctry", "created": "crt", "customer": "cust", "date": "dt", "department": "dept", "description": "desc",
    "discount": "disc", "document": "doc", "employee": "emp", "first": "f", "flag": "flg", "group": "grp", "invoice": "inv", "item": "itm", "last": "l", "level": "lvl",
    "location": "loc", "manager": "mgr", "maximum": "max", "minimum": "min", "name": "nm", "number": "no", "order": "ord", "organization": "org", "payment": "pmt",
    "percent": "pct", "phone": "tel", "position": "pos", "price": "prc", "product": "prod", "quantity": "qty", "rating": "rtg", "reference": "ref", "region": "rgn",
    "salary": "sal", "start": "strt", "status": "stat", "student": "stu", "supplier": "supp", "teacher": "tchr", "time": "tm", "total": "tot", "transaction": "txn",
    "type": "typ", "user": "usr", "value": "val", "vehicle": "veh", "year": "yr",
}  # fmt: skip
_TABLE_PREFIXES = ("tbl_", "t_", "dim_", "T", "tbl", "fact_", "app_", "mst_", "crm_", "erp_")
_VOWELS = "aeiou"


def disguise(catalog: Catalog, seed: int) -> tuple[Catalog, Names]:
    """`catalog` with other names and without comments, and what became of each name; the same seed gives the same names.

    Values, types and primary keys stay. Foreign keys go undeclared in about half of the cases, and only where names still show them.
    """
    rng = Random(seed)
    style = _style(rng)
    spelled = index_of(catalog).spelled
    names: dict[tuple[str, str | None], str] = {}
    tables: set[str] = set()
    short = _Shortener(rng)
    prefix = rng.choice(_TABLE_PREFIXES) if rng.random() < 0.5 else ""
    for table in catalog.tables:
        words = tuple(short.word(word) for word in spelled[table.key, None])
        names[table.key, None] = _unused(prefix + style(words), tables)
        columns: set[str] = set()
        for column in table.columns:
            words = tuple(short.word(word) for word in spelled[table.key, column.name])
            names[table.key, column.name] = _unused(style(words), columns)
    full = dataclasses.replace(catalog, tables=tuple(_table(one, catalog, names) for one in catalog.tables))
    bare = dataclasses.replace(full, tables=tuple(dataclasses.replace(one, foreign_keys=()) for one in full.tables))
    return (bare if rng.random() < 0.6 and _still_found(bare, full) else full), names


def disguised(plan: Plan, names: Names) -> Plan:
    """`plan` over the disguised schema.

    :param names: as `disguise` gave them.
    :raises KeyError: the plan names what the schema lacks.
    """

    def table(key: str) -> str:
        return names[key, None]

    def change(node: object) -> object:
        match node:
            case ColumnRef(table=key, column=column):
                return dataclasses.replace(node, table=table(key), column=names[key, column])
            case Star(table=str(key)):
                return Star(table(key))
            case Related(anchor=anchor, table=key):
                return dataclasses.replace(node, anchor=table(anchor), table=table(key))
            case Select():
                keep = None if node.keep is None else table(node.keep)
                return dataclasses.replace(node, tables=tuple(map(table, node.tables)), keep=keep)
            case _:
                return node

    return rewrite(plan, change)  # type: ignore[arg-type]


class _Shortener:
    """Shortens words, each the same way throughout a schema."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._share = rng.choice((0.5, 0.8, 1.0))
        self._kept: dict[str, str] = {}

    def word(self, word: str) -> str:
        """The word, or its short form."""
        if word not in self._kept:
            self._kept[word] = self._short(word) if self._rng.random() < self._share else word
        return self._kept[word]

    def _short(self, word: str) -> str:
        one = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
        if one in _SHORT:
            return _SHORT[one]
        if len(one) <= 4:
            return one
        if self._rng.random() < 0.5:
            return one[: self._rng.choice((3, 4))]
        return one[0] + "".join(letter for letter in one[1:] if letter not in _VOWELS)[:4]


def _style(rng: Random) -> Callable[[tuple[str, ...]], str]:
    """How words are joined to a name."""
    kind = rng.choice(("snake", "snake", "upper", "upper", "camel", "pascal", "joined"))

    def styled(words: tuple[str, ...]) -> str:
        match kind:
            case "snake":
                return "_".join(words)
            case "upper":
                return "_".join(words).upper()
            case "camel":
                return words[0] + "".join(word.capitalize() for word in words[1:])
            case "pascal":
                return "".join(word.capitalize() for word in words)
            case _:
                return "".join(words)

    return styled


def _unused(name: str, used: set[str]) -> str:
    """`name`, with a number if it is taken or would begin with one."""
    plain = f"c{name}" if name[:1].isdigit() else name or "c"
    found, number = plain, 2
    while found.lower() in used:
        found, number = f"{plain}{number}", number + 1
    used.add(found.lower())
    return found


def _still_found(bare: Catalog, full: Catalog) -> bool:
    """Do the undeclared keys' names still lead from each table to the other by the same columns?"""
    graph = join_graph(bare)
    for table in full.tables:
        for key in table.foreign_keys:
            pairs = set(zip(key.columns, key.target_columns, strict=True))
            links = [link for link in graph.links(table.key) if link.source == table.key and link.target == key.target]
            if not any(set(zip(link.columns, link.target_columns, strict=True)) == pairs for link in links):
                return False
    return True


def _new(names: Names, table: Table, column: str) -> str:
    found = table.column(column)
    return names[table.key, found.name] if found else column


def _table(table: Table, catalog: Catalog, names: Names) -> Table:
    columns = tuple(_column(column, names[table.key, column.name]) for column in table.columns)
    keys = tuple(_key(key, table, catalog, names) for key in table.foreign_keys)
    found = tuple(key for key in keys if key is not None)
    return dataclasses.replace(
        table, name=names[table.key, None], schema=None, columns=columns, foreign_keys=found, comment=None
    )


def _column(column: Column, name: str) -> Column:
    return dataclasses.replace(column, name=name, comment=None)


def _key(key: ForeignKey, table: Table, catalog: Catalog, names: Names) -> ForeignKey | None:
    target = catalog.table(key.target)
    if target is None:
        return None
    columns = tuple(_new(names, table, column) for column in key.columns)
    others = tuple(_new(names, target, column) for column in key.target_columns)
    return ForeignKey(columns, names[target.key, None], others)
