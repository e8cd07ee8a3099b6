"""`aifordb plugins`."""

from __future__ import annotations

import click

from .world import home_option, settings_of


@click.group()
def plugins() -> None:
    """See which plugins are used, and why others are not."""


@plugins.command("list")
@home_option
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_context
def list_(ctx: click.Context, shape: str) -> None:
    """Every installed plugin with what became of it."""
    settings = settings_of(ctx)
    from aifordb.core.plugins import load_plugins

    from .output import print_records

    reports = load_plugins(settings.plugins).plugins
    records = [
        {
            "plugin": report.name,
            "state": report.state,
            "distribution": report.distribution,
            "version": report.version,
            "hooks": ", ".join(hook.removeprefix("aifordb_") for hook in report.hooks),
            "reason": report.reason,
        }
        for report in reports
    ]
    print_records(records, shape)
