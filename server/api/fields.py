"""Fields that take a value as it is or refuse it: `"5"` is not 5, `1` is not true (contract 1.7).

Every message has the form `code: Sentence.`; `problems` turns marshmallow's tree of messages into the contract's list.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import marshmallow as ma
from aifordb.core.clock import to_text
from aifordb.core.errors import FieldProblem

_MESSAGE = re.compile(r"([a-z]+(?:_[a-z]+)*): (.*)", re.S)
_COMMON = {
    "required": "required: Missing.",
    "null": "wrong_type: Must not be null.",
    "invalid": "wrong_type: Not allowed here.",
}


def problems(messages: object, path: str = "") -> Iterator[FieldProblem]:
    """The problems in marshmallow's messages, in the order of the fields."""
    if isinstance(messages, Mapping):
        for name, inner in messages.items():
            whole = name == ma.exceptions.SCHEMA
            yield from problems(inner, path if whole else f"{path}.{name}" if path else str(name))
    elif isinstance(messages, list | tuple):
        for message in messages:
            yield from problems(message, path)
    else:
        match = _MESSAGE.fullmatch(str(messages))
        code, sentence = (match[1], match[2]) if match else ("bad_format", str(messages))
        yield FieldProblem(path or None, code, sentence)


class Text(ma.fields.String):
    """A string.

    :param least, most: allowed length in characters.
    :param most_bytes: allowed length as UTF-8.
    """

    def __init__(
        self, *, least: int = 0, most: int | None = None, most_bytes: int | None = None, **kwargs: Any
    ) -> None:
        limits = {"minLength": least or None, "maxLength": most}
        super().__init__(**_described(kwargs, "Must be a string.", **limits))
        self._least, self._most, self._most_bytes = least, most, most_bytes

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if text is None:
            raise self.make_error("null")
        if len(text.strip()) < self._least:
            raise ma.ValidationError(
                "too_short: Must not be empty." if self._least == 1 else f"too_short: Needs {self._least} characters."
            )
        if self._most is not None and len(text) > self._most:
            raise ma.ValidationError(f"too_long: Must have at most {self._most:,} characters.")
        if self._most_bytes is not None and len(text.encode()) > self._most_bytes:
            raise ma.ValidationError(f"too_long: Must have at most {self._most_bytes:,} bytes.")
        return text


class Choice(Text):
    """One of a few words."""

    def __init__(self, options: Collection[str], **kwargs: Any) -> None:
        words = [*options, None] if kwargs.get("allow_none") else list(options)
        super().__init__(**_described(kwargs, None, enum=words))
        self._options = list(options)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> str:
        word = super()._deserialize(value, attr, data, **kwargs)
        if word not in self._options:
            raise ma.ValidationError(f"not_one_of: Must be one of {', '.join(self._options)}.")
        return word


class Whole(ma.fields.Integer):
    """A whole number from `least` to `most`.

    :param digits: the value comes as text, from a query string.
    """

    def __init__(self, *, least: int = 0, most: int | None = None, digits: bool = False, **kwargs: Any) -> None:
        super().__init__(**_described(kwargs, "Must be a whole number.", minimum=least, maximum=most))
        self._least, self._most, self._digits = least, most, digits

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> int:  # noqa: ARG002 — marshmallow's signature
        if self._digits and isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}", value):
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.make_error("invalid")
        if value < self._least or (self._most is not None and value > self._most):
            span = f"from {self._least:,} to {self._most:,}" if self._most is not None else f"at least {self._least:,}"
            raise ma.ValidationError(f"out_of_range: Must be {span}.")
        return value


class Flag(ma.fields.Boolean):
    """True or false.

    :param word: the value comes as the text `true` or `false`, from a query string.
    """

    def __init__(self, *, word: bool = False, **kwargs: Any) -> None:
        super().__init__(**_described(kwargs, "Must be true or false."))
        self._word = word

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> bool:  # noqa: ARG002 — marshmallow's signature
        if self._word and value in ("true", "false"):
            return bool(value == "true")
        if not isinstance(value, bool):
            raise self.make_error("invalid")
        return value


class Number(ma.fields.Float):
    """A number, given out as it is."""


class ListOf(ma.fields.List[Any]):
    """A list of at most `most` values."""

    def __init__(self, inner: ma.fields.Field[Any], *, least: int = 0, most: int | None = None, **kwargs: Any) -> None:
        super().__init__(inner, **_described(kwargs, "Must be a list.", minItems=least or None, maxItems=most))
        self._least, self._most = least, most

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> list[Any]:
        if not isinstance(value, list):
            raise self.make_error("invalid")
        if len(value) < self._least:
            raise ma.ValidationError(f"too_short: Needs at least {self._least}.")
        if self._most is not None and len(value) > self._most:
            raise ma.ValidationError(f"too_long: Must have at most {self._most}.")
        return super()._deserialize(value, attr, data, **kwargs)


class Object(ma.fields.Dict):
    """Any JSON object."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**_described(kwargs, "Must be an object."))


class Moment(ma.fields.Field[datetime]):
    """A time: RFC 3339 with an offset in, UTC with milliseconds out (contract 1.5)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**_described(kwargs, "Must be a string."))

    _shape = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)")

    def _serialize(self, value: datetime | None, attr: str | None, obj: Any, **kwargs: Any) -> str | None:  # noqa: ARG002 — marshmallow's signature
        return None if value is None else to_text(value)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> datetime:  # noqa: ARG002 — as above
        if not isinstance(value, str):
            raise self.make_error("invalid")
        try:
            if self._shape.fullmatch(value) is None:
                raise ValueError
            # More than six decimals are cut: Python's clock has microseconds.
            return datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", value.upper())).astimezone(UTC)
        except (ValueError, OverflowError):
            message = "bad_format: Must be a time such as 2027-01-01T00:00:00Z, with Z or an offset."
            raise ma.ValidationError(message) from None


class Any_(ma.fields.Raw):  # noqa: N801 — `Any` is taken
    """Any JSON value, null too, taken and given out as it is."""

    def deserialize(
        self, value: Any, attr: str | None = None, data: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> Any:
        """The value; whoever reads it decides about null."""
        return None if value is None else super().deserialize(value, attr, data, **kwargs)


def _described(kwargs: dict[str, Any], invalid: str | None, **limits: Any) -> dict[str, Any]:
    """A field's arguments with its limits as metadata, from which its OpenAPI schema is made, and messages of our form.

    :param invalid: the sentence for a value of another type; None where the base class has one.
    """
    kept = {name: limit for name, limit in limits.items() if limit is not None}
    messages = _COMMON if invalid is None else {**_COMMON, "invalid": f"wrong_type: {invalid}"}
    return {
        **kwargs,
        "metadata": {**kept, **kwargs.get("metadata", {})},
        "error_messages": {**messages, **kwargs.get("error_messages", {})},
    }
