"""How a route is declared: what it takes, what it gives, who may call it. The OpenAPI document is made from the same words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from http import HTTPStatus
from typing import Any, Literal, TypeVar
from urllib.parse import urlencode

from aifordb.core import errors
from aifordb.core.store import Page, PageRequest
from flask import Response, request
from flask_smorest import Blueprint

from ..access import Access, declare
from ..envelope import JSON, encoded
from ..state import context
from . import cursors
from .examples import whole_answer
from .parsing import StrictParser
from .schemas.base import AnswerSchema, Empty, RequestSchema, enveloped

Method = Literal["GET", "POST", "DELETE"]
ViewT = TypeVar("ViewT", bound=Callable[..., object])
ALWAYS: tuple[type[errors.AifordbError], ...] = (errors.AuthenticationError, errors.AuthorizationError)


@dataclass(frozen=True, slots=True)
class Gives:
    """The answer of a route.

    :param schema: writes and documents one object; None for no body.
    :param many: the answer is a list of them, in pages.
    :param paged: the answer is one object that holds a page of something.
    :param example: `data` of the documented answer.
    :param produces: the media type of the answer, where the view makes it itself; None: it depends.
    """

    schema: type[AnswerSchema] | None
    status: int = 200
    many: bool = False
    paged: bool = False
    description: str = ""
    example: Any = None
    produces: str | None = JSON


NOTHING = Gives(None, 204, description="Done.")


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list's view returns.

    :param items: objects of this page.
    :param cursor: where the next page begins, None at the end.
    """

    items: Sequence[object]
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Created:
    """What the view of a POST that makes an object returns; `path` is its address below the prefix."""

    value: object
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)


class ApiBlueprint(Blueprint):  # type: ignore[misc] # flask-smorest ships no types
    """A resource's routes."""

    ARGUMENTS_PARSER = StrictParser()

    def operation(
        self,
        method: Method,
        path: str,
        *,
        access: Access,
        gives: Gives,
        body: type[RequestSchema] | None = None,
        query: type[RequestSchema] | None = None,
        subject: Callable[[str], object] | None = None,
        raises: Sequence[type[errors.AifordbError]] = (),
        example: Mapping[str, Any] | None = None,
    ) -> Callable[[ViewT], ViewT]:
        """Register a view. Its docstring's first line becomes the summary, the rest the description.

        :param body: the view's argument `body` is what this schema loads.
        :param query: the view's argument `query` is what this schema loads of the query string.
        :param subject: reads the object that the path names, or raises `NotFound`: that is told before what is wrong with the body
            (contract 1.15).
        :param raises: errors to document besides those of every route.
        :param example: a documented body.
        """

        def decorate(view: ViewT) -> ViewT:
            shown = _rendered(view, gives)
            if body is not None:
                shown = self.arguments(body, location="json", arg_name="body", example=example)(shown)
            elif method == "POST":
                shown = _without_body(shown)
            shown = _without_query(shown) if query is None else shown
            shown = self.arguments(query or Empty, location="query", arg_name="query")(shown)
            shown = shown if subject is None else _subject_first(shown, subject)
            shown = self._described(shown, access, gives, raises)
            declare(shown, access, gives.produces)
            self.route(path, methods=[method], endpoint=view.__name__)(shown)
            return view

        return decorate

    def _described(
        self,
        view: Callable[..., object],
        access: Access,
        gives: Gives,
        raises: Sequence[type[errors.AifordbError]],
    ) -> Callable[..., object]:
        documented = enveloped(gives.schema, many=gives.many, paged=gives.paged) if gives.schema else None
        example = None if gives.example is None else whole_answer(gives.example, paged=gives.many or gives.paged)
        description = gives.description or HTTPStatus(gives.status).phrase
        view = self.response(gives.status, documented, description=description, example=example)(view)
        always = () if access.public else ALWAYS
        known: Sequence[type[errors.AifordbError]] = [*always, errors.ValidationError, *raises]
        by_status: dict[int, type[errors.AifordbError]] = {}
        for error in known:
            by_status.setdefault(error.status, error)
        for status, error in by_status.items():
            view = self.alt_response(status, error.__name__)(view)
        described: Callable[..., object] = self.doc(**_security(access))(view)
        return described


