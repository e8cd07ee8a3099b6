"""`aifordb keys`."""

from __future__ import annotations

from datetime import timedelta

import click

from .world import home_option, opened, settings_of


@click.group()
def keys() -> None:
    """Create, list and revoke API keys."""


@keys.command()
@click.argument("name")
@home_option
@click.option(
    "--scope", "scopes", multiple=True, default=["*"], help="What it may do; repeat for several.  [default: *]"
)
@click.option(
    "--connection", "connections", multiple=True, help="Only this connection, by name or id; repeat for several."
)
@click.option("--days", type=click.IntRange(1, 3_650), help="It expires after so many days.  [default: never]")
@click.pass_context
def create(
    ctx: click.Context, name: str, scopes: tuple[str, ...], connections: tuple[str, ...], days: int | None
) -> None:
    """Make a key that acts as the owner. It is shown once: standard output holds the key and nothing else."""
    settings = settings_of(ctx)
    from aifordb.core import clock
    from aifordb.core.connections import find_connection
    from aifordb.core.team import create_key

    with opened(settings) as (context, owner), context.store.session() as session:
        only = [find_connection(session, owner, wanted).connection_id for wanted in connections] or None
        expires = clock.now() + timedelta(days=days) if days else None
        issued = create_key(
            session, context.vault, owner, name=name, scopes=scopes, connection_ids=only, expires_at=expires
        )
    click.echo(issued.secret)
    click.echo(f"{issued.key.key_id}: shown only now; put it away.", err=True)


@keys.command("list")
@home_option
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_context
def list_(ctx: click.Context, shape: str) -> None:
    """Every key, without its secret."""
    settings = settings_of(ctx)
    from aifordb.core.clock import now, to_text
    from aifordb.core.team import list_keys

    from .output import every, print_records

    with opened(settings) as (context, owner), context.store.reading() as session:
        found = every(lambda page: list_keys(session, owner, page))
    present = now()
    records = [
        {
            "key_id": key.key_id,
            "name": key.name,
            "prefix": key.prefix,
            "state": "revoked"
            if key.revoked_at
            else "expired"
            if key.expires_at and key.expires_at <= present
            else "active",
            "scopes": ", ".join(key.scopes),
            "created_at": to_text(key.created_at),
            "last_used_at": to_text(key.last_used_at) if key.last_used_at else None,
            "expires_at": to_text(key.expires_at) if key.expires_at else None,
        }
        for key in found
    ]
    print_records(records, shape)


@keys.command()
@click.argument("key_id")
@home_option
@click.pass_context
def revoke(ctx: click.Context, key_id: str) -> None:
    """End a key at once. KEY_ID is its id, as `keys list` shows it."""
    settings = settings_of(ctx)
    from aifordb.core.team import revoke_key

    with opened(settings) as (context, owner), context.store.session() as session:
        revoke_key(session, owner, key_id)
    click.echo(f"{key_id} is revoked.")
