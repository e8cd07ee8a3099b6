"""`aifordb ask`: the whole way of a question in this process, with or without a server beside it."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .failures import Failure, printable
from .files import kind_of
from .world import elsewhere, home_option, opened, settings_of

if TYPE_CHECKING:
    from aifordb.core.asking import Answer
    from aifordb.core.context import Context
    from aifordb.core.settings import Settings
    from aifordb.core.team import Actor

TABLE_ROWS = 100
ALL_ROWS = 1_000_000
NUMBERS = ("integer", "decimal", "float")


@click.command()
@click.argument("question", nargs=-1, required=True)
@home_option
@click.option(
    "--connection",
    "-c",
    "wanted",
    metavar="NAME|FILE",
    help="A connection's name or id, or a SQLite or DuckDB file.  [default: the default connection]",
)
@click.option("--sql", "only_sql", is_flag=True, help="Write the SQL and run nothing.")
@click.option("--format", "shape", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.option(
    "--limit", type=click.IntRange(1, ALL_ROWS), help=f"Rows to show.  [default: {TABLE_ROWS} in a table, else all]"
)
@click.pass_context
def ask(
    ctx: click.Context, *, question: tuple[str, ...], wanted: str | None, only_sql: bool, shape: str, limit: int | None
) -> None:
    """Ask QUESTION, as in: aifordb ask "How many users signed up this week?"

    Standard output holds the rows (or, with --sql, the SQL); how the question was read goes to standard error.
    """
    settings = settings_of(ctx)
    from aifordb.core.asking import AskRequest
    from aifordb.core.asking import ask as ask_core

    rows = limit or (TABLE_ROWS if shape == "table" else ALL_ROWS)
    with _thinking(), _answerer(settings, wanted) as (context, owner, connection_id):
        text = " ".join(question)
        request = AskRequest(question=text, connection_id=connection_id, preview=only_sql, limit=rows)
        answer = ask_core(context, owner, request)
    if only_sql:
        click.echo(printable(answer.query.sql or ""))
    else:
        _show(answer, shape)


@contextmanager
def _answerer(settings: Settings, wanted: str | None) -> Iterator[tuple[Context, Actor, str | None]]:
    """The product opened where `wanted` lies: in the data folder, or, for a file of its own, in a throw-away one."""
    file = Path(wanted).expanduser() if wanted is not None else None
    # A name wins over a file; but no data folder is made only to find that it holds no such name.
    if file is None or not file.exists() or settings.home.exists():
        with opened(settings) as (context, owner):
            connection_id = _stored(context, owner, wanted)
            if wanted is None or connection_id is not None:
                yield context, owner, connection_id
                return
    if file is None or not file.exists():
        raise Failure(f"{wanted} is neither a connection nor a file.", "See: aifordb connections list")
    with tempfile.TemporaryDirectory(prefix="aifordb-") as folder:
        place = elsewhere(settings, Path(folder).resolve(), file.resolve().parent)
        with opened(place) as (context, owner):
            from aifordb.core.connections import create_connection

            kind = kind_of(file)
            made = create_connection(context, owner, {"type": kind, "name": file.name, "database": str(file.resolve())})
            yield context, owner, made.connection_id


def _stored(context: Context, owner: Actor, wanted: str | None) -> str | None:
    if wanted is None:
        return None
    from aifordb.core.connections import find_connection
    from aifordb.core.errors import NotFound

    with context.store.reading() as session:
        try:
            return find_connection(session, owner, wanted).connection_id
        except NotFound:
            return None


@contextmanager
def _thinking() -> Iterator[None]:
    """A spinner, for people only."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status("Reading your question…"):
        yield


def _show(answer: Answer, shape: str) -> None:
    from .output import print_json, print_table

    results, query = answer.results, answer.query
    assert results is not None  # only a preview has none
    names = [column.name for column in results.header.columns]
    if shape == "table":
        _explain(answer)
        numbers = [column.type in NUMBERS for column in results.header.columns]
        print_table(names, results.rows, numbers)
    elif shape == "csv":
        from aifordb.core.results import csv_text

        click.echo(csv_text(results.header.columns, results.rows), nl=False)
    else:
        print_json(
            {
                "query_id": query.query_id,
                "question": query.question,
                "sql": query.sql,
                "explanation": query.explanation,
                "confidence": query.confidence,
                "assumptions": list(query.assumptions),
                "columns": names,
                "column_types": [column.type for column in results.header.columns],
                "rows": [dict(zip(names, row, strict=True)) for row in results.rows],
                "row_count": results.header.row_count,
                "truncated": results.header.truncated,
            }
        )
    _count(answer, shape)


def _explain(answer: Answer) -> None:
    query = answer.query
    for line in (query.explanation, query.sql):
        if line:
            click.echo(click.style(printable(line), dim=line == query.sql), err=True)
    if query.confidence is not None:
        click.echo(f"Confidence: {query.confidence:.0%}", err=True)
    for assumption in query.assumptions:
        click.echo(f"Assumed: {printable(str(assumption.get('text', '')))}", err=True)
    for warning in query.warnings:
        click.echo(f"Note: {printable(str(warning.get('message', '')))}", err=True)
    click.echo(err=True)


def _count(answer: Answer, shape: str) -> None:
    assert answer.results is not None
    header, shown = answer.results.header, len(answer.results.rows)
    parts = []
    if shape == "table":
        parts.append(f"{header.row_count:,} row{'' if header.row_count == 1 else 's'} in {header.execution_ms} ms")
    if shown < header.row_count:
        parts.append(f"the first {shown:,} are shown, --limit N shows more")
    if header.truncated:
        parts.append("the database has more than were fetched")
    if parts:
        click.echo("\n" * (shape == "table") + "; ".join(parts) + ".", err=True)
