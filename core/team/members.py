"""Members: the first owner, and who the caller is."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .. import clock
from ..audit import SYSTEM, Target, record
from ..errors import NotFound
from ..ids import new_id
from ..secrets import Vault
from ..store import exclusive
from .keys import issue
from .models import Member, TeamRow
from .roles import EVERYTHING, Actor
from .views import IssuedKey, Me, member_view

_TEAM = 1


def ensure_owner(
    session: Session, vault: Vault, *, name: str = "Owner", team_name: str = "My team"
) -> IssuedKey | None:
    """Make the team, its first owner and a key with scope `*`, if there is no member yet.

    :returns: the key, or None if somebody was there already.
    """
    exclusive(session, "owner")
    if session.scalar(select(func.count()).select_from(Member)):
        return None
    now = clock.now()
    owner = Member(
        id=new_id("member"), name=name, role="owner", status="active", version=1, created_at=now, joined_at=now
    )
    session.add_all([TeamRow(id=_TEAM, name=team_name), owner])
    session.flush()
    record(session, SYSTEM, "member.create", Target("member", owner.id, name), changes={"role": (None, "owner")})
    return issue(session, vault, SYSTEM, member_id=owner.id, name="First key", scopes=[EVERYTHING])


def owner_actor(session: Session) -> Actor:
    """The first active owner, as whom the operator acts at the server's own console: whoever reads the data folder may do anything.

    :raises NotFound: the server was never started.
    """
    owners = select(Member).where(Member.role == "owner", Member.status == "active").order_by(Member.created_at)
    owner = session.scalars(owners.limit(1)).one_or_none()
    if owner is None:
        raise NotFound("The team has no owner yet.", hint="Start the server once.")
    return Actor(owner.id, owner.name, "owner")


def known_members(session: Session, member_ids: Iterable[str]) -> frozenset[str]:
    """Those of `member_ids` that are in the team."""
    return frozenset(session.scalars(select(Member.id).where(Member.id.in_(list(member_ids)))))


def me(session: Session, actor: Actor, *, timezone: str = "UTC") -> Me:
    """Who the caller is.

    :param timezone: the team's IANA zone.
    """
    member = session.get_one(Member, actor.member_id)
    team = session.get_one(TeamRow, _TEAM)
    return Me(
        member=member_view(member),
        team_name=team.name,
        timezone=timezone,
        role=actor.role,
        auth="key" if actor.key_id else "session",
        scopes=tuple(sorted(actor.scopes)),
        key_id=actor.key_id,
    )
