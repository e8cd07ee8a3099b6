"""What these operations need of the context, as the room that makes it lies below this one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from ..catalog import Catalogs
from ..contracts.connector import Connector
from ..running import Runner, Target
from ..secrets import Vault
from ..settings.model import Settings
from ..store import Store


class Connectors(Protocol):
    """The plugin registry, as far as connections look into it."""

    @property
    def connectors(self) -> Mapping[str, Connector]:
        """Installed connectors by type."""
        ...


class Services(Protocol):
    """The shared parts; `core.context.Context` is one."""

    @property
    def settings(self) -> Settings: ...
    @property
    def store(self) -> Store: ...
    @property
    def vault(self) -> Vault: ...
    @property
    def plugins(self) -> Connectors: ...
    @property
    def runner(self) -> Runner: ...
    @property
    def catalogs(self) -> Catalogs[Target]: ...
