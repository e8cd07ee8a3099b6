"""What a drawn chart may say: a closed subset of Vega-Lite, as one JSON Schema, and the check against it.

The subset has marks, encodings, layers, constant sizes and titles. It has no URL, no expression, no signal and no transform, so a spec can be drawn under a strict
content security policy and cannot fetch or compute anything. A name that is not listed is refused: new members of Vega-Lite are harmless until someone adds them here.
https://vega.github.io/vega-lite/docs/spec.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .widget import ChartSpec

VEGA_LITE = "https://vega.github.io/schema/vega-lite/v6.json"
TIME_UNITS = ["utcyear", "utcyearquarter", "utcyearmonth", "utcyearmonthdate", "utcyearmonthdatehoursminutes"]

_TEXT = {"type": "string", "maxLength": 500}
_LINES = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "maxItems": 10}, {"type": "null"}]}
_NUMBER = {"type": "number"}
_FLAG = {"type": "boolean"}
_SIZE = {"type": "number", "minimum": 0, "maximum": 4000}
_UNIT = {"type": "number", "minimum": 0, "maximum": 1}
_COLOUR = {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}
_CONSTANT = {"type": ["string", "number", "boolean", "null"], "maxLength": 1000}
# Both d3-format and d3-time-format are closed little languages; only what they use is let through.
_FORMAT = {"type": "string", "maxLength": 30, "pattern": "^[A-Za-z0-9%$€£(),.~ :/_-]*$"}


def _object(properties: Mapping[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _one_of(*names: str) -> dict[str, Any]:
    return {"enum": list(names)}


_AXIS = _object(
    {
        "title": _LINES, "format": _FORMAT, "grid": _FLAG, "domain": _FLAG, "ticks": _FLAG, "labels": _FLAG, "labelAngle": _NUMBER,
        "labelLimit": _SIZE, "labelOverlap": {"anyOf": [_FLAG, _one_of("parity", "greedy")]}, "labelPadding": _SIZE, "titlePadding": _SIZE,
        "tickMinStep": _NUMBER, "tickCount": {"anyOf": [_SIZE, _one_of("year", "month", "week", "day", "hour", "minute")]},
        "orient": _one_of("top", "bottom", "left", "right"),
    }
)  # fmt: skip
_LEGEND = _object(
    {
        "title": _LINES, "format": _FORMAT, "orient": _one_of("top", "bottom", "left", "right"), "columns": _SIZE, "labelLimit": _SIZE,
        "direction": _one_of("horizontal", "vertical"),
    }
)  # fmt: skip
_SCALE = _object(
    {
        "type": _one_of("linear", "log", "utc", "band", "point", "ordinal"), "zero": _FLAG, "nice": _FLAG, "domainMin": _NUMBER,
        "domainMax": _NUMBER, "domain": {"type": "array", "items": _CONSTANT, "maxItems": 1000}, "paddingInner": _UNIT,
        "paddingOuter": _UNIT, "range": {"type": "array", "items": {"anyOf": [_COLOUR, _NUMBER]}, "maxItems": 100}, "clamp": _FLAG,
    }
)  # fmt: skip
_SORT = {
    "anyOf": [
        _one_of("ascending", "descending", "x", "y", "-x", "-y"),
        {"type": "array", "items": _CONSTANT, "maxItems": 1000},
        {"type": "null"},
    ]
}
_CHANNEL = _object(
    {
        "field": {"type": "string", "maxLength": 1000}, "type": _one_of("quantitative", "temporal", "ordinal", "nominal"),
        "title": _LINES, "format": _FORMAT, "timeUnit": {"enum": TIME_UNITS}, "sort": _SORT, "bandPosition": _UNIT,
        "stack": {"anyOf": [_FLAG, _one_of("zero", "normalize"), {"type": "null"}]}, "value": _CONSTANT, "datum": _CONSTANT,
        "axis": {"anyOf": [_AXIS, {"type": "null"}]}, "legend": {"anyOf": [_LEGEND, {"type": "null"}]}, "scale": _SCALE,
    }
)  # fmt: skip
_CHANNELS = {"type": "array", "items": _CHANNEL, "maxItems": 20}
_ENCODING = _object(
    dict.fromkeys(("x", "y", "x2", "y2", "xOffset", "yOffset", "color", "opacity", "size", "shape", "theta", "text"), _CHANNEL)
    | {name: {"anyOf": [_CHANNEL, _CHANNELS]} for name in ("tooltip", "order", "detail")}
)  # fmt: skip
_MARK = _object(
    {
        "type": _one_of("bar", "line", "area", "arc", "point", "circle", "rect", "rule", "text", "tick"), "tooltip": _FLAG, "clip": _FLAG,
        "interpolate": _one_of("linear", "monotone", "step", "step-after", "step-before"), "innerRadius": _SIZE, "outerRadius": _SIZE,
        "padAngle": _UNIT, "cornerRadius": _SIZE, "cornerRadiusEnd": _SIZE, "strokeWidth": _SIZE, "size": _SIZE, "fontSize": _SIZE,
        "strokeDash": {"type": "array", "items": _SIZE, "maxItems": 8}, "opacity": _UNIT, "fillOpacity": _UNIT, "color": _COLOUR,
        "filled": _FLAG, "line": _FLAG, "point": _FLAG, "dx": _NUMBER, "dy": _NUMBER, "align": _one_of("left", "center", "right"),
        "baseline": _one_of("top", "middle", "bottom"), "orient": _one_of("horizontal", "vertical"),
    },
    ("type",),
)  # fmt: skip
_VIEW = {"mark": _MARK, "encoding": _ENCODING}
_TOP = {
    "$schema": {"const": VEGA_LITE}, "data": {"const": {"name": "results"}}, "title": _LINES, "description": _TEXT,
    "width": {"anyOf": [_SIZE, {"const": "container"}]}, "height": {"anyOf": [_SIZE, {"const": "container"}]},
}  # fmt: skip
GRAMMAR: Mapping[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A drawn chart",
    "anyOf": [
        _object(_TOP | _VIEW, ("data", "mark", "encoding")),
        _object(
            _TOP | {"layer": {"type": "array", "items": _object(_VIEW, ("mark", "encoding")), "maxItems": 20}, "encoding": _ENCODING},
            ("data", "layer"),
        ),
    ],
}  # fmt: skip
"""The grammar as JSON Schema 2020-12. Its keywords are those that `problems` knows, and no others."""

_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "boolean": (bool,), "number": (int, float), "null": (type(None),),
}  # fmt: skip


class ChartRefused(ValueError):
    """A plugin's chart steps outside the grammar. The text names the place."""


