"""Marshmallow schemas read strictly (contract 1.7): no type is coerced, and every problem has a field and a stable code."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from marshmallow import RAISE, Schema, fields, validate
from marshmallow import ValidationError as Invalid
from marshmallow.fields import Field

from ..errors import FieldProblem

MOST_REPORTED = 50
"""Problems of one kind in one answer: a body of a megabyte can hold a hundred thousand."""
_LONGEST_GUESSED = 64
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_KINDS: tuple[tuple[type[Field[Any]], tuple[type, ...], str], ...] = (
    (fields.Boolean, (bool,), "true or false"),
    (fields.Integer, (int,), "a whole number"),
    (fields.Number, (int, float), "a number"),
    (fields.List, (list,), "a list"),
    (fields.Mapping, (dict,), "an object"),
    (fields.Nested, (dict,), "an object"),
    (fields.String, (str,), "a string"),
)


def load(schema: Schema, body: Mapping[str, object], *, path: str = "") -> tuple[dict[str, Any], list[FieldProblem]]:
    """Validate `body` and fill in defaults.

    :param path: dotted path of `body` in the request, for the problems.
    :returns: the loaded values and no problems; or what could be loaded and at least one problem.
    """
    problems = list(islice(_unknown(schema, body, path), MOST_REPORTED))
    wrong = {
        name: list(islice(_wrong_types(schema.fields[name], body[name], _join(path, name)), MOST_REPORTED))
        for name in body
        if name in schema.fields
    }
    problems += [problem for found in wrong.values() for problem in found]
    sound = {name: body[name] for name, found in wrong.items() if not found}
    loaded: dict[str, Any] = {}
    for name, value in list(sound.items()):
        field = schema.fields[name]
        if isinstance(field, fields.Nested) and isinstance(value, dict):
            loaded[name], inner = load(field.schema, value, path=_join(path, name))
            problems += inner
            del sound[name]
    skipped = [name for name in schema.fields if name in loaded or wrong.get(name)]
    try:
        loaded |= schema.load(sound, partial=skipped, unknown=RAISE)
    except Invalid as error:
        problems += _translated(schema, sound, error, path)
        loaded |= error.valid_data or {}
    return loaded, problems


def nearest(name: str, known: Sequence[str]) -> str | None:
    """The known name that `name` is probably meant to be."""
    if len(name) > _LONGEST_GUESSED:
        return None
    return next(iter(difflib.get_close_matches(name, known, n=1)), None)


def unknown_field(path: str, name: str, known: Sequence[str]) -> FieldProblem:
    """The problem of a field that does not exist; names the nearest one that does."""
    meant = nearest(name, known)
    return FieldProblem(path, "unknown_field", "Unknown field." + (f' Did you mean "{meant}"?' if meant else ""))


def _join(path: str, name: object) -> str:
    return f"{path}.{name}" if path else str(name)


def _unknown(schema: Schema, body: Mapping[str, object], path: str) -> Iterator[FieldProblem]:
    for name in body:
        if name not in schema.fields:
            yield unknown_field(_join(path, name), name, list(schema.fields))


def _wrong_types(field: Field[Any], value: object, path: str) -> Iterator[FieldProblem]:
    if not (value is None and field.allow_none):
        yield from _wrong_type(field, value, path)


def _wrong_type(field: Field[Any], value: object, path: str) -> Iterator[FieldProblem]:
    for kind, types, words in _KINDS:
        if isinstance(field, kind):
            # True is an int in Python and no number in JSON.
            if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
                yield FieldProblem(path, "wrong_type", f"Must be {words}.")
            elif isinstance(value, str) and _UNSTORABLE.search(value):
                yield FieldProblem(path, "bad_format", "Must not hold U+0000 or lone surrogates.")
            elif isinstance(field, fields.List) and isinstance(value, list):
                for number, item in enumerate(value):
                    yield from _wrong_type(field.inner, item, f"{path}.{number}")
            return


def _translated(schema: Schema, body: Mapping[str, object], error: Invalid, path: str) -> Iterator[FieldProblem]:
    messages = error.messages if isinstance(error.messages, dict) else {"_schema": error.messages}
    for name, said in messages.items():
        field = schema.fields.get(name)
        shown = None if name == "_schema" else _join(path, name)
        code = "bad_format" if field is None else _code(field, name in body, body.get(name))
        for text in _flat(said):
            yield FieldProblem(shown, code, "Missing." if code == "required" else text)


def _code(field: Field[Any], given: bool, value: object) -> str:
    if not given:
        return "required"
    for validator in field.validators:
        try:
            validator(value)
        except Invalid:
            return _validator_code(validator, value)
        except TypeError:  # the validator is for the loaded value, which could not be made
            continue
    return "bad_format"


def _validator_code(validator: object, value: object) -> str:
    if isinstance(validator, (validate.OneOf, validate.ContainsOnly, validate.Equal)):
        return "not_one_of"
    if isinstance(validator, validate.Range):
        return "out_of_range"
    if isinstance(validator, validate.Length):
        size = len(value) if isinstance(value, (str, list, dict)) else 0
        return "too_short" if validator.min is not None and size < validator.min else "too_long"
    return "bad_format"


def _flat(messages: object) -> Iterator[str]:
    if isinstance(messages, dict):
        for inner in messages.values():
            yield from _flat(inner)
    elif isinstance(messages, list):
        for inner in messages:
            yield from _flat(inner)
    else:
        yield str(messages)
