"""The query that a request follows up: its connection, what it asked, and the options that it left open."""

from __future__ import annotations

from ..context import Context
from ..contracts.sql_generator import Previous
from ..errors import FieldProblem, ValidationError
from ..queries import StoredQuery, get_parent
from ..team import Actor
from .clarify import Option, options_of
from .request import AskRequest


def find_parent(context: Context, actor: Actor, request: AskRequest) -> StoredQuery | None:
    """The parent that the request names, if it names one.

    :raises NotFound: none such, or not for this actor.
    :raises ValidationError: an option without its parent; another connection than the parent's.
    """
    if request.parent_id is None:
        if request.option_id is not None:
            raise ValidationError.of(FieldProblem("parent_id", "required", "Missing: the query that asked."))
        return None
    with context.store.reading() as session:
        parent = get_parent(session, actor, request.parent_id)
    if request.connection_id not in (None, parent.connection_id):
        message = "A follow-up is asked of the connection of its parent."
        raise ValidationError.of(FieldProblem("connection_id", "not_one_of", message), hint="Leave connection_id out.")
    return parent


def previous(parent: StoredQuery | None) -> Previous | None:
    """What a generator is told of the parent; nothing if it has no SQL, or SQL that means something only with its parameters."""
    if parent is None or parent.sql is None or parent.parameters:
        return None
    return Previous(parent.question, parent.sql)


def find_option(parent: StoredQuery, option_id: str) -> tuple[Option, float]:
    """The option that is chosen, and how likely it now is right: as likely as that one of the options was.

    :raises ValidationError: the parent has no such option.
    """
    options = options_of(parent.clarification)
    chosen = next((option for option in options if option.option_id == option_id), None)
    if chosen is None:
        known = ", ".join(option.option_id for option in options)
        message = f"Options of the parent: {known}." if known else "The parent has no options."
        raise ValidationError.of(FieldProblem("option_id", "not_one_of", message))
    return chosen, min(1.0, sum(option.confidence for option in options))
