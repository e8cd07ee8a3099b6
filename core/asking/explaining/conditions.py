"""Conditions as clauses: `whose status is "paid"`, `that have no row in orders`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlglot import exp

from .names import Names
from .times import is_time
from .values import as_sql, phrase
from .words import bare, is_label, listed, quoted

_NUMBERS: dict[type[exp.Expr], str] = {
    exp.EQ: "is",
    exp.NEQ: "is not",
    exp.GT: "is more than",
    exp.GTE: "is at least",
    exp.LT: "is less than",
    exp.LTE: "is at most",
    exp.NullSafeEQ: "is",
}
_TIMES: dict[type[exp.Expr], str] = {
    **_NUMBERS,
    exp.GT: "is after",
    exp.GTE: "is on or after",
    exp.LT: "is before",
    exp.LTE: "is on or before",
}
_TURNED: dict[type[exp.Expr], type[exp.Expr]] = {exp.GT: exp.LT, exp.GTE: exp.LTE, exp.LT: exp.GT, exp.LTE: exp.GTE}


@dataclass(frozen=True, slots=True)
class Test:
    """One condition in words.

    :param subject: what it speaks of, or None if `rest` is a whole clause.
    :param rest: `is at least 5`.
    :param owned: `that have a row in orders`, for the existence of other rows, said of the rows themselves.
    :param either: one of several things may hold, so that what follows must not run on from it.
    """

    rest: str
    subject: str | None = None
    owned: str | None = None
    either: bool = False

    def __str__(self) -> str:
        return f"{self.subject} {self.rest}" if self.subject else self.rest


def clause(node: exp.Expr, names: Names) -> str:
    """`whose a is 1 and b is 2`, `that have …`, or `where …` if the condition is about no single column."""
    names = names.of_rows()
    tests = [test(part, names) for part in conjuncts(node)]
    if any(found.subject is None and found.owned is None for found in tests):
        return f"where {' and '.join(_bracketed(found, len(tests) > 1) for found in tests)}"
    about = [found for found in tests if found.subject]
    said = [f"whose {_merged(about)}"] if about else []
    said += [found.owned for found in tests if found.owned]
    return " and ".join(said)


def plain(node: exp.Expr, names: Names, *, having: bool = False) -> str:
    """The condition as a clause of its own: `the number of rows is more than 5`.

    :param having: it is about groups, so that it may use the names of outputs.
    """
    names = names if having else names.of_rows()
    tests = [test(part, names) for part in conjuncts(node)]
    return " and ".join(_bracketed(found, len(tests) > 1) for found in tests)


def conjuncts(node: exp.Expr) -> list[exp.Expr]:
    """The parts that must all hold."""
    node = bare(node)
    if isinstance(node, exp.And):
        return [*conjuncts(node.left), *conjuncts(node.right)]
    return [node]


def _bracketed(found: Test, among: bool) -> str:
    return f"({found})" if among and found.subject is None and found.either else str(found)


def _merged(tests: Sequence[Test]) -> str:
    """`a is at least 1 and less than 5` where two conditions are about one thing."""
    said: list[str] = []
    last: Test | None = None
    for found in tests:
        both = last is not None and last.subject == found.subject and not (last.either or found.either)
        if last is not None and both and last.rest.startswith("is ") and found.rest.startswith("is "):
            said[-1] += f" and {found.rest.removeprefix('is ')}"
        else:
            said.append(str(found))
        last = found
    return " and ".join(said)


def test(node: exp.Expr, names: Names) -> Test:
    """One condition in words."""
    return _test(node, names, not_=False)


def _test(node: exp.Expr, names: Names, *, not_: bool) -> Test:
    node = bare(node)
    match node:
        case exp.Not():
            return _test(node.this, names, not_=not not_)
        case exp.EQ() | exp.NEQ() | exp.GT() | exp.GTE() | exp.LT() | exp.LTE() | exp.NullSafeEQ() if not not_:
            return _comparison(node, names)
        case exp.Between():
            return _between(node, names, not_)
        case exp.In():
            return _in(node, names, not_)
        case exp.Like() | exp.ILike() | exp.Escape():
            return _like(node, names, not_)
        case exp.Is():
            return _is(node, names, not_)
        case exp.Exists():
            from .subqueries import existing

            return existing(node, names, not_)
        case exp.Or() if not not_:
            return _or(node, names)
        case exp.Column() | exp.Boolean():
            return Test("is false" if not_ else "is true", phrase(names.shown(node), names))
        case _:
            return _other(node, names, not_)


def _other(node: exp.Expr, names: Names, negated: bool) -> Test:
    worded = isinstance(node, exp.Connector | exp.EQ | exp.NEQ | exp.GT | exp.GTE | exp.LT | exp.LTE)
    inner = plain(node, names) if worded else f"{as_sql(node, names)} holds"
    return Test(f"it is not so that {inner}" if negated else inner)


def _comparison(node: exp.Binary, names: Names) -> Test:
    left, right = names.shown(node.left), names.shown(node.right)
    kind: type[exp.Expr] = type(node)
    if isinstance(bare(left), exp.Literal) and not isinstance(bare(right), exp.Literal):
        left, right, kind = right, left, _TURNED.get(kind, kind)
    words = (_TIMES if is_time(right) or is_time(left) else _NUMBERS)[kind]
    subject = phrase(left, names)
    return Test(f"{words} {_compared(right, subject, names)}", subject)


def _compared(node: exp.Expr, subject: str, names: Names) -> str:
    """What `subject` is compared with."""
    if isinstance(node, exp.Literal) and not node.is_string and is_label(subject, str(node.this)):
        return str(node.this)
    return phrase(node, names)


def _between(node: exp.Between, names: Names, negated: bool) -> Test:
    subject = phrase(names.shown(node.this), names)
    low, high = (_compared(node.args[side], subject, names) for side in ("low", "high"))
    timed = is_time(node.args["low"])
    span = f"from {low} to {high}" if timed else f"between {low} and {high}"
    return Test(f"is {'not ' if negated else ''}{span}", subject)


def _in(node: exp.In, names: Names, negated: bool) -> Test:
    subject = phrase(names.shown(node.this), names)
    query = node.args.get("query")
    if query is not None:
        from .subqueries import listing

        return Test(f"is {'not ' if negated else ''}among {listing(query, names)}", subject)
    options = [_compared(option, subject, names) for option in node.expressions]
    if not options:
        return Test(f"{'it is not so that ' if negated else ''}{as_sql(node, names)} holds")
    if len(options) > 8:
        options = [*options[:6], f"{len(options) - 6} others"]
    if len(options) == 1:
        return Test(f"is {'not ' if negated else ''}{options[0]}", subject)
    return Test(f"is {'none of' if negated else 'one of'} {listed(options)}", subject)


def _like(node: exp.Expr, names: Names, negated: bool) -> Test:
    sign = ""
    if isinstance(node, exp.Escape):
        sign, node = node.expression.name, node.this
    subject = phrase(names.shown(node.this), names)
    pattern = node.expression
    loosely = " in any case" if isinstance(node, exp.ILike) else ""
    if not isinstance(pattern, exp.Literal):
        return Test(f"{'does not match' if negated else 'matches'} the pattern {phrase(pattern, names)}", subject)
    verb, text = _pattern(str(pattern.this), sign)
    third, bare = verb
    return Test(f"{f'does not {bare}' if negated else third} {quoted(text)}{loosely}", subject)


def _pattern(pattern: str, sign: str) -> tuple[tuple[str, str], str]:
    """((verb, its bare form), text) of a LIKE pattern."""
    core = pattern[1:] if pattern.startswith("%") else pattern
    before = core is not pattern
    after = core.endswith("%") and not (sign and core.endswith(f"{sign}%"))
    core = core[:-1] if after else core
    text = _unescaped(core, sign)
    if text is None or not text:
        return ("matches the pattern", "match the pattern"), pattern
    if before and after:
        return ("contains", "contain"), text
    if before:
        return ("ends with", "end with"), text
    return (("starts with", "start with"), text) if after else (("is like", "look like"), text)


def _unescaped(text: str, sign: str) -> str | None:
    """`text` with its escaped signs as they are; None if it holds a wildcard."""
    found, position = "", 0
    while position < len(text):
        if sign and text[position] == sign and position + 1 < len(text):
            position += 1
        elif text[position] in "%_":
            return None
        found += text[position]
        position += 1
    return found


def _is(node: exp.Is, names: Names, negated: bool) -> Test:
    subject = phrase(names.shown(node.this), names)
    if isinstance(node.expression, exp.Null):
        return Test("is not missing" if negated else "is missing", subject)
    return Test(f"is {'not ' if negated else ''}{phrase(node.expression, names)}", subject)


def _or(node: exp.Or, names: Names) -> Test:
    sides = _disjuncts(node)
    tests = [test(side, names) if not isinstance(side, exp.And) else Test(f"({plain(side, names)})") for side in sides]
    subjects = {found.subject for found in tests}
    if len(subjects) == 1 and None not in subjects and all(isinstance(side, exp.EQ) for side in sides):
        options = [found.rest.removeprefix("is ") for found in tests]
        return Test(f"is {listed(options, 'or')}", tests[0].subject, either=True)
    return Test(listed([str(found) for found in tests], "or"), either=True)


def _disjuncts(node: exp.Expr) -> list[exp.Expr]:
    node = bare(node)
    return [*_disjuncts(node.left), *_disjuncts(node.right)] if isinstance(node, exp.Or) else [node]


__all__ = ["Test", "clause", "conjuncts", "plain", "test"]
