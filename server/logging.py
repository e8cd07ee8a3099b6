"""Logs: a JSON object a line on standard error, without secrets and row values."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType
from typing import Any

import orjson
from aifordb.core.settings.model import LoggingSettings

_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_DEEPEST = 40


class JsonFormatter(logging.Formatter):
    """A record as one line of JSON: time, level, logger, message, and what the caller put into `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line: dict[str, Any] = {
            "time": self.formatTime(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **{name: value for name, value in vars(record).items() if name not in _OWN},
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = described(record.exc_info[1])
        return orjson.dumps(line, default=str, option=orjson.OPT_NON_STR_KEYS).decode()

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002, N802 — logging's signature
        """RFC 3339 in UTC with milliseconds."""
        from datetime import UTC, datetime

        from aifordb.core.clock import to_text

        return to_text(datetime.fromtimestamp(record.created, UTC))


def described(error: BaseException) -> list[dict[str, Any]]:
    """An exception and its causes: types and places, no messages.

    A driver's message quotes values, addresses and sometimes passwords; the places are what finds the fault.
    """
    found: list[dict[str, Any]] = []
    link: BaseException | None = error
    while link is not None and len(found) < 5:
        found.append(
            {"type": f"{type(link).__module__}.{type(link).__qualname__}", "places": _places(link.__traceback__)}
        )
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return found


def configure(settings: LoggingSettings) -> None:
    """Send every logger of this process to standard error as JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.level.upper())
    # Libraries' debug lines may hold statements and their values.
    for name in ("sqlalchemy", "sqlglot", "asyncio", "urllib3"):
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-_DEEPEST:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
