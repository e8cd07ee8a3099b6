"""`aifordb web`."""

from __future__ import annotations

import click

from .world import home_option, settings_of


@click.command()
@home_option
@click.option("--host", help="Address to listen on.  [default: 127.0.0.1]")
@click.option("--port", type=int, help="TCP port to listen on; 0 takes a free one.  [default: 8000]")
@click.pass_context
def web(ctx: click.Context, host: str | None, port: int | None) -> None:
    """Run only the web processes.

    For a production set-up: nothing is made or migrated here; run `aifordb db upgrade` before.
    """
    settings = settings_of(ctx, server__host=host, server__port=port)
    from aifordb.server.processes.web import run_web

    run_web(settings)
