"""A plan in one plain sentence."""

from __future__ import annotations

from aifordb.core import DateRange
from aifordb.core.plan import figures_of
from aifordb.core.plan.model import (
    Aggregate,
    AllOf,
    AnyOf,
    Arithmetic,
    Between,
    Bucket,
    ColumnRef,
    Comparison,
    DatePart,
    During,
    Elapsed,
    Expression,
    IsNull,
    Matches,
    Not,
    OneOf,
    Plan,
    Predicate,
    Related,
    Scalar,
    Select,
    Share,
    Star,
    Value,
)

_FUNCTIONS = {"count": "number of", "sum": "total", "avg": "average", "min": "smallest", "max": "largest"}
_OPERATORS = {"=": "is", "!=": "is not", "<": "is below", "<=": "is at most", ">": "is above", ">=": "is at least"}
_PLACES = {"anywhere": "contains", "start": "starts with", "end": "ends with"}


def say(plan: Plan) -> str:
    """`plan` as an English sentence."""
    if not isinstance(plan, Select):
        joint = {"union": "together with", "intersect": "that are also in", "except": "without"}[plan.operator]
        return f"{say(plan.left).rstrip('.')}, {joint}: {say(plan.right)}"
    parts = [_list([_expression(output.expression) for output in plan.outputs])]
    outputs = {output.expression for output in plan.outputs}
    groups = [key for key in plan.group_by if key in outputs] or list(plan.group_by)
    if plan.distinct:
        parts.insert(0, "different")
    if groups:
        parts.append("for each " + _list([_expression(key) for key in groups]))
    if plan.where is not None:
        parts.append("where " + _predicate(plan.where))
    if plan.having is not None:
        parts.append("with " + _predicate(plan.having))
    if plan.order_by:
        keys = [_expression(key.expression) + (", highest first" if key.descending else "") for key in plan.order_by]
        parts.append("by " + _list(keys))
    if plan.limit is not None:
        parts.append("(only the first)" if plan.limit == 1 else f"(only the first {plan.limit})")
    sentence = " ".join(parts)
    return sentence[:1].upper() + sentence[1:] + "."


def _expression(node: Expression) -> str:
    match node:
        case ColumnRef():
            return f"{node.column} of {node.table}"
        case Value():
            return f"“{node.value}”" if isinstance(node.value, str) else str(node.value)
        case Star():
            return f"rows of {node.table}" if node.table else "rows"
        case Arithmetic() if (figures := figures_of(node)) is not None:
            return f"{_expression(figures[0])} in per cent of {_expression(figures[1])}"
        case Arithmetic():
            sign = {"*": "×", "/": "÷", "+": "+", "-": "−"}[node.operator]
            return f"{_expression(node.left)} {sign} {_expression(node.right)}"
        case Aggregate():
            different = "different " if node.distinct else ""
            where = f" where {_predicate(node.where)}" if node.where is not None else ""
            return f"{_FUNCTIONS[node.function]} {different}{_expression(node.argument)}{where}"
        case Share():
            return f"share of the {_expression(node.part)} in per cent"
        case Bucket():
            return f"{node.unit} of {_expression(node.argument)}"
        case DatePart():
            return f"{node.part} of {_expression(node.argument)}"
        case Elapsed():
            return f"{node.unit}s from {_expression(node.start)} to {_expression(node.end)}"
        case Scalar():
            return "the " + say(node.plan).rstrip(".").lower()


def _predicate(node: Predicate) -> str:
    match node:
        case Comparison():
            return f"{_expression(node.left)} {_OPERATORS[node.operator]} {_expression(node.right)}"
        case Between():
            return f"{_expression(node.argument)} is between {_expression(node.low)} and {_expression(node.high)}"
        case During():
            return f"{_expression(node.argument)} is {_range(node.range)}"
        case OneOf():
            options = node.options
            said = _list([_expression(o) for o in options], "or") if isinstance(options, tuple) else say(options)
            return f"{_expression(node.argument)} is {'not ' if node.negated else ''}{said}"
        case Matches():
            return f"{_expression(node.argument)} {'does not match: ' if node.negated else ''}{_PLACES[node.where]} “{node.text}”"
        case IsNull():
            return f"{_expression(node.argument)} is {'given' if node.negated else 'missing'}"
        case Related():
            inner = f" where {_predicate(node.where)}" if node.where is not None else ""
            return f"{node.anchor} {'has no' if node.negated else 'has'} row in {node.table}{inner}"
        case AllOf():
            return " and ".join(_predicate(part) for part in node.parts)
        case AnyOf():
            return " or ".join(_predicate(part) for part in node.parts)
        case Not():
            return f"not ({_predicate(node.part)})"


def _range(span: DateRange) -> str:
    if span.start and span.end:
        return f"from {span.start} to before {span.end}"
    return f"from {span.start} on" if span.start else f"before {span.end}"


def _list(parts: list[str], joint: str = "and") -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + f" {joint} " + parts[-1]