def _subject_first(view: Callable[..., object], subject: Callable[[str], object]) -> Callable[..., object]:
    """Only a request that is refused anyway costs the extra look."""

    @wraps(view)
    def shown(*args: Any, **kwargs: Any) -> object:
        try:
            return view(*args, **kwargs)
        except errors.ValidationError:
            (named,) = (request.view_args or {}).values()
            subject(named)
            raise

    return shown


def endpoint() -> str:
    """The name of the route at hand: what a cursor is bound to."""
    return str(request.endpoint)


def page_request(query: Mapping[str, Any]) -> PageRequest:
    """The page that a list's query string wants.

    :raises ValidationError: its cursor is not one of this list.
    """
    after = None
    if query["cursor"] is not None:
        after = tuple(cursors.read(context().vault, endpoint(), query, query["cursor"]))
    return PageRequest(query["limit"], after)


def listing(page: Page[Any], query: Mapping[str, Any]) -> Listing:
    """A page of stored objects as an answer."""
    if page.next is None:
        return Listing(page.items)
    return Listing(page.items, cursors.sign(context().vault, endpoint(), query, page.next))


def _rendered(view: Callable[..., object], gives: Gives) -> Callable[..., object]:
    schema = gives.schema() if gives.schema else None

    @wraps(view)
    def shown(*args: Any, **kwargs: Any) -> object:
        result = view(*args, **kwargs)
        if isinstance(result, Response):
            return result
        if schema is None:
            # Without a body there is no type of one; an empty text/html confuses strict clients.
            answer = Response(status=gives.status)
            del answer.headers["Content-Type"]
            return answer
        if isinstance(result, Listing):
            return _list_answer(schema, result)
        if isinstance(result, Created):
            headers = {**result.headers, "Location": f"{request.script_root}/v1{result.path}"}
            return encoded({"data": schema.dump(result.value)}, gives.status, headers)
        return encoded({"data": schema.dump(result)}, gives.status)

    return shown


def _list_answer(schema: AnswerSchema, result: Listing) -> Response:
    pagination = {"next_cursor": result.cursor, "has_more": result.cursor is not None}
    body = {"data": schema.dump(result.items, many=True), "pagination": pagination}
    return encoded(body, headers=next_link(result.cursor))


def next_link(cursor: str | None) -> dict[str, str]:
    """The `Link` header that says the same as `next_cursor`."""
    if cursor is None:
        return {}
    given = [(name, value) for name, value in request.args.items() if name != "cursor"]
    return {"Link": f'<{request.script_root}{request.path}?{urlencode([*given, ("cursor", cursor)])}>; rel="next"'}


def _without_query(view: Callable[..., object]) -> Callable[..., object]:
    """A route without parameters still refuses unknown ones, and its view need not know."""

    @wraps(view)
    def shown(*args: Any, query: object, **kwargs: Any) -> object:  # noqa: ARG001 — always empty
        return view(*args, **kwargs)

    return shown


def _without_body(view: Callable[..., object]) -> Callable[..., object]:
    """A POST that takes nothing may come without a body or with an empty object, and not with members that nobody reads."""

    @wraps(view)
    def shown(*args: Any, **kwargs: Any) -> object:
        if request.get_data(cache=True):
            ApiBlueprint.ARGUMENTS_PARSER.parse(Empty(), request, location="json")
        return view(*args, **kwargs)

    return shown


def _security(access: Access) -> dict[str, Any]:
    if access.public:
        return {"security": []}
    words: dict[str, Any] = {"security": [{"apiKey": []}]}
    return {**words, "x-required-scope": access.scope, "x-required-role": access.role} if access.scope else words
