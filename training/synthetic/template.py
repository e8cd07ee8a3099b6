"""Many wordings in one line: templates with slots, choices and parts that may be left out.

`(how many|number of) {things} [in total]` has a slot `{things}`, a choice between two texts, and a part that is there half of the time. Choices and
optional parts may hold anything, also each other. A slot that has nothing to say makes the part around it impossible: an optional part is then
left out, a choice takes another branch, and a template without a way out is not used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random
from typing import Literal

Form = Literal["q", "Q", "np", "np1", "do", "kw"]
"""What a wording is, and so how a voice may go on with it: `q` a question that also stands inside another ("tell me how many …"), `Q` one that
does not, `np` and `np1` a noun phrase in the plural or singular, `do` an order ("list …"), `kw` key words, left as they are."""
FORMS: tuple[Form, ...] = ("q", "Q", "np", "np1", "do", "kw")
Texts = dict[str, tuple[str, ...]]
"""Slots while they are gathered."""
Slots = Mapping[str, tuple[str, ...]]
"""What each slot may say; one is chosen at random. A slot without texts, or missing, cannot be filled."""
_TRIES = 3
"""Times that one wording is tried with other choices before the next one."""
_SIGNS = re.compile(r"[()\[\]|]|\{\w+\}|[^()\[\]|{}]+")


@dataclass(frozen=True, slots=True)
class _Text:
    text: str


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str


@dataclass(frozen=True, slots=True)
class _Choice:
    branches: tuple[tuple[_Piece, ...], ...]


_Piece = _Text | _Slot | _Choice


@dataclass(frozen=True, slots=True)
class Wording:
    """A line of a file of phrases."""

    form: Form
    pieces: tuple[_Piece, ...]


@cache
def parse(template: str) -> tuple[_Piece, ...]:
    """The template as a tree.

    :raises ValueError: a bracket is not closed.
    """
    signs = _SIGNS.findall(template)
    pieces, rest = _branches(signs, 0, "")
    if rest != len(signs):
        raise ValueError(f"unbalanced brackets in {template!r}")
    return pieces[0] if len(pieces) == 1 else (_Choice(pieces),)


def _branches(signs: Sequence[str], at: int, end: str) -> tuple[tuple[tuple[_Piece, ...], ...], int]:
    branches: list[list[_Piece]] = [[]]
    while at < len(signs) and signs[at] not in (")", "]"):
        sign = signs[at]
        at += 1
        if sign == "|":
            branches.append([])
        elif sign in "([":
            inner, at = _branches(signs, at, ")" if sign == "(" else "]")
            branches[-1].append(_Choice(inner if sign == "(" else (*inner, *((),) * len(inner))))
        elif sign[0] == "{":
            branches[-1].append(_Slot(sign[1:-1]))
        else:
            branches[-1].append(_Text(sign))
    if end and (at == len(signs) or signs[at] != end):
        raise ValueError(f"missing {end}")
    return tuple(map(tuple, branches)), at + bool(end)


@cache
def phrases(name: str) -> Mapping[str, tuple[Wording, ...]]:
    """The sections of `phrases/NAME.txt`: a line `# section` begins one, each other line is `form: template`."""
    found: dict[str, list[Wording]] = {}
    section = ""
    for line in files(__package__).joinpath("phrases", f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            section = line[2:].strip()
        elif line.strip():
            form, _, template = line.partition(": ")
            if form not in FORMS:
                raise ValueError(f"{name}.txt: no form in {line!r}")
            found.setdefault(section, []).append(Wording(FORMS[FORMS.index(form)], parse(template.strip())))
    return {key: tuple(value) for key, value in found.items()}


def say(
    wordings: Sequence[Wording], slots: Slots, rng: Random, must: Sequence[frozenset[str]] = ()
) -> tuple[Form, str] | None:
    """One of `wordings` with its slots filled, each as likely as the other; None if the slots fit none.

    :param must: sets of slots; of each at least one must be said, as what it says is part of the meaning.
    """
    for wording in rng.sample(wordings, len(wordings)):
        for _ in range(_TRIES):
            used: set[str] = set()
            text = _fill(wording.pieces, slots, rng, used)
            if text is None:
                break
            if all(used & one for one in must):
                return wording.form, tidy(text)
    return None


def fill(template: str, slots: Slots, rng: Random) -> str | None:
    """`template` with its slots filled; None if a slot is missing that it cannot do without."""
    text = _fill(parse(template), slots, rng, set())
    return None if text is None else tidy(text)


def tidy(text: str) -> str:
    """Single spaces, none before a comma or full stop."""
    return re.sub(r" +([,.?!:])", r"\1", " ".join(text.split()))


def _fill(pieces: Sequence[_Piece], slots: Slots, rng: Random, used: set[str]) -> str | None:
    said: list[str] = []
    for piece in pieces:
        text = _one(piece, slots, rng, used)
        if text is None:
            return None
        said.append(text)
    return "".join(said)


def _one(piece: _Piece, slots: Slots, rng: Random, used: set[str]) -> str | None:
    match piece:
        case _Text(text=text):
            return text
        case _Slot(name=name):
            choices = slots.get(name)
            used.add(name)
            return rng.choice(choices) if choices else None
        case _Choice(branches=branches):
            for branch in rng.sample(branches, len(branches)):
                inner: set[str] = set()
                said = _fill(branch, slots, rng, inner)
                if said is not None:
                    used |= inner
                    return said
            return None
