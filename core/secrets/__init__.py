"""Secrets at rest."""

from .canary import verify_vault
from .keys import KEY_FILE, load_vault
from .vault import Unsealable, Vault

__all__ = ["KEY_FILE", "Unsealable", "Vault", "load_vault", "verify_vault"]
