"""`aifordb serve`."""

from __future__ import annotations

import click

from .world import home_option, settings_of


@click.command()
@home_option
@click.option("--host", help="Address to listen on.  [default: 127.0.0.1]")
@click.option("--port", type=int, help="TCP port to listen on; 0 takes a free one.  [default: 8000]")
@click.pass_context
def serve(ctx: click.Context, host: str | None, port: int | None) -> None:
    """Start everything on this machine.

    The first start makes the data folder, its secrets, a demo database and an API key, and prints what to do next.
    """
    settings = settings_of(ctx, server__host=host, server__port=port)
    from aifordb.server.processes.serve import serve as run

    run(settings)
