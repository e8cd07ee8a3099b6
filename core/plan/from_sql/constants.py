"""Constants of SQL as values of a plan."""

from __future__ import annotations

from sqlglot import exp

from ...contracts.catalog import NUMBERS, Column
from ..model import Value
from .reading import Reading, bare

_TEXTS = frozenset({"text", "uuid", "enum"})
_TIMES = (exp.DType.DATE, exp.DType.TIMESTAMP, exp.DType.TIMESTAMPTZ, exp.DType.DATETIME, exp.DType.TIMESTAMPNTZ)


def constant(node: exp.Expr, reading: Reading) -> Value | None:
    """`node` as a constant; None if it is none. SQLite takes a name in double quotes that no column has for a text."""
    node = bare(node)
    match node:
        case exp.Literal():
            return Value(str(node.this)) if node.is_string else Value(_number(str(node.this)))
        case exp.Neg(this=exp.Literal() as inner) if not inner.is_string:
            number = _number(str(inner.this))
            return Value(-number)
        case exp.Null():
            return Value(None)
        case exp.Boolean():
            return Value(bool(node.this))
        case exp.Cast() | exp.Date() | exp.TsOrDsToDate() | exp.Timestamp():
            text = node.this
            plain = isinstance(text, exp.Literal) and text.is_string
            timed = not isinstance(node, exp.Cast) or node.to.this in _TIMES
            return Value(str(text.this)) if plain and timed else None
        case exp.Column() if reading.dialect == "sqlite" and not node.table and node.this.args.get("quoted"):
            return Value(node.name) if reading.find(node) is None else None
        case _:
            return None


def fitted(value: Value, near: Column | None) -> Value:
    """`value` as the column that it is compared with stores such things: `'2010'` beside numbers is 2010, `7` beside texts is `'7'`."""
    held = value.value
    if near is None or held is None or isinstance(held, bool):
        return value
    if near.type in NUMBERS and isinstance(held, str) and _is_number(held):
        return Value(_number(held))
    if near.type in _TEXTS and not isinstance(held, str):
        return Value(str(held))
    return value


def _is_number(text: str) -> bool:
    digits = text.strip().lstrip("+-")
    return digits.isascii() and digits.replace(".", "", 1).isdecimal()


def _number(text: str) -> int | float:
    number = float(text)
    return int(number) if number.is_integer() and abs(number) < 2**53 else number
