"""Tables and JSON on standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click
import orjson

from .failures import printable

if TYPE_CHECKING:
    from aifordb.core.store import Page, PageRequest

T = TypeVar("T")
PIPED_WIDTH = 10_000
"""Where no terminal sets a width, no cell is cut."""


def print_json(value: Any) -> None:
    """Indented JSON."""
    click.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())


def print_records(records: Sequence[Mapping[str, Any]], shape: str) -> None:
    """Records of the same members, as a table without the members that no record has, or as JSON."""
    if shape == "json":
        print_json(list(records))
        return
    if not records:
        click.echo("None.", err=True)
        return
    columns = [name for name in records[0] if any(record[name] not in (None, "") for record in records)]
    print_table(columns, [[record[name] for name in columns] for record in records])


def print_table(columns: Sequence[str], rows: Sequence[Sequence[Any]], numbers: Sequence[bool] | None = None) -> None:
    """A table as wide as the terminal, or as its cells where the output is no terminal.

    :param numbers: for each column, whether to align it right.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for position, name in enumerate(columns):
        right = bool(numbers and numbers[position])
        table.add_column(Text(printable(str(name))), justify="right" if right else "left", overflow="fold")
    texts = [column_texts([row[position] for row in rows]) for position in range(len(columns))]
    for cells in zip(*texts, strict=True):
        table.add_row(*(Text(printable(cell)) for cell in cells))
    console = Console(highlight=False) if sys.stdout.isatty() else Console(highlight=False, width=PIPED_WIDTH)
    console.print(table)


def column_texts(cells: Sequence[Any]) -> list[str]:
    """The cells of a column as people read them: fractions all with the same number of decimals, two, or four where values lie below 1.

    A table is for reading; JSON and CSV hold the numbers as they are.
    """
    numbers = [cell for cell in cells if isinstance(cell, int | float) and not isinstance(cell, bool)]
    fractions = [number for number in numbers if isinstance(number, float) and not number.is_integer()]
    if not fractions or not all(1e-4 <= abs(number) < 1e15 for number in fractions):
        return [cell_text(cell) for cell in cells]
    decimals = 4 if any(abs(number) < 1 and round(number, 2) != number for number in fractions) else 2
    if all(round(number, 1) == number for number in fractions) and all(abs(number) < 100 for number in fractions):
        decimals = 1
    return [f"{cell:.{decimals}f}" if type(cell) in (int, float) else cell_text(cell) for cell in cells]


def cell_text(cell: Any) -> str:
    """A cell as people read it: nothing for null, no exponent, JSON for what is nested."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{cell:.15g}" if 1e-4 <= abs(cell) < 1e15 or cell == 0 else repr(cell)
    return orjson.dumps(cell).decode() if isinstance(cell, list | dict) else str(cell)


def every(read: Callable[[PageRequest], Page[T]]) -> list[T]:
    """All items of a paged list."""
    from aifordb.core.store import PageRequest

    page = read(PageRequest(limit=100))
    items = list(page.items)
    while page.next is not None:
        page = read(PageRequest(limit=100, after=page.next))
        items += page.items
    return items
