"""`python -m training`: make the built-in parser's weights."""

from __future__ import annotations

import logging
from pathlib import Path

import click
import torch

from .recipe import Recipe, build

WEIGHTS = Path(__file__).parents[1] / "plugins" / "llm" / "builtin" / "learned" / "model"


@click.command()
@click.option(
    "--pack", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True, help="Question pack."
)
@click.option(
    "--work",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("training/work"),
    show_default=True,
    help="Checkpoints.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=WEIGHTS,
    show_default="the shipped weights",
    help="Weights.",
)
@click.option("--epochs", type=click.IntRange(min=1), nargs=2, default=(6, 4), show_default=True, help="Of each stage.")
@click.option("--synthetic", type=click.IntRange(min=0), default=10_000, show_default=True, help="Synthetic questions.")
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--threads", type=click.IntRange(min=1), default=2, show_default=True, help="Cores to use.")
def main(threads: int, **recipe: object) -> None:
    """Make the weights from the pack, the corpus and synthetic questions; a run that was cut off goes on where it was."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", force=True)
    for noisy in ("aifordb", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    torch.set_num_threads(threads)
    build(Recipe(**recipe))  # type: ignore[arg-type] # click checks the types


if __name__ == "__main__":
    main()
