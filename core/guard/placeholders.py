"""`{{name}}` → a bound parameter. A value never becomes part of the text: splicing was CVE-2026-42093, CVE-2026-72899, CVE-2023-49736."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..errors import FieldProblem, StatementRefused, ValidationError
from .tokens import Piece

MAX_BINDS = 1_000
"""Values that one statement may bind, lists counted by their items; SQLite before 3.32 takes 999."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
_IN_TEXT = re.compile(r"\{\{\s*([a-z][a-z0-9_]{0,63})\s*\}\}")

Shape = tuple[tuple[str, int | None], ...]
"""Of each parameter, by name: None for one value, else how many a list holds."""


@dataclass(frozen=True, slots=True)
class Bind:
    """The bound name `name` takes the value of the parameter `parameter`, or its item `item`."""

    name: str
    parameter: str
    item: int | None = None


def shape_of(parameters: Mapping[str, object]) -> Shape:
    """The shape of some values, after checking that each is a JSON scalar or a list of them.

    :raises ValidationError: names each parameter that is not.
    """
    problems = [problem for name, value in parameters.items() for problem in _value_problems(name, value)]
    if problems:
        raise ValidationError.of(*problems)
    shape = tuple(sorted((name, len(v) if isinstance(v, list | tuple) else None) for name, v in parameters.items()))
    if sum(1 if length is None else length for _, length in shape) > MAX_BINDS:
        raise ValidationError.of(FieldProblem("parameters", "too_long", f"At most {MAX_BINDS} values can be bound."))
    return shape


def bind(pieces: Sequence[Piece], shape: Shape) -> tuple[list[Piece], tuple[Bind, ...]]:
    """The pieces with every `{{name}}` replaced by `:name`, and what is bound to those names.

    :raises ValidationError: a value is missing, not used, or a list stands outside IN.
    :raises StatementRefused: a placeholder is malformed, or stands inside a text.
    """
    found = {i: _name(pieces, i) for i in range(len(pieces)) if _opens(pieces, i)}
    lengths = dict(shape)
    _check_texts(pieces, lengths)
    _check_names(list(found.values()), lengths)
    result: list[Piece] = []
    binds: dict[str, Bind] = {}
    i = 0
    while i < len(pieces):
        if i in found:
            result += _placeholder(pieces, i, found[i], lengths[found[i]], binds)
            i += 5
        else:
            result.append(pieces[i])
            i += 1
    return result, tuple(binds.values())


def values_of(binds: Sequence[Bind], parameters: Mapping[str, object]) -> dict[str, object]:
    """What each bound name is bound to."""
    values: dict[str, object] = {}
    for item in binds:
        value = parameters[item.parameter]
        values[item.name] = value[item.item] if item.item is not None and isinstance(value, list | tuple) else value
    return values


def check_whole_numbers(names: Iterable[str], values: Mapping[str, object]) -> None:
    """Refuse anything but a whole number for the parameters `names`, which stand in LIMIT or OFFSET.

    :raises ValidationError: names the parameter.
    """
    problems = [
        FieldProblem(f"parameters.{name}", "wrong_type", "LIMIT and OFFSET take a whole number from 0.")
        for name in sorted(set(names))
        if not isinstance(value := values[name], int) or isinstance(value, bool) or value < 0
    ]
    if problems:
        raise ValidationError.of(*problems)


def _opens(pieces: Sequence[Piece], i: int) -> bool:
    return (
        pieces[i].kind == "L_BRACE"
        and i + 1 < len(pieces)
        and pieces[i + 1].kind == "L_BRACE"
        and not pieces[i + 1].gap
    )


def _name(pieces: Sequence[Piece], i: int) -> str:
    inside = pieces[i + 2 : i + 5]
    closed = len(inside) == 3 and inside[1].kind == inside[2].kind == "R_BRACE" and not inside[2].gap
    if not closed or not _NAME.fullmatch(inside[0].text):
        raise StatementRefused(
            "A placeholder is written {{name}}, with a name of lower-case letters, digits and _.",
        )
    return inside[0].text


def _check_names(used: Sequence[str], lengths: Mapping[str, int | None]) -> None:
    missing = [
        FieldProblem(f"parameters.{name}", "missing_parameter", f"The statement uses {{{{{name}}}}}; give it a value.")
        for name in dict.fromkeys(used)
        if name not in lengths
    ]
    unused = [
        FieldProblem(f"parameters.{name}", "unknown_field", f"The statement does not use {{{{{name}}}}}.")
        for name in lengths
        if name not in used
    ]
    if missing or unused:
        raise ValidationError.of(*missing, *unused)


def _check_texts(pieces: Sequence[Piece], lengths: Mapping[str, int | None]) -> None:
    for piece in pieces:
        if piece.text[-1:] in "'\"`$" and (inside := _IN_TEXT.search(piece.text)) and inside[1] in lengths:
            raise StatementRefused(f"{{{{{inside[1]}}}}} stands inside quotation marks, where nothing is put in.")


def _placeholder(pieces: Sequence[Piece], i: int, name: str, length: int | None, binds: dict[str, Bind]) -> list[Piece]:
    """The pieces of one placeholder; what it binds is added to `binds`."""
    after_in = bool(i) and pieces[i - 1].kind == "IN"
    if length is None:
        new = [Bind(_bound_name(name, pieces[i + 2].kind), name)]
    elif length == 0:
        raise ValidationError.of(FieldProblem(f"parameters.{name}", "too_short", "The list needs at least one value."))
    elif after_in or _inside_in(pieces, i):
        new = [Bind(f"{name}__{item}", name, item) for item in range(length)]
    else:
        raise ValidationError.of(FieldProblem(f"parameters.{name}", "wrong_type", "A list can only stand after IN."))
    texts: list[tuple[str, str]] = []
    for item in new:
        binds[item.name] = item
        texts += [(",", "COMMA"), (":", "COLON"), (item.name, "VAR")] if texts else [(":", "COLON"), (item.name, "VAR")]
    if after_in:
        texts = [("(", "L_PAREN"), *texts, (")", "R_PAREN")]
    gap = pieces[i].gap or (" " if after_in else "")
    first = Piece(gap, *texts[0], shown=f"{{{{{name}}}}}")
    return [first, *(Piece("", text, kind, shown="") for text, kind in texts[1:])]


def _bound_name(name: str, kind: str) -> str:
    """A name that no dialect takes for a keyword after the colon."""
    return name if kind == "VAR" else f"{name}__"


def _inside_in(pieces: Sequence[Piece], i: int) -> bool:
    """Does the bracket around piece `i` follow IN?"""
    depth = 0
    for k in range(i - 1, -1, -1):
        kind = pieces[k].kind
        if kind == "R_PAREN":
            depth += 1
        elif kind == "L_PAREN":
            if depth == 0:
                return k > 0 and pieces[k - 1].kind == "IN"
            depth -= 1
    return False


def _value_problems(name: str, value: object) -> list[FieldProblem]:
    items: Sequence[object] = value if isinstance(value, list | tuple) else [value]
    if all(
        item is None or isinstance(item, bool | int | str) or (isinstance(item, float) and math.isfinite(item))
        for item in items
    ):
        return []
    return [
        FieldProblem(
            f"parameters.{name}", "wrong_type", "A value is a text, a number, true, false, null, or a list of these."
        )
    ]
