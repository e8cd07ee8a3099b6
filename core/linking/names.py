"""Tables and columns that spans of a question may be called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..contracts.linked import Mention, MentionKind, Token
from .abbreviations import ABBREVIATIONS, abbreviates
from .index import Index, Name
from .lexicon import IRREGULAR, STOP
from .synonyms import SYNONYMS
from .words import is_word, stem

LONGEST_NAME = 6
"""Words of a span that are tried as one name."""
PER_SPAN = 40
"""Mentions of one kind kept for a span. A name that more things share is kept for the tables that the question names, then in order."""
WIDE = 200
"""Names that share a word, looked at one by one."""
SHORT_STEM, DERIVED = 4, 0.7
"""Score of another word of the same stem, if that is so short: "rate" hardly means `rating`, "reviewed" often means `reviews`."""
_PARTICLES = frozenset({"up", "in", "out", "off", "on"})
Hit = tuple[Name, str, float]
"""A name, how it was found, and how well it fits, 0–1."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Tokens `first`…`last` as words of a name.

    :param shared: the last stem belongs to a later word; only a whole name counts.
    :param counted: says "number of …": `order_number` is not meant by "number of orders".
    """

    first: int
    last: int
    stems: tuple[str, ...]
    letters: str
    counted: bool = False
    shared: bool = False


def name_mentions(tokens: Sequence[Token], index: Index, fuzzy: frozenset[int]) -> Iterator[Mention]:
    """Mentions of tables and columns."""
    named = _named_tables(tokens, index)
    for span in _spans(tokens):
        corrected = any(span.first <= at <= span.last for at in fuzzy)
        factor = 0.85 if corrected else 1.0
        hits: dict[tuple[str, str | None], Hit] = {}
        for hit in _look_up(span, index, named):
            hits.setdefault((hit[0].table, hit[0].column), hit)
        for name, how, score in _best(list(hits.values()), named):
            yield _named(name, span.first, span.last, score * factor, "fuzzy" if corrected else how)


def _named_tables(tokens: Sequence[Token], index: Index) -> frozenset[str]:
    """Tables that some span of the question is the whole name of."""
    return frozenset(
        name.table
        for span in _spans(tokens)
        if not span.shared
        for name in index.exact.get(tuple(sorted(span.stems)), ())
        if name.column is None
    )


def _best(hits: list[Hit], named: frozenset[str]) -> list[Hit]:
    """At most `PER_SPAN` hits: those of tables that the question names before others, then by score."""
    if len(hits) > PER_SPAN:
        hits.sort(key=lambda hit: (hit[0].table not in named, -hit[2]))
    return hits[:PER_SPAN]


def _spans(tokens: Sequence[Token]) -> Iterator[_Span]:
    for first in range(len(tokens)):
        stems: list[str] = []
        letters = ""
        for last in range(first, min(first + LONGEST_NAME, len(tokens))):
            word = tokens[last]
            if not is_word(word) or (word.quoted and last > first):
                break
            stems.extend(stem(one) for one in (word.stem.split() if word.quoted else (word.stem,)))
            letters += word.text.lower()
            yield _Span(first, last, tuple(stems), letters)
            if word.quoted:
                break
        yield from _of_span(tokens, first)
        yield from _shared_head(tokens, first)
        yield from _phrasal(tokens, first)


def _phrasal(tokens: Sequence[Token], first: int) -> Iterator[_Span]:
    """A verb with its particle as the noun that schemas write: "signed up" is a `signup`, "logged in" a `login`."""
    if first + 1 < len(tokens) and tokens[first + 1].text.lower() in _PARTICLES and tokens[first].text.isalpha():
        letters = tokens[first].stem + tokens[first + 1].text.lower()
        yield _Span(first, first + 1, (stem(letters),), letters)


def _shared_head(tokens: Sequence[Token], first: int) -> Iterator[_Span]:
    """As in "first and last names": the first word with the head noun that a later one carries."""
    joint = first + 1
    if joint >= len(tokens) or tokens[joint].text.lower() not in (",", "and", "or") or not is_word(tokens[first]):
        return
    for head in range(joint + 2, min(joint + 7, len(tokens))):
        if not is_word(tokens[head]) or tokens[head].quoted or tokens[head].text.lower() in STOP:
            continue
        if is_word(tokens[head - 1]) and tokens[head - 1].text.lower() not in STOP:
            yield _Span(first, first, (tokens[first].stem, tokens[head].stem), "", shared=True)
            return


def _of_span(tokens: Sequence[Token], first: int) -> Iterator[_Span]:
    """Read "date of birth" as one name; "number of pages" too, but read in order only (see `_look_up`)."""
    at = first + 1
    if at >= len(tokens) or tokens[at].text.lower() != "of" or not is_word(tokens[first]) or tokens[first].quoted:
        return
    at += 1
    if at < len(tokens) and tokens[at].text.lower() == "the":
        at += 1
    if at < len(tokens) and is_word(tokens[at]) and not tokens[at].quoted:
        stems = (tokens[first].stem, tokens[at].stem)
        letters = tokens[first].text.lower() + tokens[at].text.lower()
        yield _Span(first, at, stems, letters, counted=tokens[first].stem in ("number", "count", "total", "amount"))


def _narrow(names: Sequence[Name], named: frozenset[str]) -> Sequence[Name]:
    """`names` where they are few; else those of the tables that the question names, and the first others: no more than these would be kept,
    and a catalog of thousands of tables has tens of thousands of names with a common word."""
    return names if len(names) <= WIDE else [*(name for name in names if name.table in named), *names[:WIDE]]


def _look_up(span: _Span, index: Index, named: frozenset[str]) -> Iterator[Hit]:
    """Names that a span may stand for, surest first."""
    for name in sorted(index.exact.get(tuple(sorted(span.stems)), ()), key=lambda n: -n.score):
        if not span.counted or _counts(index.spelled[name.table, name.column]):
            # A misspelt word has the stem of the right one, so its letters say nothing.
            short = (
                span.first == span.last
                and stem(span.letters) == span.stems[0]
                and len(span.stems[0]) <= SHORT_STEM
                and name.how == "exact"
            )
            same = not short or _says(span.letters, index, name)
            yield (name, name.how, name.score) if same else (name, "stem", DERIVED * name.score)
    if span.counted:
        return
    yield from _qualified(span, index)
    if span.shared:
        return
    for letters in (span.letters, span.letters.removesuffix("s")):
        for name in index.joined.get(letters, ()):
            yield name, "split", 0.95 * name.score
    if len(span.stems) > 1:
        yield from _by_words(span, index)
    elif span.letters not in STOP:
        yield from _by_part(span, index, named)


def _says(word: str, index: Index, name: Name) -> bool:
    """Is `word` one of the name's own words, if perhaps in the plural, rather than another word of its stem: "rate" for `rating`?"""
    return any(_number_free(word) == _number_free(own) for own in index.spelled[name.table, name.column])


