"""`aifordb connections`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .failures import Failure, complain, printable
from .files import copy_database, kind_of
from .world import home_option, opened, settings_of

if TYPE_CHECKING:
    from aifordb.core.connections import ConnectionView
    from aifordb.core.context import Context
    from aifordb.core.settings import Settings
    from aifordb.core.team import Actor


@click.group()
def connections() -> None:
    """Add, list, test and remove databases."""


@connections.command()
@click.argument("name")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@home_option
@click.option("--type", "kind", help="Kind of database, such as postgresql; a FILE tells its own.")
@click.option(
    "--set",
    "fields",
    multiple=True,
    metavar="FIELD=VALUE",
    help="A field of that type; repeat for several. FIELD=- asks for the value, or reads a line of standard input.",
)
@click.option("--copy", "copy_file", is_flag=True, help="Copy FILE into the data folder first.")
@click.option("--default", "default", is_flag=True, help="Make it the default connection.")
@click.pass_context
def add(
    ctx: click.Context,
    *,
    name: str,
    file: Path | None,
    kind: str | None,
    fields: tuple[str, ...],
    copy_file: bool,
    default: bool,
) -> None:
    """Add a database under NAME: a SQLite or DuckDB FILE, or a server described by --type and --set.

    \b
    aifordb connections add sales ./sales.duckdb --copy
    aifordb connections add shop --type postgresql --set host=db.example --set database=shop \\
        --set username=reader --set password=-

    It is opened once to see that it works; if it does not, nothing is stored.
    """
    settings = settings_of(ctx)
    if (file is None) == (kind is None):
        raise click.UsageError("Name either a FILE or --type.")
    from aifordb.core.connections import create_connection

    from .fields import read_fields

    with opened(settings) as (context, owner):
        if file is not None:
            file = _found(settings, file)
            kind = kind_of(file)
            place = copy_database(file, kind, _roots(settings)[0]) if copy_file else _allowed(settings, file)
            fields = (*fields, f"{_file_field(context, kind)}={place}")
        assert kind is not None
        body: dict[str, Any] = {**read_fields(context, kind, fields), "type": kind, "name": name}
        if default:
            body["is_default"] = True
        made = create_connection(context, owner, body, verify=True)
    note = " It is the default." if made.is_default else ""
    click.echo(f"Added {printable(made.name)} ({made.type}).{note}")
    if not made.is_default:
        click.echo(f'Ask it: aifordb ask --connection {name} "…"', err=True)


@connections.command("list")
@home_option
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_context
def list_(ctx: click.Context, shape: str) -> None:
    """Every connection."""
    settings = settings_of(ctx)
    from aifordb.core.connections import list_connections

    from .output import every, print_records

    with opened(settings) as (context, owner), context.store.reading() as session:
        found = every(lambda page: list_connections(session, owner, page))
    if shape == "json":
        print_records([view.to_json() for view in found], shape)
        return
    records = [
        {
            "name": view.name,
            "type": view.type,
            "default": "yes" if view.is_default else "",
            "status": view.status,
            "connection_id": view.connection_id,
            "description": view.description,
        }
        for view in found
    ]
    print_records(records, shape)


@connections.command()
@click.argument("name")
@home_option
@click.pass_context
def test(ctx: click.Context, name: str) -> None:
    """Open the connection NAME stage by stage. Ends with status 1 if a stage fails."""
    settings = settings_of(ctx)
    from aifordb.core.connections import test_connection
    from aifordb.core.errors import DatabaseUnreachable

    with opened(settings) as (context, owner):
        view = _find(context, owner, name)
        try:
            diagnosis = test_connection(context, owner, view.connection_id)
        except DatabaseUnreachable as error:
            details = error.details if isinstance(error.details, dict) else {}
            _print_stages(details.get("stages", []))
            complain(error.message, hint=error.hint)
            sys.exit(1)
    from aifordb.core.connections import diagnosis_json

    shown = diagnosis_json(diagnosis)
    _print_stages(shown["stages"])
    click.echo(
        f"{printable(view.name)} works: {shown['server_version']}, {shown['tables']} tables, {shown['latency_ms']} ms."
    )


@connections.command()
@click.argument("name")
@home_option
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def remove(ctx: click.Context, name: str, yes: bool) -> None:
    """Forget the connection NAME with its secrets. The database itself and stored answers stay."""
    settings = settings_of(ctx)
    from aifordb.core.connections import delete_connection

    with opened(settings) as (context, owner):
        view = _find(context, owner, name)
        if not yes:
            click.confirm(f"Remove {printable(view.name)} ({view.type})?", abort=True, err=True)
        delete_connection(context, owner, view.connection_id)
    click.echo(f"Removed {printable(view.name)}.")


def _find(context: Context, owner: Actor, name: str) -> ConnectionView:
    from aifordb.core.connections import find_connection
    from aifordb.core.errors import NotFound

    with context.store.reading() as session:
        try:
            return find_connection(session, owner, name)
        except NotFound:
            raise Failure(f"No connection is called {name}.", "See: aifordb connections list") from None


def _roots(settings: Settings) -> Sequence[Path]:
    from aifordb.core.connections import file_roots

    return file_roots(settings)


def _found(settings: Settings, file: Path) -> Path:
    """The file as named; or, if there is none, the one of that name in a folder whose files may be connected, as the API takes it."""
    if file.exists() or file.is_absolute():
        return file
    return next((root / file for root in _roots(settings) if (root / file).is_file()), file)


def _allowed(settings: Settings, file: Path) -> Path:
    """The file's real place, if it lies in a folder whose files may be connected.

    :raises Failure: it does not; says which folders do and how to add one.
    """
    from aifordb.core.connections import FileRefused, own_files, resolve

    real, roots = file.resolve(), _roots(settings)
    try:
        return resolve(str(real), roots, own_files(settings)).path
    except FileRefused:
        listed = ", ".join(f'"{folder}"' for folder in (*settings.connections.file_roots, real.parent))
        raise Failure(
            f"{real} may not be connected: files must lie in {' or '.join(str(root) for root in roots)}.",
            f"Add --copy to copy it there, or allow its folder in {settings.home / 'config.toml'}:\n"
            f"  [connections]\n  file_roots = [{listed}]",
        ) from None


def _file_field(context: Context, kind: str) -> str:
    """The name of the field that holds the file, of a connection of that type."""
    from aifordb.core import DatabaseFile

    from .fields import schema_of

    return next(name for name, field in schema_of(context, kind).fields.items() if isinstance(field, DatabaseFile))


def _print_stages(stages: Sequence[dict[str, Any]]) -> None:
    signs = {"ok": "ok", "warning": "warning", "skipped": "–", "failed": "FAILED"}
    for stage in stages:
        note = f"  {stage['message']}" if stage.get("message") else ""
        click.echo(f"  {stage['stage']:<11} {signs.get(stage['status'], stage['status'])}{printable(note)}", err=True)
