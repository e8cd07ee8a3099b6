"""What speaks for and against a reading, as numbers: how sure its maker was, what of the question it uses, whether it has what the words ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aifordb.core import LinkedQuestion
from aifordb.core.linking import is_content
from aifordb.core.plan import columns_of, tables_of, walk
from aifordb.core.plan.model import (
    Aggregate,
    Arithmetic,
    Bucket,
    ColumnRef,
    Comparison,
    DatePart,
    During,
    Elapsed,
    IsNull,
    Matches,
    Not,
    OneOf,
    Plan,
    Related,
    Scalar,
    Select,
    SetOperation,
    Share,
    Value,
)

SURE_NAME, SURE_VALUE, SURE_DATE = 0.9, 0.9, 0.85
"""Mentions of at least this score are expected to be used."""
HINT = 0.4
"""Mentions of at least this score make a table or column less strange."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a plan has."""

    average: bool
    total: bool
    count: bool
    extreme: bool
    group: bool
    distinct: bool
    negated: bool
    sets: bool
    nested: bool
    either: bool
    having: bool
    share: bool
    bucket: bool
    part: bool
    elapsed: bool
    arithmetic: bool
    missing: bool
    limit: bool
    ordered: bool
    each_of: bool
    conditional: bool


def shape_of(plan: Plan) -> Shape:
    """The shape of a plan, nested plans included."""
    nodes = list(walk(plan))
    selects = [node for node in nodes if isinstance(node, Select)]
    aggregates = [node for node in nodes if isinstance(node, Aggregate)]

    def has(*kinds: type) -> bool:
        return any(isinstance(node, kinds) for node in nodes)

    negated = has(Not) or any(isinstance(n, OneOf | Matches | Related) and n.negated for n in nodes)
    negated |= any(isinstance(n, Comparison) and n.operator == "!=" for n in nodes)
    negated |= any(isinstance(n, SetOperation) and n.operator == "except" for n in nodes)
    return Shape(
        average=any(a.function == "avg" for a in aggregates),
        total=any(a.function == "sum" for a in aggregates),
        count=any(a.function == "count" for a in aggregates),
        extreme=any(a.function in ("min", "max") for a in aggregates) or any(s.limit == 1 for s in selects),
        group=any(s.group_by for s in selects),
        distinct=any(s.distinct for s in selects) or any(a.distinct for a in aggregates),
        negated=negated,
        sets=has(SetOperation),
        nested=has(Scalar, Related) or any(isinstance(n, OneOf) and not isinstance(n.options, tuple) for n in nodes),
        either=any(type(n).__name__ == "AnyOf" for n in nodes)
        or any(isinstance(n, OneOf) and isinstance(n.options, tuple) for n in nodes),
        having=any(s.having is not None for s in selects),
        share=has(Share),
        bucket=has(Bucket),
        part=has(DatePart),
        elapsed=has(Elapsed),
        arithmetic=has(Arithmetic),
        missing=has(IsNull),
        limit=any(s.limit is not None for s in selects),
        ordered=any(s.order_by for s in selects),
        each_of=any(s.per_group is not None for s in selects),
        conditional=any(a.where is not None for a in aggregates),
    )


_CUES: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (name, field, re.compile(pattern, re.I))
    for name, field, pattern in (
        ("average", "average", r"\b(?:average|mean|avg|typical|on average)\b"),
        ("total", "total", r"\b(?:total|sum|overall|altogether|combined|revenue|sales|turnover|spend|spent)\b"),
        ("count", "count", r"\b(?:how many|number of|count|#|most|fewest|at least|more than|no of|least|common|popular)\b"),
        ("extreme", "extreme", r"\b(?:most|least|highest|lowest|largest|smallest|biggest|maximum|minimum|max|min|top|best|worst|\w+est)\b"),
        ("group", "group", r"\b(?:each|per|every|by|breakdown|split|for all|across|different)\b"),
        ("distinct", "distinct", r"\b(?:different|distinct|unique)\b"),
        ("negated", "negated", r"\b(?:not|never|without|no|except|other than|n't|nobody|neither|nor|excluding|but)\b|n['’]t\b"),
        ("sets", "sets", r"\b(?:both|also|but|and|or|either|except|as well as)\b"),
        ("either", "either", r"\b(?:or|either)\b"),
        ("share", "share", r"\b(?:percent|percentage|share|proportion|rate|fraction|ratio)\b|%"),
        ("bucket", "bucket", r"\b(?:daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|trend|over time|(?:per|by|each|every|which) (?:day|week|month|quarter|year))\b"),
        ("part", "part", r"\b(?:weekday|day of (?:the )?week|hour|time of day|month of (?:the )?year|which (?:day|month))\b"),
        ("elapsed", "elapsed", r"\b(?:how long|days (?:from|between|to)|duration|time (?:from|between|to)|take)\b"),
        ("missing", "missing", r"\b(?:missing|null|empty|no|without|unknown|blank|not|yet|still)\b"),
        ("limit", "limit", r"\b(?:top|first|most|least|last|bottom|best|worst|\w+est|latest|only)\b"),
        ("ordered", "ordered", r"\b(?:order|sort|sorted|ordered|ascending|descending|alphabetical|alphabetically|top|rank|ranked|most|least|\w+est|first|last|trend|over time)\b"),
    )
)  # fmt: skip
"""Words that ask for a part of a plan; asking without having, or having without asking, speaks against a reading."""


