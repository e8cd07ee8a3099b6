"""What is said between the runner and the host of a session: one JSON object a message, never pickle.

A message to the host has `do` (`execute`, `diagnose`, `introspect`, `cancel`), one from it has `say` (`started`, `columns`, `rows`,
`stage`, `version`, `catalog`, `end`, `error`). Both carry `run`, the number of the task, so that a late answer is recognised.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import orjson

from ..contracts.connector import Sampling
from ..contracts.results import Cell, CheckedStatement, Limits
from ..errors import AifordbError, DatabaseUnreachable, QueryFailed, StatementRefused

Message = dict[str, Any]

TOO_MUCH: Final = "The SQL used too much memory or crashed the database engine, and was stopped."


def encode(message: Mapping[str, Any]) -> bytes:
    """:raises TypeError: a value that JSON cannot hold, such as a text with half a surrogate pair."""
    return orjson.dumps(message, option=orjson.OPT_NON_STR_KEYS)


def decode(frame: bytes) -> Message:
    message: Message = orjson.loads(frame)
    return message


def fitting_rows(rows: Sequence[tuple[Cell, ...]], max_bytes: int) -> tuple[int, int]:
    """How many of the rows, from the first, fit into so many bytes of JSON, and the bytes they take."""
    taken = 0
    for count, row in enumerate(rows):
        size = len(orjson.dumps(row, option=orjson.OPT_NON_STR_KEYS)) + 1
        if taken + size > max_bytes:
            return count, taken
        taken += size
    return len(rows), taken


def statement_to_json(statement: CheckedStatement) -> Message:
    """The statement; its values keep the types that JSON has no word for."""
    return {
        "sql": statement.sql,
        "dialect": statement.dialect,
        "shown_sql": statement.shown_sql,
        "row_limit": statement.row_limit,
        "parameters": {name: _typed(value) for name, value in statement.parameters.items()},
        "tables": sorted(statement.tables),
    }


def statement_from_json(data: Message) -> CheckedStatement:
    parameters = {name: _value(*typed) for name, typed in data["parameters"].items()}
    return CheckedStatement(**{**data, "parameters": parameters, "tables": frozenset(data["tables"])})


def limits_from_json(data: Message) -> Limits:
    return Limits(**data)


def sampling_from_json(data: Message) -> Sampling:
    return Sampling(**data)


def plain(value: Any) -> Message:
    """A dataclass of plain values as a JSON object."""
    return dataclasses.asdict(value)


def error_to_json(error: AifordbError) -> Message:
    """An error of the family with all that its class needs to be made again."""
    if isinstance(error, StatementRefused):
        return {"error": "StatementRefused", "reason": error.reason, "hint": error.hint}
    if isinstance(error, DatabaseUnreachable):
        named = {"stage": error.stage, "failure": error.failure, "retryable": error.retryable}
        return {"error": "DatabaseUnreachable", "message": error.message, "hint": error.hint, **named}
    details = error.details if isinstance(error, QueryFailed) and isinstance(error.details, dict) else {}
    return {"error": "QueryFailed", "message": error.message, "hint": error.hint, **details}


def error_from_json(data: Message) -> AifordbError:
    """The inverse of `error_to_json`; errors of other classes have become `QueryFailed`."""
    rest = {name: value for name, value in data.items() if name not in {"error", "message", "reason"}}
    match data["error"]:
        case "StatementRefused":
            return StatementRefused(data["reason"], **rest)
        case "DatabaseUnreachable":
            return DatabaseUnreachable(data["message"], **rest)
        case _:
            return QueryFailed(data["message"], reason=data.get("reason", "execution"), **rest)


def _typed(value: object) -> tuple[str, Any]:
    if isinstance(value, datetime):
        return "timestamp", value.isoformat()
    if isinstance(value, date):
        return "date", value.isoformat()
    if isinstance(value, Decimal):
        return "decimal", str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return "integer", str(value)  # JSON numbers of orjson end at 64 bits
    return "json", value


def _value(kind: str, value: Any) -> Any:
    match kind:
        case "timestamp":
            return datetime.fromisoformat(value)
        case "date":
            return date.fromisoformat(value)
        case "decimal":
            return Decimal(value)
        case "integer":
            return int(value)
        case _:
            return value