def _number_free(word: str) -> str:
    """The word without the ending of a plural, near enough to compare by."""
    lower = IRREGULAR.get(word, word)
    return lower[:-3] + "y" if lower.endswith("ies") else lower.removesuffix("s").removesuffix("e")


def _by_part(span: _Span, index: Index, named: frozenset[str]) -> Iterator[Hit]:
    """Names that one word is a part of, an abbreviation of, or a synonym of."""
    word = span.stems[0]
    for name in _narrow(index.partial.get(word, ()), named):
        yield name, "split", _share(word, index.spelled[name.table, name.column])
    for name in _narrow(index.comments.get(word, ()), named):
        yield name, name.how, name.score
    for long in ABBREVIATIONS.get(span.letters, ()):
        for name in index.exact.get((stem(long),), ()):
            yield name, "split", 0.9 * name.score
    for short, names in index.short.get(span.letters[:1], {}).items():
        if abbreviates(short, span.letters) or abbreviates(short, word):
            for name in _narrow(names, named):
                yield name, "split", name.score
    for other in SYNONYMS.get(word, ()):
        for name in index.exact.get((other,), ()):
            yield name, "synonym", 0.7 * name.score
        for name in _narrow(index.partial.get(other, ()), named):
            yield name, "synonym", 0.55 * _share(other, index.spelled[name.table, name.column])


def _share(word: str, words: tuple[str, ...]) -> float:
    """How much one stem says of a name of several words. English puts the thing last: "date" says more of `order_date` than "order"."""
    last = stem(words[-1]) == word
    return max((0.72 if last else 0.55) - 0.04 * (len(words) - 2), 0.3)


def _qualified(span: _Span, index: Index) -> Iterator[Hit]:
    """A column with its table's name before or behind it: "product names", "names of products"."""
    for cut in range(1, len(span.stems)):
        for table_stems, column_stems in (
            (span.stems[:cut], span.stems[cut:]),
            (span.stems[cut:], span.stems[:cut]),
        ):
            tables = {
                name.table
                for name in index.exact.get(tuple(sorted(table_stems)), ())
                if name.column is None and name.score == 1.0
            }
            if tables:
                for name in index.exact.get(tuple(sorted(column_stems)), ()):
                    if name.column is not None and name.table in tables:
                        yield name, name.how, 0.97 * name.score


def _counts(words: tuple[str, ...]) -> bool:
    """Is a column so called a count: `num_pages`, `page_count`?"""
    return words[0] in ("number", "total", "count", "amount") or words[-1] == "count"


def _by_words(span: _Span, index: Index) -> Iterator[Hit]:
    """Names of more words than the span has, that hold each of its words; and names that it has by a synonym of one word."""
    if any(len(word) < 2 for word in span.stems):
        return
    fewest = min((index.partial.get(word, []) for word in span.stems), key=len)
    for name in fewest:
        words = index.spelled[name.table, name.column]
        if set(span.stems) <= set(map(stem, words)):
            yield name, "split", min(0.9, 0.55 + 0.4 * len(span.stems) / max(len(words), 1))
    if span.stems[0] in ("number", "count", "total"):
        return
    for place, word in enumerate(span.stems):
        for other in SYNONYMS.get(word, ()):
            stems = (*span.stems[:place], other, *span.stems[place + 1 :])
            for name in index.exact.get(tuple(sorted(stems)), ()):
                yield name, "synonym", 0.75 * name.score


def _named(name: Name, first: int, last: int, score: float, how: str) -> Mention:
    kind: MentionKind = "table" if name.column is None else "column"
    return Mention(kind, first, last, round(score, 4), how, table=name.table, column=name.column)
