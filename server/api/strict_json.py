"""Read a JSON body, or say exactly what is wrong with it, whatever bytes it is made of (contract 1.7 and 1.8)."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any, NoReturn

from aifordb.core.errors import FieldProblem, ValidationError

MAX_DEPTH = 32
_LONGEST_NAME = 100
_INT64 = range(-(2**63), 2**63)
_LONGEST_INTEGER = 20
"""Digits of the longest 64-bit number and its sign; `int()` of a megabyte of digits would take seconds."""


class _Repeated(Exception):
    """An object names a member twice."""


class _BadNumber(Exception):
    """`NaN`, `Infinity`, or digits beyond any number."""


def parse_json(body: bytes) -> Any:
    """The value of a JSON text.

    Stricter than RFC 8259 where it lets a reader choose: no byte order mark, no repeated names, no lone surrogates, no NUL inside
    strings (PostgreSQL cannot store it), no number outside 64 bits, at most 32 levels.

    :raises ValidationError: naming the member, where there is one.
    """
    value = _read(_decode(body))
    problems = list(_problems(value))
    if problems:
        raise ValidationError.of(*problems[:20])
    return value


def shown_name(name: str) -> str:
    """A member's name as an answer may repeat it: short, and free of what JSON cannot carry."""
    clean = name.encode("utf-8", "replace").decode().replace("\0", "?")
    return clean if len(clean) <= _LONGEST_NAME else clean[: _LONGEST_NAME - 1] + "…"


def _decode(body: bytes) -> str:
    if not body.strip(b" \t\r\n"):
        raise _invalid("The body is empty.", "Send a JSON object.")
    if body.startswith(b"\xef\xbb\xbf"):
        raise _invalid("The body starts with a byte order mark.", "Send UTF-8 without a byte order mark.")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _invalid(f"The body is not UTF-8 (byte {error.start}).", "Send UTF-8.") from None


def _read(text: str) -> Any:
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_constant=_refuse, parse_float=_finite, parse_int=_integer
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise _invalid(f"The body is not valid JSON: {error.msg.lower()} at {where}.") from None
    except RecursionError:
        raise _too_deep() from None
    except _Repeated as error:
        name = shown_name(str(error.args[0]))
        raise ValidationError.of(FieldProblem(name, "duplicate_field", "Stands twice in the same object.")) from None
    except _BadNumber:
        raise _invalid("The body holds a number that JSON cannot carry.", "Numbers must be finite.") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        seen: set[str] = set()
        # A name that hides a second value is the classic way past a check that read the first one.
        raise _Repeated(next(name for name, _ in pairs if name in seen or seen.add(name)))  # type: ignore[func-returns-value]
    return members


def _refuse(_: str) -> NoReturn:
    raise _BadNumber


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _BadNumber
    return number


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_INTEGER:
        raise _BadNumber
    return int(digits)


def _problems(value: Any) -> Iterator[FieldProblem]:
    """Walk without recursion, so that no depth is too deep for the walk itself."""
    waiting: list[tuple[Any, str, int]] = [(value, "", 1)]
    while waiting:
        item, path, depth = waiting.pop()
        if depth > MAX_DEPTH + 1:
            raise _too_deep()
        if isinstance(item, str):
            yield from _text_problems(item, path)
        elif isinstance(item, dict):
            for name, inner in item.items():
                inner_path = f"{path}.{shown_name(name)}" if path else shown_name(name)
                yield from _text_problems(name, inner_path)
                waiting.append((inner, inner_path, depth + 1))
        elif isinstance(item, list):
            waiting.extend((inner, f"{path}.{i}" if path else str(i), depth + 1) for i, inner in enumerate(item))
        elif isinstance(item, int) and item not in _INT64:
            yield FieldProblem(path or None, "out_of_range", "Must fit in 64 bits.")


def _text_problems(text: str, path: str) -> Iterator[FieldProblem]:
    if "\0" in text:
        yield FieldProblem(path or None, "bad_format", "Must not hold the character NUL.")
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        yield FieldProblem(path or None, "invalid_json", "Holds half of a surrogate pair, which is no character.")


def _invalid(message: str, hint: str | None = None) -> ValidationError:
    return ValidationError.of(FieldProblem(None, "invalid_json", message), hint=hint)


def _too_deep() -> ValidationError:
    return _invalid(f"The body nests deeper than {MAX_DEPTH} levels.", "Send a flatter body.")
