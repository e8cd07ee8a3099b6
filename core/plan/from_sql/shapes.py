"""Does a piece of SQL have the shape of a template?"""

from __future__ import annotations

from sqlglot import exp

from ..times import template_of
from .reading import bare


def filled(template: str, node: exp.Expr, dialect: str) -> dict[str, exp.Expr] | None:
    """What stands in `node` for the columns `x` and `y` of `template`; None if `node` has another shape."""
    found: dict[str, exp.Expr] = {}
    return found if _same(template_of(template, dialect), node, found) else None


def _same(template: exp.Expr, node: exp.Expr, found: dict[str, exp.Expr]) -> bool:
    template, node = bare(template), bare(node)
    if isinstance(template, exp.Column) and template.name in ("x", "y"):
        return found.setdefault(template.name, node) == node
    if type(template) is not type(node):
        return False
    names = {name for side in (template, node) for name, value in side.args.items() if value not in (None, [], False)}
    return all(_alike(template.args.get(name), node.args.get(name), found) for name in names)


def _alike(template: object, node: object, found: dict[str, exp.Expr]) -> bool:
    if isinstance(template, list) and isinstance(node, list):
        return len(template) == len(node) and all(_alike(*pair, found) for pair in zip(template, node, strict=True))
    if isinstance(template, exp.Expr) and isinstance(node, exp.Expr):
        return _same(template, node, found)
    if isinstance(template, str) and isinstance(node, str):
        return template.lower() == node.lower()
    return template == node
