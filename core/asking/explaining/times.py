"""Buckets and parts of times, as each dialect writes them."""

from __future__ import annotations

from sqlglot import exp

from ...plan.model import Part
from ...plan.times import part as written_part
from .words import bare, moment

_FORMATS = {
    "%Y": "year", "%Y-01-01": "year", "%Y-%m": "month", "%Y-%m-01": "month", "%Y-%m-%d": "day", "%m": "month number", "%d": "day of the month",
    "%H": "hour of the day", "%Y-%m-%d %H:00:00": "hour", "%w": "day of the week", "%W": "week number",
}  # fmt: skip
_PARTS = {
    "year": "year", "quarter": "quarter of the year", "month": "month number", "day": "day of the month", "hour": "hour of the day",
    "isodow": "day of the week", "dow": "day of the week", "dayofweekiso": "day of the week", "week": "week number",
}  # fmt: skip
_MODIFIED = {
    (): "day",
    ("start of month",): "month",
    ("start of year",): "year",
    ("-6 days", "weekday 1"): "week",
    ("weekday 1", "-7 days"): "week",
}
_NODES: dict[type[exp.Expr], str] = {
    exp.Year: "year",
    exp.Quarter: "quarter of the year",
    exp.Month: "month number",
    exp.Day: "day of the month",
    exp.DayOfMonth: "day of the month",
    exp.Hour: "hour of the day",
    exp.DayOfWeekIso: "day of the week",
    exp.TsOrDsToDate: "day",
}
_WHOLE: dict[Part, str] = {"weekday": "day of the week", "quarter": "quarter of the year"}
_TRUNCATED = frozenset({"year", "quarter", "month", "week", "day", "hour", "minute"})


def time_phrase(node: exp.Expr) -> tuple[str, exp.Expr] | None:
    """(`month`, the time it is taken of), or None if `node` is neither a bucket nor a part of a time that has words."""
    match node:
        case exp.Cast() if isinstance(node.this, exp.TimeToStr | exp.DateTrunc | exp.TimestampTrunc | exp.Extract):
            return time_phrase(node.this)
        case exp.DateTrunc() | exp.TimestampTrunc():
            unit = str(node.args["unit"].name).lower()
            return (unit, _plain(node.this)) if unit in _TRUNCATED else None
        case exp.Extract():
            part = _PARTS.get(str(node.this.name).lower())
            return (part, _plain(node.expression)) if part else None
        case exp.TimeToStr():
            form = node.args.get("format")
            named = _FORMATS.get(str(form.this)) if isinstance(form, exp.Literal) else None
            return (named, _plain(node.this)) if named else None
        case exp.Anonymous() if str(node.this).lower() == "date" and node.expressions:
            return _sqlite_date(node.expressions)
        case exp.Date() if not node.args.get("zone"):
            return _sqlite_date([node.this, *node.expressions])
        case exp.Add() | exp.Div():
            return _whole_part(node)
        case _ if type(node) in _NODES:
            return _NODES[type(node)], _plain(node.this)
        case _:
            return None


def is_time(node: exp.Expr) -> bool:
    """Is `node` a moment, so that it is before or after another?"""
    node = bare(node)
    match node:
        case exp.Literal():
            return node.is_string and moment(str(node.this)) is not None
        case exp.CurrentDate() | exp.CurrentTimestamp() | exp.DateSub() | exp.DateAdd():
            return True
        case exp.Add() | exp.Sub():
            return isinstance(node.right, exp.Interval)
        case exp.Cast():
            return node.to.this in (exp.DType.DATE, exp.DType.TIMESTAMP, exp.DType.TIMESTAMPTZ) and is_time(node.this)
        case exp.Anonymous() | exp.Date():
            return node.sql("sqlite").lower().startswith(("date('now'", "datetime('now'"))
        case _:
            return False


def _whole_part(node: exp.Expr) -> tuple[str, exp.Expr] | None:
    """Our own day of the week and quarter on SQLite and MySQL, which have no function for them."""
    inner = node.find(exp.TimeToStr)
    if inner is None:
        return None
    time = inner.this.this if isinstance(inner.this, exp.TsOrDsToTimestamp) else inner.this
    for name, said in _WHOLE.items():
        if node == written_part(name, time, None, "sqlite"):
            return said, _plain(time)
    return None


def _sqlite_date(arguments: list[exp.Expr]) -> tuple[str, exp.Expr] | None:
    if isinstance(arguments[0], exp.Literal):
        return None
    changes = [argument.name.lower() if isinstance(argument, exp.Literal) else None for argument in arguments[1:]]
    known = tuple(change for change in changes if change is not None)
    if changes and changes[0] == "start of month" and len(changes) == 2 and changes[1] is None:
        # Our own quarter: the month's start, less as many months as it is into the quarter.
        return ("quarter", _plain(arguments[0])) if "% 3" in arguments[2].sql("sqlite") else None
    unit = _MODIFIED.get(known) if len(known) == len(changes) else None
    return (unit, _plain(arguments[0])) if unit else None


def _plain(node: exp.Expr) -> exp.Expr:
    """Without what only turns seconds since 1970 or a text into a time."""
    while True:
        if isinstance(node, exp.Paren | exp.Cast | exp.UnixToTime | exp.TsOrDsToDate | exp.TsOrDsToTimestamp):
            node = node.this
        elif isinstance(node, exp.Anonymous) and str(node.this).lower() == "datetime" and _is_epoch(node):
            node = node.expressions[0]
        else:
            return node


def _is_epoch(node: exp.Anonymous) -> bool:
    return len(node.expressions) == 2 and node.expressions[1].name == "unixepoch"
