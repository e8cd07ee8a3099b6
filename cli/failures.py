"""How errors look at the console, and with which status the process ends."""

from __future__ import annotations

import logging
import sys
from typing import NoReturn

import click
from aifordb.core.errors import AifordbError, ConfigurationError

FAILED, MISCONFIGURED = 1, 2


class Failure(click.ClickException):
    """Something that the caller can mend: one sentence, and what to do next."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint

    def format_message(self) -> str:
        """The sentence, and the hint below it; click puts `Error: ` before."""
        return printable(self.message + (f"\nHint: {self.hint}" if self.hint else ""))


class OneLine(logging.Handler):
    """Log records as a person at a console reads them: the message alone, no trace."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print it to standard error."""
        click.echo(f"Warning: {printable(record.getMessage())}", err=True)


def complain(message: str, *details: str, hint: str | None = None) -> None:
    """An error as click writes it, details below it, the hint last."""
    click.echo(f"Error: {printable(message)}", err=True)
    for detail in details:
        click.echo(f"  {printable(detail)}", err=True)
    if hint:
        click.echo(f"Hint: {printable(hint)}", err=True)


def exit_with(error: AifordbError | ConfigurationError) -> NoReturn:
    """Show `error` and end: 2 for a bad setting, 1 for anything else."""
    if isinstance(error, ConfigurationError):
        complain(str(error))
        sys.exit(MISCONFIGURED)
    details = error.details
    lines: list[str] = []
    if not isinstance(details, dict):
        lines = [f"{problem.field}: {problem.message}" if problem.field else problem.message for problem in details]
    complain(error.message, *lines, hint=error.hint)
    sys.exit(FAILED)


def printable(text: str) -> str:
    """`text` without control characters: stored text must not move the cursor, colour the terminal or answer for its owner."""
    return "".join(sign if sign.isprintable() or sign in " \n\t" else ascii(sign)[1:-1] for sign in text)
