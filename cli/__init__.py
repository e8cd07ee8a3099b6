"""The command `aifordb`."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import click

from .failures import OneLine, complain, exit_with
from .lazy import LazyGroup

COMMANDS = {
    "serve": ("aifordb.cli.serve:serve", "Start everything on this machine; makes what is missing."),
    "ask": ("aifordb.cli.ask:ask", "Ask a question; no server needed."),
    "connections": ("aifordb.cli.connections:connections", "Add, list, test and remove databases."),
    "keys": ("aifordb.cli.keys:keys", "Create, list and revoke API keys."),
    "plugins": ("aifordb.cli.plugins:plugins", "See which plugins are used, and why others are not."),
    "db": ("aifordb.cli.db:db", "Care for the server's own database."),
    "web": ("aifordb.cli.web:web", "Run only the web processes, for a production set-up."),
    "eval": ("aifordb.cli.eval:eval_command", "Answer a question pack, to measure an SQL generator."),
}


@click.group(cls=LazyGroup, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--home", type=click.Path(path_type=Path), help="Data folder. Default: AIFORDB_HOME, else the user's.")
@click.option("--debug", is_flag=True, help="Show the trace of an unexpected error.")
@click.version_option(package_name="aifordb", prog_name="aifordb")
@click.pass_context
def cli(ctx: click.Context, home: Path | None, debug: bool) -> None:
    """Ask your databases questions in plain English."""
    ctx.obj = {"home": home, "debug": debug}


def main() -> None:
    """Run the command line and end the process."""
    from aifordb.core.errors import AifordbError, ConfigurationError

    debug = "--debug" in sys.argv
    if not debug:
        # For commands that set up no logging of their own, as the servers do.
        logging.lastResort = OneLine(logging.WARNING)
    try:
        cli.main(prog_name="aifordb")
    except (AifordbError, ConfigurationError) as error:
        exit_with(error)
    except Exception as error:
        if debug:
            raise
        complain(f"unexpected {type(error).__name__}: {error}", hint="aifordb --debug … shows where it happened.")
        sys.exit(1)
