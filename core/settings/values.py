"""From what was written (a TOML value, or the text of a variable) to a setting's typed value. Strict: `"5"` in the file is not 5."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path
from typing import Any, Literal, get_args, get_origin
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .declared import Declared

SHOWN_CHARACTERS = 60


class BadValueError(ValueError):
    """The value does not fit. Its text says what would, as in "must be a whole number from 0 to 65535"."""


def from_toml(one: Declared, value: object) -> Any:
    """The setting's value from a value of the file.

    :raises BadValueError: another type, or out of bounds.
    """
    return _bounded(one, _typed(one, value))


def from_text(one: Declared, text: str) -> Any:
    """The setting's value from a variable's text; a list is written as a TOML array, or separated by commas.

    :raises BadValueError: not such a value, or out of bounds.
    """
    return _bounded(one, _typed(one, _parsed(one.kind, text)))


def shown(one: Declared, value: object) -> str:
    """The value as an error names it: short, on one line, dots for a secret."""
    if one.secret:
        return "•••"
    text = ascii(value) if isinstance(value, str) else repr(value)
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN_CHARACTERS else flat[: SHOWN_CHARACTERS - 1] + "…"


def wanted(kind: Any) -> str:
    """The type in words, such as `a whole number` or `one of "debug", "info"`."""
    if get_origin(kind) is Literal:
        return "one of " + ", ".join(f'"{choice}"' for choice in get_args(kind))
    if get_origin(kind) is tuple:
        return "a list of paths" if get_args(kind)[0] is Path else "a list of texts"
    return {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}[kind]


def bounds_in_words(one: Declared) -> str:
    """` from 1 to 64` and the like; empty without bounds."""
    low, high = one.bounds.get("ge"), one.bounds.get("le")
    if low is not None and high is not None:
        return f" from {low} to {high}"
    return "" if low is None and high is None else (f" of at least {low}" if high is None else f" of at most {high}")


def _typed(one: Declared, value: object) -> Any:
    """`value` as the setting's type, without conversions between types, but a whole number is a number."""
    if get_origin(one.kind) is tuple:
        return _list(one, value)
    if one.kind is float and type(value) is int:
        return float(value)
    if get_origin(one.kind) is Literal:
        fits = isinstance(value, str) and value in get_args(one.kind)
    else:
        fits = type(value) is one.kind and not (isinstance(value, float) and not math.isfinite(value))
    if not fits:
        raise _refusal(one)
    return value


def _list(one: Declared, value: object) -> tuple[Any, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise _refusal(one)
    return tuple(Path(item) for item in value) if get_args(one.kind)[0] is Path else tuple(value)


def _refusal(one: Declared) -> BadValueError:
    return BadValueError(f"must be {wanted(one.kind)}{bounds_in_words(one)}")


def _parsed(kind: Any, text: str) -> object:
    """The TOML value that `text` stands for, or `text` itself, which then has the wrong type and is refused by it."""
    if kind is str or get_origin(kind) is Literal:
        return text
    if get_origin(kind) is tuple and not text.lstrip().startswith("["):
        return [item.strip() for item in text.split(",") if item.strip()]
    try:
        return tomllib.loads(f"value = {text.strip()}")["value"] if text.isprintable() else text
    except tomllib.TOMLDecodeError:
        return text


def _bounded(one: Declared, value: Any) -> Any:
    bounds = one.bounds
    if ("ge" in bounds and value < bounds["ge"]) or ("le" in bounds and value > bounds["le"]):
        raise _refusal(one)
    if bounds.get("timezone") and not _is_timezone(value):
        raise BadValueError('must be an IANA time zone such as "Europe/Berlin"')
    if value and "schemes" in bounds and not value.startswith(tuple(bounds["schemes"])):
        raise BadValueError("must be empty or begin with " + " or ".join(bounds["schemes"]))
    return value


def _is_timezone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return bool(name)
