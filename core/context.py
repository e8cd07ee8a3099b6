"""What an operation reaches the world through, wired once per process from the settings."""

from __future__ import annotations

from dataclasses import dataclass

from .catalog import Catalogs
from .plugins import Registry, load_plugins
from .running import Runner, Target
from .secrets import Vault, load_vault
from .settings.model import Settings
from .store import Store, metadata_url


@dataclass(frozen=True, slots=True)
class Context:
    """The parts that operations share. Everything in it is safe to use from several threads.

    :param store: the metadata database.
    :param vault: seals secrets and derives keys.
    :param plugins: what connectors, generators, widgets and actions there are.
    :param runner: runs checked statements in users' databases.
    :param catalogs: schema snapshots of connections.
    """

    settings: Settings
    store: Store
    vault: Vault
    plugins: Registry
    runner: Runner
    catalogs: Catalogs[Target]

    def close(self) -> None:
        """Give back child processes, pools and files."""
        self.runner.close()
        self.store.dispose()


def build_context(settings: Settings) -> Context:
    """Wire the parts. Opens no connection and starts no process yet, so a server may fork afterwards.

    :raises ConfigurationError: a secret is missing or bad.
    """
    store = Store(metadata_url(settings))
    runner = Runner(settings.running)
    return Context(
        settings=settings,
        store=store,
        vault=load_vault(settings),
        plugins=load_plugins(settings.plugins),
        runner=runner,
        catalogs=Catalogs(store, runner.introspect, settings.connections.snapshot_max_age_s),
    )
