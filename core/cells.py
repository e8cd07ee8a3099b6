"""One table from what database drivers return to the cells that the API shows: the same for all engines (contract 1.18)."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from .contracts.catalog import ColumnType
from .contracts.results import Cell

LARGEST_INTEGER: Final = 2**53 - 1
"""The largest integer that every JSON reader keeps exact (RFC 8259, section 6): it is an IEEE 754 double's."""
EXACT_DIGITS: Final = 15
"""Significant decimal digits that survive a trip through an IEEE 754 double."""
UNNAMED: Final = frozenset({"", "?column?"})
"""What engines call a column that has no name; `?column?` is PostgreSQL's."""


def cell(value: object) -> Cell:
    """`value` as a cell: None, a boolean, number, string, list or object that JSON can hold without loss.

    Values of a type that is not in the table become their text form.
    """
    convert = _BY_TYPE.get(type(value))
    if convert is not None:
        return convert(value)
    for kind, converter in _BY_TYPE.items():
        if isinstance(value, kind):
            return converter(value)
    return str(value)


def row(values: Iterable[object]) -> tuple[Cell, ...]:
    """A driver's row as a tuple of cells."""
    # Texts and nulls are most of all cells and need nothing; a million rows make the call to `cell` visible.
    return tuple(value if type(value) is str or value is None else cell(value) for value in values)


def unique_names(names: Sequence[str]) -> tuple[str, ...]:
    """Column names as every format can hold them: `count`, `count_2`; a column without a name is `column_` and its place from 1."""
    given = [f"column_{place}" if name in UNNAMED else name for place, name in enumerate(names, 1)]
    reserved, used = set(given), set[str]()
    # Where each name's numbers go on: counting from 2 again would take minutes for fifty thousand columns of one name.
    counts: dict[str, int] = {}
    unique = []
    for name in given:
        chosen, count = name, counts.get(name, 1)
        while chosen in used or (count > 1 and chosen in reserved):
            count += 1
            chosen = f"{name}_{count}"
        counts[name] = count
        used.add(chosen)
        unique.append(chosen)
    return tuple(unique)


def column_type(values: Iterable[object], *, iso_texts: bool = False) -> ColumnType:
    """The type of a column by driver values from it; nulls do not count.

    :param iso_texts: True for engines without types for time (SQLite): texts that are all ISO dates or timestamps make `date`,
        `timestamp` or `timestamptz`.
    :returns: `other` if there is no value to judge by, `text` for a mixture.
    """
    present = [value for value in values if value is not None]
    types = {_type(value) for value in present}
    if not types:
        return "other"
    if types == {"text"} and iso_texts:
        return iso_type(str(value) for value in present) or "text"
    if len(types) == 1:
        return types.pop()
    return next(
        (next(name for name in mixture if name in types) for mixture in _MIXTURES if types <= {*mixture}), "text"
    )


def iso_type(texts: Iterable[str]) -> ColumnType | None:
    """`date`, `timestamp` or `timestamptz` if every text is one (at least one text), by ISO 8601 as SQLite's date functions read it; else None."""
    kinds = set[ColumnType]()
    for text in texts:
        match = _ISO.fullmatch(text)
        if match is None or not _real(text):
            return None
        kinds.add("date" if match["time"] is None else "timestamptz" if match["zone"] else "timestamp")
    if kinds <= {"date", "timestamp"}:
        return "timestamp" if "timestamp" in kinds else "date" if kinds else None
    return "timestamptz" if kinds == {"timestamptz"} else None


def iso_cell(value: Cell, type: ColumnType) -> Cell:
    """A stored ISO text of a column that `column_type` found to be a time, in the contract's form; anything else stays as it is."""
    if not isinstance(value, str) or type not in {"timestamp", "timestamptz"} or not _ISO.fullmatch(value):
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return _datetime(moment)


def declared_type(declared: str) -> ColumnType:
    """The value type of an SQL type name, such as `DECIMAL(10,2)` or `timestamp with time zone`; `other` if the name says nothing."""
    text = " ".join(declared.lower().split())
    if text.endswith("]") or text.startswith(("list", "array")):
        return "array"
    word = re.split(r"[\s(]", text, maxsplit=1)[0]
    if word in {"timestamp", "time"} and "with time zone" in text:
        return "timestamptz" if word == "timestamp" else "time"
    return _DECLARED.get(word, "other")