def check_chart(chart: ChartSpec) -> None:
    """Is it a chart that may be handed to a browser or a renderer?

    :raises ChartRefused: a drawn chart has no spec, or its spec leaves the grammar.
    """
    if chart.kind != "vega-lite":
        return
    spec = chart.body.get("spec")
    if not isinstance(spec, dict):
        raise ChartRefused("The chart has no spec.")
    for problem in problems(spec, GRAMMAR):
        raise ChartRefused(f"The chart leaves the grammar at {problem}.")


def problems(value: object, schema: Mapping[str, Any], where: str = "spec") -> Iterator[str]:
    """Where `value` does not fit `schema`: a place and what is wrong there, such as "spec.mark.href: not a known member"."""
    if "anyOf" in schema:
        yield from _none_fits(value, schema["anyOf"], where)
    elif "const" in schema:
        if not _same(value, schema["const"]):
            yield f"{where}: not {schema['const']!r}"
    elif "enum" in schema:
        if not any(_same(value, choice) for choice in schema["enum"]):
            yield f"{where}: not one of {', '.join(map(str, schema['enum']))}"
    else:
        yield from _typed(value, schema, where)


def _none_fits(value: object, choices: list[Mapping[str, Any]], where: str) -> Iterator[str]:
    """The complaints of the choice that gets furthest, because its complaint is the one that helps."""
    complaints = [list(problems(value, choice, where)) for choice in choices]
    if all(complaints):
        yield from max(complaints, key=lambda found: max(map(len, found)))


def _typed(value: object, schema: Mapping[str, Any], where: str) -> Iterator[str]:
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    if not any(_is(value, name) for name in types):
        yield f"{where}: not of type {' or '.join(types)}"
    elif isinstance(value, dict):
        yield from _members(value, schema, where)
    elif isinstance(value, list):
        if len(value) > schema.get("maxItems", len(value)):
            yield f"{where}: more than {schema['maxItems']} items"
        for index, item in enumerate(value):
            yield from problems(item, schema["items"], f"{where}[{index}]")
    elif isinstance(value, str):
        if len(value) > schema.get("maxLength", len(value)):
            yield f"{where}: longer than {schema['maxLength']} characters"
        if "pattern" in schema and not re.fullmatch(schema["pattern"], value):
            yield f"{where}: not of the form {schema['pattern']}"
    elif isinstance(value, int | float) and not _within(value, schema):
        yield f"{where}: out of range"


def _within(value: float, schema: Mapping[str, Any]) -> bool:
    return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))


def _members(value: dict[str, Any], schema: Mapping[str, Any], where: str) -> Iterator[str]:
    for name in schema["required"]:
        if name not in value:
            yield f"{where}.{name}: missing"
    for name, member in value.items():
        if name not in schema["properties"]:
            yield f"{where}.{name}: not a known member"
        else:
            yield from problems(member, schema["properties"][name], f"{where}.{name}")


def _is(value: object, name: str) -> bool:
    # In Python True is a number, and NaN a float that JSON cannot carry.
    if name == "number":
        return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf")
    return isinstance(value, _TYPES[name])


def _same(value: object, constant: object) -> bool:
    return type(value) is type(constant) and value == constant
