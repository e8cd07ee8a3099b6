"""What a name may be (contract 1.8): 1–200 characters, none of them a control character."""

from __future__ import annotations

import unicodedata

from ..errors import FieldProblem

LONGEST = 200


def name_problem(field: str, value: object) -> FieldProblem | None:
    """What is wrong with `value` as a name; None if nothing is.

    :param field: dotted path of the field, for the problem.
    """
    if not isinstance(value, str):
        return FieldProblem(field, "wrong_type", "Must be a string.")
    if not value.strip():
        return FieldProblem(field, "too_short", "Must not be empty.")
    if len(value) > LONGEST:
        return FieldProblem(field, "too_long", f"Must have at most {LONGEST} characters.")
    # Cs are lone surrogates, Zl and Zp line separators: they break lines in logs and terminals as control characters do.
    if any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in value):
        return FieldProblem(field, "bad_format", "Must not hold control characters.")
    return None
