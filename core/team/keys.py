"""API keys: make, list, revoke (contract 2.9)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..audit import Author, Target, record
from ..errors import AuthorizationError, FieldProblem, NotFound, ValidationError
from ..ids import new_id
from ..secrets import Vault
from ..store import Page, PageRequest, paginate
from .authentication import PEPPER
from .models import ApiKey
from .naming import name_problem
from .roles import EVERYTHING, SCOPES, SHORTHANDS, Actor, authorize
from .tokens import digest, make_token
from .views import ApiKeyView, IssuedKey, key_view

MOST_CONNECTIONS = 1_000
"""Connections that one key may name."""


def create_key(
    session: Session,
    vault: Vault,
    actor: Actor,
    *,
    name: str,
    scopes: Sequence[str],
    connection_ids: Sequence[str] | None = None,
    rate_limit_per_minute: int | None = None,
    expires_at: datetime | None = None,
) -> IssuedKey:
    """Make a key that acts as the actor, at most as widely as the actor's own key.

    :param scopes: scopes, `read` or `*`.
    :param connection_ids: the only connections that it may touch; None for all.
    :param expires_at: aware, in the future; None for never.
    :raises ValidationError: a bad name, an unknown scope, a time in the past.
    :raises AuthorizationError: it would be wider than the actor's own key.
    """
    authorize(actor, "keys:write")
    _validate(name, scopes, connection_ids, rate=rate_limit_per_minute, expires_at=expires_at)
    wanted = _expanded(scopes)
    _refuse_wider(actor, wanted, connection_ids)
    return issue(
        session,
        vault,
        actor.author,
        member_id=actor.member_id,
        name=name,
        scopes=wanted,
        connection_ids=connection_ids,
        rate_limit_per_minute=rate_limit_per_minute,
        expires_at=expires_at,
    )


def issue(
    session: Session,
    vault: Vault,
    author: Author,
    *,
    member_id: str,
    name: str,
    scopes: Collection[str],
    connection_ids: Sequence[str] | None = None,
    rate_limit_per_minute: int | None = None,
    expires_at: datetime | None = None,
) -> IssuedKey:
    """Store a key of values already checked, and log it."""
    public, token = make_token()
    row = ApiKey(
        id=new_id("api_key"),
        member_id=member_id,
        name=name,
        public=public,
        digest=digest(vault.derive(PEPPER)[0], token),
        scopes=sorted(scopes),
        connection_ids=None if connection_ids is None else list(connection_ids),
        rate_limit_per_minute=rate_limit_per_minute,
        created_at=clock.now(),
        expires_at=expires_at,
    )
    session.add(row)
    record(session, author, "key.create", Target("api_key", row.id, name), changes={"scopes": (None, row.scopes)})
    session.flush()
    return IssuedKey(key_view(row), token)


def list_keys(
    session: Session, actor: Actor, page: PageRequest | None = None, *, member_id: str | None = None
) -> Page[ApiKeyView]:
    """The actor's keys, or, for admins, everybody's; revoked ones too.

    :param member_id: only this member's.
    """
    authorize(actor, "keys:read")
    statement = select(ApiKey)
    if not actor.is_at_least("admin"):
        statement = statement.where(ApiKey.member_id == actor.member_id)
    if member_id is not None:
        statement = statement.where(ApiKey.member_id == member_id)
    return paginate(session, statement, ApiKey, page or PageRequest(), key_view)


def revoke_key(session: Session, actor: Actor, key_id: str) -> None:
    """End a key: its own member, or an admin. It is dead on the next request.

    :raises NotFound: no such key, somebody else's, or one already revoked.
    """
    authorize(actor, "keys:write")
    row = session.get(ApiKey, key_id)
    visible = row is not None and (row.member_id == actor.member_id or actor.is_at_least("admin"))
    if row is None or not visible or row.revoked_at is not None:
        raise NotFound("No such API key.")
    row.revoked_at = clock.now()
    record(session, actor, "key.revoke", Target("api_key", row.id, row.name))


def _validate(
    name: object,
    scopes: Sequence[str],
    connection_ids: Sequence[str] | None,
    *,
    rate: int | None,
    expires_at: datetime | None,
) -> None:
    problems = [name_problem("name", name), *_scope_problems(scopes)]
    if connection_ids is not None and len(connection_ids) > MOST_CONNECTIONS:
        message = f"Must have at most {MOST_CONNECTIONS} entries."
        problems.append(FieldProblem("connection_ids", "too_long", message))
    if rate is not None and rate < 1:
        problems.append(FieldProblem("rate_limit_per_minute", "out_of_range", "Must be at least 1."))
    if expires_at is not None and expires_at.tzinfo is None:
        problems.append(FieldProblem("expires_at", "bad_format", "Must name a time zone, such as Z."))
    elif expires_at is not None and expires_at <= clock.now():
        problems.append(FieldProblem("expires_at", "out_of_range", "Must lie in the future."))
    found = [problem for problem in problems if problem is not None]
    if found:
        raise ValidationError.of(*found)


def _scope_problems(scopes: Sequence[str]) -> Iterable[FieldProblem]:
    known = sorted({*SCOPES, *SHORTHANDS, EVERYTHING})
    if not scopes:
        yield FieldProblem("scopes", "too_short", "Name at least one scope.")
    if len(scopes) > len(known):
        yield FieldProblem("scopes", "too_long", "Name each scope once.")
        return
    for number, scope in enumerate(scopes):
        if scope not in known:
            yield FieldProblem(f"scopes.{number}", "not_one_of", f"Must be one of {', '.join(known)}.")


def _expanded(scopes: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(SHORTHANDS.get(scope, {scope}) for scope in scopes))


def _refuse_wider(actor: Actor, wanted: frozenset[str], connection_ids: Sequence[str] | None) -> None:
    if EVERYTHING not in actor.scopes and not wanted <= actor.scopes:
        missing = min(wanted - actor.scopes)
        message = "A key cannot make a key that may do more than itself."
        raise AuthorizationError(message, hint="Use a key with that scope.", details={"required_scope": missing})
    allowed = actor.connection_ids
    if allowed is not None and (connection_ids is None or not set(connection_ids) <= allowed):
        message = "A key cannot make a key for more connections than its own."
        raise AuthorizationError(message, hint="Name only connections of this key in connection_ids.")
