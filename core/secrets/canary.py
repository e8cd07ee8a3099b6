"""Refuse to start with keys that do not open what is stored, instead of failing later at every connection."""

from __future__ import annotations

from sqlalchemy.orm import Session

from .. import clock
from ..errors import ConfigurationError
from ..store import exclusive
from .models import Canary
from .vault import Unsealable, Vault

_ROW, _TEXT, _AAD = 1, b"aifordb", "vault_canary|1|sealed"


def verify_vault(session: Session, vault: Vault) -> None:
    """Check that `vault` is the one of this metadata database; at the first start, make it so. Call at start, after `Store.upgrade`.

    :raises ConfigurationError: none of the keys opens what is stored.
    """
    exclusive(session, "vault")
    canary = session.get(Canary, _ROW)
    if canary is None:
        session.add(Canary(id=_ROW, sealed=vault.seal(_TEXT, _AAD), created_at=clock.now()))
        return
    try:
        canary.sealed = vault.rotate(canary.sealed, _AAD)
    except Unsealable:
        message = "secrets.keys: none of the given keys opens this metadata database; put the key it was made with back"
        raise ConfigurationError(message) from None
