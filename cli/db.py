"""`aifordb db`: the server's own database."""

from __future__ import annotations

import click

from .world import home_option, settings_of


@click.group()
def db() -> None:
    """Care for the server's own database."""


@db.command()
@home_option
@click.pass_context
def upgrade(ctx: click.Context) -> None:
    """Bring its tables to this version's form. Harmless when they are."""
    settings = settings_of(ctx)
    from aifordb.core.secrets import load_vault, verify_vault
    from aifordb.core.store import Store, metadata_url
    from aifordb.server.processes.prepare import make_home

    make_home(settings.home)
    store = Store(metadata_url(settings))
    try:
        vault = load_vault(settings)
        store.upgrade()
        with store.session() as session:
            verify_vault(session, vault)
    finally:
        store.dispose()
    click.echo("The database is up to date.")
