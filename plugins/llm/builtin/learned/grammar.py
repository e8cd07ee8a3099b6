"""The language that the network writes: a plan as a sequence of symbols and pointers, and the automaton that allows only well-formed ones.

A sequence is written left to right: outputs, then `where`, `group`, `having`, order, `limit` and what else a SELECT has. Pointers name words of
the question (values, numbers, dates), columns, tables or the row itself (`*`). FROM and JOIN are not written: they follow from the columns, and
`from` names only tables that no column implies. The automaton is a stack of places; each place says which kinds may come next, and what each of
them leaves to be written.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

PointerKind = Literal["word", "date", "column", "star", "table"]
POINTERS: tuple[PointerKind, ...] = ("word", "date", "column", "star", "table")

AGGREGATES = ("count", "sum", "avg", "min", "max")
BUCKETS = ("hour", "day", "week", "month", "quarter", "year")
PARTS = ("hour", "weekday", "day", "month", "quarter", "year")
ARITHMETIC = ("+", "-", "*", "/")
COMPARISONS = ("=", "!=", "<", ">", "<=", ">=")
LIKES = ("contains", "not contains", "starts", "ends")
ELAPSED = ("days from", "hours from")
SETS = ("union", "intersect", "except")
CONSTANTS = ("0", "1", "2", "3", "yes", "no", "unspelled")

SYMBOLS: tuple[str, ...] = (
    "begin", "end", "distinct", *AGGREGATES, "each once", "share", "percent", "against",
    *(f"per {unit}" for unit in BUCKETS), *(f"{part} of" for part in PARTS), *ELAPSED,
    *(f"op {sign}" for sign in ARITHMETIC),
    "where", "group", "having", "ascending", "descending", "first", "limit", "for each", "from", "via", "keep",
    *SETS, "and", "or", "also", *COMPARISONS, *LIKES, "in", "not in", "between", "during", "missing", "given", "sub", "only",
    *(f"value {constant}" for constant in CONSTANTS),
)  # fmt: skip
"""The fixed symbols; `only` opens the condition of an aggregate, `sub` a nested query, and `end` closes either and the whole; `percent … against …` is a
ratio of two figures times 100."""

LONGEST_SEQUENCE = 64
"""Actions of a sequence at most."""
SYMBOL_ID: dict[str, int] = {symbol: at for at, symbol in enumerate(SYMBOLS)}


class Action(NamedTuple):
    """One step: a fixed symbol, or a pointer (`at` is the word's, column's or table's position)."""

    kind: str
    at: int = -1

    @property
    def is_pointer(self) -> bool:
        return self.at >= 0


Place = str
Rest = tuple[Place, ...]
_Rules = dict[str, Rest]

_BUCKET = tuple(f"per {unit}" for unit in BUCKETS)
_PART = tuple(f"{part} of" for part in PARTS)
_TIMES = (*_BUCKET, *_PART)


def _each(kinds: tuple[str, ...], rest: Rest) -> _Rules:
    return dict.fromkeys(kinds, rest)


def _measured(clause: str) -> _Rules:
    """What an output, an order or a condition on groups may begin with."""
    return {
        "column": (f"{clause} next",),
        **_each(AGGREGATES, ("argument", f"{clause} aggregate")),
        "share": (f"{clause} share",),
        "percent": ("percent part", f"{clause} against"),
        **_each(_TIMES, ("column", f"{clause} next")),
        **_each(ELAPSED, ("column", "column", f"{clause} next")),
    }


def _arithmetic(clause: str) -> _Rules:
    return _each(tuple(f"op {sign}" for sign in ARITHMETIC), (f"{clause} operand",))


def _around(clause: str) -> dict[Place, _Rules]:
    """The places that every clause of measured expressions has beside its beginning and its next."""
    after = dict(_GRAMMAR[f"{clause} next"])
    inside = _each(tuple(f"op {sign}" for sign in ARITHMETIC), (f"{clause} factor",))
    return {
        f"{clause} aggregate": {**after, **inside, "only": ("filter", f"{clause} after only")},
        # A column after `sum a op *` belongs into the sum; a second aggregate is added to, or divides, the first.
        f"{clause} factor": {
            "column": (f"{clause} aggregate",),
            **_each(AGGREGATES, ("argument", f"{clause} aggregate")),
        },
        f"{clause} after only": {
            **{kind: rest for kind, rest in after.items() if not kind.startswith("op ")},
            **_each(tuple(f"op {sign}" for sign in ARITHMETIC), (f"{clause} second",)),
        },
        f"{clause} second": _each(AGGREGATES, ("argument", f"{clause} aggregate")),
        f"{clause} against": {"column": (f"{clause} next",), **_each(AGGREGATES, ("argument", f"{clause} aggregate"))},
        f"{clause} share": _each(AGGREGATES, ("argument", f"{clause} aggregate")),
        f"{clause} operand": {"column": (f"{clause} next",)},
    }


def _condition(clause: str) -> dict[Place, _Rules]:
    """The places of a chain of conditions; `<clause> next` says what may follow one."""
    after = (f"{clause} next",)
    tests: _Rules = {
        **_each(("=", "!="), ("value", f"{clause} options")),
        **_each(("<", ">", "<=", ">="), ("value", *after)),
        **_each(LIKES, ("text", *after)),
        **_each(("in", "not in"), ("nested", *after)),
        "between": ("value", "value", *after),
        "during": ("date", *after),
        **_each(("missing", "given"), after),
    }
    nexts = _GRAMMAR[f"{clause} next"]
    return {
        f"{clause} test": {**tests, **_each(tuple(f"op {sign}" for sign in ARITHMETIC), ("column", f"{clause} test"))},
        f"{clause} options": {**nexts, "also": ("value", f"{clause} options")},
    }


_SET: _Rules = _each(SETS, ("query",))
_END: _Rules = {"end": ()}
_TAIL: _Rules = {"from": ("table", "tables"), "via": ("column", "tail"), "keep": ("table", "tail"), **_SET, **_END}
_ORDERS: _Rules = _each(("ascending", "descending"), ("order",))

_GRAMMAR: dict[Place, _Rules] = {
    "argument": {
        "column": (),
        "star": (),
        "table": (),
        "each once": ("counted",),
        **_each(ELAPSED, ("column", "column")),
        **_each(_TIMES, ("column",)),
        "percent": ("column", "percent whole"),
    },
    "percent part": {"column": ("percent close",), **_each(AGGREGATES, ("argument", "percent next"))},
    "percent next": {
        **_each(tuple(f"op {sign}" for sign in ARITHMETIC), ("percent factor",)),
        "only": ("filter", "percent close"),
        "against": (),
    },
    "percent factor": {"column": ("percent next",)},
    "percent close": {"against": ()},
    "percent whole": {"against": ("column",)},
    "counted": {"column": (), **_each(_TIMES, ("column",))},
    "column": {"column": ()},
    "table": {"table": ()},
    "date": {"date": ()},
    "nested": {"sub": ("query",)},
    "value": {
        "word": ("last word",),
        "column": (),
        "sub": ("query",),
        **{f"value {constant}": () for constant in CONSTANTS},
    },
    "text": {"word": ("last word",)},
    "last word": {"word": ()},
    "number": {"word": (), **{f"value {constant}": () for constant in ("1", "2", "3")}},
    "tail": dict(_TAIL),
    "tables": {"table": ("tables",), **_TAIL},
    "after limit": {"for each": ("kind",), **_TAIL},
    "kind": {"column": ("tail",), **_each(_TIMES, ("column", "tail"))},
}
_GRAMMAR["order next"] = {**_ORDERS, "first": ("after limit",), "limit": ("number", "after limit"), **_TAIL}
_GRAMMAR["order next"].update(_arithmetic("order"))
_GRAMMAR["group next"] = {
    "column": ("group next",),
    **_each(_TIMES, ("column", "group next")),
    "having": ("having",),
    **_ORDERS,
    **_TAIL,
    "limit": ("number", "after limit"),
}
_GRAMMAR["group"] = {"column": ("group next",), **_each(_TIMES, ("column", "group next"))}
_GRAMMAR["where next"] = {
    **_each(("and", "or"), ("where",)),
    "group": ("group",),
    **_ORDERS,
    "limit": ("number", "after limit"),
    **_TAIL,
}
_GRAMMAR["having after"] = {
    **_each(("and", "or"), ("having",)),
    **_ORDERS,
    "limit": ("number", "after limit"),
    **_TAIL,
}
_GRAMMAR["filter next"] = {**_each(("and", "or"), ("filter",)), **_END}
_GRAMMAR["select next"] = {
    **_measured("select"),
    **_arithmetic("select"),
    "table": ("select next",),
    "where": ("where",),
    "group": ("group",),
    **_ORDERS,
    "limit": ("number", "after limit"),
    **_TAIL,
}
_SELECT: _Rules = {**_measured("select"), "star": ("select next",), "table": ("select next",)}
_GRAMMAR["select"] = _SELECT
_GRAMMAR["query"] = {"distinct": ("select",), **_SELECT}
_GRAMMAR["order"] = _measured("order")
_GRAMMAR["where"] = {
    "column": ("where test",),
    **_each(_TIMES, ("column", "where test")),
    **_each(ELAPSED, ("column", "column", "where test")),
}
_GRAMMAR["filter"] = {
    "column": ("filter test",),
    **_each(_TIMES, ("column", "filter test")),
    **_each(ELAPSED, ("column", "column", "filter test")),
}
_GRAMMAR["having"] = _measured("having")
for _clause in ("select", "order"):
    _GRAMMAR.update(_around(_clause))
for _clause in ("where", "filter"):
    _GRAMMAR.update(_condition(_clause))
# A condition on groups compares what it began with; after the comparison the chain goes on as `having after`.
_GRAMMAR["having next"] = _GRAMMAR["having after"]
_having = _condition("having")
_tests = {
    kind: tuple("having after" if place == "having next" else place for place in rest)
    for kind, rest in _having["having test"].items()
    if not kind.startswith("op ")
}
_GRAMMAR["having options"] = _having["having options"]
_GRAMMAR["having next"] = {**_tests, **_arithmetic("having")}
_GRAMMAR.update(_around("having"))

GRAMMAR: dict[Place, _Rules] = _GRAMMAR
PLACES: tuple[Place, ...] = tuple(sorted(GRAMMAR))
PLACE_ID: dict[Place, int] = {place: at for at, place in enumerate(PLACES)}


class Walk:
    """A walk through the grammar. `place` is where it stands, None once all is written."""

    __slots__ = ("_stack",)

    def __init__(self, stack: Rest = ("query",)) -> None:
        self._stack = stack

    @property
    def place(self) -> Place | None:
        return self._stack[-1] if self._stack else None

    @property
    def done(self) -> bool:
        return not self._stack

    def allows(self, kind: str) -> bool:
        """May `kind`, a symbol or a kind of pointer, come next?"""
        return bool(self._stack) and kind in GRAMMAR[self._stack[-1]]

    def after(self, kind: str) -> Walk:
        """The walk one step on.

        :raises KeyError: `kind` may not come here.
        """
        rest = GRAMMAR[self._stack[-1]][kind]
        return Walk(self._stack[:-1] + rest[::-1])