@dataclass(frozen=True, slots=True)
class Use:
    """How much of a question a plan uses.

    :param places: content words that it does not use; the next four count mentions of their kinds that it does not use.
    :param strange_tables: tables of the plan that no word of the question can mean, nor any of their columns or values.
    :param strange_columns: columns of the plan that no word of the question can mean, by name or value; times are left out.
    """

    places: tuple[int, ...]
    content: int
    numbers: int
    dates: int
    values: int
    names: int
    strange_tables: int
    strange_columns: int

    @property
    def unread(self) -> int:
        """How many content words it does not use."""
        return len(self.places)


def use_of(plan: Plan, linked: LinkedQuestion, words: Iterable[int] = ()) -> Use:
    """What of the question stays unused.

    :param words: places that constants were taken from, as far as known.
    """
    texts = {str(node.value).lower() for node in walk(plan) if isinstance(node, Value)}
    texts |= {node.text.lower() for node in walk(plan) if isinstance(node, Matches)}
    constants = [node.value for node in walk(plan) if isinstance(node, Value)]
    numbers = {float(value) for value in constants if isinstance(value, int | float) and not isinstance(value, bool)}
    numbers |= {float(s.limit) for s in walk(plan) if isinstance(s, Select) and s.limit is not None}
    ranges = {node.range for node in walk(plan) if isinstance(node, During)}
    columns = {(ref.table, ref.column) for ref in columns_of(plan)}
    tables = set(tables_of(plan))
    covered = set(words)
    unused_numbers: set[int] = set()
    unused_dates: set[int] = set()
    value_spans: dict[tuple[int, int], bool] = {}
    name_spans: dict[tuple[int, int], bool] = {}
    told_tables = {mention.table for mention in linked.mentions if mention.score >= HINT}
    told_columns = {(m.table, m.column) for m in linked.mentions if m.column is not None and m.score >= HINT}
    timed = {
        (r.table, r.column) for n in walk(plan) if isinstance(n, During | Bucket | DatePart | Elapsed) for r in _refs(n)
    }
    for mention in linked.mentions:
        span = range(mention.first, mention.last + 1)
        match mention.kind:
            case "number":
                used = mention.number in numbers
                if not used and mention.score >= SURE_NAME:
                    unused_numbers.update(span)
            case "date":
                used = mention.range in ranges
                if not used and mention.score >= SURE_DATE:
                    unused_dates.update(span)
            case "value":
                used = (mention.value or "").lower() in texts
                if mention.score >= SURE_VALUE:
                    key = (mention.first, mention.last)
                    value_spans[key] = value_spans.get(key, False) or used
            case _:
                used = (mention.table, mention.column) in columns if mention.column else mention.table in tables
                if mention.score >= SURE_NAME:
                    key = (mention.first, mention.last)
                    name_spans[key] = name_spans.get(key, False) or used
        if used:
            covered.update(span)
    content = [at for at, token in enumerate(linked.tokens) if is_content(token)]
    return Use(
        places=tuple(at for at in content if at not in covered),
        content=len(content),
        numbers=len(unused_numbers - covered),
        dates=len(unused_dates - covered),
        values=_free(value_spans, covered),
        names=_free(name_spans, covered),
        strange_tables=len(tables - told_tables),
        strange_columns=len(columns - told_columns - timed),
    )


def _refs(node: During | Bucket | DatePart | Elapsed) -> Iterable[ColumnRef]:
    return (inner for inner in walk(node) if isinstance(inner, ColumnRef))


def _free(spans: dict[tuple[int, int], bool], covered: set[int]) -> int:
    return sum(not used and not covered.intersection(range(first, last + 1)) for (first, last), used in spans.items())


def idle(plan: Plan, linked: LinkedQuestion, loaded: frozenset[str]) -> Iterator[int]:
    """Places of words of grammar that ask for something that the plan does not have.

    :param loaded: words that change what is asked.
    """
    shape = shape_of(plan)
    columns = {(ref.table, ref.column) for ref in columns_of(plan)}
    named = {at for m in linked.mentions if (m.table, m.column) in columns for at in range(m.first, m.last + 1)}
    for at, token in enumerate(linked.tokens):
        word = token.text.lower()
        if word in loaded and at not in named:
            asked = [getattr(shape, field) for _, field, pattern in _CUES if pattern.search(word)]
            if not any(asked):
                yield at


CUE_TRAITS = tuple(f"{name} {how}" for name, _, _ in _CUES for how in ("asked", "had"))


def cue_traits(question: str, shape: Shape) -> list[float]:
    """For each cue: asked for but not had, and had but not asked for."""
    found: list[float] = []
    for _, field, pattern in _CUES:
        asked, had = pattern.search(question) is not None, bool(getattr(shape, field))
        found += [float(asked and not had), float(had and not asked)]
    return found
