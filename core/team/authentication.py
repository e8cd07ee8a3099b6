"""From the text of a key to who is asking."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..errors import AuthenticationError
from ..secrets import Vault
from ..store import Store
from .models import ApiKey
from .roles import Actor
from .tokens import digest, matches, public_part

PEPPER = "api keys"
TOUCH_EVERY = timedelta(minutes=1)
"""`last_used_at` is this coarse, so that reading does not become writing."""
_NOTHING = bytes(32)


def sign_in(store: Store, vault: Vault, presented: str, *, at: datetime | None = None) -> Actor:
    """Who presents this key. Reads only, but for one write a minute and key: call this for every request.

    :raises AuthenticationError: as `authenticate`.
    """
    moment = at or clock.now()
    with store.reading() as session:
        key = _find(session, vault, presented, moment)
        actor, due = _actor(key), _is_touch_due(key, vault, presented, moment)
    if due:
        with store.session() as session:
            authenticate(session, vault, presented, at=moment)
    return actor


def authenticate(session: Session, vault: Vault, presented: str, *, at: datetime | None = None) -> Actor:
    """Who presents this key. Notes the use, at most once a minute, so the session must be one that writes.

    :param at: the present time; None asks the clock.
    :raises AuthenticationError: the same for a malformed, unknown, expired or revoked key, and for one of a disabled member.
    """
    moment = at or clock.now()
    key = _find(session, vault, presented, moment)
    if _is_touch_due(key, vault, presented, moment):
        key.last_used_at = key.member.last_active_at = moment
        # After a rotation of the master key: from now on the old pepper is not needed for this key.
        key.digest = digest(vault.derive(PEPPER)[0], presented)
    return _actor(key)


def _find(session: Session, vault: Vault, presented: str, at: datetime) -> ApiKey:
    public = public_part(presented)
    if public is None:
        raise _refused()
    key = session.scalars(select(ApiKey).where(ApiKey.public == public)).one_or_none()
    known = matches(key.digest if key else _NOTHING, presented, vault.derive(PEPPER))
    if key is None or not known or key.revoked_at is not None or key.member.status != "active":
        raise _refused()
    if key.expires_at is not None and key.expires_at <= at:
        raise _refused()
    return key


def _refused() -> AuthenticationError:
    return AuthenticationError("Missing or invalid API key.")


def _is_touch_due(key: ApiKey, vault: Vault, presented: str, at: datetime) -> bool:
    recent = key.last_used_at is not None and at - key.last_used_at < TOUCH_EVERY
    return not recent or key.digest != digest(vault.derive(PEPPER)[0], presented)


def _actor(key: ApiKey) -> Actor:
    return Actor(
        member_id=key.member_id,
        name=key.member.name,
        role=key.member.role,
        scopes=frozenset(key.scopes),
        key_id=key.id,
        connection_ids=None if key.connection_ids is None else frozenset(key.connection_ids),
    )
