"""What the columns of one table are for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from aifordb.core.contracts.catalog import NUMBERS, TIMES, Catalog, Column, Table
from aifordb.core.linking import index_of, stem
from aifordb.core.plan import ColumnRef

from .lexicon import (
    ACTIVE,
    CATEGORY,
    FLAG_START,
    JOINS,
    MONEY,
    NO_MEASURE,
    PASSIVE,
    PLACES,
    PRICE,
    QUANTITY,
    STATUS,
    SUMMABLE,
)
from .reading import (
    ADJECTIVES,
    BIRTH,
    FLAG_VALUES,
    TIME_WORDS,
    all_digits,
    date_noun,
    day_of,
    flag_values,
    number_of,
    spoken,
)
from .roles import Category, CategorySort, DateColumn, Flag, NumberColumn, NumberSort, TextColumn
from .words import plural

_MOST_VALUES = 40


class Columns:
    """Reads the columns of one table."""

    def __init__(self, table: Table, catalog: Catalog, one: str, person: bool) -> None:
        self.table, self.one, self.person = table, one, person
        self.spelled = index_of(catalog).spelled
        self.own = tuple(stem(word) for word in one.split())

    def words(self, column: Column) -> tuple[str, ...]:
        """The words of the column's name."""
        return spoken(self.spelled[self.table.key, column.name])

    def short(self, column: Column) -> tuple[str, ...]:
        """The words without the table's own in front: `name` for `customer_name` of customers."""
        words = self.words(column)
        for size in (len(self.own), 1):
            if len(words) > size and tuple(map(stem, words[:size])) in (self.own, self.own[-1:]):
                return words[size:]
        return words

    def ref(self, column: Column) -> ColumnRef:
        return ColumnRef(self.table.key, column.name)

    def text(self, column: Column) -> TextColumn:
        return TextColumn(self.ref(column), " ".join(self.short(column)), column.values[:200])

    def names(self) -> tuple[ColumnRef, ...]:
        """The columns that name a row, best guess; () if there is none."""
        texts = [
            (self.short(column), self.words(column), column) for column in self.table.columns if column.type == "text"
        ]
        for wanted in (("name",), ("full", "name"), ("title",)):
            for short, _, column in texts:
                if short == wanted:
                    return (self.ref(column),)
        first = [column for short, _, column in texts if short in (("first", "name"), ("given", "name"), ("forename",))]
        last = [column for short, _, column in texts if short in (("last", "name"), ("family", "name"), ("surname",))]
        if first and last:
            return (self.ref(first[0]), self.ref(last[0]))
        for short, words, column in texts:
            if tuple(map(stem, words)) == self.own or (
                short[-1] == "name" and len(short) == 2 and short[0] not in ("user", "file", "middle", "first", "last")
            ):
                return (self.ref(column),)
        return ()

    def dates(self, columns: Sequence[Column]) -> tuple[DateColumn, ...]:
        """Columns of times, the one that a time without more words most likely means first."""
        found = [self._date(column) for column in columns if column.type in TIMES]
        weights = {one.ref: self._weight(one) for one in found}
        return tuple(sorted(found, key=lambda one: -weights[one.ref]))

    def _weight(self, column: DateColumn) -> int:
        words = column.noun.split()
        main = {
            "order",
            "purchase",
            "created",
            "create",
            "placed",
            "signup",
            "joined",
            "registered",
            "registration",
            "hire",
            "became",
            "opened",
            "booked",
            "booking",
            "start",
            "transaction",
            "invoice",
            "visit",
            *self.one.split(),
        }
        late = {
            "end",
            "due",
            "update",
            "updated",
            "modified",
            "expiry",
            "to",
            "cancelled",
            "left",
            "closed",
            "delivered",
            "shipped",
            "last",
            "returned",
            "planned",
        }
        return 2 * bool(main & set(words)) - 3 * bool(late & set(words)) - 5 * column.birth

    def _date(self, column: Column) -> DateColumn:
        words = self.words(column)
        kept = [word for word in words if word not in TIME_WORDS] or list(self.own)
        stems = [stem(word) for word in kept]
        birth = bool(BIRTH & {*kept, *stems})
        clauses = tuple(clause.replace("{things}", plural(self.one)) for clause in self._clauses(stems))
        if self.person and self.one.split()[-1] not in JOINS:
            clauses = tuple(clause for clause in clauses if clause not in ("signed up", "registered"))
        timed = column.type != "date" and (column.minimum or "")[11:16] not in ("", "00:00")
        first, last = day_of(column.minimum), day_of(column.maximum)
        return DateColumn(self.ref(column), date_noun(words, kept), clauses, first, last, timed, birth)

    def _clauses(self, stems: Sequence[str]) -> tuple[str, ...]:
        """What happened at a time of such a name; () if a word in it says that it is about something else."""
        tables = (ACTIVE, PASSIVE) if self.person else (PASSIVE, ACTIVE)
        known = {*ACTIVE, *PASSIVE, *self.own, "actual", "up", "in", "out"}
        if not known.issuperset(stems):
            return ()
        return next((table[one] for one in reversed(stems) for table in tables if one in table), ())

    def number(self, column: Column) -> NumberColumn | None:
        words = self.short(column)
        last = words[-1]
        if column.type not in NUMBERS or last in NO_MEASURE or words[0] in FLAG_START or "year" in words:
            return None
        low, high = number_of(column.minimum), number_of(column.maximum)
        if (low, high) in ((0.0, 1.0), (0.0, 0.0)) or (low is not None and low == high):
            return None
        every = set(words)
        sort: NumberSort = (
            "quantity"
            if every & QUANTITY
            else "price"
            if every & PRICE and not every & {"total", "amount"}
            else "money"
            if every & MONEY
            else "other"
        )
        noun = " ".join(words)
        if last in ("count", "number") and len(words) > 1:
            noun = f"number of {plural(' '.join(words[:-1]))}"
        elif words[0] in ("number", "count") and len(words) > 1:
            noun = f"number of {plural(' '.join(word for word in words[1:] if word != 'of'))}"
        summable = sort in ("quantity", "money") or bool(every & SUMMABLE) or noun.startswith("number of")
        return NumberColumn(self.ref(column), noun, sort, summable and "rating" not in every, low, high)

    def category(self, column: Column) -> Category | None:
        words, short = self.words(column), self.short(column)
        values = column.values
        if column.type not in ("text", "enum") or not column.values_complete or not 2 <= len(values) <= _MOST_VALUES:
            return None
        rows = self.table.row_estimate or 0
        named = short[-1] in CATEGORY or (len(short) > 1 and short[0] in CATEGORY and short[-1] in ("name", "code"))
        if {"details", "description", "other"} & set(short) or (
            not named and (len(values) * 2 > rows or max(map(len, values)) > 30)
        ):
            return None
        if {value.lower() for value in values} <= FLAG_VALUES or (
            short[-1] in ("name", "phone", "email", "address") and short[0] not in PLACES
        ):
            return None
        if all_digits(values):
            return None
        sort: CategorySort = (
            "status"
            if short[-1] in STATUS and any(v[:1].islower() or v.isalpha() for v in values) and short[-1] != "state"
            else "place"
            if set(short) & PLACES
            else "other"
        )
        nouns = tuple(dict.fromkeys((" ".join(short), " ".join(words))))
        if len(short) > 1 and short[-1] in ("name", "code"):
            nouns = (" ".join(short[:-1]), *nouns)
        return Category(self.ref(column), nouns, tuple(v for v in values if v and len(v) <= 40), sort)

    def flag(self, column: Column) -> Flag | None:
        words = self.short(column)
        core = words[1:] if words[0] in FLAG_START and len(words) > 1 else words
        core = tuple(word for word in core if word not in ("flag", "yes", "no", "yn", "or")) or words
        pair = flag_values(column)
        if pair is None or (
            words[0] not in FLAG_START
            and column.type != "boolean"
            and len(core) == len(words)
            and core[-1] not in ADJECTIVES
        ):
            return None
        joined = " ".join(core)
        adjective = (
            joined if core[-1].endswith(("ed", "ive", "able", "ible", "ient")) or core[-1] in ADJECTIVES else None
        )
        return Flag(self.ref(column), *pair, joined, adjective)

    def texts(self, columns: Sequence[Column], names: Collection[str]) -> tuple[TextColumn, ...]:
        """Columns whose texts one may search in, or, of `names`, ask for."""
        return tuple(
            self.text(c)
            for c in columns
            if c.type == "text"
            and len(c.values) >= (2 if c.name in names else 5)
            and not all_digits(c.values)
            and day_of(c.values[0]) is None
        )
