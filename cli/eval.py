"""`aifordb eval`."""

from __future__ import annotations

import statistics
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .failures import Failure
from .world import home_option, settings_of

if TYPE_CHECKING:
    from aifordb.core import SqlGenerator
    from aifordb.core.plugins import Registry


@click.command("eval")
@home_option
@click.argument("pack", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="File for the answers.")
@click.option("--generator", "name", default="builtin", show_default=True, help="SQL generator to ask.")
@click.option("--limit", type=click.IntRange(min=1), help="Ask only so many questions.")
@click.option("--split", help="Ask only questions of this split, such as `dev`.")
@click.option("--unanswerable", is_flag=True, help="Ask the questions that should be refused instead.")
@click.pass_context
def eval_command(
    ctx: click.Context, /, *, pack: Path, out: Path, name: str, limit: int | None, split: str | None, unanswerable: bool
) -> None:
    """Answer the questions of PACK without running the answers.

    PACK holds questions.jsonl (`id`, `db`, `question`, perhaps `split`) and databases/DB.0.sqlite. Each answer is a line of JSON: `id`, `sql`
    or null, `confidence`, `ms`.
    """
    settings = settings_of(ctx)
    import orjson
    from aifordb.core import Catalog, Sampling
    from aifordb.core.asking.evaluate import database_file, evaluate, read_pack
    from aifordb.core.clock import now
    from aifordb.core.plugins import load_plugins
    from aifordb.core.running import Runner, Target
    from rich.console import Console
    from rich.progress import track

    registry = load_plugins(settings.plugins)
    generator = _generator(registry, name)
    connector = registry.connectors.get("sqlite")
    if connector is None:
        raise Failure("The plugin for SQLite files is not in use.", "aifordb plugins list shows why.")
    questions = read_pack(pack, split=split, unanswerable=unanswerable, limit=limit)
    times: list[float] = []
    refused = 0
    console = Console(stderr=True)
    with closing(Runner(settings.running)) as runner, out.open("wb") as answers:

        def catalog_of(db: str) -> Catalog:
            fields = {"database": str(database_file(pack, db).resolve())}
            return runner.introspect(Target(f"eval-{db}", connector, fields), Sampling())

        predictions = evaluate(questions, catalog_of, generator, now())
        for one in track(predictions, description="Asking", total=len(questions), console=console):
            answers.write(orjson.dumps(one.to_json()) + b"\n")
            times.append(one.ms)
            refused += one.sql is None
    median = statistics.median(times) if times else 0
    click.echo(f"{len(times)} questions, {refused} refused, median {median:.1f} ms. Answers: {out}")


def _generator(registry: Registry, name: str) -> SqlGenerator:
    if name in registry.generators:
        return registry.generators[name]
    known = ", ".join(sorted(registry.generators)) or "none"
    raise Failure(f"There is no SQL generator {name!r}.", f"In use: {known}.")