def _real(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _type(value: object) -> ColumnType:
    for kind, name in _TYPES:
        if isinstance(value, kind):
            return "timestamptz" if name == "timestamp" and getattr(value, "tzinfo", None) is not None else name
    return "other"


def _integer(value: int) -> Cell:
    return value if -LARGEST_INTEGER <= value <= LARGEST_INTEGER else str(value)


def _float(value: float) -> Cell:
    if math.isfinite(value):
        return value
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def _decimal(value: Decimal) -> Cell:
    if not value.is_finite():
        return _float(float(value)) if not value.is_snan() else "NaN"
    digits = value.as_tuple().digits
    significant = len("".join(map(str, digits)).strip("0"))
    number = float(value)
    if significant > EXACT_DIGITS or not math.isfinite(number) or (number == 0 and significant):
        return format(value, "f") if -30 < value.adjusted() < 40 else str(value)
    return int(value) if value.as_tuple().exponent == 0 else number


def _bytes(value: bytes | bytearray | memoryview) -> str:
    return base64.b64encode(value).decode("ascii")


def _datetime(value: datetime) -> str:
    if value.tzinfo is None:
        return value.isoformat()
    return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def _duration(value: timedelta) -> str:
    """ISO 8601 duration; a negative one has its sign in front, as in XML Schema 1.1, part 2, 3.3.6."""
    sign, rest = ("-", -value) if value < timedelta(0) else ("", value)
    hours, seconds = divmod(rest.seconds, 3_600)
    minutes, seconds = divmod(seconds, 60)
    fraction = f".{rest.microseconds:06d}".rstrip("0") if rest.microseconds else ""
    clock = "".join([f"{hours}H" * bool(hours), f"{minutes}M" * bool(minutes)])
    clock += f"{seconds}{fraction}S" if seconds or fraction else ""
    days = f"{rest.days}D" * bool(rest.days)
    return f"{sign}P{days}T{clock}" if clock else f"{sign}P{days}" if days else "PT0S"


def _nested(value: Iterable[object]) -> list[Any]:
    return [cell(item) for item in value]


def _object(value: dict[object, object]) -> dict[str, Any]:
    return {key if isinstance(key, str) else str(cell(key)): cell(item) for key, item in value.items()}


def _same(value: Any) -> Any:
    return value


# Order matters only for subclasses: a boolean is an int, a datetime is a date.
_BY_TYPE: Final[dict[type, Callable[[Any], Cell]]] = {
    type(None): _same,
    bool: _same,
    str: str,
    int: _integer,
    float: _float,
    Decimal: _decimal,
    bytes: _bytes,
    bytearray: _bytes,
    memoryview: _bytes,
    datetime: _datetime,
    date: date.isoformat,
    time: time.isoformat,
    timedelta: _duration,
    UUID: str,
    dict: _object,
    list: _nested,
    tuple: _nested,
    set: _nested,
    frozenset: _nested,
}

_TYPES: Final[tuple[tuple[type | tuple[type, ...], ColumnType], ...]] = (
    (bool, "boolean"),
    (int, "integer"),
    (float, "float"),
    (Decimal, "decimal"),
    (str, "text"),
    ((bytes, bytearray, memoryview), "binary"),
    (datetime, "timestamp"),
    (date, "date"),
    (time, "time"),
    (timedelta, "interval"),
    (UUID, "uuid"),
    (dict, "json"),
    ((list, tuple, set, frozenset), "array"),
)
# A mixture within one of these is of the type that comes first; any other mixture is text.
_MIXTURES: Final[tuple[tuple[ColumnType, ...], ...]] = (
    ("float", "decimal", "integer"),
    ("timestamp", "date"),
    ("json", "array"),
)

_ISO: Final = re.compile(
    r"\d{4}-\d\d-\d\d(?P<time>[ T]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)

_DECLARED: Final[dict[str, ColumnType]] = {
    **dict.fromkeys(
        (
            "int", "integer", "tinyint", "smallint", "mediumint", "bigint", "hugeint", "int2", "int4", "int8", "serial", "bigserial",
            "utinyint", "usmallint", "uinteger", "ubigint", "uhugeint", "unsigned", "year", "bignum",
        ),
        "integer",
    ),
    **dict.fromkeys(("decimal", "numeric", "dec", "number", "money"), "decimal"),
    **dict.fromkeys(("real", "float", "float4", "float8", "double"), "float"),
    **dict.fromkeys(
        ("text", "varchar", "char", "character", "nvarchar", "nchar", "native", "varying", "clob", "string", "tinytext",
         "mediumtext", "longtext", "bpchar", "name", "citext"),
        "text",
    ),
    **dict.fromkeys(("bool", "boolean"), "boolean"),
    **dict.fromkeys(("blob", "bytea", "binary", "varbinary", "longblob", "bit"), "binary"),
    **dict.fromkeys(("json", "jsonb", "struct", "map", "union", "variant", "object"), "json"),
    **dict.fromkeys(("timestamp", "datetime", "timestamp_s", "timestamp_ms", "timestamp_ns", "timestamp_us"), "timestamp"),
    "timestamptz": "timestamptz",
    "date": "date",
    "time": "time",
    "timetz": "time",
    "interval": "interval",
    "uuid": "uuid",
    "enum": "enum",
}  # fmt: skip
