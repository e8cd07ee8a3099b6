"""What all shapes share."""

from __future__ import annotations

from functools import cache
from typing import Any, ClassVar

import marshmallow as ma

from .. import fields


class RequestSchema(ma.Schema):
    """A body or query string: unknown members are refused by name."""

    error_messages: dict[str, str] = {  # noqa: RUF012 — marshmallow gathers them from the classes
        "unknown": "unknown_field: Unknown field.",
        "type": "wrong_type: Must be an object.",
    }
    read_only: ClassVar[frozenset[str]] = frozenset()
    """Members of the object that answers show and requests must not send."""

    class Meta:
        unknown = ma.RAISE


class AnswerSchema(ma.Schema):
    """A part of an answer. Only declared members leave the server."""

    twin: ClassVar[str] = "id"
    """The member that `id` repeats (contract 1.4)."""

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """A member of the value that is written."""
        return super().get_attribute(obj, self.twin if attr == "id" else attr, default)


class Empty(RequestSchema):
    """No members."""


class PageQuery(RequestSchema):
    """The query string of every list."""

    limit = fields.Whole(
        least=1, most=100, digits=True, load_default=20, metadata={"description": "Objects in one page."}
    )
    cursor = fields.Text(
        most=2_000,
        load_default=None,
        metadata={"description": "`next_cursor` of the page before.", "example": "cur_…"},
    )


class MetaSchema(AnswerSchema):
    """About the answer itself."""

    request_id = fields.Text(required=True, metadata={"example": "req_01k9z3v6f8h2m4n6p8r0s2t4v6"})
    timestamp = fields.Moment(required=True)


class PaginationSchema(AnswerSchema):
    """Where the next page begins."""

    next_cursor = fields.Text(required=True, allow_none=True)
    has_more = fields.Flag(required=True)


class ProblemSchema(AnswerSchema):
    """What is wrong with one field."""

    field = fields.Text(
        required=True, allow_none=True, metadata={"description": "Dotted path; null for the whole body."}
    )
    code = fields.Text(required=True)
    message = fields.Text(required=True)


@cache
def enveloped(schema: type[AnswerSchema], *, many: bool, paged: bool = False) -> type[AnswerSchema]:
    """The documented form of an answer with one object, or with a list of them, as `data` (contract 1.3)."""
    data = ma.fields.Nested(schema, many=many, required=True)
    meta = ma.fields.Nested(MetaSchema, required=True)
    members = {"data": data, "meta": meta}
    if many or paged:
        members["pagination"] = ma.fields.Nested(PaginationSchema, required=True)
    name = schema.__name__.removesuffix("Schema") + ("List" if many else "Answer")
    return type(name, (AnswerSchema,), members)
