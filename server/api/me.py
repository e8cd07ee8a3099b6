"""Who the caller is (contract 2.10)."""

from __future__ import annotations

from aifordb.core import team

from ..access import ANY_KEY
from ..state import actor, context
from .blueprint import ApiBlueprint, Gives
from .examples import ME
from .schemas.team import MeSchema

api = ApiBlueprint("me", __name__, description="The caller.")


@api.operation("GET", "/me", access=ANY_KEY, gives=Gives(MeSchema, example=ME))
def me() -> team.Me:
    """Say who the caller is and what the key may do."""
    with context().store.reading() as session:
        return team.me(session, actor(), timezone=context().settings.asking.timezone)
